"""Spreadsheets (XLSX): the cells of each visible sheet, row by row."""

from __future__ import annotations

import io
from typing import Any

from tmkit.documents.inline import Format, Run, inline
from tmkit.documents.outline import Part, blocks
from tmkit.documents.reading import Document, ReadOptions
from tmkit.model import InputError
from tmkit.storage.spreadsheet import check_spreadsheet, is_spreadsheet, shown
from tmkit.storage.zip import ZipPackage
from tmkit.text.language import detect_language

EXTENSIONS = (".xlsm", ".xlsx")
_BREAK = Format("lb", "&#10;")


def sniff(data: bytes) -> bool:
    """Whether the data are an archive that has a workbook."""
    return is_spreadsheet(data)


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The cells with text, numbers or dates, a block each. Raises InputError where it is damaged or too large."""
    package = ZipPackage.open(data, name)
    check_spreadsheet(package, name)
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    parts: list[Part] = []
    hidden = 0
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        for number, sheet in enumerate(shown, 1):
            if sheet.visible != SheetVisibleEnum.Visible:
                hidden += 1
                continue
            rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            parts += _cells(rows, number, sheet.name)
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise InputError(f"cannot be read as a spreadsheet ({error})", file=name) from None
    found = blocks(parts)
    language = options.language or detect_language("\n".join(block.text for block in found))
    notes = (f"{hidden} hidden sheets were left out",) if hidden else ()
    return Document(name, "xlsx", found, language, None, notes if found else (*notes, "has no text"))


def _cells(rows: list[list[Any]], sheet: int, name: str) -> list[Part]:
    parts = []
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            lines = [line.strip() for line in shown(value).splitlines() if line.strip()]
            if not lines:
                continue
            runs = [Run(lines[0])]
            for line in lines[1:]:
                runs += [Run(mark=_BREAK), Run(f" {line}")]
            text = inline(runs)
            path = f"table {sheet}/r{row}c{column}"
            place = f"{name}!{_letters(column)}{row}"
            parts.append(Part(text.text, text.codes, "table cell", path=path, place=place))
    return parts


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters
