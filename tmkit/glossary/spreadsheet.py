"""A glossary as a spreadsheet (XLSX), in our columns or in those of another tool."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tmkit.glossary.options import WriteOptions
from tmkit.glossary.table import concepts_of, rows_of
from tmkit.model import Concept, InputError
from tmkit.model.account import Account
from tmkit.storage.opening import read_input
from tmkit.storage.spreadsheet import SHEETS, check_spreadsheet, is_spreadsheet, shown
from tmkit.storage.tables import Row
from tmkit.storage.zip import ZipPackage

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

EXTENSIONS = (".xlsx",)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_WIDTHS = {"term": 40, "definition": 60, "concept_note": 40, "note": 40, "context": 40, "concept": 24}


def sniff(data: bytes) -> bool:
    """Whether the data are an archive that has a workbook."""
    return is_spreadsheet(data)


def read(
    path: Path, data: bytes | None = None, account: Account | None = None, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of the visible sheets; a merged cell counts for each row that it spans, a formula as it last came
    out. Faults as `table.concepts_of` says, with the number of the row.
    """
    raw = read_input(path, "a glossary (XLSX)") if data is None else data
    package = ZipPackage.open(raw, str(path))
    check_spreadsheet(package, str(path))
    formulas = sum(len(_FORMULA.findall(package.read(part))) for part in package.names if part.startswith(SHEETS))
    if formulas and account is not None:
        account.notices.append(f"{formulas:,} cells have formulas; what they last came to was read")
    refusal: InputError | None = None
    read_any = False
    for name, rows in _sheets(path, raw, account):
        try:
            yield from concepts_of(path, rows, account, languages)
            read_any = True
        except InputError as error:
            # A sheet of another kind beside the glossary is no fault; one that has rows in our columns is.
            if error.line != rows[0].line or read_any:
                raise
            refusal = refusal or error
            if account is not None:
                account.notices.append(f"sheet {name!r} was left out: {error.message}")
    if refusal is not None and not read_any:
        raise refusal


def write(concepts: Iterable[Concept], stream: BinaryIO, options: WriteOptions) -> list[str]:
    """Write one sheet with our columns, the first row frozen; every cell is text, so nothing in it is calculated."""
    del options
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    rows = list(rows_of(concepts))
    if len(rows) > _MOST_ROWS:
        raise InputError(f"{len(rows):,} rows are more than a spreadsheet holds ({_MOST_ROWS:,}); write CSV")
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE})  # so that the same glossary gives the same file
    sheet = book.add_worksheet("glossary")
    bold, plain = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
    for column, name in enumerate(rows[0]):
        sheet.set_column(column, column, _WIDTHS.get(name, 14), plain)
    cut = 0
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                cut += len(cell) > _MOST_CHARACTERS
                sheet.write_string(number, column, cell[:_MOST_CHARACTERS], bold if number == 0 else plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    book.close()
    return [f"{cut:,} cells were cut to {_MOST_CHARACTERS:,} characters, the most that one holds"] if cut else []


def _sheets(path: Path, data: bytes, account: Account | None) -> Iterator[tuple[str, list[Row]]]:
    """The names of the visible sheets that have text, with their rows."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for described in book.sheets_metadata:
            if described.typ != SheetTypeEnum.WorkSheet or described.visible != SheetVisibleEnum.Visible:
                continue
            rows = _rows(book.get_sheet_by_name(described.name), account)
            if rows:
                yield described.name, rows
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise InputError(f"cannot be read as a spreadsheet ({error})", file=path) from None


def _rows(sheet: CalamineSheet, account: Account | None) -> list[Row]:
    cells = [[shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = sheet.merged_cell_ranges or []
    for (top, left), (bottom, _) in merged:
        if top >= len(cells) or left >= len(cells[top]) or not cells[top][left]:
            continue
        for row in range(top + 1, min(bottom + 1, len(cells))):
            cells[row][left] = cells[top][left]
    if merged and account is not None:
        account.notices.append(
            f"{len(merged):,} merged cells: a text that spans rows counts for each, over columns for the first"
        )
    width = max((len(row) for row in cells), default=0)
    while width and not any(row[width - 1].strip() for row in cells):
        width -= 1
    return [Row(number, tuple(row[:width])) for number, row in enumerate(cells, 1) if any(map(str.strip, row))]
