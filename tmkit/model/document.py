"""A report or draft as read: blocks, and the segments they yield."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.model.segment import Code


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like part of a document.

    `kind` is `heading`, `paragraph`, `list item`, `table cell`, `footnote` or `caption`. `label` is the enumerator as
    printed (`3.`, `a)`, `-`), which is no part of `text`; `path` is the label as a path (`3/¶2`, `5/bullet 3`),
    inherited by unnumbered paragraphs. `page` counts from 1. `breaks` are (offset in `text`, page) where a later page
    begins inside the block. `place` tells the format's own module where the block stands in the file. `doubled` are
    the offsets of single spaces for which the file has two or three, by its author's mistake.
    """

    text: str
    kind: str = "paragraph"
    label: str = ""
    path: str = ""
    page: int | None = None
    style: str | None = None
    place: str = ""
    codes: tuple[tuple[int, Code], ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    doubled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSegment:
    """One segment of a document, as `tmkit segment` shows it: `id` counts from 1, `label` is the block's path.

    `block` is the number, from 0, of the block that has it, and `start` its offset in that block's text: with the
    block's `place` they point into the file.
    """

    id: int
    text: str
    label: str = ""
    kind: str = "paragraph"
    page: int | None = None
    codes: tuple[tuple[int, Code], ...] = ()
    block: int = 0
    start: int = 0
