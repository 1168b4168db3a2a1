"""Comments put into a copy of a Word document: only what says them, and where they belong, is new."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tmkit.documents.byte_places import extent, start_tag
from tmkit.documents.docx.body import Body
from tmkit.documents.docx.marking import Marker
from tmkit.documents.docx.nodes import Node, name_as_written, parse
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.docx.passage import Placed, placed
from tmkit.documents.reading import Revisions
from tmkit.model import InputError
from tmkit.storage.xml_text import legal

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_VIEWS: tuple[Revisions, ...] = ("final", "original", "both")
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of a span of a block's text (`Block.place`), a paragraph a line."""

    place: str
    text: str
    span: tuple[int, int]
    lines: tuple[str, ...]


class _Spot(NamedTuple):
    """The comments at one offset of a paragraph that end there, stand there, and begin there."""

    ends: list[int]
    points: list[int]
    begins: list[int]


def comment_document(data: bytes, name: str, comments: Sequence[Comment], author: str = "tmkit") -> bytes:
    """A copy of a document with comments; `text` of each is its block's, as it was read.

    A comment on a footnote or a text box, where Word allows none, goes to the end of the paragraph that it belongs to;
    one within a content control of paragraphs to the beginning of its own.
    Comments that are there stay. Raises InputError where the document is damaged, or no longer what was read.
    """
    if not comments:
        return data
    package = WordPackage(data, name)
    found = _blocks(package, comments)
    main = package.main
    part = Marker(package.xml(main))
    first = _first_free(package, main)
    homes = _homes(found, main)
    controls = _in_controls(package.tree(main))
    spots: dict[int, tuple[Placed, dict[int, _Spot]]] = {}
    for number, comment in enumerate(comments, first):
        own, home = found[comment.place], homes[comment.place]
        start, end = (own.start + offset for offset in comment.span) if own is home else (home.end, home.end)
        if home.passage.part == main and home.passage.nodes[-1].start in controls:
            start = end = home.start
        _, offsets = spots.setdefault(id(home), (home, {}))
        for offset in (start, end):
            offsets.setdefault(offset, _Spot([], [], []))
        if start == end:
            offsets[start].points.append(number)
        else:
            offsets[start].begins.append(number)
            offsets[end].ends.append(number)
    for home, offsets in spots.values():
        _mark(part, home, offsets)
    written = b"".join(_comment(number, comment, author) for number, comment in enumerate(comments, first))
    changed, added = _parts(package, written)
    return package.zip.rewritten({main: part.content(), **changed}, added)


def _blocks(package: WordPackage, comments: Sequence[Comment]) -> dict[str, Placed]:
    """The blocks by their places, under the view of tracked changes in which they read as the comments say."""
    texts = {one.place: one.text for one in comments}
    for view in _VIEWS:
        body = Body(package, view, None)
        body.read()
        found = {item.block.place: item for item in placed(body.passages, paged=body.paged)}
        if all(place in found and found[place].block.text == text for place, text in texts.items()):
            return found
    raise InputError("is not what was read; was it changed since?", file=package.name)


def _in_controls(tree: Node | None) -> frozenset[int]:
    """Where the paragraphs begin that stand in a content control of their own.

    LibreOffice 7.4 loses the text of such a paragraph that stands before a comment.
    """
    contents = tree.all("w:sdtContent") if tree is not None else ()
    return frozenset(node.start for content in contents for node in content.children if node.tag == "w:p")


def _homes(found: dict[str, Placed], main: str) -> dict[str, Placed]:
    """For each place the block in which its comments can stand: itself, or the one that calls or holds it."""
    homes: dict[str, Placed] = {}
    last: Placed | None = None
    for place, item in found.items():
        nodes = item.passage.nodes
        outer = last is not None and nodes[0].start < last.passage.nodes[-1].close
        if last is None or (item.passage.part == main and not outer):
            last = item
        homes[place] = last
    return homes


def _mark(part: Marker, home: Placed, offsets: dict[int, _Spot]) -> None:
    nodes = home.passage.nodes
    part.learn(nodes)
    pieces = part.written(home.passage.pieces.all)
    own = part.prefix_is_customary(nodes[0])
    for offset in sorted(offsets):
        spot = offsets[offset]
        ending = b"".join(_ending(number, part, customary=own) for number in spot.ends)
        point = b"".join(
            _tag("commentRangeStart", n, part, customary=own) + _ending(n, part, customary=own) for n in spot.points
        )
        if ending or point:
            part.put(pieces, offset, ending + point, after=True)
        if spot.begins:
            marks = b"".join(_tag("commentRangeStart", number, part, customary=own) for number in spot.begins)
            part.put(pieces, offset, marks, after=False)


