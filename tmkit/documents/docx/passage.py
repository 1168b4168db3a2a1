"""A paragraph of a Word document as it was found, on its way to a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.pieces import TAB, Pieces, run_of
from tmkit.documents.inline import Inline, inline
from tmkit.documents.outline import Part, blocks
from tmkit.model import Block

_PAGE_NUMBER = re.compile(r"\s*(?:\d{1,4}|[ivxlIVXL]{1,7})?\s*")
_LEADERS = re.compile(r"(?:\.{4}|…{2}|_{4}|(?:\s\.){3})[\s.…_]*(?:\d{1,4}|[ivxl]{1,7})?\s*\Z")
_TAIL = 400  # characters at the end of an entry of a table of contents that are looked at for leaders


@dataclass(eq=False, slots=True)
class Passage:
    """A paragraph with text. `nodes` are its elements: several where a tracked change or a drop cap joins them.

    `kind` and `label` are as `Part` has them; `page` is that on which it begins; `order` counts the paragraphs of a
    footnote or cell from 1. `changed` says that it has tracked changes; `twins` are the same paragraph in the older
    form of a text box.
    """

    nodes: tuple[Node, ...]
    part: str
    pieces: Pieces
    kind: str | None = None
    label: str | None = None
    level: int = 0
    path: str = ""
    page: int = 1
    style: str | None = None
    order: int = 1
    changed: bool = False
    twins: tuple[Node, ...] = ()
    breaks: list[tuple[int, int]] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it stands: the part of the package, and its number among the paragraphs of that part, from 1."""
        first, last = self.nodes[0].number, self.nodes[-1].number
        return f"{self.part} ¶{first}" if first == last else f"{self.part} ¶{first}-{last}"

    def bounds(self) -> tuple[int, int]:
        """Where its text begins and ends, the page number of an entry of a table of contents left out."""
        text = self.pieces.text
        end = len(text)
        if self.kind == "contents":
            tab = next((piece.start for piece in reversed(self.pieces.all) if piece.mark is TAB), None)
            if tab is not None and _PAGE_NUMBER.fullmatch(text, tab):
                end = tab
            else:
                leaders = _LEADERS.search(text, max(len(text) - _TAIL, 0))
                end = leaders.start() if leaders else end
        elif self.kind == "footnote" and self.order == 1 and self.label and not self.label.isdigit():
            head = text.lstrip()
            if head.startswith(self.label):  # typed by the author, there as in the call
                return len(text) - len(head) + len(self.label), end
        bare = text[:end].rstrip()
        return len(text) - len(text.lstrip()), len(bare)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, the passage that it is of, and where its text lies in the passage's."""

    block: Block
    passage: Passage
    start: int
    end: int

    def inline(self) -> Inline:
        """The text with its codes."""
        _, inside, _ = self.passage.pieces.between(self.start, self.end)
        return inline([run_of(piece) for piece in inside])


def placed(passages: Sequence[Passage], *, paged: bool) -> list[Placed]:
    """The blocks of a document. Without `paged`, nothing is known of pages."""
    parts: list[Part] = []
    bounds: list[tuple[int, int]] = []
    kept: list[Passage] = []
    for passage in passages:
        start, end = passage.bounds()
        text = passage.pieces.text[start:end]
        start += len(text) - len(text.lstrip())
        if start < end:
            kept.append(passage)
            bounds.append((start, end))
            parts.append(_part(passage, start, end, paged))
    found = []
    for passage, (_, end), block in zip(kept, bounds, blocks(parts), strict=True):
        item = Placed(_further(block, passage), passage, end - len(block.text), end)
        if _has_codes(passage):
            item = replace(item, block=replace(item.block, codes=item.inline().codes))
        found.append(item)
    return found


def _part(passage: Passage, start: int, end: int, paged: bool) -> Part:
    breaks = []
    page: int | None = passage.page
    for at, number in passage.breaks:
        if at <= start:
            page = number
        elif at < end:
            breaks.append((at - start, number))
    return Part(
        passage.pieces.text[start:end],
        kind=passage.kind,
        label=passage.label,
        level=passage.level,
        path=passage.path,
        page=page if paged else None,
        style=passage.style,
        place=passage.place,
        breaks=tuple(breaks) if paged else (),
    )


def _further(block: Block, passage: Passage) -> Block:
    """A further paragraph of a footnote or of a cell, with a path of its own and no mark."""
    if passage.order == 1 or passage.kind not in {"footnote", "table cell"}:
        return block
    label = "" if passage.kind == "footnote" else block.label
    return replace(block, path=f"{block.path}/¶{passage.order}", label=label)


def _has_codes(passage: Passage) -> bool:
    return any(piece.mark or piece.around or piece.look for piece in passage.pieces.all)
