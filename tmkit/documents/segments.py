"""From blocks to segments: a sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.model import Block, DraftSegment
from tmkit.text.sentences import sentences


def segments(blocks: Sequence[Block], language: str) -> list[DraftSegment]:
    """The segments of a document in order, numbered from 1; each knows its block's label path and kind, and its page.

    A heading is one segment. Inline codes go with the sentence in which they stand.
    """
    found: list[DraftSegment] = []
    for block in blocks:
        spans = [(0, len(block.text))] if block.kind == "heading" else sentences(block.text, language)
        for start, end in spans:
            codes = tuple((at - start, code) for at, code in block.codes if start <= at <= end)
            page = _page(block, start)
            found.append(DraftSegment(len(found) + 1, block.text[start:end], block.path, block.kind, page, codes))
    return found


def _page(block: Block, offset: int) -> int | None:
    """The page on which a place of the block's text stands."""
    return next((page for at, page in reversed(block.breaks) if at <= offset), block.page)
