"""The running heads and feet of a Word or OpenDocument text, which are not among its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.documents import docx, odt
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.odt.package import open_package
from tmkit.documents.odt.tree import Node

_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml", re.IGNORECASE)
_HEADS = ("style:header", "style:footer", "style:header-left", "style:footer-left", "style:header-first")
_LONGEST = 200


def running_heads(data: bytes, name: str) -> tuple[str, ...]:
    """Each different text with a letter that stands above or below the pages; none for other documents."""
    if docx.sniff(data):
        found = _of_word(data, name)
    elif odt.sniff(data):
        found = _of_open_document(data, name)
    else:
        return ()
    texts = (" ".join(text.split())[:_LONGEST] for text in found)
    return tuple(dict.fromkeys(text for text in texts if sum(map(str.isalpha, text)) > 1))


def _of_word(data: bytes, name: str) -> Iterator[str]:
    package = WordPackage(data, name)
    for part in package.zip.names:
        tree = package.tree(part) if _PARTS.fullmatch(part) else None
        for paragraph in tree.all("w:p") if tree is not None else ():
            yield "".join(node.text for node in paragraph.all("w:t"))


def _of_open_document(data: bytes, name: str) -> Iterator[str]:
    styles = open_package(data, name).styles
    for tag in _HEADS:
        for head in styles.all(tag):
            for paragraph in head.all("text:p"):
                yield _text(paragraph)


def _text(node: Node) -> str:
    return "".join(item if isinstance(item, str) else _text(item) for item in node.content)
