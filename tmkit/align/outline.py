"""The structure of a document as alignment uses it: where paragraphs, headings, items, cells and notes begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmkit.align.marks import label_value
from tmkit.model import Block, DraftSegment
from tmkit.text.labels import split_label

_NUMBER = re.compile(r"\d[\w.]*|[ivxlc]+|[a-z]")
_CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Item:
    """A place where the structure of one side begins something, and what it governs.

    `start` is the number of its first sentence; its stretch ends where the next item of the same or a higher rank
    begins, at `end`. `kind` is the block's, `label` the value of its label (`3`, `3.2`, `a`; empty where it has none).
    `rank` is 0 for headings, numbered paragraphs, captions and notes, 1 for items of lists and cells of tables.
    """

    start: int
    end: int
    kind: str
    label: str
    rank: int


def outline(segments: Sequence[DraftSegment], blocks: Sequence[Block] | None) -> list[Item]:
    """The items of a side in order, both ranks. Without blocks labels are read off the texts themselves."""
    found = _of_blocks(segments, blocks) if blocks is not None else _of_texts(segments)
    ended: list[Item] = []
    ends = [len(segments), len(segments)]  # for each rank, where the stretch that is open ends
    for item in reversed(found):
        ended.append(replace(item, end=ends[item.rank]))
        for rank in range(item.rank, 2):
            ends[rank] = item.start
    return ended[::-1]


def _of_blocks(segments: Sequence[DraftSegment], blocks: Sequence[Block]) -> list[Item]:
    found: list[Item] = []
    before = -1
    for at, segment in enumerate(segments):
        if segment.block == before:
            continue
        before = segment.block
        if not 0 <= before < len(blocks) or (segment.start > 0 and at and segments[at - 1].block == before):
            continue
        item = _item(at, blocks[before])
        if item is not None:
            found.append(item)
    return found


def _item(at: int, block: Block) -> Item | None:
    label = label_value(block.label)
    if block.style == _CONTENTS:
        return None
    if block.kind in {"heading", "caption", "footnote"}:
        return Item(at, at, block.kind, label, 0)
    if block.kind == "table cell":
        return Item(at, at, block.kind, block.path.rpartition("/")[2], 1)
    if block.kind == "list item":
        return Item(at, at, block.kind, label, 1)
    return Item(at, at, "paragraph", label, 0) if label else None


def _of_texts(segments: Sequence[DraftSegment]) -> list[Item]:
    found: list[Item] = []
    for at, segment in enumerate(segments):
        printed, _ = split_label(segment.text, series=True)
        if not printed:
            continue
        label = label_value(printed)
        numbered = printed[-1] != ")" and _NUMBER.fullmatch(label) is not None
        found.append(Item(at, at, "paragraph" if numbered else "list item", label, 0 if numbered else 1))
    return found
