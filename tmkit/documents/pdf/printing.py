"""From pieces on pages to lines in reading order with what reflow asks about them, footnotes and tables beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape

from tmkit.documents.pdf.drawings import Rule
from tmkit.documents.pdf.notes import Footnote, calls_of, mark_value, notes_of, without_marks, zone_of
from tmkit.documents.pdf.order import Column, columns_of
from tmkit.documents.pdf.pieces import Piece, merged, rows_of, usual_size, with_drop_caps
from tmkit.documents.pdf.tables import Table, aligned_tables, ruled_tables
from tmkit.model import Code
from tmkit.text.reflow import Aside, PrintedLine
from tmkit.text.reflow.kinds import may_be_caption
from tmkit.text.reflow.layout import goes_on

Codes = tuple[tuple[int, Code], ...]

_LARGER = 1.12  # times the text's size: a heading
_OTHER = 0.08  # by which letters of another size differ
_LONGEST_CAPTION = 6  # lines
_APART = 1.22  # times the usual step between lines


@dataclass(slots=True)
class _Line:
    piece: Piece
    page: int
    number: int
    left: float
    right: float
    turned: bool


@dataclass(slots=True)
class _Placed:
    """A table, or what of it stands on one page: after so many lines, the `count`th, after so many of its `rows`.

    `head` are the cells of its first row.
    """

    after: int
    page: int
    number: int
    table: Table
    count: int
    rows: int
    head: list[str]


@dataclass(slots=True)
class Printing:
    """The lines of the text in reading order, and the footnotes and tables after so many of them.

    `size` is that of most letters, `gutters` are where columns were parted.
    """

    size: float
    gutters: list[float] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)
    notes: list[tuple[int, Footnote]] = field(default_factory=list)
    tables: list[_Placed] = field(default_factory=list)

    def add_table(self, page: int, number: int, table: Table) -> None:
        """Take a table; one that fills the same columns at the top of the next page goes on."""
        after = len(self.lines)
        last = self.tables[-1] if self.tables else None
        if last is None or last.after != after or page != last.page + 1 or not table.same_columns(last.table):
            self.tables.append(_Placed(after, page, number, table, last.count + 1 if last else 1, 0, table.head()))
            return
        again = last.head == table.head()
        if again:
            first = min(cell.row for cell in table.cells)
            table.cells = [cell for cell in table.cells if cell.row > first]
        if table.cells:
            rows = last.rows + max(cell.row for cell in last.table.cells) - min(cell.row for cell in table.cells) + 1
            self.tables.append(_Placed(after, page, number, table, last.count, rows, last.head))


def printing_of(pages: Sequence[tuple[int, list[Piece], Sequence[Rule]]]) -> Printing:
    """Lines, footnotes and tables of pages given as (number, pieces, rules), furniture left out."""
    printing = Printing(usual_size(piece for _, pieces, _ in pages for piece in pieces) or 10.0)
    for page, pieces, rules in pages:
        _add_page(printing, page, with_drop_caps(pieces, printing.size), rules)
    return printing


def _add_page(printing: Printing, page: int, pieces: list[Piece], rules: Sequence[Rule]) -> None:
    tables, pieces, rules = ruled_tables(pieces, rules)
    held = {}
    for table in tables:
        piece = Piece([], table.x0, table.x1, (table.y0 + table.y1) / 2, 0.0)
        held[id(piece)] = table
        pieces.append(piece)
    number = 0
    calls = calls_of(pieces)
    for column in columns_of(pieces, printing.gutters):
        rows = rows_of(column.pieces)
        whole = [merged(row) for row in rows]
        zone = zone_of(whole, rules, printing.size, (column.left, column.right), calls)
        _add_text(printing, page, number, column, rows[:zone], held)
        _add_notes(printing, page, number + zone + 1, whole[zone:])
        number += len(rows)


def _add_text(
    printing: Printing, page: int, number: int, column: Column, rows: list[list[Piece]], held: dict[int, Table]
) -> None:
    """Take the lines of a column; `number` counts those of the page before it."""
    tables = {first: (end, table) for first, end, table in aligned_tables(rows, column.left, column.right)}
    right = _right_edge(rows)
    turned = True
    at = 0
    while at < len(rows):
        line = number + at + 1
        end, table = tables.get(at, (at + 1, held.get(id(rows[at][0]))))
        if table is not None:
            printing.add_table(page, line, table)
        else:
            printing.lines.append(_Line(merged(rows[at]), page, line, column.left, right, turned))
            turned = False
        at = end


def _right_edge(rows: list[list[Piece]]) -> float:
    """Where full lines end: a few may be longer, such as a title or one with its full stop in the margin."""
    ends = sorted((row[-1].x1 for row in rows), reverse=True)
    return ends[len(ends) // 12] if ends else 0.0


def _add_notes(printing: Printing, page: int, number: int, rows: list[Piece]) -> None:
    """Take the footnotes of a column, the first of their lines the page's line `number`."""
    values = (mark_value(note.mark) for _, note in reversed(printing.notes))
    last = next((int(value) for value in values if value.isdigit()), 0)
    for note in notes_of(rows, page, number, last):
        if note.mark or not printing.notes:
            printing.notes.append((len(printing.lines), note))
        else:
            printing.notes[-1][1].lines += note.lines


