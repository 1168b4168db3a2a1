"""The rows of a review, as tmkit wrote it or as a spreadsheet saved it: TSV, CSV with `,` or `;`, XLSX."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from pathlib import Path

from tmkit.model import InputError
from tmkit.storage.encoding import decode
from tmkit.storage.tables import Row, rows

_HEADER = re.compile(r'^"?(?:bead|# source)"?([\t;,|])', re.MULTILINE | re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_MOST_CELLS = 20_000_000


def review_rows(data: bytes, name: str) -> list[Row]:
    """Every row that is not blank, with its number in the file. Raises InputError for what is no table."""
    if data.startswith(_ZIP):
        return _workbook(data, name)
    if data.startswith(_OLD_EXCEL):
        raise InputError("is an old Excel file: save the review as TSV, CSV or XLSX", file=name)
    text, _ = decode(data, name)
    header = _HEADER.search(text)
    table = rows(Path(name), data, delimiter=header[1] if header else None)
    return list(table)


def _workbook(data: bytes, name: str) -> list[Row]:
    """The rows of the sheet that has the review: the first whose first column has a row `bead`, else the first."""
    from python_calamine import CalamineError, CalamineWorkbook  # when it is an XLSX

    from tmkit.storage.zip import ZipPackage

    package = ZipPackage.open(data, name)
    sheets = [part for part in package.names if _SHEET.fullmatch(part)]
    if not sheets:
        raise InputError("is no XLSX workbook: save the review as TSV, CSV or XLSX", file=name)
    for part in sheets:
        _bounded(package.read(part), name)
    found: list[Row] = []
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
        for sheet in workbook.sheet_names:
            content = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            lines = [Row(number, tuple(map(_text, cells))) for number, cells in enumerate(content, 1)]
            lines = [row for row in lines if any(row.cells)]
            if any(row.cells[0].strip().lower() == "bead" for row in lines):
                return lines
            found = found or lines
    except (CalamineError, OSError, ValueError):
        raise InputError("is damaged: no workbook can be read; save the review again", file=name) from None
    return found


def _bounded(sheet: bytes, name: str) -> None:
    """Refuse a sheet whose far corner would take more cells than any review has: readers make a table of all."""
    width = height = 0
    for found in _CELL.finditer(sheet):
        column = 0
        for letter in found[1]:
            column = column * 26 + letter - 64
        width, height = max(width, column), max(height, int(found[2]))
    if width * height > _MOST_CELLS:
        raise InputError(f"has a sheet of {width} columns and {height} rows, too large for a review", file=name)


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell).replace("\r\n", "\n").replace("\r", "\n")
