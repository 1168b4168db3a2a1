"""The running heads and feet of a Word or OpenDocument text, which are not among its blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tmkit.documents import docx, odt
from tmkit.documents.byte_places import extent, start_tag
from tmkit.documents.docx.nodes import Node as WordNode
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.odt.package import STYLES, open_package
from tmkit.documents.odt.tree import Node

_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml", re.IGNORECASE)
_HEADS = frozenset(f"style:{place}{side}" for place in ("header", "footer") for side in ("", "-left", "-first"))
_FIELDS = frozenset({"w:fldSimple", "w:drawing", "w:pict", "w:instrText", "w:delText", "w:pPr", "w:rPr"})
_WITHIN = frozenset({"text:span", "text:a"})
_WORD = re.compile(r"[^\W\d_]*[a-zà-ÿ]{2}")
_LONGEST = 200


@dataclass(slots=True)
class _Stretch:
    """Text between two tabs, breaks or fields: what it says, and where its pieces lie in the bytes of its part."""

    text: str
    places: list[tuple[int, int]]


def running_heads(data: bytes, name: str) -> tuple[str, ...]:
    """Each different text with a word that stands above or below the pages; none for other documents."""
    return _told(with_heads(data, name, lambda _: None)[1])


def with_heads(data: bytes, name: str, rendered: Callable[[str], str | None]) -> tuple[bytes, tuple[str, ...]]:
    """A copy with other heads and feet, as `rendered` has them for a text; and the texts that it has none for.

    A text is what stands between two tabs, breaks or fields: the number of a page stays as it is. The copy is the
    document itself where nothing is rendered. Raises InputError where the file is damaged.
    """
    left: list[str] = []
    if docx.sniff(data):
        package = WordPackage(data, name)
        changed = {}
        for part in package.zip.names:
            tree = package.tree(part) if _PARTS.fullmatch(part) else None
            if tree is None:
                continue
            content = package.xml(part)
            found = [one for paragraph in tree.all("w:p") for one in _of_word(content, paragraph)]
            new = _replaced(content, found, rendered, left)
            if new != content:
                changed[part] = new
        return (package.zip.rewritten(changed) if changed else data), _told(left)
    if odt.sniff(data):
        opened = open_package(data, name)
        content = data if opened.zip is None else opened.zip.read(STYLES) if STYLES in opened.zip.names else b""
        paragraphs = [paragraph for head in _heads(opened.styles) for paragraph in head.all("text:p")]
        new = _replaced(content, [one for each in paragraphs for one in _of_open(content, each)], rendered, left)
        if new != content:
            data = new if opened.zip is None else opened.zip.rewritten({STYLES: new})
    return data, _told(left)


def _told(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.split())[:_LONGEST] for text in texts))


def _replaced(
    content: bytes, found: Sequence[_Stretch], rendered: Callable[[str], str | None], left: list[str]
) -> bytes:
    """A part with what is rendered; what is not is added to `left`, where it has a word."""
    edits: list[tuple[int, int, bytes]] = []
    for one in found:
        bare = one.text.strip()
        new = rendered(bare) if bare else None
        if new is None:
            left += [bare] if _WORD.search(bare) else []
            continue
        at = one.text.index(bare)
        said = one.text[:at] + new + one.text[at + len(bare) :]
        edits += [(*place, b"" if number else escape(said).encode()) for number, place in enumerate(one.places)]
    out, last = [], 0
    for start, end, text in sorted(edits):
        out += [content[last:start], text]
        last = end
    return b"".join([*out, content[last:]])


def _of_word(content: bytes, paragraph: WordNode) -> Iterator[_Stretch]:
    """The stretches of a paragraph without what fields print there, as the number of the page."""
    held = _Stretch("", [])
    within = 0
    waiting = [*reversed(paragraph.children)]
    while waiting:
        node = waiting.pop()
        if node.tag == "w:t":
            if within < 1 and node.text:
                held.text += node.text
                held.places.append((start_tag(content, node)[1], node.close))
        elif node.tag in {"w:fldChar", "w:tab", "w:br", "w:ptab", *_FIELDS}:
            within += {"begin": 1, "end": -1}.get(node.get("w:fldCharType") or "", 0)
            if node.tag not in {"w:pPr", "w:rPr"}:
                yield held
                held = _Stretch("", [])
        else:
            waiting += reversed(node.children)
    yield held


def _heads(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.tag in _HEADS:
            yield child
        else:
            yield from _heads(child)


def _of_open(content: bytes, paragraph: Node) -> Iterator[_Stretch]:
    held = _Stretch("", [])
    for text, start, end in _pieces(content, paragraph):
        if text is None:
            yield held
            held = _Stretch("", [])
        else:
            held.text += text
            held.places.append((start, end))
    yield held


def _pieces(content: bytes, node: Node) -> Iterator[tuple[str | None, int, int]]:
    """The texts of a paragraph with their places; None for what stands between them: a tab, a field."""
    at = start_tag(content, node)[1]
    text = ""
    for item in node.content:
        if isinstance(item, str):
            text += item
            continue
        if text:
            yield text, at, item.start
        text, at = "", extent(content, item)[1]
        if item.tag in _WITHIN:
            yield from _pieces(content, item)
        else:
            yield (" " if item.tag == "text:s" else None), item.start, at
    if text:
        yield text, at, node.close
