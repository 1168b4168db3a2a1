"""What the person who opens an exported OmegaT project should know, as `README.txt` of the project."""

from __future__ import annotations

from collections.abc import Sequence

_OPENING = """\
An OmegaT project made by tmkit: {source} into {target}.

Open it: start OmegaT, Project > Open, and choose this folder. Put what is to be translated into source/.
"""
_FOLDERS = """
What is where
  tm/              memories that can be trusted: OmegaT suggests their units
  tm/penalty-NN/   units that nobody has checked, or that the workspace trusts less: NN points are taken off
  glossary/        the terms, with forbidden ones marked in the comment
  omegat/          sentence rules: the ones by which the memories were cut
"""
_NO_AUTO = """
Nothing is in tm/auto: OmegaT puts what is there into the text by itself, and does not mark it.
"""
_AUTO = """
tm/auto holds {auto:,} exact matches, as was asked for. OmegaT puts them into the text by itself: read them there. Of
several translations of one text the one that tmkit shows first was taken ({several:,} texts have several); the others
are in tm/ and are suggested beside it.
"""
_CAUTION = """
Read every match, a 100 % one too
OmegaT's first score looks at stems only and passes over figures and small words. A sentence with another number, or
with a "not" more or less, can be shown as 100 %. tmkit check finds such places in the finished translation.
"""
_DRAFT = """
The draft
source/{draft} has one segment a line, numbered as tmkit numbers them; a segment that is not translated has its source
text as target, because OmegaT offers only what has one. When it is done, Project > Create Translated Documents, then:
  tmkit finish target/{draft} --original {original} -o OUT
"""
_BACK = """
Bringing the work back
  tmkit import FOLDER-omegat.tmx --into memories/NAME.tmx --returned
(the file that OmegaT writes into this folder when it creates the translated documents). Units come in as unreviewed,
with a report of what is new, changed or in conflict; --approve takes them as they are.
"""


def readme(source: str, target: str, auto: tuple[int, int] | None, draft: Sequence[str]) -> str:
    """The page. `auto` is how many exact matches are in `tm/auto`, and how many texts have several translations.

    `draft` is the file in `source/` and the document it was made from, or empty.
    """
    parts = [_OPENING.format(source=source, target=target), _FOLDERS]
    parts.append(_NO_AUTO if auto is None else _AUTO.format(auto=auto[0], several=auto[1]))
    if draft:
        parts.append(_DRAFT.format(draft=draft[0], original=draft[1]))
    return "".join((*parts, _CAUTION, _BACK))
