"""Where no segment matches: the longest passages of a text that the archive has, each with a unit that has it."""

from __future__ import annotations

from collections.abc import Callable

from tmkit.lookup.texts import unit_texts
from tmkit.memory.index.fragments import Passage
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Fragment
from tmkit.text.tokens import token_spans

LEAST = 4
"""Content words that a passage has at least."""

_FUNCTION_WORDS = frozenset(
    """
    ainsi au aux avec car ce ces cet cette ceux comme dans de des donc dont du elle elles en entre est et etaient était
    étaient eux il ils la le les leur leurs lors lui mais ne ni nos notre nous on ont ou où par pas plus pour que qui sa
    sans se ses si son sont sous sur tous tout toute toutes un une vers vos votre vous y à a été être
    about after all also an and any are as at be been before between both but by can could did do does for from had has
    have he her his if in into is it its may might must no nor not of on only or other our over shall she should so such
    than that the their them then there these they this those through to under upon was we were what when where which
    while who will with would you your
    """.split()
)


def find_fragments(
    index: MemoryIndex, text: str, source: str, target: str, *, wanted: Callable[[str], bool] | None = None
) -> list[Fragment]:
    """The longest passages of a text that stand in the archive, each with at least four content words, in order.

    Each comes with the first unit that has it and a target; which part of that renders it is not told here.
    """
    spans = token_spans(text)
    found = index.fragments([token.text for token in spans], source, is_content, least=LEAST)
    fragments = []
    for passage in found:
        first, last = spans[passage.start], spans[passage.start + passage.size - 1]
        fragment = _shown(index, passage, text, (first.start, last.end), (source, target), wanted)
        if fragment is not None:
            fragments.append(fragment)
    return fragments


def is_content(word: str) -> bool:
    """Whether a token counts as a content word: a word of three letters or more that is no function word."""
    return len(word) > 2 and word[0].isalpha() and not word.endswith("'") and word not in _FUNCTION_WORDS


def _shown(
    index: MemoryIndex,
    passage: Passage,
    text: str,
    span: tuple[int, int],
    languages: tuple[str, str],
    wanted: Callable[[str], bool] | None,
) -> Fragment | None:
    for part, row, at in passage.rows:
        for unit in index.row_units(part, row, *languages).units.tolist():
            stored = index.unit(part, unit)
            if wanted is not None and not wanted(stored.memory):
                continue
            source, target = unit_texts(stored.unit, *languages, index.row_tokens(part, row, languages[0]))
            theirs = token_spans(source)
            return Fragment(
                span=span,
                text=text[slice(*span)],
                source=source,
                source_span=(theirs[at].start, theirs[at + passage.size - 1].end),
                target=target,
                target_span=None,
                memory=stored.memory,
                unit=stored.identifier,
                origin=stored.origin,
                places=passage.places,
            )
    return None
