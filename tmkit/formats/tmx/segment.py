"""The content of a `seg` in the plain form, from a parser's events."""

from __future__ import annotations

from itertools import count
from typing import Final

from tmkit.formats.tmx.capture import CodeCapture, end_tag, escape, plain_name, start_tag
from tmkit.formats.tmx.inline import CODES
from tmkit.formats.tmx.values import Pairs

FOREIGN: Final = "x-tmkit-element"
_Item = str | tuple[str, Pairs, str]


class SegmentBuilder:
    """Takes the events inside one `seg`; `notable` is what had to be kept otherwise than written, for the account."""

    __slots__ = ("_code", "_items", "_kind", "_open", "_written", "notable")

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._open: list[str] = []
        self._code: CodeCapture | None = None
        self._kind = ""
        self._written: Pairs = ()
        self.notable: list[str] = []

    def characters(self, text: str) -> None:
        """Text."""
        if self._code is None:
            self._items.append(escape(text))
        else:
            self._code.characters(text)

    def start(self, name: str, written: Pairs) -> None:
        """An element begins."""
        if self._code is not None:
            self._code.start(name, written)
        elif name in CODES or name == "sub":
            self._kind = name
            self._written = self._plain(written)
            self._code = CodeCapture(name)
        else:
            self._open.append(name)
            if name == "hi":
                self._items.append(("hi", self._plain(written), ""))
            else:
                self._foreign("begin", start_tag(name, written))
                self.notable.append(f"element {name}, which TMX does not have, kept as inline codes")

    def code(self, kind: str, written: Pairs, content: str) -> None:
        """A whole inline code; its content is XML."""
        self._items.append((kind, written, content))

    def end(self, name: str) -> None:
        """An element ends (not the `seg` itself)."""
        if self._code is not None and self._code.depth:
            self._code.end()
        elif self._code is not None:
            self._items.append(self._finished(self._code))
            self._code = None
        else:
            self._open.pop()
            if name == "hi":
                self._items.append(("/hi", (), ""))
            else:
                self._foreign("end", end_tag(name))

    def xml(self) -> str:
        """The `seg` element in the plain form."""
        parts = ["<seg>"]
        for item in self._balanced():
            if isinstance(item, str):
                parts.append(item)
            elif item[0] == "/hi":
                parts.append("</hi>")
            elif item[0] == "hi":
                parts.append(start_tag("hi", item[1]))
            else:
                kind, written, content = item
                parts += (start_tag(kind, written), content, end_tag(kind))
        parts.append("</seg>")
        return "".join(parts)

    def _plain(self, written: Pairs) -> Pairs:
        odd = [name for name, _ in written if not plain_name(name)]
        self.notable += [f"attribute {name} of an inline code left out" for name in odd]
        return tuple(pair for pair in written if pair[0] not in odd)

    def _foreign(self, position: str, tag: str) -> None:
        self._items.append(("it", (("pos", position), ("type", FOREIGN)), escape(tag)))

    def _finished(self, code: CodeCapture) -> _Item:
        self.notable += [f"element {name} in an inline code kept as text" for name in code.unknown]
        if self._kind == "sub":
            # TMX 1.1 has `sub` in the segment itself; 1.4 only in a code.
            self.notable.append("sub outside an inline code put in one")
            return "ph", (("type", "x-tmkit-sub"),), start_tag("sub", self._written) + code.xml + end_tag("sub")
        return self._kind, self._written, code.xml

    def _balanced(self) -> list[_Item]:
        """The items with each `bpt` and `ept` paired by `i`; one without its partner becomes an `it`."""
        items = self._numbered()
        partner: dict[int, int] = {}
        waiting: dict[str, int] = {}
        for at, item in enumerate(items):
            if isinstance(item, str) or item[0] not in ("bpt", "ept"):
                continue
            number = dict(item[1])["i"]
            if item[0] == "bpt":
                waiting.setdefault(number, at)
            elif number in waiting:
                begin = waiting.pop(number)
                partner[begin], partner[at] = at, begin
        return [self._single(item) if at not in partner else item for at, item in enumerate(items)]

    def _single(self, item: _Item) -> _Item:
        if isinstance(item, str) or item[0] not in ("bpt", "ept"):
            return item
        kind, written, content = item
        self.notable.append(f"{kind} without its partner read as it")
        others = tuple(pair for pair in written if pair[0] not in ("i", "pos"))
        if all(name != "x" for name, _ in others):
            others += (("x", dict(written)["i"]),)
        return "it", (("pos", "begin" if kind == "bpt" else "end"), *others), content

    def _numbered(self) -> list[_Item]:
        """The items with an `i` on each `bpt` and `ept`; those without one pair as they nest."""
        used = {value for item in self._items if not isinstance(item, str) for name, value in item[1] if name == "i"}
        unused = (number for number in map(str, count(1)) if number not in used)
        nested: list[str] = []
        items: list[_Item] = []
        for item in self._items:
            if isinstance(item, str) or item[0] not in ("bpt", "ept") or "i" in dict(item[1]):
                items.append(item)
                continue
            kind, written, content = item
            if kind == "ept" and nested:
                number = nested.pop()
            else:
                number = next(unused)
                if kind == "bpt":
                    nested.append(number)
            self.notable.append(f"{kind} without i numbered {number}")
            items.append((kind, (("i", number), *written), content))
        return items
