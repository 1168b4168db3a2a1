"""A part's bytes, and what is to stand in place of some stretches of them."""

from __future__ import annotations

from bisect import bisect_left

from tmkit.documents.byte_places import extent
from tmkit.documents.docx.nodes import Node


class Source:
    """The bytes of a part with edits. What lies inside another stretch is edited before that."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._starts: list[int] = []
        self._edits: list[tuple[int, bytes]] = []  # end, content; those of `_starts`

    def edit(self, start: int, end: int, content: bytes) -> None:
        """Put something in place of a stretch; edits within it are forgotten: the content has them already."""
        within = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
        self._starts[within] = [start]
        self._edits[within] = [(end, content)]

    def slice(self, start: int, end: int) -> bytes:
        """A stretch as it is after the edits that lie in it."""
        pieces = []
        at = start
        for place in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            stop, content = self._edits[place]
            pieces += [self.data[at : self._starts[place]], content]
            at = stop
        pieces.append(self.data[at:end])
        return b"".join(pieces)

    def element(self, node: Node) -> bytes:
        """An element as it is after the edits."""
        return self.slice(*extent(self.data, node))

    def without(self, node: Node, tags: frozenset[str]) -> bytes:
        """An element without those of its descendants that have certain names."""
        start, end = extent(self.data, node)
        pieces = []
        at = start
        for child in _named(node, tags):
            first, last = extent(self.data, child)
            pieces.append(self.data[at:first])
            at = last
        pieces.append(self.data[at:end])
        return b"".join(pieces)


def _named(node: Node, tags: frozenset[str]) -> list[Node]:
    found: list[Node] = []
    for child in node.children:
        found += [child] if child.tag in tags else _named(child, tags)
    return found
