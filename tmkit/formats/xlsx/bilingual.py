"""Reading workbooks: one that tmkit wrote, or one whose header says which column is the source and which the target."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tmkit.formats.acceptance import Located
from tmkit.formats.headings import tells_both_sides
from tmkit.formats.registry import Reading
from tmkit.formats.row_cells import own_header
from tmkit.formats.table import table_units
from tmkit.model import InputError
from tmkit.model.account import Account
from tmkit.storage.opening import read_input
from tmkit.storage.spreadsheet import check_spreadsheet, is_spreadsheet, shown
from tmkit.storage.tables import Row
from tmkit.storage.zip import ZipPackage

EXTENSIONS: tuple[str, ...] = (".xlsm", ".xlsx")


class _Sheet(NamedTuple):
    name: str
    rows: list[Row]


def sniff(head: bytes) -> bool:
    """Never certain: an archive is told by what stands in it (`holds`)."""
    del head
    return False


def holds(data: bytes) -> bool:
    """Whether this is a workbook that has a sheet of a translation: by its header, not by what its texts are."""
    if not is_spreadsheet(data):
        return False
    try:
        found = _sheets(data, "", most=1)
    except InputError:
        return False
    heads = [sheet.rows[0].cells for sheet in found]
    return any(own_header(cells) is not None or tells_both_sides(cells) for cells in heads)


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """The units of the first visible sheet that can be read as a table of two languages; others are named.

    The line of a row is its number in its sheet. Raises InputError where no sheet can.
    """
    data = read_input(path, "a bilingual spreadsheet (XLSX)")
    found = _sheets(data, path)
    if not found:
        raise InputError("has no visible sheet with text", file=path)
    refused: list[InputError] = []
    for place, sheet in enumerate(found):
        try:
            units = table_units(sheet.rows, account, reading, path)
        except InputError as error:
            refused.append(error)
            continue
        others = [other.name for number, other in enumerate(found) if number != place]
        if others:
            account.notices.append(f"sheet {sheet.name!r} was read, not {', '.join(map(repr, others))}")
        return units
    raise refused[0]


def _sheets(data: bytes, name: object, most: int | None = None) -> list[_Sheet]:
    """The visible sheets that have text; of each at most so many rows."""
    check_spreadsheet(ZipPackage.open(data, str(name)), str(name))
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    found = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for described in book.sheets_metadata:
            if described.typ != SheetTypeEnum.WorkSheet or described.visible != SheetVisibleEnum.Visible:
                continue
            rows = []
            for number, cells in enumerate(book.get_sheet_by_name(described.name).to_python(skip_empty_area=False), 1):
                texts = tuple(cell if isinstance(cell, str) else shown(cell) for cell in cells)
                if any(text.strip() for text in texts):
                    rows.append(Row(number, texts))
                    if len(rows) == most:
                        break
            if rows:
                found.append(_Sheet(described.name, rows))
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise InputError(f"cannot be read as a spreadsheet ({error})", file=name) from None
    return found