def lines_and_asides(printing: Printing) -> tuple[list[PrintedLine], list[Aside]]:
    """What reflow is given."""
    called = frozenset(mark_value(note.mark) for _, note in printing.notes if note.mark)
    steps = _steps(printing.lines)
    _narrow(printing.lines, steps)
    calls: dict[str, list[tuple[int, int]]] = {}  # by mark: page, lines up to the one that calls it
    lines: list[PrintedLine] = []
    coded = [_coded(line.piece, called) for line in printing.lines]
    floats, moved = _floats(printing.lines, [text for text, _ in coded])
    before: _Line | None = None
    for at, (line, (text, codes)) in enumerate(zip(printing.lines, coded, strict=True)):
        if moved[at] < moved[at + 1]:
            for _, code in codes:
                calls.setdefault(mark_value(code.content), []).append((line.page, len(lines) + 1))
            lines.append(_printed(printing, line, before, text, codes, steps))
            before = line
    asides: list[tuple[int, int, Aside]] = []
    for part in printing.tables:
        name = f"page {part.page}, line {part.number}"
        for cell in part.table.cells:
            path = f"table {part.count}/r{part.rows + cell.row}c{cell.column}"
            spelled = [_coded(piece, called) for piece in cell.lines]
            for code in (code for _, codes in spelled for _, code in codes):
                calls.setdefault(mark_value(code.content), []).append((part.page, moved[part.after]))
            texts = tuple(text for text, _ in spelled)
            aside = Aside(moved[part.after], part.page, name, texts, "", path, tuple(codes for _, codes in spelled))
            asides.append((aside.after, 0, aside))
    for first, end in floats:
        line = printing.lines[first]
        name = f"page {line.page}, line {line.number}"
        texts = tuple(text for text, _ in coded[first:end])
        asides.append((moved[first], -1, Aside(moved[first], line.page, name, texts)))
    for after, note in printing.notes:
        # A page may have no room left for the note that it calls.
        near = [call for call in calls.get(mark_value(note.mark), ()) if note.page - 1 <= call[0] <= note.page]
        after = max(near, key=lambda call: (call[0], -call[1]), default=(0, moved[after]))[1]  # noqa: PLW2901
        name = f"page {note.page}, line {note.line}"
        asides.append((after, 1, Aside(after, note.page, name, tuple(note.lines), note.mark)))
    asides.sort(key=lambda aside: aside[:2])
    return lines, [aside for _, _, aside in asides]


