"""A replacement's codes found again among those of the paragraph that it replaces."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmkit.documents.inline import Format, Inline, code_name
from tmkit.documents.odt.runs import LINK, LOOKS
from tmkit.documents.odt.tree import Node
from tmkit.documents.shading import ANNOTATION, SHADES
from tmkit.model import Code, Segment

_ESSENTIAL = frozenset({"fnote", "enote", "image"})


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be written at `at` of the new text: a stretch of text, or an element; in a look, within elements."""

    at: int
    text: str = ""
    mark: Format | None = None
    look: frozenset[str] = frozenset()
    around: tuple[Node, ...] = ()


@dataclass(slots=True)
class Placing:
    """Places one replacement; `remarks` are what could not be placed as it should."""

    own: list[tuple[Code, Format]]
    shared: frozenset[str]
    remarks: list[str] = field(default_factory=list)
    _used: set[int] = field(default_factory=set)
    _open: list[tuple[str | None, Format]] = field(default_factory=list)
    _written: list[Written] = field(default_factory=list)

    @classmethod
    def of(cls, whole: Inline) -> Placing:
        """For a paragraph's text and codes."""
        pairs = zip(whole.codes, whole.origin, strict=True)
        own = [(code, origin) for (_, code), origin in pairs if code.kind != "ept"]
        return cls(own, frozenset(item.type for item in whole.prevailing))

    def place(self, segment: Segment) -> list[Written]:
        """What is to be written, in order."""
        at = 0
        for offset, code in segment.codes:
            stop = min(max(offset, at), len(segment.text))
            self._put(at, segment.text[at:stop])
            at = stop
            self._code(at, code)
        self._put(at, segment.text[at:])
        self._open.clear()
        self._missing(len(segment.text))
        return self._written

    def _put(self, at: int, text: str = "", mark: Format | None = None) -> None:
        if not text and mark is None:
            return
        looks = {*LOOKS, *SHADES, LINK}
        look = {item.type for _, item in self._open if item.type in looks} | self.shared
        around = dict.fromkeys(item.key for _, item in self._open if isinstance(item.key, Node))
        self._written.append(Written(at, text, mark, frozenset(look), tuple(around)))

    def _code(self, at: int, code: Code) -> None:
        kind = code.attribute("type") or ""
        if code.kind in {"ept", "/hi"} or code.attribute("pos") == "end":
            number = code.attribute("i")
            for place in range(len(self._open) - 1, -1, -1):
                if number is None or self._open[place][0] == number:
                    del self._open[place]
                    return
            return
        found = self._found(code)
        if code.kind in {"bpt", "hi", "it"}:
            if found is None and (kind in LOOKS or kind in SHADES):
                found = Format(kind)
            if found is not None:
                self._open.append((code.attribute("i"), found))
                return
        elif found is not None:
            self._put(at, mark=found)
            return
        elif kind in {"lb", "x-tab", ANNOTATION}:
            self._put(at, mark=Format(kind, code.content))
            return
        self.remarks.append(f"a code that the paragraph has not ({code_name(kind)}) was left out")

    def _found(self, code: Code) -> Format | None:
        """The paragraph's own code: by its number, else by its content, else by its type."""
        kind, number = code.attribute("type"), code.attribute("x")
        tests = (
            lambda own: own.attribute("x") == number and own.content == code.content,
            lambda own: own.content == code.content,
            lambda own: own.attribute("x") == number,
            lambda _: True,
        )
        for test in tests:
            for at, (own, origin) in enumerate(self.own):
                if at not in self._used and own.attribute("type") == kind and test(own):
                    self._used.add(at)
                    return origin
        return None

    def _missing(self, end: int) -> None:
        """Name what the replacement lacks; what must not be lost is put at the end."""
        given = {self.own[at][0].attribute("type") for at in self._used}
        for at, (code, origin) in enumerate(self.own):
            kind = code.attribute("type") or ""
            if at in self._used or (kind in LOOKS and kind in given):
                continue
            name = code_name(kind)
            if kind in _ESSENTIAL:
                self._put(end, mark=origin)
                self.remarks.append(f"the code of a {name} is missing; the {name} was put at the end")
            else:
                self.remarks.append(f"the code of a {name} is missing")
