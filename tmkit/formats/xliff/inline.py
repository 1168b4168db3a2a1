"""What stands in a source or target: text and the codes between, in the order of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tmkit.formats.tmx.capture import CodeCapture, escape
from tmkit.formats.xliff.walk import Node
from tmkit.model import Code, Segment
from tmkit.storage.xml_text import MEANT

Role = Literal["open", "close", "alone", "begin", "end"]
"""What a code does: opens or closes a pair, stands alone, or is half of a pair whose other half is elsewhere."""
Edge = Literal["whole", "start", "end"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A code as the file has it.

    `pair` ties an opening to its closing; `identity` is what the two languages call it by. `node` is its element, of
    which it is the start tag, the end tag or the `whole`; `raw` is how it is written where it is no element.
    """

    role: Role
    identity: str
    pair: str = ""
    type: str = ""
    content: str = ""
    node: Node | None = None
    edge: Edge = "whole"
    raw: str = ""


Piece = str | Mark
_DELETED: Final = frozenset({"x-sdl-deleted", "x-sdl-feedback-deleted"})
_TYPES: Final = {"xlf:b": "bold", "xlf:i": "italic", "xlf:u": "ulined", "underlined": "ulined"} | {
    f"x-{told}": told for told in ("color", "dulined", "font", "scap", "struct", "subscript", "superscript", "fnote")
}
_EMPTY: Final[Mapping[str, str]] = {}


def pieces(children: Iterable[Node | str], data: Mapping[str, str] = _EMPTY) -> list[Piece]:
    """The text and codes of what stands in a source, a target or one segment of them.

    `data` is the content of codes that is kept apart, by id. Text that a reviser has deleted is left out.
    """
    found: list[Piece] = []
    for child in children:
        if isinstance(child, str):
            found.append(child)
        else:
            _READERS.get(child.name, _foreign)(child, data, found)
    return found


def segment(found: Iterable[Piece], numbers: dict[str, int]) -> Segment:
    """Text and codes as a segment. `numbers` gives each identity its number: pass the same for source and target."""
    listed = list(found)
    partner = _partners(listed)
    texts: list[str] = []
    codes: list[tuple[int, Code]] = []
    length = 0
    own: dict[int, str] = {}
    used: set[str] = set()
    for place, piece in enumerate(listed):
        if isinstance(piece, str):
            texts.append(piece)
            length += len(piece)
            continue
        if place in partner and piece.role == "close":
            codes.append((length, Code("ept", (("i", own[partner[place]]),), piece.content)))
            continue
        number = str(numbers.setdefault(piece.identity, len(numbers) + 1))
        named = [("x", number)]
        if piece.type:
            named.append(("type", piece.type))
        if place in partner:
            own[place] = number if number not in used else str(len(numbers) + len(used) + 1)
            used.add(own[place])
            code = Code("bpt", (("i", own[place]), *named), piece.content)
        elif piece.role == "alone":
            code = Code("ph", tuple(named), piece.content)
        else:
            position = "begin" if piece.role in {"open", "begin"} else "end"
            code = Code("it", (("pos", position), *named), piece.content)
        codes.append((length, code))
    return Segment("".join(texts), tuple(codes))


def _partners(listed: list[Piece]) -> dict[int, int]:
    """For each place of an opening or closing code that of its other half."""
    waiting: dict[str, list[int]] = {}
    partner: dict[int, int] = {}
    for place, piece in enumerate(listed):
        if isinstance(piece, str):
            continue
        if piece.role == "open":
            waiting.setdefault(piece.pair, []).append(place)
        elif piece.role == "close" and waiting.get(piece.pair):
            opening = waiting[piece.pair].pop()
            partner[opening], partner[place] = place, opening
    return partner


def _content(node: Node, kind: str) -> str:
    """The content of a code as TMX has it: text, and `sub` with the attributes that it has there."""
    if not any(isinstance(child, Node) for child in node.children):
        return escape(node.text)
    capture = CodeCapture(kind)
    _capture(node, capture)
    return capture.xml


def _capture(node: Node, capture: CodeCapture) -> None:
    for child in node.children:
        if isinstance(child, str):
            capture.characters(child)
        else:
            written = {"type" if key == "ctype" else key: value for key, value in child.attributes.items()}
            capture.start(child.name, tuple(written.items()))
            _capture(child, capture)
            capture.end()


