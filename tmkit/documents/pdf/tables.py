"""Tables: cells between drawn rules, or in columns that only their alignment shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tmkit.documents.pdf.drawings import Rule
from tmkit.documents.pdf.pieces import Piece, merged, pieces_of, rows_of
from tmkit.documents.pdf.words import Word
from tmkit.text.reflow.series import may_open_label

_NEAR = 3.0  # points by which the ends of rules may miss each other
_MOST_RULES = 2_000  # of a page: more are a drawing
_MOST_FIELDS = 10_000  # of a table
_LEAST_ROWS = 3  # of a table that has no rules
_PROSE_FILL = 0.8  # of a column's width, which lines of prose fill
_PROSE_LETTERS = 18
_APART = 1.5  # sizes of letters between two cells
_APART_FRESH = 0.45  # where the file sets them apart, too
_MOST_STARTS = 100  # of columns that a line may go on in
_PITCH = 1.35  # sizes of letters from line to line
_STEP = 3.2  # lines between two rows of a table without rules at most


@dataclass(slots=True)
class Cell:
    """A cell: row and column from 1, and its rows of pieces."""

    row: int
    column: int
    lines: list[Piece]

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table's cells in the order of its rows, and the room it takes."""

    cells: list[Cell] = field(default_factory=list)
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0

    def head(self) -> list[str]:
        """What the cells of its first row say."""
        first = min(cell.row for cell in self.cells)
        return [cell.text for cell in self.cells if cell.row == first]

    def same_columns(self, other: Table) -> bool:
        """Whether it stands between the same edges as another, in as many columns."""
        columns = [max(cell.column for cell in table.cells) for table in (self, other)]
        return columns[0] == columns[1] and abs(self.x0 - other.x0) <= _NEAR and abs(self.x1 - other.x1) <= _NEAR


def ruled_tables(pieces: list[Piece], rules: Sequence[Rule]) -> tuple[list[Table], list[Piece], list[Rule]]:
    """The tables that rules draw, and the pieces and rules that are of none."""
    if len(rules) > _MOST_RULES:
        return [], pieces, []
    tables: list[Table] = []
    free = list(rules)
    for group in _groups(rules):
        xs = _levels([rule.x0 for rule in group if not rule.flat])
        ys = _levels([rule.y0 for rule in group if rule.flat])
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_FIELDS:
            continue
        inside = [
            p for p in pieces if xs[0] <= (p.x0 + p.x1) / 2 <= xs[-1] and ys[0] <= p.base - 0.3 * p.size <= ys[-1]
        ]
        table = Table(_cells(inside, group, xs, ys), xs[0], ys[0], xs[-1], ys[-1])
        if len({cell.column for cell in table.cells}) > 1:
            taken = {id(piece) for piece in inside}
            pieces = [piece for piece in pieces if id(piece) not in taken]
            tables.append(table)
            drawn = {id(rule) for rule in group}
            free = [rule for rule in free if id(rule) not in drawn]
    return tables, pieces, free


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that touch each other, in groups, from the top of the page."""
    flat = [rule for rule in rules if rule.flat]
    upright = sorted((rule for rule in rules if not rule.flat), key=_x0)
    owner = {id(rule): rule for rule in rules}

    def root(rule: Rule) -> Rule:
        while owner[id(rule)] is not rule:
            owner[id(rule)] = owner[id(owner[id(rule)])]
            rule = owner[id(rule)]
        return rule

    for one in flat:
        first = bisect_left(upright, one.x0 - _NEAR, key=_x0)
        for other in upright[first : bisect_right(upright, one.x1 + _NEAR, key=_x0)]:
            if other.y0 - _NEAR <= one.y0 <= other.y1 + _NEAR:
                owner[id(root(one))] = root(other)
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(id(root(rule)), []).append(rule)
    return sorted(groups.values(), key=lambda group: min(rule.y0 for rule in group))


def _x0(rule: Rule) -> float:
    return rule.x0


def _levels(values: Sequence[float]) -> list[float]:
    """Values that lie together as one each."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _NEAR:
            levels.append(value)
    return levels


def _cells(pieces: Sequence[Piece], rules: Sequence[Rule], xs: list[float], ys: list[float]) -> list[Cell]:
    """What stands between rules; cells that no rule parts are one."""
    words: dict[tuple[int, int], list[Word]] = {}
    owners = _spans(rules, xs, ys)
    for piece in pieces:
        for word in piece.words:
            row = _between(word.base - 0.3 * word.size, ys)
            column = _between((word.x0 + word.x1) / 2, xs)
            words.setdefault(owners[row, column], []).append(word)
    return [
        Cell(row + 1, column + 1, [merged(line) for line in rows_of(pieces_of(found))])
        for (row, column), found in sorted(words.items())
    ]


def _between(value: float, levels: list[float]) -> int:
    """Which of the stretches between levels a value lies in."""
    return max(0, min(bisect_right(levels, value) - 1, len(levels) - 2))


