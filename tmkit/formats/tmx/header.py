"""The head of a TMX file: everything before its first unit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers import expat

from tmkit.formats.tmx.capture import Capture, end_tag, pairs, start_tag
from tmkit.formats.tmx.cutting import needles
from tmkit.formats.tmx.encodings import Encoding, decode_damaged, find_encoding
from tmkit.formats.tmx.heads import with_language
from tmkit.formats.tmx.repair import Reasons, repair
from tmkit.formats.tmx.values import Pairs
from tmkit.model import InputError, Note, Property
from tmkit.storage.opening import open_input
from tmkit.storage.xml import LIMITS, Limits, expat_parser, syntax_error
from tmkit.storage.xml_text import ILLEGAL

EXPECTED: Final = "a TMX file"
REQUIRED: Final = ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype")
VERSIONS: Final = ("1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b")
_COMPRESSED: Final = (b"\x1f\x8b", b"PK\x03\x04")
_CHUNK: Final = 1 << 16
_MOST_CANDIDATES: Final = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The `header` element: attributes as written, props, notes, `ude` elements as XML; and the version of TMX."""

    attributes: Pairs = ()
    properties: tuple[Property, ...] = ()
    notes: tuple[Note, ...] = ()
    definitions: tuple[str, ...] = ()
    version: str = "1.4"

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)

    @property
    def source_language(self) -> str | None:
        """`srclang`; None where it is missing or `*all*`."""
        value = self.attribute("srclang")
        return None if value is None or value.strip() in {"", "*all*"} else value


@dataclass(frozen=True, slots=True)
class Prologue:
    """What stands before the units: the header, the file's encoding, and where the body begins.

    `start` is the offset of the first byte after `<body>`, `line` the line it is on. `remarks` are (line, reason).
    """

    header: Header
    encoding: str
    start: int
    line: int
    remarks: tuple[tuple[int, str], ...] = ()


def read_header(path: Path) -> Header:
    """The header of a TMX file. Raises InputError where it is none."""
    with open_input(path, EXPECTED) as stream:
        return read_prologue(stream, path).header


def read_prologue(stream: BinaryIO, file: object, limits: Limits = LIMITS) -> Prologue:
    """Read a TMX file as far as its body; the stream is then at the body's first byte."""
    encoding = find_encoding(stream, file)
    head = stream.read(_CHUNK)
    _check_beginning(head, encoding, file)
    marks = needles(encoding.name)
    body = "<body".encode(encoding.name)
    tried = encoding.start
    candidates = 0
    while True:
        at = head.find(body, tried)
        end = head.find(marks.greater, at) if at >= 0 else -1
        if end >= 0:
            end += marks.width
            prologue = _parse(head[encoding.start : end], encoding, end, file, limits)
            if prologue is not None:
                stream.seek(end)
                return prologue
            tried = at + len(body)
            candidates += 1
            if candidates == _MOST_CANDIDATES:
                raise InputError(f"{candidates} times <body> in comments before the first unit; refused", file=file)
            continue
        chunk = stream.read(_CHUNK)
        if not chunk:
            return _without_body(head, encoding, stream, file, limits)
        head += chunk
        tried = max(encoding.start, len(head) - len(chunk) - len(body)) if at < 0 else at
        if len(head) > limits.silence:
            raise InputError(f"more than {limits.silence:,} bytes before <body>; refused", file=file)


def _check_beginning(head: bytes, encoding: Encoding, file: object) -> None:
    if not head:
        raise InputError(f"is empty; expected {EXPECTED}", file=file)
    if head.startswith(_COMPRESSED):
        raise InputError(f"is compressed; unpack it first, expected {EXPECTED}", file=file)
    text = head[encoding.start : encoding.start + 4096].decode(encoding.name, "replace").lstrip()
    if not text.startswith("<"):
        raise InputError(f"is no XML; expected {EXPECTED}", file=file)


def _without_body(head: bytes, encoding: Encoding, stream: BinaryIO, file: object, limits: Limits) -> Prologue:
    marks = needles(encoding.name)
    at = head.find(marks.open, encoding.start)
    while at >= 0 and head[at + len(marks.open) : at + len(marks.open) + marks.width] not in marks.after_name:
        at = head.find(marks.open, at + marks.width)
    end = len(head) if at < 0 else at
    prologue = _parse(head[encoding.start : end], encoding, end, file, limits, body=False)
    if prologue is None or at < 0:
        raise InputError("ends before its first unit; nothing to read", file=file)
    stream.seek(end)
    return prologue


