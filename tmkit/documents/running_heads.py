"""The running heads and feet of a Word or OpenDocument text, which are not among its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.documents import docx, odt
from tmkit.documents.docx.nodes import Node as WordNode
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.odt.package import open_package
from tmkit.documents.odt.tree import Node

_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml", re.IGNORECASE)
_HEADS = ("style:header", "style:footer", "style:header-left", "style:footer-left", "style:header-first")
_BLANKS = frozenset({"text:tab", "text:s", "text:line-break"})
_FIELDS = frozenset({"text:page-number", "text:page-count"})
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
            yield _of_word_paragraph(paragraph)


def _of_word_paragraph(paragraph: WordNode) -> str:
    """Its text without what fields print there, as the number of the page."""
    texts: list[str] = []
    within = 0
    waiting = [*reversed(paragraph.children)]
    while waiting:
        node = waiting.pop()
        if node.tag == "w:fldChar":
            within += {"begin": 1, "end": -1}.get(node.get("w:fldCharType") or "", 0)
        elif node.tag in {"w:t", "w:tab"} and within < 1:
            texts.append(node.text if node.tag == "w:t" else " ")
        elif node.tag not in {"w:fldSimple", "w:pPr"}:
            waiting += reversed(node.children)
    return "".join(texts)


def _of_open_document(data: bytes, name: str) -> Iterator[str]:
    styles = open_package(data, name).styles
    for tag in _HEADS:
        for head in styles.all(tag):
            for paragraph in head.all("text:p"):
                yield _text(paragraph)


def _text(node: Node) -> str:
    """Its text without what fields print there, as the number of the page."""
    return "".join(
        item if isinstance(item, str) else " " if item.tag in _BLANKS else "" if item.tag in _FIELDS else _text(item)
        for item in node.content
    )
