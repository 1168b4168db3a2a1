"""Spreadsheets (XLSX) from strangers: whether one may be read, and what a cell of it shows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from tmkit.model import InputError
from tmkit.storage.zip import ZipPackage

SHEETS = "xl/worksheets/"
_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})")
_ITEM = re.compile(rb"<(?:\w+:)?si[\s>]")
# The library holds a sheet as a full grid, and a text once for every cell that has it.
_MOST_CELLS = 10_000_000
_MOST_TEXT = 500_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def is_spreadsheet(data: bytes) -> bool:
    """Whether the data are an archive that has a workbook."""
    if not data.startswith(b"PK") or _WORKBOOK.encode() not in data:
        return False
    try:
        return _WORKBOOK in ZipPackage.open(data, "").names
    except InputError:
        return True  # damaged: what is said of it then is said when it is read


def check_spreadsheet(package: ZipPackage, name: str) -> None:
    """Raises InputError for what is no spreadsheet, and for sheets that would fill the memory."""
    if _WORKBOOK not in package.names:
        raise InputError("is no XLSX spreadsheet: the archive has no workbook", file=name)
    lengths: list[int] | None = None
    for part in package.names:
        if not part.endswith((".xml", ".rels")):
            continue
        content = package.read(part)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:64]:
            raise InputError(f"{part} is no XML that a spreadsheet has; refused", file=name)
        if not part.startswith(SHEETS):
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
