"""CSV and TSV written from rows, and read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from tmkit.formats.acceptance import Located
from tmkit.formats.guarded import guarded, plain
from tmkit.formats.row_cells import COLUMNS, MARK, SOURCE, TARGET, Header, RowUnits, cells_of, header_cells
from tmkit.formats.tmx.characters import mended
from tmkit.model import BilingualHead, Row
from tmkit.model.account import Account
from tmkit.storage.tables import Row as TableRow

_SAYS_SO = "guarded "
"""Before the mark of a row: its cells are guarded, through whatever program they have gone since."""
_GUARDED = frozenset({"id", SOURCE, TARGET, "label", "notes", "proposal source", "proposal target", "from", "document"})


def write_delimited(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO, delimiter: str) -> None:
    """Write a table in UTF-8, a line a row as long as no text has line ends."""
    stream.write(_line(header_cells(head), delimiter))
    for row in rows:
        named = dict(zip(COLUMNS, cells_of(head, row), strict=True))
        named[MARK] = _SAYS_SO + named[MARK]
        stream.write(_line([guarded(cell) if name in _GUARDED else cell for name, cell in named.items()], delimiter))


def own_units(table: Iterable[TableRow], header: Header, account: Account) -> Iterator[Located]:
    """The units of such a table; `table` are the rows after the first. A row without an own id is known by its number.

    A row with fewer cells than the header lacks what it lacks; one without source and target is dropped.
    """
    account.source_language, account.target_language = header.source, header.target
    units = RowUnits(header.source, header.target)
    for row in table:
        account.read += 1
        named = {}
        for name, written in zip(header.names, row.cells, strict=False):
            cell, reasons = mended(written)
            for reason in reasons:
                account.repair(row.line, str(account.read), reason)
            named[name] = cell
        if named.get(MARK, "").startswith(_SAYS_SO):
            named[MARK] = named[MARK].removeprefix(_SAYS_SO)
            named = {name: plain(cell) if name in _GUARDED else cell for name, cell in named.items()}
        label = named.get("id", "").strip() or str(account.read)
        if not named.get(SOURCE, "").strip() and not named.get(TARGET, "").strip():
            account.drop(row.line, label, "has no text")
            continue
        unit = units.unit(named)
        account.original, account.digest = units.original, units.digest
        yield Located(unit, row.line, label)


def _line(cells: Iterable[str], delimiter: str) -> bytes:
    return (delimiter.join(_quoted(cell, delimiter) for cell in cells) + "\n").encode()


def _quoted(cell: str, delimiter: str) -> str:
    if cell.startswith('"') or delimiter in cell or "\n" in cell or "\r" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
