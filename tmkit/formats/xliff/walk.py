"""An XLIFF file as a stream: what is around its units as it opens and closes, each unit as a small tree."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers import expat

from tmkit.formats.tmx.characters import mended, replaced
from tmkit.formats.tmx.encodings import find_encoding
from tmkit.formats.xliff.names import Names
from tmkit.model import InputError
from tmkit.model.account import Account
from tmkit.storage.opening import open_input
from tmkit.storage.xml import LIMITS, expat_parser, syntax_error
from tmkit.storage.xml_text import ILLEGAL, join_surrogates

EXPECTED: Final = "an XLIFF file"
_WHOLE: Final = frozenset(
    {"trans-unit", "unit", "note", "phase", "context-group", "sdl:tag", "sdl:cmt-def", "mda:metadata"}
)
"""Elements that are handed on as a whole, the outermost of them."""
_CHUNK: Final = 1 << 16
_LARGEST: Final = 16_000_000  # characters, attributes included, of one unit
_ELEMENT_COST: Final = 200
_REFERENCE = re.compile(r"&#(?:x0*([0-9A-Fa-f]{1,6})|0*([0-9]{1,7}));")
_LONGEST_REFERENCE: Final = 40


@dataclass(slots=True)
class Node:
    """An element: its `name` as `Names` has it, and as `written`; texts and elements inside, in order.

    `start` is the byte where its start tag begins, `last` that where its end tag begins (that after it where it is an
    empty element); `line` counts from 1.
    """

    name: str
    written: str
    attributes: dict[str, str]
    start: int
    line: int
    children: list[Node | str] = field(default_factory=list)
    last: int = 0

    def elements(self, name: str) -> Iterator[Node]:
        """The elements of this name directly inside."""
        return (child for child in self.children if isinstance(child, Node) and child.name == name)

    def element(self, name: str) -> Node | None:
        """The first of them, or None."""
        return next(self.elements(name), None)

    def every(self, name: str) -> Iterator[Node]:
        """All elements of this name inside, at any depth, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.name == name:
                    yield child
                yield from child.every(name)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


@dataclass(frozen=True, slots=True)
class Event:
    """`open`, `close` of an element around the units, or a `whole` unit or piece of a header."""

    kind: str
    node: Node


def walk(path: Path, account: Account) -> Iterator[Event]:
    """The events of a file, in any encoding of XML. Characters that XML does not allow are mended and accounted for.

    Raises InputError where it cannot be read, is not well-formed, or asks for too much.
    """
    with open_input(path, EXPECTED) as stream:
        yield from walk_stream(stream, path, account)


def walk_stream(stream: BinaryIO, file: object, account: Account) -> Iterator[Event]:
    """The same of a stream; `file` is said in messages."""
    encoding = find_encoding(stream, file)
    if encoding.remark:
        account.repair(1, None, encoding.remark)
    stream.seek(encoding.start)
    walking = _Walking(file)
    for text in _decoded(stream, encoding.name, file):
        walking.feed(_legal(text, walking, account))
        yield from walking.taken()
    walking.close()
    yield from walking.taken()


def walk_bytes(data: bytes, file: object) -> Iterator[Event]:
    """The events of a file that is UTF-8 or UTF-8 with a byte order mark; places are those in `data`."""
    walking = _Walking(file)
    for at in range(0, len(data), _CHUNK):
        walking.feed(data[at : at + _CHUNK])
        yield from walking.taken()
    walking.close()
    yield from walking.taken()


class _Walking:
    """One parser, and what it has seen."""

    def __init__(self, file: object) -> None:
        self._file = file
        self._names = Names()
        self._open: list[Node] = []
        self._building = 0
        self._size = 0
        self._found: list[Event] = []
        self._fed = 0
        self.parser = expat_parser(self._start, self._end, self._text, file=file, encoding="utf-8")

    def feed(self, data: bytes) -> None:
        self._fed += len(data)
        try:
            self.parser.Parse(data, False)
        except expat.ExpatError as error:
            raise syntax_error(error, self._file) from None
        if self._fed - self.parser.CurrentByteIndex > LIMITS.silence:
            raise InputError(
                f"more than {LIMITS.silence:,} bytes without an element or text; refused",
                file=self._file,
                line=self.parser.CurrentLineNumber,
            )

    def close(self) -> None:
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise syntax_error(error, self._file) from None

    def taken(self) -> list[Event]:
        found, self._found = self._found, []
        return found

    def _start(self, written: str, flat: list[str]) -> None:
        name, attributes = self._names.enter(written, flat)
        node = Node(name, written, attributes, self.parser.CurrentByteIndex, self.parser.CurrentLineNumber)
        if not self._open and name != "xliff":
            raise InputError(f"its root element is {written}; expected {EXPECTED}", file=self._file, line=node.line)
        if self._building or name in _WHOLE:
            if self._building:
                self._open[-1].children.append(node)
            else:
                self._size = 0
            self._building += 1
            self._grow(_ELEMENT_COST + len("".join(flat)))
        else:
            self._found.append(Event("open", node))
        self._open.append(node)

    def _end(self, _: str) -> None:
        node = self._open.pop()
        node.last = self.parser.CurrentByteIndex
        self._names.leave()
        if not self._building:
            self._found.append(Event("close", node))
            return
        self._building -= 1
        if not self._building:
            self._found.append(Event("whole", node))

    def _text(self, text: str) -> None:
        if not self._building:
            return
        self._grow(len(text))
        children = self._open[-1].children
        children.append(text)

    def _grow(self, more: int) -> None:
        self._size += more
        if self._size > _LARGEST:
            raise InputError(
                f"one unit of more than {_LARGEST:,} characters; refused",
                file=self._file,
                line=self.parser.CurrentLineNumber,
            )


def _decoded(stream: BinaryIO, encoding: str, file: object) -> Iterator[str]:
    """The text of a stream in pieces, none of which ends inside a reference."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    kept = ""
    while True:
        chunk = stream.read(_CHUNK)
        try:
            text = kept + decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise InputError(
                f"byte 0x{error.object[error.start]:02X} is not {encoding.upper()}; save the file as UTF-8", file=file
            ) from None
        at = text.rfind("&", max(0, len(text) - _LONGEST_REFERENCE)) if chunk else -1
        if chunk and text and "\ud800" <= text[-1] <= "\udbff":
            at = len(text) - 1 if at < 0 else at
        kept, text = (text[at:], text[:at]) if at >= 0 else ("", text)
        yield text
        if not chunk:
            return


def _legal(text: str, walking: _Walking, account: Account) -> bytes:
    """The text as UTF-8 without what XML does not allow; the reasons go to the account."""
    line = walking.parser.CurrentLineNumber
    if ILLEGAL.search(text):
        text, reasons = mended(join_surrogates(text))
        for reason in reasons:
            account.repair(line, None, reason)
    if "&#" in text:
        meant: set[str] = set()

        def legal(match: re.Match[str]) -> str:
            code = int(match[1], 16) if match[1] else int(match[2])
            if code > 0x10FFFF or not ILLEGAL.match(chr(code)):
                return match[0]
            instead, reason = replaced(chr(code))
            meant.add(reason)
            return instead

        text = _REFERENCE.sub(legal, text)
        for reason in sorted(meant):
            account.repair(line, None, reason)
    return text.encode("utf-8", "replace")
