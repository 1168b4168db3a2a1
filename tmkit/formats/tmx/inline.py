"""What stands in a `seg` beside text: inline codes, read from the plain form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

from tmkit.formats.tmx.grammar import WHITE, Odd, attributes, ends, is_white, remember, unescape
from tmkit.formats.tmx.values import Pairs
from tmkit.model import Code
from tmkit.storage.xml import LIMITS

DEEPEST: Final = LIMITS.depth - 3  # `tu`, `tuv` and `seg` are around
CODES: Final = frozenset({"bpt", "ept", "it", "ph", "ut"})
# What TMX 1.4 lets stand where, and with which attributes.
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "bpt": frozenset({"i", "x", "type"}),
    "ept": frozenset({"i"}),
    "it": frozenset({"pos", "x", "type"}),
    "ph": frozenset({"x", "assoc", "type"}),
    "hi": frozenset({"x", "type"}),
    "ut": frozenset({"x"}),
    "sub": frozenset({"datatype", "type"}),
}
REQUIRED: Final = {"bpt": "i", "ept": "i", "it": "pos"}
IN_TEXT: Final = CODES | {"hi"}
IN_CODE: Final = frozenset({"sub"})


class _Code:
    """A twin of `Code`, as in `build`."""

    __slots__ = ("attributes", "content", "kind")

    def __init__(self, kind: str, written: Pairs, content: str) -> None:
        self.kind = kind
        self.attributes = written
        self.content = content
        self.__class__ = _CODE  # noqa: PLE0237


_CODE: Any = Code
make_code = cast("Callable[[str, Pairs, str], Code]", _Code)
HIGHLIGHT_END: Final = Code("/hi")
seg_ends: set[str] = set()
# Of a tag without its `>`: name (`/hi` for an end tag), attributes, whether it is empty, `i`, and the label.
_Head = tuple[str, Pairs, bool, str | None, str]
_heads: dict[str, _Head] = {}


def inline(text: str, token: str, rest: Iterator[str]) -> tuple[str, tuple[tuple[int, Code], ...], tuple[str, ...]]:
    """Text, codes and their labels (`kind` or `kind:type`) of a segment; its end tag is taken too.

    The segment's text begins with `text`, its first tag is `token`.
    """
    parts = [text]
    length = len(text)
    codes: list[tuple[int, Code]] = []
    labels: list[str] = []
    highlighted = 0
    opened: set[str] = set()
    while token not in seg_ends and not ends(token, "seg", seg_ends):
        head, closed, text = token.partition(">")
        if not closed:
            raise Odd
        kind, written, empty, number, label = _heads.get(head) or _learn(head)
        labels.append(label)
        if kind in CODES:
            if empty:
                content = ""
            else:
                content, text = _content(kind, text, rest)
            if kind == "bpt":
                if number is None or number in opened:
                    raise Odd
                opened.add(number)
            elif kind == "ept":
                if number not in opened:
                    raise Odd
                opened.remove(number)
            codes.append((length, make_code(kind, written, content)))
        elif kind == "/hi":
            if highlighted == 0:
                raise Odd
            highlighted -= 1
            codes.append((length, HIGHLIGHT_END))
        elif kind == "hi":
            codes.append((length, make_code(kind, written, "")))
            if empty:
                codes.append((length, HIGHLIGHT_END))
                labels.append("/hi")
            else:
                highlighted += 1
                if highlighted > DEEPEST:
                    raise Odd
        else:
            raise Odd
        if text:
            if "&" in text:
                text = unescape(text)
            parts.append(text)
            length += len(text)
        token = next(rest)
    if highlighted or opened:
        raise Odd
    return "".join(parts), tuple(codes), tuple(labels)


def is_content(kind: str, content: str) -> bool:
    """Whether this may stand in a code of this kind as it is: text with references that XML has, and `sub`s."""
    try:
        found, after = _content(kind, *_first(f"{content}</{kind}>"))
    except (Odd, StopIteration):
        return False
    return found == content and not after and "]]>" not in content


def _first(xml: str) -> tuple[str, Iterator[str]]:
    first, *others = xml.split("<")
    return first, iter(others)


def _content(kind: str, text: str, rest: Iterator[str]) -> tuple[str, str]:
    """The XML in a code, as written, and the text after its end tag; `text` begins it."""
    parts = [text]
    inside = [kind]
    while True:
        if "&" in text:
            unescape(text)
        token = next(rest)
        head, closed, text = token.partition(">")
        if not closed:
            raise Odd
        if head[:1] == "/":
            if head[1:].rstrip(WHITE) != inside.pop():
                raise Odd
            if not inside:
                return "".join(parts), text
        else:
            name, written, empty, _, _ = _heads.get(head) or _learn(head)
            allowed = IN_TEXT if inside[-1] in ("sub", "hi") else IN_CODE
            if name not in allowed or not {key for key, _ in written} <= ATTRIBUTES[name]:
                raise Odd
            if (required := REQUIRED.get(name)) and all(key != required for key, _ in written):
                raise Odd
            if not empty:
                inside.append(name)
                if len(inside) > DEEPEST:
                    raise Odd
        parts += ("<", token)


def _learn(head: str) -> _Head:
    if head[:1] == "/":
        if head.rstrip(WHITE) != "/hi":
            raise Odd
        entry: _Head = ("/hi", (), False, None, "/hi")
    else:
        empty = head.endswith("/")
        body = head[:-1] if empty else head
        name = next((name for name in ATTRIBUTES if body.startswith(name)), "")
        after = body[len(name) :]
        if not name or (after and not is_white(after[0])):
            raise Odd
        written = attributes(after)
        values = dict(written)
        label = f"{name}:{values['type']}" if "type" in values else name
        entry = (name, written, empty, values.get("i"), label)
    remember(_heads, head, entry, len(head))
    return entry