def _ending(number: int, part: Marker, *, customary: bool) -> bytes:
    """The end of a range, and the run that refers to the comment."""
    declared = b"" if customary else f' xmlns:w="{_space(part.data)}"'.encode()
    reference = f'<w:commentReference w:id="{number}"/></w:r>'.encode()
    return _tag("commentRangeEnd", number, part, customary=customary) + b"<w:r" + declared + b">" + reference


def _tag(name: str, number: int, part: Marker, *, customary: bool) -> bytes:
    declared = "" if customary else f' xmlns:w="{_space(part.data)}"'
    return f'<w:{name}{declared} w:id="{number}"/>'.encode()


def _space(data: bytes) -> str:
    return _STRICT.decode() if _STRICT in data[:20_000] else _WORD


def _comment(number: int, comment: Comment, author: str) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(legal(line))}</w:t></w:r></w:p>'
        for line in comment.lines or ("",)
    )
    initials = author[:2]
    head = (
        f'<w:comment xmlns:w="{_WORD}" w:id="{number}" w:author={quoteattr(author)} w:initials={quoteattr(initials)}>'
    )
    return f"{head}{paragraphs}</w:comment>".encode()


def _first_free(package: WordPackage, main: str) -> int:
    """A number that no comment of the document has."""
    part = package.related(main, "comments")
    tree = package.tree(part)
    numbers = [node.get("w:id") or "" for node in tree.children] if tree is not None else []
    return max((int(number) for number in numbers if number.isdecimal() and len(number) < 9), default=-1) + 1


def _parts(package: WordPackage, written: bytes) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The parts that say comments: those that change, and those that are new."""
    main = package.main
    part = package.related(main, "comments")
    if part is not None:
        data = package.xml(part)
        strict = _space(data).encode()
        own = written.replace(_WORD.encode(), strict)
        return {part: _with_child(data, parse(data, package.where(part)), own)}, {}
    changed: dict[str, bytes] = {}
    strict_main = _space(package.xml(main))
    part = _free_name(package, posixpath.dirname(main))
    empty = f'<w:comments xmlns:w="{strict_main}">'.encode()
    added = {part: _HEAD + empty + written.replace(_WORD.encode(), strict_main.encode()) + b"</w:comments>"}
    folder, base = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    target = posixpath.relpath(part, folder or ".")
    stored = next((name for name in package.zip.names if name.lower() == relations.lower()), None)
    kind = (
        _RELATION
        if strict_main == _WORD
        else _RELATION.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
        )
    )
    if stored is None:
        link = f'<Relationships xmlns="{_RELATIONS}">{_link("rId1", kind, target)}</Relationships>'
        added[relations] = _HEAD + link.encode()
    else:
        data = package.xml(stored)
        tree = parse(data, package.where(stored))
        taken = {node.get("Id") for node in tree.children}
        name = next(f"rIdComments{n}" for n in range(1, len(taken) + 2) if f"rIdComments{n}" not in taken)
        changed[stored] = _with_child(data, tree, _link(name, kind, target).encode())
    types = next(name for name in package.zip.names if name.lower() == _CONTENT_TYPES.lower())
    data = package.xml(types)
    override = f'<Override xmlns="{_TYPES}" PartName={quoteattr("/" + part)} ContentType="{_TYPE}"/>'
    changed[types] = _with_child(data, parse(data, package.where(types)), override.encode())
    return changed, added


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship xmlns="{_RELATIONS}" Id="{name}" Type="{kind}" Target={quoteattr(target)}/>'


def _free_name(package: WordPackage, folder: str) -> str:
    taken = {name.lower() for name in package.zip.names}
    names = ["comments.xml", *(f"comments{number}.xml" for number in range(1, len(taken) + 1))]
    return next(name for name in (posixpath.join(folder, name) for name in names) if name.lower() not in taken)


def _with_child(data: bytes, root: Node, child: bytes) -> bytes:
    """A part with one more child at the end of its root."""
    start, end = start_tag(data, root)
    if data[end - 2 : end] == b"/>":
        name = name_as_written(data, root)
        closed = data[start : end - 2] + b">" + child + b"</" + name + b">"
        return data[:start] + closed + data[extent(data, root)[1] :]
    return data[: root.close] + child + data[root.close :]
