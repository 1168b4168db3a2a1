"""From blocks to segments: a sentence each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from tmkit.model import Block, Code, DraftSegment
from tmkit.text.sentences import sentences

if TYPE_CHECKING:
    from tmkit.text.srx import SrxRules

_OPENING = frozenset({"bpt", "hi"})
_CLOSING = frozenset({"ept", "/hi"})


def segments(blocks: Sequence[Block], language: str, rules: SrxRules | None = None) -> list[DraftSegment]:
    """The segments of a document in order, numbered from 1; each knows its block's label path and kind, and its page.

    A heading is one segment. Inline codes go with the sentence in which they stand; between two sentences a code that
    closes stays with the first, any other goes with the second. `rules` are an SRX file's, to be followed instead of
    ours; then InputError is raised for one that takes too long.
    """
    found: list[DraftSegment] = []
    for number, block in enumerate(blocks):
        spans = [(0, len(block.text))] if block.kind == "heading" else sentences(block.text, language, rules)
        for (start, end), codes in zip(spans, _codes(block, spans), strict=True):
            page = _page(block, start)
            text = block.text[start:end]
            found.append(DraftSegment(len(found) + 1, text, block.path, block.kind, page, codes, number, start))
    return found


def _codes(block: Block, spans: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, Code], ...]]:
    """The codes of each sentence, by their place in it."""
    parted: list[list[tuple[int, Code]]] = [[] for _ in spans]
    for at, code in block.codes if spans else ():
        place = max(bisect_right(spans, at, key=itemgetter(0)) - 1, 0)
        start, end = spans[place]
        beyond = at > end or (at == end and code.kind in _OPENING)
        if beyond and code.kind not in _CLOSING and place + 1 < len(spans):
            place += 1
            start, end = spans[place]
        parted[place].append((min(max(at - start, 0), end - start), code))
    return [tuple(codes) for codes in parted]


def _page(block: Block, offset: int) -> int | None:
    """The page on which a place of the block's text stands."""
    return next((page for at, page in reversed(block.breaks) if at <= offset), block.page)
