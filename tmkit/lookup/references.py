"""References in a repair: replaced only whole, by verbatim copy, and only where nothing speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tmkit.model import Fact
from tmkit.text.normalise import normalise

PARAGRAPH = "¶"  # opens the value of a reference to an article or paragraph (`tmkit.facts.paragraphs`)

# A title follows the reference: in quotation marks, or after such a word.
_TITLE_AFTER = re.compile(
    r"""\s*[,:(–—-]?\s*(?:
        [«»"“”„‘<]
      | (?:intitul|dite?\b|relati[fv]|concernant|portant|sur\b|visant|établissant|modifiant|instituant)
      | (?:entitled|titled|called|known\ as|on\b(?!\s+(?:\d|\w+\s+\d))|concerning|regarding|relating)
      | (?:establishing|amending|laying\ down)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Or a resolution stands in brackets after what it names: `the Declaration on … (resolution 1514 (XV))`. A document's
# symbol stands so after any description of the document.
_IN_BRACKETS = re.compile(r"\(\s*(?:[^\W\d_]+\.?\s+){0,6}$")
_NEAR = 60


def is_whole(reference: Fact) -> bool:
    """Whether a reference tells number and year (or session) together, and a symbol all of itself (not `Add.2`)."""
    if reference.kind == "symbol":
        return normalise(reference.text).replace(" ", "") == normalise(str(reference.value))
    return _act(reference) is not None


def copied(new: Fact, old: Fact, target: Fact) -> str | None:
    """What to write for `target`, which renders `old`, so that it renders `new`: a verbatim copy.

    None where the target writes the old one otherwise than the source does: then something would have to be made up.
    """
    if old.kind == "symbol":
        return new.text if target.text == old.text else None
    return new.text if normalise(target.text) == normalise(old.text) else None


def has_title(text: str, fact: Fact) -> bool:
    """Whether a title is attached to a reference, which would not be that of another reference."""
    if _TITLE_AFTER.match(text, fact.end, fact.end + _NEAR):
        return True
    return fact.kind != "symbol" and _IN_BRACKETS.search(text[max(0, fact.start - _NEAR) : fact.start]) is not None


def contradicted(fact: Fact, known: Iterable[Fact]) -> bool:
    """Whether one of the facts `known` is this reference's number with another year.

    A session counts as a year where numbers run through all sessions (`1514 (XV)`). Where they begin anew each session
    (`73/284`), another session is another resolution, and contradicts nothing.
    """
    own = _act(fact)
    if own is None or not _runs_on(own):
        return False
    for other in known:
        act = _act(other)
        if act is not None and _runs_on(act) and _series(other) == _series(fact):
            bodies = {body for body in (own[0], act[0]) if body}
            if act[1] == own[1] and act[2] != own[2] and len(bodies) < 2:
                return True
    return False


def _act(reference: Fact) -> tuple[str, str, int | str] | None:
    """(body, number, year or session), if all but the body are told."""
    value = reference.value
    if reference.kind != "reference" or not isinstance(value, tuple) or len(value) != 3 or value[0] == PARAGRAPH:
        return None
    body, number, year = value
    return None if year is None else (str(body), str(number), year if isinstance(year, int) else str(year))


def _runs_on(act: tuple[str, str, int | str]) -> bool:
    return isinstance(act[2], int) or act[2].isalpha()


def _series(reference: Fact) -> bool:
    """`822 (1993)` and `822/2012` are not numbered in one series."""
    return "(" in reference.text
