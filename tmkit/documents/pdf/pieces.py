"""Words to pieces: what stands on one line without a wide gap; and pieces to whole lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tmkit.documents.pdf.words import Word

_WIDE = 0.9  # of the size: a wider gap parts two pieces
_WIDE_APART = 0.45  # where the file sets them apart, too
_DROPPED = 1.8  # times the text's size: a letter that hangs down from its line
_LEVEL = 0.2  # of the size: what stands higher or lower is on another line
_SMALL = 0.85  # of the size: letters that stand high, smaller than this, are superscript
_MOST_BESIDE = 60  # pieces of a row beside which a raised one is looked for
_MARKS = frozenset("0123456789*†‡⁰¹²³⁴⁵⁶⁷⁸⁹()[]")


@dataclass(slots=True)
class Piece:
    """Words on one line, from left to right; `base`, `size` are those of the largest letters."""

    words: list[Word]
    x0: float
    x1: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its letters."""
        return self.base + 0.22 * self.size

    @property
    def letters(self) -> int:
        """How many characters it has."""
        return sum(len(word.text) for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """What it says, superscript marks included."""
        return spelled(self.words, self)[0]

    turned: bool = field(default=False)


def raised(word: Word, piece: Piece) -> bool:
    """Whether a word stands above the line, in small letters."""
    return word.size <= _SMALL * piece.size and 0.05 * piece.size < piece.base - word.base


def spelled(words: Sequence[Word], piece: Piece) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What words of a piece say, and the raised marks in it as (offset, mark): those are in the text, too."""
    parts: list[str] = []
    marks: list[tuple[int, str]] = []
    length = 0
    before: Word | None = None
    for word in words:
        if before is not None and not (word.glued or touches(before, word)):
            parts.append(" ")
            length += 1
        if _MARKS.issuperset(word.text) and raised(word, piece):
            if marks and marks[-1][0] + len(marks[-1][1]) == length:
                marks[-1] = (marks[-1][0], marks[-1][1] + word.text)
            else:
                marks.append((length, word.text))
        parts.append(word.text)
        length += len(word.text)
        before = word
    return "".join(parts), tuple(marks)


def touches(before: Word, word: Word) -> bool:
    """Whether the letters of two words have no room between for a space: the file made two of one."""
    return word.x0 - before.x1 < 0.08 * max(before.size, word.size) and word.base != before.base


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """The pieces that words make, in the order of the file."""
    found: list[Piece] = []
    for word in words:
        piece = found[-1] if found else None
        if piece is None or not _joins(piece, word):
            found.append(Piece([word], word.x0, word.x1, word.base, word.size))
            continue
        piece.words.append(word)
        piece.x1 = max(piece.x1, word.x1)
        if word.size > piece.size * 1.02:
            piece.base, piece.size = word.base, word.size
    return found


def _joins(piece: Piece, word: Word) -> bool:
    """Whether a word goes on with a piece."""
    size = max(piece.size, word.size)
    if piece.size > _DROPPED * word.size and piece.letters <= 2 and not _MARKS.issuperset(word.text):
        return False  # a letter that hangs down, beside its line
    gap = word.x0 - piece.x1
    if not -0.4 * size <= gap <= (_WIDE_APART if word.fresh and not word.glued else _WIDE) * size:
        return False
    off = abs(piece.base - word.base)
    if off <= _LEVEL * size:
        return True
    small, large = sorted((piece.size, word.size))
    return off <= 0.7 * size and small <= _SMALL * large and gap <= 0.5 * size


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of one column in rows from top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    main: Piece | None = None  # the piece of the last row with the largest letters
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.x0)):
        if main is None or not _level(rows[-1], main, piece):
            rows.append([piece])
            main = piece
        else:
            rows[-1].append(piece)
            main = piece if piece.size > main.size else main
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
    return rows


def _level(row: Sequence[Piece], main: Piece, piece: Piece) -> bool:
    """Whether a piece stands on the same line as a row above it or beside it."""
    size = max(main.size, piece.size)
    off = piece.base - main.base
    if off <= _LEVEL * size:
        return True
    small, large = sorted((main.size, piece.size))
    if small > _SMALL * large or off > 0.6 * size or len(row) > _MOST_BESIDE:
        return False
    return all(piece.x0 >= other.x1 - 0.2 * size or piece.x1 <= other.x0 + 0.2 * size for other in row)


def merged(row: Sequence[Piece]) -> Piece:
    """One piece of a row of them."""
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda piece: (round(piece.size, 1), piece.letters))
    words = [word for piece in row for word in piece.words]
    return Piece(words, min(piece.x0 for piece in row), max(piece.x1 for piece in row), main.base, main.size)


def usual_size(pieces: Iterable[Piece]) -> float:
    """The size that most letters have; 0 where there are none."""
    sizes = Counter[float]()
    for piece in pieces:
        sizes[round(piece.size * 2) / 2] += piece.letters
    return sizes.most_common(1)[0][0] if sizes else 0.0


def with_drop_caps(pieces: list[Piece], size: float) -> list[Piece]:
    """The pieces, a large letter that opens a paragraph over several lines put before its first line."""
    found = list(pieces)
    for cap in [piece for piece in pieces if piece.size > _DROPPED * size and piece.letters <= 2]:
        beside = [
            piece
            for piece in found
            if piece.size < 1.3 * size
            and -0.5 * size <= piece.x0 - cap.x1 <= 1.5 * size
            and cap.base - cap.size <= piece.base - 0.3 * piece.size <= cap.base
        ]
        if len(beside) < 2 or not cap.words[0].text.isalpha():
            continue
        first = min(beside, key=lambda piece: piece.base)
        first.words[0].glued = first.words[0].text[:1].islower()
        letter = replace(cap.words[0], base=first.base, size=first.size, bold=first.words[0].bold)
        first.words[:0] = [letter]
        first.x0 = min(cap.x0, first.x0)
        found = [piece for piece in found if piece is not cap]
    return found
