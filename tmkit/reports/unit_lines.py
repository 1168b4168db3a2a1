"""Where in a bilingual text file (TMX, TSV, XLIFF …) the words of a unit stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from tmkit.model import InputError, Place
from tmkit.reports.text_lines import Region
from tmkit.text.encoding import decode

_LARGEST = 64 << 20  # bytes: of a larger file only the line of a unit is told
_NO_TEXT = (b"PK\x03\x04", b"SQLite format 3\0")
# How a format may write a text: as it is, in XML, in a quoted cell.
_WRITTEN: tuple[Callable[[str], str], ...] = (
    str,
    escape,
    lambda text: escape(text, {'"': "&quot;", "'": "&apos;"}),
    lambda text: text.replace('"', '""'),
)


class UnitLines:
    """A file whose units begin on known lines (by ordinal). Quickest for places in order."""

    def __init__(self, content: bytes, name: str, lines: Mapping[int, int]) -> None:
        self._lines = {} if content.startswith(_NO_TEXT) else lines
        self._text = _text(content, name) if self._lines else ""
        self._starts = [0, *(at + 1 for at, char in enumerate(self._text) if char == "\n")]
        self._begins = sorted(set(lines.values()))
        self._found: dict[str, tuple[int, int]] = {}

    def region(self, place: Place) -> Region | int | None:
        """The lines and columns of a place; its unit's line alone where the words are not found; else None."""
        line = self._lines.get(place.segment)
        if line is None or not 1 <= line <= len(self._starts):
            return line
        after = bisect_right(self._begins, line)
        end = len(self._text)
        if after < len(self._begins) and self._begins[after] <= len(self._starts):
            end = self._starts[self._begins[after] - 1]
        start = self._starts[line - 1]
        # Units may share a line: what was found before in it lies behind.
        unit, last = self._found.get(place.side, (0, 0))
        if unit <= place.segment and start < last < end:
            start = last
        for written in _WRITTEN:
            whole = written(place.context)
            at = self._text.find(whole, start, end) if whole else -1
            if at >= 0:
                self._found[place.side] = place.segment, at
                first = at + len(written(place.context[: place.span[0]]))
                return self._region(first, first + len(written(place.text)))
        return line

    def _region(self, start: int, end: int) -> Region:
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, max(start, end - 1))
        return Region(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)


def _text(content: bytes, name: str) -> str:
    """The text of a file, nothing where it is too large or none that can be read as a whole."""
    if len(content) > _LARGEST:
        return ""
    try:
        return decode(content, name)[0]
    except InputError:
        return ""