def _floats(lines: Sequence[_Line], texts: Sequence[str]) -> tuple[list[tuple[int, int]], list[int]]:
    """The captions inside a sentence, as (first line, end), and how many lines before each remain without them.

    A figure or table floats to where there is room for it, its caption with it: the sentence goes on after it.
    """
    floats: list[tuple[int, int]] = []
    at = 1
    while at < len(lines):
        end = at + 1
        if may_be_caption(texts[at]):
            size = lines[at].piece.size
            while end < min(len(lines), at + _LONGEST_CAPTION) and (
                not lines[end].turned and abs(lines[end].piece.size - size) < _OTHER * size
                and lines[end].piece.base - lines[end - 1].piece.base < 1.6 * size
            ):  # fmt: skip
                end += 1
            apart = lines[at].turned or lines[at].piece.base - lines[at - 1].piece.base > 1.6 * size
            if end < len(lines) and apart and goes_on(texts[at - 1], texts[end]) and texts[end][0].islower():
                floats.append((at, end))
        at = end
    inside = {line for first, end in floats for line in range(first, end)}
    moved = [0]
    for line in range(len(lines)):
        moved.append(moved[-1] + (line not in inside))
    return floats, moved


def _coded(piece: Piece, called: frozenset[str]) -> tuple[str, Codes]:
    """The text of a line, and the marks of footnotes in it as codes."""
    text, marks = without_marks(piece, called)
    return text, tuple((offset, Code("ph", (("type", "fnref"),), escape(mark))) for offset, mark in marks)


def _steps(lines: Sequence[_Line]) -> dict[float, float]:
    """For each size of letters, the usual step from line to line, in points."""
    found: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        step = line.piece.base - before.piece.base
        size = round(line.piece.size)
        if not line.turned and before.page == line.page and 0.9 * size < step < 3 * size:
            found.setdefault(size, Counter())[round(step * 2) / 2] += 1
    return {size: _usual(steps) for size, steps in found.items()}


def _usual(steps: Counter[float]) -> float:
    """The least of the steps that are taken often."""
    total = sum(steps.values())
    return min(step for step, count in steps.items() if count >= 0.2 * total or count == max(steps.values()))


def _goes_down(before: _Line, line: _Line, steps: dict[float, float]) -> bool:
    """Whether a line stands no farther below the one before it than the lines of a paragraph do."""
    step = line.piece.base - before.piece.base
    return not line.turned and 0 <= step <= _APART * steps.get(round(line.piece.size), 1.15 * line.piece.size)


def _narrow(lines: Sequence[_Line], steps: dict[float, float]) -> None:
    """Give the lines of a quotation, set narrower than the text, their own right edge."""
    first = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _goes_down(lines[end - 1], lines[end], steps):
            continue
        run = lines[first:end]
        first = end
        if len(run) >= 3:
            right = max(line.piece.x1 for line in run[:-1])
            full = sum(right - line.piece.x1 <= 0.04 * (line.right - line.left) for line in run[:-1])
            if full >= 2:
                for line in run:
                    line.right = min(line.right, right)


def _printed(
    printing: Printing,
    line: _Line,
    before: _Line | None,
    text: str,
    codes: Codes,
    steps: dict[float, float],
) -> PrintedLine:
    piece = line.piece
    letter = (piece.x1 - piece.x0) / max(len(text), 1) or 0.5 * piece.size
    wide = max(line.right - line.left, 1.0)
    apart = False
    room = 0.0
    if before is not None:
        last = before.piece
        other = abs(last.size - piece.size) > _OTHER * max(last.size, piece.size) or last.bold != piece.bold
        apart = other or not (line.turned or _goes_down(before, line, steps))
        first = piece.words[0]
        for word in piece.words[1:]:
            if not word.glued:
                break
            first = word
        own = max(before.right - before.left, 1.0)
        room = (before.right - last.x1 - (first.x1 - piece.words[0].x0) - 0.25 * piece.size) / own
    return PrintedLine(
        text,
        line.page,
        f"page {line.page}, line {line.number}",
        apart,
        line.turned,
        round((piece.x0 - line.left) / max(letter, 1.0)),
        max(round(wide / max(letter, 1.0)), 1),
        room,
        piece.bold or piece.size >= _LARGER * printing.size,
        codes,
    )