def _spans(rules: Sequence[Rule], xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of a grid, the first field of the cell that it belongs to."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    upright: dict[int, list[Rule]] = {}
    flat: dict[int, list[Rule]] = {}
    for rule in rules:
        lines, level = (flat, _between(rule.y0 + _NEAR, ys)) if rule.flat else (upright, _between(rule.x0 + _NEAR, xs))
        lines.setdefault(level, []).append(rule)
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            centre = (xs[column] + xs[column + 1]) / 2
            left = column == 0 or any(rule.y0 <= middle <= rule.y1 for rule in upright.get(column, ()))
            above = row == 0 or any(rule.x0 <= centre <= rule.x1 for rule in flat.get(row, ()))
            if not left:
                owners[row, column] = owners[row, column - 1]
            elif not above:
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners


def aligned_tables(rows: list[list[Piece]], left: float, right: float) -> list[tuple[int, int, Table]]:
    """The stretches of the rows of a column, as (first, end), that are tables without rules between their columns."""
    found: list[tuple[int, int, Table]] = []
    at = 0
    while at < len(rows):
        end = _stretch(rows, at)
        table = _aligned(rows[at:end], right - left) if end - at >= _LEAST_ROWS else None
        if table is not None:
            found.append((at, end, table))
            at = end
        else:
            at += 1 if end - at < _LEAST_ROWS else end - at
    return found


def _parts(row: Sequence[Piece]) -> list[Piece]:
    """The pieces of a row with a gap between that no sentence has."""
    parts: list[list[Piece]] = []
    end = 0.0
    for piece in row:
        if parts and piece.x0 - end < (_APART_FRESH if piece.words and piece.words[0].fresh else _APART) * piece.size:
            parts[-1].append(piece)
            end = max(end, piece.x1)
        else:
            parts.append([piece])
            end = piece.x1
    return [merged(part) for part in parts]


def _stretch(rows: list[list[Piece]], first: int) -> int:
    """The end of the rows from `first` on that have several parts, or go on in one of their columns."""
    if len(_parts(rows[first])) < 2:
        return first
    end = first + 1
    starts = [part.x0 for part in _parts(rows[first])]
    loose = False  # whether rows stand farther apart than lines
    while end < len(rows):
        parts = _parts(rows[end])
        size = rows[end][0].size
        tight = _tight(rows, end)
        if rows[end][0].base - rows[end - 1][0].base > _STEP * size:
            break
        if len(parts) < 2:
            columns = starts[0 if loose else 1 : _MOST_STARTS]
            if not tight or not any(abs(parts[0].x0 - start) < size for start in columns):
                break
        else:
            loose = loose or not tight
        starts += [part.x0 for part in parts]
        end += 1
    return end


def _tight(rows: Sequence[Sequence[Piece]], at: int) -> bool:
    """Whether a row stands no farther from the one before it than the lines of a paragraph."""
    return at > 0 and rows[at][0].base - rows[at - 1][0].base <= _PITCH * rows[at][0].size


def _aligned(rows: list[list[Piece]], width: float) -> Table | None:
    """The table that rows make; None where their parts do not stand in columns."""
    parts = [_parts(row) for row in rows]
    several = [row for row in parts if len(row) > 1]
    bands: list[list[float]] = []
    for part in sorted((part for row in parts for part in row), key=lambda part: part.x0):
        if bands and part.x0 < bands[-1][1] + 0.3 * part.size:
            bands[-1][1] = max(bands[-1][1], part.x1)
        else:
            bands.append([part.x0, part.x1])
    if len(several) < _LEAST_ROWS or len(bands) < 2 or len(bands) > 40:
        return None
    columns: list[list[Piece]] = [[] for _ in bands]
    for row in parts:
        for part in row:
            columns[_band(part, bands)].append(part)
    if any(2 * len(column) < len(several) for column in columns[:2]):
        return None
    if all(may_open_label(f"{part.text} X") and part.letters <= 6 for part in columns[0]) and len(bands) == 2:
        return None  # a list, its labels far from its items
    if all(_prose(column, *band) for column, band in zip(columns, bands, strict=True)):
        return None
    if bands[-1][1] - bands[0][0] < 0.3 * width:
        return None
    whole = [at for at, row in enumerate(parts) if at and len(row) == len(bands)]
    loose = 3 * sum(_tight(rows, at) for at in whole) < len(whole)
    cells: list[Cell] = []
    number = 0
    for at, row in enumerate(parts):
        goes_on = at > 0 and (_tight(rows, at) if loose else len(row) == 1 and _band(row[0], bands) > 0)
        number += not goes_on
        for part in row:
            column = _band(part, bands) + 1
            last = next((cell for cell in cells[-len(bands) :] if cell.column == column and cell.row == number), None)
            if last is not None:
                last.lines.append(part)
            else:
                cells.append(Cell(number, column, [part]))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(cells, bands[0][0], rows[0][0].top, bands[-1][1], rows[-1][0].bottom)


def _prose(column: Sequence[Piece], left: float, right: float) -> bool:
    """Whether the parts in a column are lines of running text: full, or mostly not opening with a capital."""
    full = median(part.x1 - part.x0 for part in column) >= _PROSE_FILL * (right - left)
    long = median(part.letters for part in column)
    opens = sum(part.words[0].text[0].islower() for part in column if part.words)
    return long >= _PROSE_LETTERS and (full or 2 * opens >= len(column))


def _band(part: Piece, bands: list[list[float]]) -> int:
    return next((at for at, band in enumerate(bands) if part.x0 < band[1]), len(bands) - 1)