def _parse(
    raw: bytes, encoding: Encoding, end: int, file: object, limits: Limits, *, body: bool = True
) -> Prologue | None:
    """What the bytes before the units say; None where they do not end with the body's start tag."""
    remarks: list[tuple[int, str]] = [(1, encoding.remark)] if encoding.remark else []
    text, damaged = decode_damaged(raw, encoding.name)
    reasons = Reasons()
    reasons.add_changes(text, damaged)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    line = text.count("\n") + 1
    if text[:1].isspace():
        reasons.add("white space before the XML declaration passed over", 0)
        text = text.lstrip()
    if ILLEGAL.search(text):
        text = repair(text, reasons)
    try:
        reading = _Reading(text, file, limits)
    except expat.ExpatError:
        try:
            reading = _Reading(repair(text, reasons), file, limits)
        except expat.ExpatError as error:
            raise syntax_error(error, file) from None
    if body and not reading.in_body:
        return None
    header = reading.header()
    remarks += [(first + 1, why) for first, why in reasons]
    remarks += reading.remarks
    if not body:
        remarks.append((line, "no <body> before the first unit"))
    return Prologue(header, encoding.name, end, line, tuple(remarks))


class _Reading:
    """The events of a prologue."""

    def __init__(self, text: str, file: object, limits: Limits) -> None:
        self.in_body = False
        self.remarks: list[tuple[int, str]] = []
        self._file = file
        self._version = ""
        self._root = False
        self._in_header = False
        self._attributes: Pairs | None = None
        self._capture: Capture | None = None
        self._captured: tuple[str, Pairs] = ("", ())
        self._properties: list[Property] = []
        self._notes: list[Note] = []
        self._definitions: list[str] = []
        self._parser = expat_parser(self._start, self._end, self._characters, file=file, limits=limits)
        self._parser.Parse(text, False)

    def header(self) -> Header:
        """The header; what is amiss with it goes to `remarks`."""
        if not self._root:
            raise InputError(f"is no XML; expected {EXPECTED}", file=self._file)
        written = self._attributes
        if self._version not in VERSIONS:
            self.remarks.append((1, f"unknown TMX version '{self._version}'"))
        if written is None:
            self.remarks.append((1, "no header"))
            written = ()
        else:
            missing = [name for name in REQUIRED if all(key != name for key, _ in written)]
            if missing:
                self.remarks.append((self._line, f"header without {', '.join(missing)}"))
        return Header(written, tuple(self._properties), tuple(self._notes), tuple(self._definitions), self._version)

    def _start(self, name: str, flat: list[str]) -> None:
        written = pairs(flat)
        if self._capture is not None:
            self._capture.start(name, written)
        elif not self._root:
            if name != "tmx":
                raise InputError(f"is no TMX file: its root element is <{name}>, expected <tmx>", file=self._file)
            self._root = True
            self._version = dict(written).get("version", "")
        elif self._in_header:
            self._captured = name, written
            self._capture = Capture()
        elif name == "header" and self._attributes is None:
            self._attributes = written
            self._in_header = True
            self._line = self._parser.CurrentLineNumber
        elif name == "body":
            self.in_body = True

    def _end(self, name: str) -> None:
        if self._capture is not None and self._capture.depth:
            self._capture.end()
        elif self._capture is not None:
            self._child(self._capture)
            self._capture = None
        elif name == "header":
            self._in_header = False

    def _characters(self, text: str) -> None:
        if self._capture is not None:
            self._capture.characters(text)

    def _child(self, capture: Capture) -> None:
        name, written = self._captured
        text = capture.xml if capture.elements else capture.text
        if name == "prop":
            named = with_language(written)
            kind = dict(named).get("type", "")
            self._properties.append(Property(kind, text, tuple(pair for pair in named if pair[0] != "type")))
        elif name == "note":
            self._notes.append(Note(text, with_language(written)))
        elif name == "ude":
            self._definitions.append(start_tag(name, written) + capture.xml + end_tag(name))
        else:
            whole = start_tag(name, written) + capture.xml + end_tag(name)
            self._properties.append(Property(f"x-tmkit-element:{name}", whole))
            self.remarks.append((self._parser.CurrentLineNumber, f"element {name} in the header kept as a prop"))
