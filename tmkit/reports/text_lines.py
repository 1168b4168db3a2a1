"""Where in a plain text the words of a segment stand: segments are what became of its lines, rejoined and mended."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tmkit.model import Place
from tmkit.text.encoding import decode

ENDINGS = (".txt", ".text", ".md", ".markdown")
_WINDOW = 200_000  # characters after the last place found in which such words are looked for
_NEAR = 24  # characters around a place that tell it where its whole segment is not found


class Region(NamedTuple):
    """Lines and columns, both from 1, in code points; the end column is the one after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextLines:
    """A text as its file has it, without its white space and hyphens, and where each character of that stood."""

    def __init__(self, content: bytes, name: str) -> None:
        text = decode(content, name)[0]
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        self._bare, self._offsets = _bare(text)
        self._at = 0
        self._segment = 0
        self._context = ""
        self._whole: int | None = None
        self._bare_context, self._kept = _bare("")

    def region(self, place: Place) -> Region | None:
        """The lines of a place, None where they cannot be told. Quickest for places in order."""
        start, end = place.span
        if place.context is not self._context:
            self._context = place.context
            self._bare_context, self._kept = _bare(place.context)
            if place.segment < self._segment:
                self._at = 0
            self._whole = self._find(self._bare_context) if self._bare_context else None
        bare = self._bare_context
        if not bare:
            return None
        before = bisect_left(self._kept, start)
        length = max(1, bisect_left(self._kept, end) - before)
        at = self._whole
        if at is None:
            first = max(0, before - _NEAR)
            near = self._bare.find(bare[first : before + length + _NEAR], self._at, self._at + _WINDOW)
            if near < 0:
                return None
            at = near - first
        else:
            self._at, self._segment = at, place.segment
        last = min(at + before + length, len(self._offsets)) - 1
        return self._region(self._offsets[min(at + before, last)], self._offsets[last] + 1)

    def _find(self, bare: str) -> int | None:
        at = self._bare.find(bare, self._at)
        if at < 0 and self._at:
            at = self._bare.find(bare)
        return None if at < 0 else at

    def _region(self, start: int, end: int) -> Region:
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end - 1)
        return Region(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)


def _bare(text: str) -> tuple[str, list[int]]:
    """What a rejoined line has in common with its pieces, and the offset of each character of it."""
    kept = [
        (at, char) for at, char in enumerate(text) if not char.isspace() and char not in "-\u00ad\u2010\u2011\ufeff"
    ]
    return "".join(char for _, char in kept), [at for at, _ in kept]
