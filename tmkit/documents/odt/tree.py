"""The XML of an OpenDocument file as light elements that know where in the file they stand."""

from __future__ import annotations

import io
from collections.abc import Iterator

from tmkit.model import InputError
from tmkit.storage.xml import expat_parser, parse_stream

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_MOST = 4_000_000  # elements of one part
PARAGRAPHS = frozenset({"text:p", "text:h"})


class Node:
    """An element: `content` is its text and elements in order. `start` is the byte where its start tag begins, `close`
    where its end tag does. `number` counts the paragraphs of the file from 1; it is 0 for other elements.
    """

    __slots__ = ("attributes", "close", "content", "number", "start", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], start: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Node | str] = []
        self.start = start
        self.close = start
        self.number = 0

    def get(self, name: str) -> str:
        """An attribute's value, empty where it is not there."""
        return self.attributes.get(name, "")

    @property
    def children(self) -> Iterator[Node]:
        """The elements in it."""
        return (item for item in self.content if isinstance(item, Node))

    def child(self, tag: str) -> Node | None:
        """The first child of this name, or None."""
        return next((node for node in self.children if node.tag == tag), None)

    def all(self, tag: str) -> Iterator[Node]:
        """Every element of this name at any depth below, in order."""
        for node in self.children:
            if node.tag == tag:
                yield node
            yield from node.all(tag)

    def text(self) -> str:
        """The characters in it."""
        return "".join(item if isinstance(item, str) else item.text() for item in self.content)


def parse(data: bytes, file: str) -> Node:
    """The root element of a part. Raises InputError where it is no XML, too large, or declares entities."""
    builder = _Builder(file)
    parser = expat_parser(builder.start, builder.end, builder.text, file=file)
    builder.parser = parser
    parse_stream(parser, io.BytesIO(data), file=file)
    if builder.root is None:
        raise InputError("is empty; expected XML", file=file)
    return builder.root


class _Builder:
    def __init__(self, file: str) -> None:
        self.parser: object = None
        self.root: Node | None = None
        self._file = file
        self._stack: list[Node] = []
        self._prefixes: dict[str, str] = {"xml": "xml"}
        self._names: dict[str, str] = {}
        self._count = 0
        self._paragraphs = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._count += 1
        if self._count > _MOST:
            raise InputError(f"has more than {_MOST:,} elements; refused", file=self._file)
        for at in range(0, len(attributes), 2):
            if attributes[at].startswith("xmlns:"):
                self._prefixes[attributes[at][6:]] = _SPACES.get(attributes[at + 1], "?")
                self._names.clear()
        given = {self._name(attributes[at]): attributes[at + 1] for at in range(0, len(attributes), 2)}
        node = Node(self._name(name), given, self.parser.CurrentByteIndex)  # type: ignore[attr-defined]
        if node.tag in PARAGRAPHS:
            self._paragraphs += 1
            node.number = self._paragraphs
        if self._stack:
            self._stack[-1].content.append(node)
        else:
            self.root = node
        self._stack.append(node)

    def end(self, _name: str) -> None:
        self._stack.pop().close = self.parser.CurrentByteIndex  # type: ignore[attr-defined]

    def text(self, text: str) -> None:
        if self._stack:
            self._stack[-1].content.append(text)

    def _name(self, name: str) -> str:
        """A name with the customary prefix."""
        found = self._names.get(name)
        if found is None:
            prefix, colon, local = name.partition(":")
            found = f"{self._prefixes.get(prefix, '?')}:{local}" if colon and prefix != "xmlns" else name
            self._names[name] = found
        return found
