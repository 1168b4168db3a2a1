"""From the bytes of a body to its units: the quick way for what is in the plain form, the careful one for the rest."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final, Generic, TypeVar

from tmkit.formats.tmx import cutting
from tmkit.formats.tmx.cutting import Cut, Cutter
from tmkit.formats.tmx.encodings import decode_damaged, mend_controls
from tmkit.formats.tmx.grammar import Odd, is_white, unescape
from tmkit.formats.tmx.header import Prologue
from tmkit.formats.tmx.repair import Reasons
from tmkit.formats.tmx.shape import Shape, Shapes
from tmkit.formats.tmx.tidy import Broken, tidy
from tmkit.model import InputError
from tmkit.model.account import Account
from tmkit.storage.xml import LIMITS, Limits
from tmkit.storage.xml_text import ILLEGAL

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Make(Generic[T]):
    """What is made of a unit (with start, end, line): from its tokens, and from the groups of a shape it matches."""

    of_tokens: Callable[[list[str], int, int, int], T]
    of_shape: Callable[[Shape, Sequence[str], int, int, int], T]


_CHUNK: Final = 1 << 16
_LARGEST_CHUNK: Final = 1 << 22
_LATIN: Final = "iso8859-1"
_CONTROLS: Final = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})
_MORE_CONTROLS: Final = _CONTROLS + bytes(range(0x80, 0xA0))
_DUBIOUS: Final = re.compile("[\x80-\x9f]")
_TUID: Final = re.compile(r"<tu[ \t\n][^<>]*?\btuid[ \t\n]*=[ \t\n]*(?:\"([^\"<>]*)\"|'([^'<>]*)')")
_COMMENT: Final = re.compile(r"<!--[^-]*(?:-[^-]+)*-->")
_TAG_NAME: Final = re.compile(r"</?[^ \t\r\n/>]*")
_TROUBLE: Final = (Odd, StopIteration, ValueError)


def newlines(text: str) -> str:
    """The text with XML's one line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def from_bytes(
    raw: bytes, encoding: str, make: Make[T], place: tuple[int, int, int], limits: Limits = LIMITS
) -> tuple[T, Reasons]:
    """What is made of one `tu` element's bytes, in whatever state, and what was mended (lines from 0).

    `place` is start, end, line. Raises Broken where it cannot be read.
    """
    try:
        text = newlines(raw.decode(encoding))
        if ILLEGAL.search(text) is None and not (encoding == _LATIN and _DUBIOUS.search(text)):
            if "<!--" in text and "<![CDATA[" not in text:
                text = _COMMENT.sub("", text)
            if "]]>" not in text:
                return make.of_tokens(text[: text.rindex("<")].split("<"), *place), Reasons()
    except _TROUBLE:
        pass
    reasons = Reasons()
    text, changes = decode_damaged(raw, encoding)
    reasons.add_changes(text, changes)
    if encoding == _LATIN:
        text, changes = mend_controls(text)
        reasons.add_changes(text, changes)
    plain, mended = tidy(newlines(text), limits=limits)
    for at, why in mended:
        reasons.add(why, at)
    try:
        return make.of_tokens(plain.split("<"), *place), reasons
    except _TROUBLE:
        raise Broken("not TMX", 0) from None


