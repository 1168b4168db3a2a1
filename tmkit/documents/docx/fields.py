"""Complex fields: an instruction that is not shown, and its result that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.pieces import Around, Piece

_CONTENTS = frozenset({"TOC", "TOA", "INDEX"})
_WORD = re.compile(r"\w+")
_LONGEST = 10  # paragraphs of an instruction
_MOST_OPEN = 30  # fields in fields; those deeper are passed over


@dataclass(eq=False, slots=True)
class _Field:
    begin: Piece
    pieces: list[Piece]
    instruction: list[str] = field(default_factory=list)
    separator: Piece | None = None
    paragraphs: int = 0

    def name(self) -> str:
        """Which field it is: `REF`, `TOC`."""
        word = _WORD.search("".join(self.instruction))
        return word[0].upper() if word else ""


class Fields:
    """The fields that are open; they go on from paragraph to paragraph."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._deeper = 0

    @property
    def instructing(self) -> bool:
        """Whether what comes is no part of the text, but of an instruction."""
        return any(item.separator is None for item in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether what comes is a table of contents."""
        return any(item.separator is not None and item.name() in _CONTENTS for item in self._open)

    def instruct(self, text: str) -> None:
        """A part of an instruction."""
        if self._open and self._open[-1].separator is None:
            self._open[-1].instruction.append(text)

    def end_paragraph(self) -> None:
        """A paragraph ends. An instruction that goes on and on lost its end: what follows is text again."""
        for item in self._open:
            item.paragraphs += item.separator is None
        if any(item.paragraphs > _LONGEST for item in self._open):
            self._open = [item for item in self._open if item.paragraphs <= _LONGEST]

    def mark(self, kind: str | None, piece: Piece, pieces: list[Piece]) -> None:
        """A field's beginning, separator or end, which was put at the end of the pieces of a paragraph."""
        if self._deeper or (kind == "begin" and len(self._open) == _MOST_OPEN):
            self._deeper += {"begin": 1, "end": -1}.get(kind or "", 0)
        elif kind == "begin":
            self._open.append(_Field(piece, pieces))
        elif kind == "separate":
            if self._open and self._open[-1].separator is None:
                self._open[-1].separator = piece
        elif kind == "end" and self._open:
            ended = self._open.pop()
            if ended.pieces is pieces and ended.separator is not None:
                _enclose(ended, ended.separator, piece, pieces)


def field_around(instruction: str, node: Node | None = None) -> Around:
    """What a field puts around its result."""
    bare = " ".join(instruction.split())
    word = _WORD.search(bare)
    link = word is not None and word[0].upper() == "HYPERLINK"
    return Around("link" if link else "x-field", f'<w:fldSimple w:instr="{bare}">', "</w:fldSimple>", node)


def _enclose(ended: _Field, separator: Piece, end: Piece, pieces: list[Piece]) -> None:
    """Put a field around its result, if it has one in this paragraph and nothing else ends in between."""
    first, last = pieces.index(ended.begin), pieces.index(separator)
    result = pieces[last + 1 : -1]
    outer = ended.begin.around
    depth = len(outer)
    whole = all(piece.around[:depth] == outer for piece in result) and end.around == outer
    if not whole or not any(piece.mark or piece.text.strip() for piece in result):
        return
    around = field_around("".join(ended.instruction))
    around.opening = tuple(pieces[first : last + 1])
    around.closing = end
    for piece in result:
        piece.around = (*outer, around, *piece.around[depth:])
    pieces[first:] = result
