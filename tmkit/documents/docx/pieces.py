"""The pieces that a paragraph is made of: text, things that stand in it, and what is only carried along."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmkit.documents.docx.looks import FORMATS
from tmkit.documents.docx.nodes import Node
from tmkit.documents.inline import Format, Run

LINE_BREAK = Format("lb", "<w:br/>")
TAB = Format("x-tab", "<w:tab/>")
_SPACING = frozenset({LINE_BREAK.type, TAB.type})


@dataclass(eq=False, slots=True)
class Around:
    """What stands around pieces: a link, a field, a content control, a tracked change.

    `node` is the element that holds them; of a field, `opening` and `closing` are the pieces before and after.
    """

    type: str
    content: str
    tag: str = ""
    node: Node | None = None
    opening: tuple[Piece, ...] = ()
    closing: Piece | None = None

    def format(self) -> Format:
        """As a format of the pieces in it."""
        return Format(self.type, self.content, self.tag, key=self)


@dataclass(eq=False, slots=True)
class Piece:
    """A piece of a paragraph.

    `text` is what a reader sees of it; `mark` makes it a code; with neither it is carried along. `properties` are its
    run's, where `in_run`; `node` is the element itself, None for a space that only the text has. `page` says that a
    page begins here. `start` is its offset.
    """

    text: str = ""
    mark: Format | None = None
    look: frozenset[str] = frozenset()
    around: tuple[Around, ...] = ()
    properties: Node | None = None
    node: Node | None = None
    in_run: bool = True
    page: bool = False
    start: int = 0

    @property
    def is_space(self) -> bool:
        """Whether it is a line break or a tab, which stand for a space in the text."""
        return self.mark is not None and self.mark.type in _SPACING


@dataclass(slots=True)
class Pieces:
    """The pieces of one paragraph in order, and its text."""

    all: list[Piece] = field(default_factory=list)
    text: str = ""

    def settle(self) -> None:
        """Find the text and where each piece begins in it.

        A line break or tab between two words becomes a code, and a space where none is typed; at the edges of the text
        it is carried along.
        """
        seen = [at for at, piece in enumerate(self.all) if piece.text.strip()]
        first, last = (seen[0], seen[-1]) if seen else (len(self.all), -1)
        parts: list[str] = []
        kept: list[Piece] = []
        length = 0
        spaced = True
        owed = False
        for at, piece in enumerate(self.all):
            if piece.is_space:
                if first < at < last:
                    owed = True
                else:
                    piece.mark = None
            if piece.text:
                if owed and not spaced and not piece.text[0].isspace():
                    parts.append(" ")
                    kept.append(Piece(" ", look=piece.look, around=piece.around, start=length))
                    length += 1
                owed = False
                spaced = piece.text[-1].isspace()
                parts.append(piece.text)
            piece.start = length
            length += len(piece.text)
            kept.append(piece)
        self.all = kept
        self.text = "".join(parts)
        _even_spaces([piece for piece in self.all if piece.text])

    def between(self, start: int, end: int) -> tuple[list[Piece], list[Piece], list[Piece]]:
        """The pieces before, in and after a part of the text; pieces that lie across its ends are cut."""
        before: list[Piece] = []
        inside: list[Piece] = []
        after: list[Piece] = []
        for piece in self.all:
            at = piece.start
            if piece.text:
                stop = at + len(piece.text)
                for part, first, last in ((before, 0, start), (inside, start, end), (after, end, stop)):
                    if max(first, at) < min(last, stop):
                        part.append(cut(piece, max(first, at), min(last, stop)))
            elif start < at < end or (piece.mark is not None and not piece.is_space and start <= at <= end):
                inside.append(piece)
            else:
                (before if at <= start else after).append(piece)
        return before, inside, after


def cut(piece: Piece, start: int, end: int) -> Piece:
    """The part of a piece of text from one offset of the paragraph to another."""
    if start == piece.start and end == start + len(piece.text):
        return piece
    text = piece.text[start - piece.start : end - piece.start]
    look, around = piece.look, piece.around
    return Piece(text, None, look, around, piece.properties, piece.node, piece.in_run, start=start)


def run_of(piece: Piece) -> Run:
    """A piece as what codes are made of."""
    if not piece.text and piece.mark is None:
        return Run(aside=piece)
    formats = [around.format() for around in piece.around]
    shown = shown_look(piece)
    looks = [item for name, item in FORMATS.items() if name in shown]
    if piece.mark is not None:
        return Run("", tuple(formats), piece.mark)
    return Run(piece.text, (*formats, *looks))


def shown_look(piece: Piece) -> frozenset[str]:
    """The look of a piece as far as codes tell it. Links are underlined all: that is no look of their own."""
    look = piece.look.intersection(FORMATS)
    return look - {"ulined"} if in_link(piece.around) else look


def in_link(around: tuple[Around, ...]) -> bool:
    """Whether what stands around is a link, among others."""
    return any(item.type == "link" for item in around)


def _even_spaces(pieces: list[Piece]) -> None:
    """Give spaces between two words of one look that look: Word often leaves them out of it."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if piece.text.strip() or before.around != after.around:
            continue
        if shown_look(before) == shown_look(after) != shown_look(piece):
            piece.look = before.look
