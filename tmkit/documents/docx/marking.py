"""Where in the bytes of a paragraph something can be put between two characters of its text."""

from __future__ import annotations

import html
import re
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

    def learn(self, nodes: Sequence[Node]) -> None:
        """Take the elements of a paragraph, so that it is known what stands in what."""
        for node in nodes:
            for child in node.children:
                self._parents[child] = node
                self.learn([child])

    def put(self, pieces: Sequence[Piece], offset: int, mark: bytes, *, after: bool) -> bool:
        """Put a mark at an offset of the text: behind the character before it, or in front of the one that follows.

        False where the paragraph has nothing there that is written in the file.
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
        written = [piece for piece in pieces if piece.text and piece.node is not None and piece.node in self._parents]
        if after:
            piece = next((p for p in reversed(written) if p.start < offset), None)
        else:
            piece = next((p for p in written if p.start + len(p.text) > offset), None)
        if piece is None:
            after = not after
            piece = (written[-1] if after else written[0]) if written else None
        if piece is None or piece.node is None:
            return None
        inside = min(max(offset - piece.start, 0), len(piece.text))
        run = self._parents[piece.node]
        if run.tag != "w:r" or self._parents.get(run, run).tag not in _HOLDERS:
            return self._beside(self._outermost(piece.node), after=after)
        if 0 < inside < len(piece.text):
            at = self._inside(piece.node, piece.text, inside)
            if at is not None:
                return self._cut_text(run, piece.node, at)
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
        start = start_tag(self.data, node)[1]
        content = self.data[start : node.close]
        if b"<" in content:
            return None
        characters = list(_characters(content))
        if node.get("xml:space") != "preserve":
            while characters and characters[0][1] in _SPACES:
                del characters[0]
            while characters and characters[-1][1] in _SPACES:
                del characters[-1]
        places: list[int] = []
        for at, character in characters:
            places += [at] * len(clean(character))
        same = "".join(clean(character) for _, character in characters) == text
        return start + places[offset] if same and offset < len(places) else None


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
