"""A replacement's codes found again among those of the paragraph that it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tmkit.documents.docx.looks import FORMATS
from tmkit.documents.docx.pieces import Around, Piece, run_of
from tmkit.documents.inline import code_name, inline
from tmkit.documents.shading import SHADES
from tmkit.model import Code, Segment

_ESSENTIAL = frozenset({"fnote", "enote", "image", "x-math"})


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be written: a stretch of text in a look, or a piece of the original; and what stands around it.

    `start` is its offset in the replacement's text.
    """

    text: str = ""
    look: frozenset[str] = frozenset()
    around: tuple[Around, ...] = ()
    piece: Piece | None = None
    start: int = 0


@dataclass(slots=True)
class _Owned:
    """A code of the paragraph that is replaced, and what it stands for."""

    code: Code
    thing: Piece | Around | str
    used: bool = False


@dataclass(slots=True)
class _Open:
    number: str | None
    thing: Around | str | None


@dataclass(slots=True)
class Placing:
    """Places a replacement; `written` is what comes of it, `remarks` what could not be placed as it should."""

    owned: list[_Owned]
    shared: frozenset[str]
    index: dict[tuple[str | None, ...], list[_Owned]] = field(default_factory=dict)
    opened: dict[tuple[str | None, str], _Owned] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _last: str = ""
    _broken: bool = False
    _at: int = 0

    def place(self, segment: Segment) -> None:
        """Take a replacement."""
        at = 0
        text = segment.text
        for offset, code in segment.codes:
            stop = min(max(offset, at), len(text))
            self._text(text[at:stop])
            at = stop
            self._at = at
            self._code(code)
        self._text(text[at:])
        self._open.clear()
        self._missing()

    def _text(self, text: str) -> None:
        """Put a stretch of text; the space that stands for a line break or tab is none of the file's."""
        if not text:
            return
        joined = bool(self._last) and not self._last.isspace()
        if self._broken and joined and text[0] == " " and len(text) > 1 and not text[1].isspace():
            text = text[1:]
            self._at += 1
        self._broken = False
        if text:
            self._last = text[-1]
            self._put(text)
            self._at += len(text)

    def _put(self, text: str = "", piece: Piece | None = None) -> None:
        around: list[Around] = []
        look = set(self.shared)
        for item in self._open:
            if isinstance(item.thing, Around):
                around.append(item.thing)
            elif item.thing is not None:
                look.add(item.thing)
        self.written.append(Written(text, frozenset(look), tuple(dict.fromkeys(around)), piece, self._at))

    def _code(self, code: Code) -> None:
        kind = code.attribute("type") or ""
        closes = code.kind in {"ept", "/hi"} or (code.kind == "it" and code.attribute("pos") == "end")
        if closes:
            self._close(code)
        elif code.kind in {"bpt", "hi"} or (code.kind == "it" and code.attribute("pos") == "begin"):
            thing = self._found(code, again=True)
            if thing is None and (kind in FORMATS or kind in SHADES):
                thing = kind
            if thing is None or isinstance(thing, Piece):
                self.remarks.append(f"a code that the paragraph has not ({code_name(kind)}) was left out")
                thing = None
            self._open.append(_Open(code.attribute("i"), thing))
        else:
            thing = self._found(code, again=False)
            if isinstance(thing, Piece):
                self._put(piece=thing)
                self._broken = self._broken or thing.is_space
            elif kind == "lb":
                self._put("\n")
            elif kind == "x-tab":
                self._put("\t")
            else:
                self.remarks.append(f"a code that the paragraph has not ({code_name(kind)}) was left out")

    def _close(self, code: Code) -> None:
        number = code.attribute("i")
        for at in range(len(self._open) - 1, -1, -1):
            if number is None or self._open[at].number == number:
                del self._open[at]
                return

    def _found(self, code: Code, *, again: bool) -> Piece | Around | str | None:
        """What a code stands for: by its content, else by its number, else by its type."""
        kind, content, number = code.attribute("type"), code.content, code.attribute("x")
        for key in ((kind, content, number), (kind, content), (kind, "x", number), (kind,)):
            waiting = self.index.get(key, [])
            while waiting and waiting[-1].used:
                waiting.pop()
            best = waiting[-1] if waiting else None
            if best is None and again and key == (kind, content):
                best = self.opened.get(key)
            if best is not None:
                break
        if best is None:
            return None
        best.used = True
        self.opened[kind, content] = best
        return best.thing

    def _missing(self) -> None:
        """Name what the replacement lacks; what must not be lost is put at the end."""
        given = {item.code.attribute("type") for item in self.owned if item.used}
        for item in self.owned:
            kind = item.code.attribute("type") or ""
            if item.used or (isinstance(item.thing, str) and kind in given):
                continue
            if kind in _ESSENTIAL and isinstance(item.thing, Piece):
                self._put(piece=item.thing)
                name = code_name(kind)
                self.remarks.append(f"the code of a {name} is missing; the {name} was put at the end")
            else:
                self.remarks.append(f"the code of a {code_name(kind)} is missing")


def placing(inside: Sequence[Piece]) -> Placing:
    """Makes ready to place a replacement of these pieces."""
    own = inline([run_of(piece) for piece in inside])
    marked = iter([piece for piece in inside if piece.mark is not None])
    owned: list[_Owned] = []
    for (_, code), origin in zip(own.codes, own.origin, strict=True):
        if code.kind == "ph":
            owned.append(_Owned(code, next(marked)))
        elif code.kind == "bpt":
            owned.append(_Owned(code, origin.key if isinstance(origin.key, Around) else origin.type))
    made = Placing(owned, frozenset(item.type for item in own.prevailing))
    for item in reversed(owned):
        kind, number = item.code.attribute("type"), item.code.attribute("x")
        for key in ((kind, item.code.content, number), (kind, item.code.content), (kind, "x", number), (kind,)):
            made.index.setdefault(key, []).append(item)
    return made
