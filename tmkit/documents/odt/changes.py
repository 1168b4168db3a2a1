"""Tracked changes: what was inserted, what was deleted, and which text is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tmkit.documents.odt.tree import PARAGRAPHS, Node
from tmkit.documents.reading import Revisions


@dataclass(slots=True)
class Changes:
    """The changes of a document; `open` are the insertions in which the reader is, `count` how many there are."""

    revisions: Revisions
    inserted: set[str] = field(default_factory=set)
    deleted: dict[str, list[Node]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    count: int = 0

    def collect(self, node: Node) -> None:
        """Take the list of changes that stands before the text."""
        for region in node.all("text:changed-region"):
            name = region.get("text:id") or region.get("xml:id")
            self.count += 1
            if region.child("text:insertion") is not None:
                self.inserted.add(name)
            deletion = region.child("text:deletion")
            if deletion is not None:
                self.deleted[name] = _paragraphs(deletion)

    @property
    def left_out(self) -> bool:
        """Whether the text that comes is an insertion that is not wanted."""
        return self.revisions == "original" and bool(self.open)

    def mark(self, node: Node) -> Sequence[Node]:
        """Take a mark of a change in the text: the paragraphs that were deleted there, if they are wanted."""
        name = node.get("text:change-id")
        if node.tag == "text:change-start" and name in self.inserted:
            self.open.add(name)
        elif node.tag == "text:change-end":
            self.open.discard(name)
        elif node.tag == "text:change" and self.revisions != "final":
            return self.deleted.pop(name, ())
        return ()


def _paragraphs(node: Node) -> list[Node]:
    found: list[Node] = []
    for child in node.children:
        if child.tag in PARAGRAPHS:
            found.append(child)
        elif child.tag != "office:change-info":
            found += _paragraphs(child)
    return found
