"""Reading order: where a page has columns, and what stands above, in and below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tmkit.documents.pdf.pieces import Piece, usual_size

_LEAST_LINES = 3  # of a column
_LEAST_LINES_KNOWN = 2  # where the pages before have a gutter at this place
_SAME = 4.0  # points that a gutter may move
_LEAST_LINES_NARROW = 5  # where the gutter is no wider than words may be apart
_LEAST_LETTERS = 60
_LEAST_WIDTH = 7.0  # times the size of letters: what is narrower is a list's labels, a margin's notes
_MOST_GUTTERS = 24  # that are tried on a page
_DEEPEST = 4  # columns within columns
_MOST_PIECES = 4_000  # of a page whose columns are looked for
_WIDER = 1.6  # lines: a wider step parts what stands above or below columns from them


@dataclass(slots=True)
class Column:
    """The pieces of one column, or of a stretch over the whole width, with its edges."""

    pieces: list[Piece]
    left: float
    right: float


def columns_of(pieces: Sequence[Piece], gutters: list[float]) -> list[Column]:
    """The columns of a page in the order in which they are read.

    `gutters` are those of the pages before, where fewer lines make columns; the page's own are added.
    """
    return [column for part in _ordered(list(pieces), 0, gutters) if (column := _column(part))]


def halves(pages: Sequence[Sequence[Piece]]) -> list[tuple[list[Piece], list[Piece]]]:
    """The left and the right half of each page in two columns, without what stands across; empty where none has two.

    On a page that shows no gutter by itself the others' is taken.
    """
    cuts = [_best(sorted(pieces, key=lambda piece: (piece.base, piece.x0))) for pieces in pages]
    gutters = [cut.gutter for cut in cuts if cut is not None]
    if not gutters:
        return []
    usual = median(gutters)
    found = []
    for pieces, cut in zip(pages, cuts, strict=True):
        gutter = cut.gutter if cut is not None else usual
        found.append(([p for p in pieces if p.x1 <= gutter], [p for p in pieces if p.x0 >= gutter]))
    return found


def _column(pieces: list[Piece]) -> Column | None:
    if not pieces:
        return None
    return Column(pieces, min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces))


@dataclass(slots=True)
class _Cut:
    """A stretch of the pieces, sorted downwards, that a gutter parts in two."""

    gutter: float
    first: int
    end: int
    weight: int


def _ordered(pieces: list[Piece], depth: int, gutters: list[float]) -> list[list[Piece]]:
    """The pieces in parts that are each read downwards."""
    if depth >= _DEEPEST or len(pieces) < 2 * _LEAST_LINES_KNOWN:
        return [pieces]
    pieces.sort(key=lambda piece: (piece.base, piece.x0))
    cut = _best(pieces, gutters)
    if cut is None:
        return [pieces]
    if not _known(cut.gutter, gutters):
        gutters.append(cut.gutter)
    return [part for pieces in _parted(pieces, cut) for part in _ordered(pieces, depth + 1, gutters)]


def _known(gutter: float, gutters: Sequence[float]) -> bool:
    return any(abs(gutter - other) <= _SAME for other in gutters[-_MOST_GUTTERS:])


def _best(pieces: list[Piece], gutters: Sequence[float] = ()) -> _Cut | None:
    """The gutter that parts the most letters."""
    best: _Cut | None = None
    if len(pieces) > _MOST_PIECES:
        return None
    for gutter in _gutters(pieces):
        for cut in _stretches(pieces, gutter, known=_known(gutter, gutters)):
            if best is None or cut.weight > best.weight:
                best = cut
    return best


def _gutters(pieces: list[Piece]) -> list[float]:
    """Where a gutter may be: between pieces that stand beside each other."""
    counts: dict[int, int] = {}
    reach = 0
    for at, piece in enumerate(pieces):
        while pieces[reach].base < piece.base - piece.size:
            reach += 1
        nearest: Piece | None = None
        for other in pieces[max(reach, at - 40) : at] + pieces[at + 1 : at + 40]:
            if other.base > piece.base + piece.size:
                break
            if other.x0 >= piece.x1 + 0.5 * piece.size and (nearest is None or other.x0 < nearest.x0):
                nearest = other
        if nearest is not None:
            key = round((piece.x1 + nearest.x0) / 2)
            counts[key] = counts.get(key, 0) + 1
            edge = round(nearest.x0 - 0.4 * piece.size)  # columns that are ragged on their right
            counts[edge] = counts.get(edge, 0) + 1
    likely = sorted(counts, key=lambda key: -counts[key])
    return [float(key) for key in likely[:_MOST_GUTTERS]]


def _stretches(pieces: list[Piece], gutter: float, *, known: bool) -> list[_Cut]:
    """The stretches of lines, none of which crosses a gutter, that hold text on both sides of it."""
    found: list[_Cut] = []
    first = 0
    for at in range(len(pieces) + 1):
        if at < len(pieces) and not pieces[at].x0 < gutter < pieces[at].x1:
            continue
        least = 2 * (_LEAST_LINES_KNOWN if known else _LEAST_LINES)
        if at - first >= least and (weight := _weight(pieces[first:at], gutter, known=known)):
            found.append(_Cut(gutter, first, at, weight))
        first = at + 1
    return found


def _weight(pieces: list[Piece], gutter: float, *, known: bool) -> int:
    """How many letters the smaller side has; 0 where these are no columns."""
    sides = [[p for p in pieces if p.x1 <= gutter], [p for p in pieces if p.x0 >= gutter]]
    weights: list[int] = []
    lines: list[int] = []
    for side in sides:
        letters = sum(piece.letters for piece in side)
        lines.append(len({round(piece.base) for piece in side}))
        if lines[-1] < (_LEAST_LINES_KNOWN if known else _LEAST_LINES) or letters < _LEAST_LETTERS / (1 + known):
            return 0
        size = usual_size(side) or 10.0
        left, right = min(piece.x0 for piece in side), max(piece.x1 for piece in side)
        if right - left < _LEAST_WIDTH * size:
            return 0
        rows: dict[int, float] = {}
        for piece in side:
            key = round(piece.base)
            rows[key] = rows.get(key, 0.0) + piece.x1 - piece.x0
        if median(rows.values()) < 0.45 * (right - left):
            return 0
        weights.append(letters)
    size = usual_size(pieces) or 10.0
    room = min(piece.x0 for piece in sides[1]) - max(piece.x1 for piece in sides[0])
    shared = min(s[-1].base for s in sides) - max(s[0].base for s in sides)
    narrow = room < 1.2 * size and min(lines) < _LEAST_LINES_NARROW and not known
    if room < 0.5 * size or narrow or shared < size:
        return 0
    return min(weights)


def _parted(pieces: list[Piece], cut: _Cut) -> tuple[list[Piece], list[Piece], list[Piece], list[Piece]]:
    """What stands above columns, in the left and the right one, and below."""
    above, below = pieces[: cut.first], pieces[cut.end :]
    stretch = pieces[cut.first : cut.end]
    left = [piece for piece in stretch if piece.x1 <= cut.gutter]
    right = [piece for piece in stretch if piece.x0 >= cut.gutter]
    early = _early(right, left[0].base)
    above += right[:early]
    right = right[early:]
    if above:
        early = _early(left, right[0].base, near=above[-1].base)
        above += left[:early]
        left = left[early:]
    if below:
        late = _late(left, right[-1].base, below[0].base)
        below = left[len(left) - late :] + below
        left = left[: len(left) - late]
    return sorted(above, key=lambda piece: piece.base), left, right, below


def _early(side: list[Piece], other: float, near: float | None = None) -> int:
    """How many of the first pieces of a column stand above both, apart from its own text.

    `near` is the last line above; it must be nearer than the text below.
    """
    for at in range(len(side) - 1):
        step = side[at + 1].base - side[at].base
        if side[at].base >= other - 0.5 * side[at].size:
            break
        apart = step > _WIDER * side[at].size or side[at].size > 1.15 * side[at + 1].size
        if apart and (near is None or side[0].base - near < step):
            return at + 1
    return 0


def _late(side: list[Piece], other: float, near: float) -> int:
    """How many of the last pieces of a left column belong to what stands below both columns."""
    for count in range(1, len(side)):
        piece, before = side[-count], side[-count - 1]
        if piece.base <= other + 0.5 * piece.size:
            break
        step = piece.base - before.base
        if step > _WIDER * piece.size and near - side[-1].base <= step + piece.size:
            return count
    return 0
