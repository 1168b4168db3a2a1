"""Web pages: the document that a page holds, without what stands around it.

`encoding.py` makes text of the bytes; `bounds.py` refuses what would take the parser for ever; `page.py` finds the
document in the page; `notes.py` its footnotes; `walk.py` goes through its elements, with `flow.py` for the text of a
paragraph, `formats.py` for bold and links, `labels.py` for what lists print, and `tables.py`.
"""

from __future__ import annotations

import re

from tmkit.documents.html.bounds import check_bounds
from tmkit.documents.html.encoding import page_text
from tmkit.documents.html.notes import find_notes
from tmkit.documents.html.page import documents_of
from tmkit.documents.html.walk import Walker
from tmkit.documents.outline import Part, blocks
from tmkit.documents.reading import Document, ReadOptions
from tmkit.text.language import detect_language
from tmkit.text.languages import primary

EXTENSIONS = (".htm", ".html", ".xhtml")
_HEAD = 1 << 12
_SNIFFED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}(?:<!doctype\s+html|<html[\s>]|<head[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def sniff(data: bytes) -> bool:
    """Whether the data begin as a web page does."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    return _SNIFFED.match(text) is not None


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The document of a page: its `main` or its articles where it has them, else its body.

    Raises InputError where the bytes are no text, or the page is nested too deep to be one.
    """
    text, encoding = page_text(data, name)
    parts, declared = page_parts(text, name, options.language)
    found = blocks(parts)
    language = options.language or detect_language("\n".join(block.text for block in found)) or declared
    notes = () if encoding == "utf-8" else (f"read as {encoding}",)
    if not found:
        notes = (*notes, "has no text")
    return Document(name, "html", found, language, encoding, notes)


def page_parts(text: str, name: str, language: str | None) -> tuple[list[Part], str | None]:
    """The paragraphs of a page's text, and the language that it declares."""
    from selectolax.lexbor import LexborHTMLParser

    check_bounds(text, name)
    tree = LexborHTMLParser(text)
    root = tree.root
    declared = None if root is None else root.attributes.get("lang") or root.attributes.get("xml:lang")
    spoken = primary(declared) if declared and declared.strip() else None
    walker = Walker(find_notes(tree), language or spoken)
    for node in documents_of(tree):
        walker.walk(node)
    return walker.in_order(), spoken
