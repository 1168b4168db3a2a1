"""Where in the bytes of a paragraph something can be put between two characters of its text."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tmkit.documents.byte_places import extent, start_tag
from tmkit.documents.docx.nodes import Node, name_as_written
from tmkit.documents.docx.pieces import Piece
from tmkit.documents.docx.walk import clean

# What may hold runs and, between them, the marks of a comment.
_HOLDERS = frozenset(
    """w:p w:hyperlink w:ins w:del w:moveTo w:moveFrom w:smartTag w:sdtContent w:customXml w:fldSimple w:bdo
    w:dir""".split()
)
_CHARACTER = re.compile(rb"&[^;<>&]{1,12};|\r\n|[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]{1,3}")
_PRESERVE = b' xml:space="preserve"'
_SPACES = " \t\n\r"
_BLANKS = _SPACES.encode()


class Marker:
    """Puts marks into one part. What is put at one place stays in the order in which it was given."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._put: dict[tuple[int, bytes, bytes], list[bytes]] = {}
        self._edits: set[tuple[int, int, bytes]] = set()
        self._parents: dict[Node, Node] = {}
        self._mapped: Node | None = None
        self._map: tuple[str, list[int]] = ("", [])

    def learn(self, nodes: Sequence[Node]) -> None:
        """Take the elements of a paragraph, so that it is known what stands in what."""
        for node in nodes:
            for child in node.children:
                self._parents[child] = node
                self.learn([child])

    def written(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Of the pieces of a paragraph those whose text stands in the file, in order."""
        return [piece for piece in pieces if piece.text and piece.node is not None and piece.node in self._parents]

    def put(self, pieces: Sequence[Piece], offset: int, mark: bytes, *, after: bool) -> bool:
        """Put a mark at an offset of a text whose pieces are `written`.

        `after` puts it behind the character before it, else it stands in front of the one that follows. False where the
        paragraph has nothing there that is written in the file.
        """
        place = self._place(pieces, offset, after=after)
        if place is None:
            return False
        self._put.setdefault(place, []).append(mark)
        return True

    def content(self) -> bytes:
        """The part with what was put into it."""
        edits = [(at, at, before + b"".join(marks) + behind) for (at, before, behind), marks in self._put.items()]
        out = []
        last = 0
        for start, end, content in sorted([*edits, *self._edits], key=lambda edit: edit[:2]):
            out += [self.data[last:start], content]
            last = end
        return b"".join([*out, self.data[last:]])

    def prefix_is_customary(self, node: Node) -> bool:
        """Whether the file, too, calls an element of Word's `w:…`."""
        return name_as_written(self.data, node).startswith(b"w:")

    def _place(self, pieces: Sequence[Piece], offset: int, *, after: bool) -> tuple[int, bytes, bytes] | None:
        """The byte, and what must end before the mark there and begin anew behind it."""
        at = (bisect_left if after else bisect_right)(pieces, offset, key=lambda piece: piece.start) - 1
        if not after and at >= 0 and pieces[at].start + len(pieces[at].text) <= offset:
            at += 1
        if at < 0 or at >= len(pieces):
            after, at = not after, min(max(at, 0), len(pieces) - 1)
        piece = pieces[at] if pieces else None
        if piece is None or piece.node is None:
            return None
        inside = min(max(offset - piece.start, 0), len(piece.text))
        run = self._parents[piece.node]
        if run.tag != "w:r" or self._parents.get(run, run).tag not in _HOLDERS:
            return self._beside(self._outermost(piece.node), after=after)
        if 0 < inside < len(piece.text):
            byte = self._inside(piece.node, piece.text, inside)
            if byte is not None:
                return self._cut_text(run, piece.node, byte)
        return self._between(run, piece.node, after=inside > 0 if 0 < inside < len(piece.text) else after)

    def _outermost(self, node: Node) -> Node:
        """The element around a node that stands where marks may stand."""
        top = node
        while top in self._parents:
            parent = self._parents[top]
            if parent.tag in _HOLDERS:
                return top
            top = parent
        return top

    def _beside(self, node: Node, *, after: bool) -> tuple[int, bytes, bytes]:
        start, end = extent(self.data, node)
        return end if after else start, b"", b""

    def _between(self, run: Node, node: Node, *, after: bool) -> tuple[int, bytes, bytes]:
        """Before or after a node of a run: outside of the run where nothing else is in the way."""
        content = [child for child in run.children if child.tag != "w:rPr"]
        if node is content[-1 if after else 0]:
            return self._beside(run, after=after)
        start, end = extent(self.data, node)
        return end if after else start, self._closing(run), self._opening(run)

    def _cut_text(self, run: Node, node: Node, at: int) -> tuple[int, bytes, bytes]:
        name = name_as_written(self.data, node)
        if node.get("xml:space") != "preserve":
            self._keep_spaces(node)
        begin = b"<" + name + _PRESERVE + b">"
        return at, b"</" + name + b">" + self._closing(run), self._opening(run) + begin

    def _keep_spaces(self, node: Node) -> None:
        """Have a text keep the spaces at its ends, and take away those that nobody saw there."""
        start = start_tag(self.data, node)[1]
        raw = self.data[start : node.close]
        self._edits.add((start - 1, start - 1, _PRESERVE))
        self._edits.add((start, start + len(raw) - len(raw.lstrip(_BLANKS)), b""))
        self._edits.add((start + len(raw.rstrip(_BLANKS)), node.close, b""))

    def _closing(self, run: Node) -> bytes:
        return b"</" + name_as_written(self.data, run) + b">"

    def _opening(self, run: Node) -> bytes:
        properties = run.child("w:rPr")
        own = b"" if properties is None else self.data[slice(*extent(self.data, properties))]
        return self.data[slice(*start_tag(self.data, run))] + own

    def _inside(self, node: Node, text: str, offset: int) -> int | None:
        """The byte at which the character of this number of a `w:t` begins; None where that cannot be told."""
        if node is not self._mapped:
            self._mapped, self._map = node, self._bytes_of(node)
        same, places = self._map
        return places[offset] if same == text and offset < len(places) else None

    def _bytes_of(self, node: Node) -> tuple[str, list[int]]:
        """The text of a `w:t`, and the byte at which each of its characters begins; nothing where that is not told."""
        start = start_tag(self.data, node)[1]
        content = self.data[start : node.close]
        if b"<" in content:
            return "", []
        characters = list(_characters(content))
        first, end = 0, len(characters)
        if node.get("xml:space") != "preserve":
            while first < end and characters[first][1] in _SPACES:
                first += 1
            while first < end and characters[end - 1][1] in _SPACES:
                end -= 1
        text: list[str] = []
        places: list[int] = []
        for at, character in characters[first:end]:
            seen = clean(character)
            text.append(seen)
            places += [start + at] * len(seen)
        return "".join(text), places


def _characters(content: bytes) -> Iterator[tuple[int, str]]:
    """The characters of a text in XML, each with the byte at which it begins."""
    for found in _CHARACTER.finditer(content):
        written = found[0]
        if written == b"\r\n":
            yield found.start(), "\n"
        elif written.startswith(b"&"):
            yield found.start(), html.unescape(written.decode("ascii", "replace"))
        else:
            yield found.start(), written.decode("utf-8", "replace")
