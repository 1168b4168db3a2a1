"""The XML of an Office document as light elements that know where in the file they stand.

Prefixes are told by their namespaces, transitional or strict, and elements named with the customary one (`w:p`), so
that the rest need not know what a file calls them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

from tmkit.model import InputError
from tmkit.storage.xml import LIMITS, expat_parser, parse_stream

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_CUSTOMARY = {
    _OFFICE + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OFFICE + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OFFICE + "markup-compatibility/2006": "mc",
    _OFFICE + "drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _OFFICE + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OFFICE + "package/2006/relationships": "rel",
    _OFFICE + "package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_TEXTS = frozenset({"w:t", "w:delText", "w:instrText", "m:t"})
_LARGEST = 256 << 20  # bytes of one part
_MOST = 4_000_000  # elements of one part: a report of five thousand pages has two million
_NAME = re.compile(rb"<([^\s/>]+)")


class Node:
    """An element. `start` is the byte where its start tag begins, `close` where its end was seen: its end tag or, where
    it is empty, what follows it. `number` counts the paragraphs of the part from 1, 0 for other elements. `text` is
    kept of those elements only whose text is text.
    """

    __slots__ = ("attributes", "children", "close", "number", "start", "tag", "text")

    def __init__(self, tag: str, attributes: list[str], start: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.start = start
        self.close = start
        self.number = 0
        self.children: list[Node] = []
        self.text = ""

    def get(self, name: str) -> str | None:
        """An attribute's value, or None."""
        attributes = self.attributes
        for at in range(0, len(attributes), 2):
            if attributes[at] == name:
                return attributes[at + 1]
        return None

    def child(self, tag: str) -> Node | None:
        """The first child of this name, or None."""
        for node in self.children:
            if node.tag == tag:
                return node
        return None

    def value(self, tag: str) -> str | None:
        """What `w:val` the first child of this name has, or None."""
        node = self.child(tag)
        return None if node is None else node.get("w:val")

    def all(self, tag: str) -> Iterator[Node]:
        """Every element of this name at any depth below, in order."""
        for node in self.children:
            if node.tag == tag:
                yield node
            yield from node.all(tag)


def name_as_written(data: bytes, node: Node) -> bytes:
    """An element's name with the prefix that the file gives it."""
    match = _NAME.match(data, node.start)
    assert match is not None
    return match[1]


def parse(data: bytes, file: str, *, inside: str | None = None, take: Callable[[Node], None] | None = None) -> Node:
    """The root element of a part. With `take`, it gets each child of the element `inside`, which then is not kept.

    Raises InputError where the part is no XML, too large, or declares entities.
    """
    if len(data) > _LARGEST:
        raise InputError(f"larger than {_LARGEST:,} bytes; refused", file=file)
    builder = _Builder(file, inside, take)
    parser = expat_parser(builder.start, builder.end, builder.text, file=file, limits=LIMITS)
    builder.parser = parser
    parse_stream(parser, io.BytesIO(data), file=file)
    if builder.root is None:
        raise InputError("is empty; expected XML", file=file)
    return builder.root


class _Builder:
    def __init__(self, file: str, inside: str | None, take: Callable[[Node], None] | None) -> None:
        self.parser: object = None
        self.root: Node | None = None
        self._file = file
        self._inside = inside
        self._take = take
        self._stack: list[Node] = []
        self._text: list[str] = []
        self._names: dict[str, str] = {}
        self._prefixes: dict[str, str] = {"xml": "xml"}
        self._keys: dict[str, str] = {}
        self._scopes: list[tuple[int, dict[str, str], dict[str, str], dict[str, str]]] = []
        self._count = 0
        self._paragraphs = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._count += 1
        if self._count > _MOST:
            raise InputError(f"has more than {_MOST:,} elements; refused", file=self._file)
        stack = self._stack
        keys = self._keys
        for at in range(0, len(attributes), 2):
            key = keys.get(attributes[at])
            if key is None:
                self._resolve(attributes)
                break
            attributes[at] = key
        tag = self._names.get(name) or self._name(name)
        node = Node(tag, attributes, self.parser.CurrentByteIndex)  # type: ignore[attr-defined]
        if tag == "w:p":
            self._paragraphs += 1
            node.number = self._paragraphs
        if stack:
            stack[-1].children.append(node)
        else:
            self.root = node
        stack.append(node)

    def end(self, _name: str) -> None:
        stack = self._stack
        node = stack.pop()
        node.close = self.parser.CurrentByteIndex  # type: ignore[attr-defined]
        if node.tag in _TEXTS:
            node.text = "".join(self._text)
            self._text.clear()
        if self._scopes and self._scopes[-1][0] == len(stack):
            _, self._names, self._keys, self._prefixes = self._scopes.pop()
        if self._take is not None and stack and stack[-1].tag == self._inside and len(stack) == 2:
            stack[-1].children.pop()
            self._take(node)

    def text(self, text: str) -> None:
        if self._stack and self._stack[-1].tag in _TEXTS:
            self._text.append(text)

    def _resolve(self, attributes: list[str]) -> None:
        """Take the prefixes that are declared here, and give all attributes the customary ones."""
        declared = {at for at in range(0, len(attributes), 2) if attributes[at].partition(":")[0] == "xmlns"}
        if declared:
            self._scopes.append((len(self._stack), self._names, self._keys, self._prefixes))
            self._names, self._keys, self._prefixes = {}, {}, dict(self._prefixes)
            for at in declared:
                self._prefixes[attributes[at].partition(":")[2]] = _CUSTOMARY.get(attributes[at + 1], "?")
        for at in range(0, len(attributes), 2):
            if at not in declared:
                key = attributes[at]
                attributes[at] = self._keys[key] = self._full(key) if ":" in key else key

    def _name(self, name: str) -> str:
        """An element's name with the customary prefix, `?` for a namespace that is not ours."""
        full = self._full(name) if ":" in name else f"{self._prefixes.get('', '?')}:{name}"
        self._names[name] = full
        return full

    def _full(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return f"{self._prefixes.get(prefix, '?')}:{local}"