def _shown(node: Node, *names: str) -> str:
    """What a code without content is shown as, or read aloud as: the first of these attributes that says it."""
    return next((escape(value) for name in names if (value := node.attributes.get(name))), "")


def _type(node: Node) -> str:
    told = node.attributes.get("ctype") or node.attributes.get("subType") or node.attributes.get("type") or ""
    return _TYPES.get(told, told)


def _around(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    """`g` and `pc`: a pair around what stands inside."""
    name = "p" + node.attributes.get("id", "")
    first, last = (data.get(node.attributes.get(key, ""), "") for key in ("dataRefStart", "dataRefEnd"))
    if not first and node.name == "g":
        first, last = data.get("<" + name, "") or _shown(node, "equiv-text"), data.get(">" + name, "")
    first, last = first or _shown(node, "dispStart", "equivStart"), last or _shown(node, "dispEnd", "equivEnd")
    pair = f"{name}@{id(node)}"
    found.append(Mark("open", name, pair, _type(node) or data.get("t" + name, ""), first, node, "start"))
    found += pieces(node.children, data)
    found.append(Mark("close", name, pair, "", last, node, "end"))


def _placeholder(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    name = node.attributes.get("id", "")
    content = _content(node, "ph") or data.get(node.attributes.get("dataRef", ""), "")
    if not content and node.name == "x":
        content = data.get("<p" + name, "")
    content = content or _shown(node, "equiv-text", "disp", "equiv")
    found.append(Mark("alone", "a" + name, "", _type(node) or data.get("tp" + name, ""), content, node))


def _half(role: Role) -> Callable[[Node, Mapping[str, str], list[Piece]], None]:
    """Elements that are one half of a pair; the other half has the same `rid`, or the same `id`."""

    def read(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
        own = node.attributes.get("id", "")
        name = "p" + node.attributes.get("startRef", own)
        pair = "p" + node.attributes.get("startRef", node.attributes.get("rid", own))
        kind = "bpt" if role == "open" else "ept"
        content = _content(node, kind) or data.get(node.attributes.get("dataRef", ""), "")
        content = content or _shown(node, "equiv-text", "disp", "equiv")
        found.append(Mark(role, name, pair, _type(node), content, node))

    return read


def _isolated(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    del data
    role: Role = "end" if node.attributes.get("pos") in {"close", "end"} else "begin"
    name = f"{role[0]}{node.attributes.get('id', '')}"
    found.append(Mark(role, name, "", _type(node), _content(node, "it"), node))


def _marked(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    deleted = node.attributes.get("mtype") in _DELETED or node.attributes.get("mq:tctype") == "del"
    if not deleted:
        found += pieces(node.children, data)


def _nothing(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    del node, data, found


def _code_point(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    """A character that XML does not have: what Word means by it."""
    del data
    written = node.attributes.get("hex", "")
    if written and len(written) < 9 and all(digit in "0123456789abcdefABCDEF" for digit in written):
        found.append(MEANT.get(int(written, 16), ""))


def _foreign(node: Node, data: Mapping[str, str], found: list[Piece]) -> None:
    """An element that has no place here: a pair of codes around what stands inside, or one alone."""
    name = f"{node.written} {node.attributes.get('id', '')}"
    if node.children:
        pair = f"{name}@{id(node)}"
        found.append(Mark("open", "p" + name, pair, "", "", node, "start"))
        found += pieces(node.children, data)
        found.append(Mark("close", "p" + name, pair, "", "", node, "end"))
    else:
        found.append(Mark("alone", "a" + name, "", "", "", node))


_READERS: Final[dict[str, Callable[[Node, Mapping[str, str], list[Piece]], None]]] = {
    "g": _around,
    "pc": _around,
    "x": _placeholder,
    "ph": _placeholder,
    "bpt": _half("open"),
    "bx": _half("open"),
    "sc": _half("open"),
    "ept": _half("close"),
    "ex": _half("close"),
    "ec": _half("close"),
    "it": _isolated,
    "mrk": _marked,
    "sm": _nothing,
    "em": _nothing,
    "cp": _code_point,
}
