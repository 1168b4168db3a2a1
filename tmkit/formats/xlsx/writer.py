"""Rows as a workbook to work in: frozen header, filters, wrapped texts, a colour by how far a target can be trusted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tmkit.formats.row_cells import COLUMNS, MARK, SOURCE, TARGET, cells_of, header_cells
from tmkit.model import BilingualHead, InputError, Row
from tmkit.storage.xml_text import legal

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
_A4 = 9
_RICH = "<r>"
_LINE, _HIGHEST = 15.0, 409.0
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_WIDTHS = {
    "id": 7,
    SOURCE: 60,
    TARGET: 60,
    "state": 11,
    "match": 9,
    "score": 6,
    "label": 10,
    "page": 6,
    "notes": 40,
    "proposal source": 40,
    "proposal target": 40,
    "from": 30,
    "document": 24,
}
_HIDDEN = frozenset({"block", MARK})
_NUMBERS = frozenset({"score", "page", "block"})
_TEXTS = frozenset({SOURCE, TARGET, "notes", "proposal source", "proposal target", "from"})
_FILLS = {"context": "#DDEFD8", "exact": "#DDEFD8", "repaired": "#FFF4C9", "fuzzy": "#FCE4D0", "carried": "#E2ECF7"}


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write one sheet, row by row; every cell but a score or page is text, so nothing in it is calculated.

    Raises InputError for more rows, or a longer text, than a spreadsheet holds.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, options)
    sheet = book.add_worksheet("rows")
    try:
        _fill(book, sheet, head, rows)
    except BaseException:
        # Nothing may be written then, but what was waiting on the disk must go.
        book.fileclosed = True
        sheet.row_data_fh.close()
        Path(sheet.row_data_filename).unlink(missing_ok=True)
        raise
    book.close()


def _fill(book: Workbook, sheet: Worksheet, head: BilingualHead, rows: Iterable[Row]) -> None:
    book.set_properties({"created": _MADE, "title": legal(head.original)})  # the same rows give the same file
    plain, wrapped = _formats(book, None)
    fills = {kind: _formats(book, colour)[1] for kind, colour in _FILLS.items()}
    bold = book.add_format({"bold": True, "bottom": 1, "num_format": "@", "valign": "top"})
    for column, name in enumerate(COLUMNS):
        look = wrapped if name in _TEXTS else plain
        sheet.set_column(column, column, _WIDTHS.get(name, 9), look, {"hidden": name in _HIDDEN})
    sheet.freeze_panes(1, COLUMNS.index(TARGET) + 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, cell in enumerate(header_cells(head)):
        sheet.write_string(0, column, cell, bold)
    last = 0
    for row in rows:
        last += 1
        if last == MOST_ROWS:
            raise InputError(f"more rows than a spreadsheet holds ({MOST_ROWS - 1:,}); write TSV or XLIFF")
        cells = dict(zip(COLUMNS, cells_of(head, row, "\n"), strict=True))
        sheet.set_row(last, _height(cells))
        for column, (name, cell) in enumerate(cells.items()):
            if len(cell.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
                raise InputError(
                    f"row {row.id}: {len(cell):,} characters in '{name}', a cell holds {MOST_CHARACTERS:,}; write TSV"
                )
            look = fills.get(row.kind, wrapped) if name == TARGET else wrapped if name in _TEXTS else plain
            if cell:
                _write(sheet, (last, column), cell, look, number=name in _NUMBERS)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.print_area(0, 0, last, COLUMNS.index("label"))


def _height(cells: dict[str, str]) -> float:
    """How high a row must be for its texts, in points: not every program finds out by itself."""
    lines = max(
        sum(-(-len(line) // (_WIDTHS[name] - 2)) or 1 for line in cell.split("\n"))
        for name, cell in cells.items()
        if name in _TEXTS
    )
    return min(lines * _LINE, _HIGHEST)


def _write(sheet: Worksheet, place: tuple[int, int], cell: str, look: Format, *, number: bool) -> None:
    if number:
        sheet.write_number(*place, int(cell), look)
    elif cell.startswith(_RICH):  # which the library would take for markup of its own
        sheet.write_rich_string(*place, cell[:1], look, cell[1:], look)
    else:
        sheet.write_string(*place, cell, look)


def _formats(book: Workbook, colour: str | None) -> tuple[Format, Format]:
    """Text on one line, and text that is wrapped, on a colour if one is given."""
    look: dict[str, object] = {"num_format": "@", "valign": "top"}
    if colour is not None:
        look["bg_color"] = colour
    return book.add_format(look), book.add_format({**look, "text_wrap": True})
