"""Spreadsheets (XLSX): the cells of each visible sheet, row by row."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from tmkit.documents.inline import Format, Run, inline
from tmkit.documents.outline import Part, blocks
from tmkit.documents.reading import Document, ReadOptions
from tmkit.model import InputError
from tmkit.storage.zip import ZipPackage
from tmkit.text.language import detect_language

EXTENSIONS = (".xlsm", ".xlsx")
_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_SHEETS = "xl/worksheets/"
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})")
_ITEM = re.compile(rb"<(?:\w+:)?si[\s>]")
# The library holds a sheet as a full grid, and a text once for every cell that has it.
_MOST_CELLS = 10_000_000
_MOST_TEXT = 500_000_000
_BREAK = Format("lb", "&#10;")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def sniff(data: bytes) -> bool:
    """Whether the data are an archive that has a workbook."""
    if not data.startswith(b"PK") or _WORKBOOK.encode() not in data:
        return False
    try:
        return _WORKBOOK in ZipPackage.open(data, "").names
    except InputError:
        return True  # damaged: what is said of it then is said when it is read


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The cells with text, numbers or dates, a block each. Raises InputError where it is damaged or too large."""
    package = ZipPackage.open(data, name)
    if _WORKBOOK not in package.names:
        raise InputError("is no XLSX spreadsheet: the archive has no workbook", file=name)
    _check(package, name)
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


def _check(package: ZipPackage, name: str) -> None:
    """Raises InputError for sheets that would fill the memory."""
    lengths: list[int] | None = None
    for part in package.names:
        if not part.endswith((".xml", ".rels")):
            continue
        content = package.read(part)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:64]:
            raise InputError(f"{part} is no XML that a spreadsheet has; refused", file=name)
        if not part.startswith(_SHEETS):
            continue
        rows = columns = 1
        for match in _REFERENCE.finditer(content):
            rows = max(rows, int(match[2]))
            columns = max(columns, _column(match[1]))
        if rows * columns > _MOST_CELLS:
            raise InputError(f"{part} spans {rows:,} rows and {columns:,} columns; delete the empty ones", file=name)
        if lengths is None:
            lengths = _lengths(package)
        asked = sum(lengths[place] for match in _SHARED.finditer(content) if (place := int(match[1])) < len(lengths))
        if asked > _MOST_TEXT:
            raise InputError(f"{part} repeats a long text in too many cells; refused", file=name)


def _lengths(package: ZipPackage) -> list[int]:
    """How long each of the texts is that the sheets share, in bytes."""
    if _STRINGS not in package.names:
        return []
    content = package.read(_STRINGS)
    starts = [match.start() for match in _ITEM.finditer(content)]
    return [end - start for start, end in zip(starts, [*starts[1:], len(content)], strict=True)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


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


def shown(value: Any) -> str:
    """The value of a cell as text: numbers without a superfluous point, dates as 2018-05-03."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    return "" if value is None else str(value)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters
