"""The rows of a table and the cells that a reader sees in them."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.walk import DELETED, INSERTED
from tmkit.documents.reading import Revisions

_THROUGH = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})
_MOST_COLUMNS = 10_000


def rows_of(table: Node, revisions: Revisions) -> Iterator[Node]:
    """The rows of a table, without those that a tracked change took out or has yet to put in."""
    gone = DELETED if revisions == "final" else INSERTED if revisions == "original" else frozenset()
    for row in _through(table, "w:tr"):
        properties = row.child("w:trPr")
        if properties is None or not any(child.tag in gone for child in properties.children):
            yield row


def cells_of(row: Node) -> Iterator[tuple[int, Node]]:
    """The cells of a row with their columns, from 1; what lies under a cell that reaches down to here is no cell."""
    properties = row.child("w:trPr")
    column = 1 + _whole(properties.value("w:gridBefore") if properties is not None else None, 0)
    for cell in _through(row, "w:tc"):
        own = cell.child("w:tcPr")
        width = _whole(own.value("w:gridSpan") if own is not None else None, 1)
        covered = own is not None and any(
            merge is not None and (merge.get("w:val") or "continue") == "continue"
            for merge in (own.child("w:vMerge"), own.child("w:hMerge"))
        )
        if not covered:
            yield column, cell
        column += max(width, 1)


def _through(node: Node, tag: str) -> Iterator[Node]:
    """The children of this name, through what only holds them together."""
    for child in node.children:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _through(child, tag)


def _whole(value: str | None, otherwise: int) -> int:
    return min(int(value), _MOST_COLUMNS) if value is not None and value.isdigit() and len(value) < 9 else otherwise