class Body(Generic[T]):
    """The units of one body, in batches: what `make` makes of each, with its place and line in the file."""

    def __init__(
        self, stream: BinaryIO, prologue: Prologue, make: Make[T], account: Account, limits: Limits = LIMITS
    ) -> None:
        self._stream = stream
        self._encoding = prologue.encoding
        self._marks = cutting.needles(prologue.encoding)
        self._make = make
        self._account = account
        self._limits = limits
        self._offset = prologue.start
        self._line = prologue.line
        self._count = 0
        self._gaps = {"", "\n"}
        self._shapes = Shapes()
        self._closed = False
        self._cut_off = False
        self._unclosed = 0
        self._foreign = 0

    def batches(self) -> Iterator[list[T]]:
        """All units, a batch for each stretch of the file that was read; what is amiss goes to the account.

        The garbage collector rests while a batch is made: it would look through thousands of new values that all live.
        """
        buffer = b""
        final = False
        size = _CHUNK
        while not final:
            chunk = self._stream.read(size)
            final = not chunk
            buffer += chunk
            collecting = gc.isenabled()
            gc.disable()
            try:
                items: list[T] = []
                used, whole = self._quick(buffer, items)
                if final or not whole or (used == 0 and len(buffer) > _CHUNK):
                    used = self._careful(buffer, used, items, final=final)
            finally:
                if collecting:
                    gc.enable()
            self._account.read = self._count
            self._account.kept += len(items)
            yield items
            # What does not end soon is looked at from its beginning again: seldom, so that it is not for ever.
            size = _CHUNK if used else min(2 * size, _LARGEST_CHUNK)
            self._offset += used
            buffer = buffer[used:]
            if len(buffer) > self._limits.silence:
                raise InputError(
                    f"more than {self._limits.silence:,} bytes without the end of a unit; refused",
                    file=self._account.file,
                    line=self._line,
                )
        if not self._closed and not self._cut_off:
            self._account.repair(self._line, None, "the file ends before </tmx>")

    def _quick(self, buffer: bytes, items: list[T]) -> tuple[int, bool]:
        """Add the units of the buffer; how far it came, and whether that is all that can be done so.

        A unit in the plain form ends at the first `</tu>` after its beginning: where one does not, the careful way has
        to find out.
        """
        of_tokens, of_shape, shapes = self._make.of_tokens, self._make.of_shape, self._shapes
        encoding, width = self._encoding, self._marks.width
        closing = len(self._marks.whole_close)
        pieces = buffer.split(self._marks.whole_close)
        pieces.pop()
        dubious = self._dubious(buffer)
        returns = b"\r" in buffer
        offset, line, count = self._offset, self._line, self._count
        at = 0
        whole = True
        for piece in pieces:
            after = at + len(piece) + closing
            try:
                text = piece.decode(encoding)
                if dubious:
                    self._refuse_dubious(text)
                spaces = -1
                if returns:
                    spaces = text.find("<")
                    text = newlines(text)
                for shape in shapes.known:
                    match = shape.match(text)
                    if match is not None:
                        start = offset + at + (shape.gap if spaces < 0 else spaces) * width
                        groups: Sequence[str] = match.groups()
                        if "&" in text:
                            groups = [unescape(group) if "&" in group else group for group in groups]
                        items.append(of_shape(shape, groups, start, offset + after, line + shape.lines))
                        break
                else:
                    tokens = text.split("<")
                    gap = tokens[0]
                    if gap not in self._gaps and not self._is_gap(gap):
                        raise Odd
                    start = offset + at + (len(gap) if spaces < 0 else spaces) * width
                    items.append(of_tokens(tokens, start, offset + after, line + gap.count("\n")))
                    shapes.missed(tokens)
                line += text.count("\n")
                count += 1
            except _TROUBLE:
                cut = Cutter(buffer, self._marks, final=False).next(at)
                if cut.kind != cutting.UNIT or cut.end != after:
                    whole = False
                    break
                self._line, self._count = line, count
                self._line += self._lines(buffer[at : cut.start])
                self._unit(buffer, cut, items)
                line, count = self._line, self._count
            at = after
        shapes.passed(count - self._count)
        self._line, self._count = line, count
        return at, whole

    def _careful(self, buffer: bytes, at: int, items: list[T], *, final: bool) -> int:
        """Add the units of the buffer from `at` on, and account for what lies between; how far it came."""
        cutter = Cutter(buffer, self._marks, final=final)
        while True:
            cut = cutter.next(at)
            if cut.start + self._marks.width > len(buffer) and not final:
                return at  # white space to the end: a line feed may follow a return
            self._line += self._lines(buffer[at : cut.start])
            at = cut.start
            if cut.kind == cutting.WAIT:
                return at
            if cut.kind == cutting.UNIT:
                self._unit(buffer, cut, items)
            else:
                if cut.kind in (cutting.EMPTY, cutting.BROKEN):
                    self._broken(buffer, cut)
                elif cut.kind == cutting.TAG:
                    self._tag(buffer, cut)
                elif cut.kind == cutting.TEXT:
                    self._text(buffer, cut)
                self._line += self._lines(buffer[at : cut.end])
            at = cut.end

    def _unit(self, buffer: bytes, cut: Cut, items: list[T]) -> None:
        """Add a unit that is whole, mended where need be, and pass its lines."""
        raw = buffer[cut.start : cut.end]
        self._count += 1
        self._unclosed = self._foreign = 0
        place = self._offset + cut.start, self._offset + cut.end, self._line
        try:
            item, reasons = from_bytes(raw, self._encoding, self._make, place, self._limits)
        except Broken as broken:
            self._account.drop(self._line + broken.line, self._label(raw), broken.why)
        except InputError as error:
            line = self._line if error.line is None else self._line + error.line - 1
            raise InputError(error.message, file=self._account.file, line=line) from None
        else:
            items.append(item)
            for at, why in sorted(reasons):
                self._account.repair(self._line + at, self._label(raw), why)
        self._line += self._lines(raw)

    def _broken(self, buffer: bytes, cut: Cut) -> None:
        raw = buffer[cut.start : cut.end]
        self._count += 1
        if cut.kind == cutting.EMPTY:
            why = "no variant in this unit"
        elif cut.end == len(buffer):
            why = "the file ends inside this unit"
            self._cut_off = True
        else:
            why = "the unit does not end before the next one begins"
            self._unclosed += 1
            self._check_depth(self._unclosed)
        self._account.drop(self._line, self._label(raw), why)

    def _tag(self, buffer: bytes, cut: Cut) -> None:
        text = self._shown(buffer, cut)
        match = _TAG_NAME.match(text)
        name = match[0] if match else "<"
        if name in ("</body", "</tmx"):
            self._closed = True
        elif name.startswith("<!"):
            self._text(buffer, cut)
        elif name.startswith("</"):
            if self._foreign:
                self._foreign -= 1
            else:
                self._account.drop(self._line, None, f"{name}> between units left out")
        else:
            if not self._foreign:
                why = "another document begins here; its units are read too" if name == "<tmx" else "left out"
                self._account.drop(self._line, None, f"{name}> between units: {why}")
            if buffer[cut.end - 2 * self._marks.width : cut.end - self._marks.width] != self._marks.slash:
                self._foreign += 1
                self._check_depth(self._foreign)

    def _text(self, buffer: bytes, cut: Cut) -> None:
        stretch = buffer[cut.start : cut.end]
        if "<!ENTITY".encode(self._encoding) in stretch:
            raise InputError(
                "declares an entity; files with entity declarations are refused",
                file=self._account.file,
                line=self._line,
            )
        if not self._foreign:
            self._account.drop(self._line, None, f"text between units left out: {self._shown(buffer, cut)!r}")

    def _shown(self, buffer: bytes, cut: Cut) -> str:
        """The beginning of a stretch, for a remark."""
        end = min(cut.end, cut.start + 40 * self._marks.width)
        return buffer[cut.start : end].decode(self._encoding, "replace").strip()

    def _label(self, raw: bytes) -> str:
        """What a remark calls a unit: its `tuid`, else its ordinal."""
        match = _TUID.match(raw[: 4096 * self._marks.width].decode(self._encoding, "replace"))
        return (match[1] or match[2] or str(self._count)) if match else str(self._count)

    def _lines(self, raw: bytes) -> int:
        return newlines(raw.decode(self._encoding, "replace")).count("\n") if raw else 0

    def _check_depth(self, depth: int) -> None:
        if depth > self._limits.depth:
            raise InputError(
                f"elements nested more than {self._limits.depth} deep; refused",
                file=self._account.file,
                line=self._line,
            )

    def _is_gap(self, gap: str) -> bool:
        """Whether there is only white space between two units; remembers how a file writes it."""
        if not is_white(gap):
            return False
        if len(gap) < 80 and len(self._gaps) < 1000:
            self._gaps.add(gap)
        return True

    def _dubious(self, buffer: bytes) -> bool:
        """Whether the buffer may hold characters that XML does not allow, or a `]]>`: then each unit is looked at."""
        if self._marks.width > 1 or self._marks.less != b"<":
            return True
        controls = _MORE_CONTROLS if self._encoding == _LATIN else _CONTROLS
        return (
            len(buffer.translate(None, controls)) != len(buffer)
            or (b"]" in buffer and b"]]>" in buffer)
            or (b"\xef" in buffer and (b"\xef\xbf\xbe" in buffer or b"\xef\xbf\xbf" in buffer))
        )

    def _refuse_dubious(self, text: str) -> None:
        if ILLEGAL.search(text) or "]]>" in text or (self._encoding == _LATIN and _DUBIOUS.search(text)):
            raise Odd
