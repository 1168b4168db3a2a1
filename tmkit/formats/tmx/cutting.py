"""Where the units of a body begin and end, tag by tag, whatever stands between them and in whatever state they are.

It works on bytes, so that every place is a place in the file: in all encodings of a TMX file a tag's characters are
found by searching for their bytes. Comments, CDATA sections and processing instructions are stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from tmkit.formats.tmx.grammar import WHITE

UNIT: Final = "unit"  # a whole `tu` element
EMPTY: Final = "empty"  # `<tu/>`
BROKEN: Final = "broken"  # a `tu` that does not end before the next begins
TEXT: Final = "text"  # anything but white space between tags
TAG: Final = "tag"  # a tag that is no `tu`
MARK: Final = "mark"  # a comment or processing instruction
WAIT: Final = "wait"  # more is needed to tell


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the body: what it is and where it lies in the bytes given."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Needles:
    """The bytes of the marks of XML in one encoding. `width` is what each of their characters takes.

    `ends` is for each mark that begins something to be stepped over what ends it; `notable` finds these, and the tags
    of units.
    """

    encoding: str
    width: int
    less: bytes
    greater: bytes
    slash: bytes
    open: bytes
    close: bytes
    whole_close: bytes
    ends: dict[bytes, bytes]
    notable: re.Pattern[bytes]
    white: re.Pattern[bytes]
    after_name: frozenset[bytes]


@cache
def needles(encoding: str) -> Needles:
    """The marks in an encoding (Python's name, the byte order spelled out)."""

    def written(text: str) -> bytes:
        return text.encode(encoding)

    white = [written(character) for character in WHITE]
    after_name = [*white, written(">"), written("/")]
    ends = {written(start): written(end) for start, end in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))}
    units = b"(?:" + _any((written("<tu"), written("</tu"))) + b")(?=" + _any(after_name) + b")"
    return Needles(
        encoding=encoding,
        width=len(written("<")),
        less=written("<"),
        greater=written(">"),
        slash=written("/"),
        open=written("<tu"),
        close=written("</tu"),
        whole_close=written("</tu>"),
        ends=ends,
        notable=re.compile(_any(ends) + b"|" + units),
        # In steps: a repeated group takes memory for each repetition.
        white=re.compile(b"(?:" + _any(white) + b"){0,4096}"),
        after_name=frozenset(after_name),
    )


def _any(alternatives: Iterable[bytes]) -> bytes:
    return b"|".join(map(re.escape, alternatives))


class Cutter:
    """Cuts one buffer. `final` says that nothing follows it: then it never answers `WAIT`."""

    __slots__ = ("_absent", "_buffer", "_final", "_needles")

    def __init__(self, buffer: bytes, marks: Needles, *, final: bool) -> None:
        self._buffer = buffer
        self._needles = marks
        self._final = final
        self._absent: set[bytes] = set()

    def next(self, position: int) -> Cut:
        """The stretch that begins at `position` once white space is passed over; a `WAIT` at its beginning."""
        marks, buffer = self._needles, self._buffer
        start = self._skip_white(position)
        if start + marks.width > len(buffer):
            return Cut(WAIT, start, start)
        if not buffer.startswith(marks.less, start):
            end = buffer.find(marks.less, start)
            if end < 0 and not self._final:
                return Cut(WAIT, start, start)
            return Cut(TEXT, start, len(buffer) if end < 0 else end)
        if not self._final and len(buffer) - start < 16 * marks.width:
            return Cut(WAIT, start, start)
        for opening, closing in marks.ends.items():
            if buffer.startswith(opening, start):
                end = self._find(closing, start + len(opening))
                if end >= 0:
                    return Cut(MARK, start, end + len(closing))
                return Cut(TEXT, start, self._next_unit(start)) if self._final else Cut(WAIT, start, start)
        if self._begins_unit(start):
            return self._unit(start)
        end = self._find(marks.greater, start)
        if end >= 0:
            return Cut(TAG, start, end + marks.width)
        return Cut(TEXT, start, len(buffer)) if self._final else Cut(WAIT, start, start)

    def _unit(self, start: int) -> Cut:
        marks, buffer = self._needles, self._buffer
        end = self._find(marks.greater, start)
        if end >= 0 and buffer[end - marks.width : end] == marks.slash:
            inside = buffer.find(marks.less, start + marks.width, end)
            quotes = buffer[start:end].decode(marks.encoding, "replace")
            if inside < 0 and quotes.count('"') % 2 == 0:
                return Cut(EMPTY, start, end + marks.width)
        position = start + len(marks.open)
        while match := marks.notable.search(buffer, position):
            position = match.start()
            if buffer.startswith(marks.open, position):
                return Cut(BROKEN, start, position)
            if buffer.startswith(marks.close, position):
                end = self._find(marks.greater, position)
                if end < 0:
                    break
                return Cut(UNIT, start, end + marks.width)
            end = self._find(marks.ends[match[0]], match.end())
            if end >= 0:
                position = end + len(marks.ends[match[0]])
            elif self._final:
                # At the end of a file it was none: better a unit with a stray mark than none from here on.
                position = match.end()
            else:
                break
        return Cut(BROKEN, start, len(buffer)) if self._final else Cut(WAIT, start, start)

    def _begins_unit(self, position: int) -> bool:
        after = position + len(self._needles.open)
        return (
            self._buffer.startswith(self._needles.open, position)
            and self._buffer[after : after + self._needles.width] in self._needles.after_name
        )

    def _next_unit(self, position: int) -> int:
        position += self._needles.width
        while (position := self._buffer.find(self._needles.open, position)) >= 0:
            if self._begins_unit(position):
                return position
            position += self._needles.width
        return len(self._buffer)

    def _find(self, needle: bytes, position: int) -> int:
        """`find`, once only for a needle that does not come any more: nothing here is searched twice to the end."""
        if needle in self._absent:
            return -1
        found = self._buffer.find(needle, position)
        if found < 0:
            self._absent.add(needle)
        return found

    def _skip_white(self, position: int) -> int:
        while (match := self._needles.white.match(self._buffer, position)) and match.end() > position:
            position = match.end()
        return position
