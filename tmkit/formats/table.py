"""CSV and TSV: a row a unit, a column a language.

Columns are what the header says, or `columns`: languages (`fr`, `fr-CA`, `French`, `français`), `source` and `target`
(with languages given), what a unit knows of its document (`document`, `date`, `label` …), `id`, `note`; `-` or any
other name is passed over. Without either, two columns are told by their language where that is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from tmkit.formats.acceptance import Located
from tmkit.formats.columns import find_columns, is_text
from tmkit.formats.delimited import own_units
from tmkit.formats.registry import Reading
from tmkit.formats.row_cells import own_header
from tmkit.formats.state_words import locked_of, state_of
from tmkit.formats.tmx.characters import mended
from tmkit.model import InputError, Note, Property, Segment, Unit, Variant
from tmkit.model.account import Account
from tmkit.model.unit import STATUSES
from tmkit.storage.tables import Row, rows

EXTENSIONS: tuple[str, ...] = (".csv", ".tab", ".tsv", ".txt")
_SAMPLE = 300
_MOST_TOLD = 60  # columns that the account names
Coded = Callable[[int, int], Segment]
_DELIMITERS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}


def sniff(head: bytes) -> bool:
    """Never certain: a table is told by its name."""
    del head
    return False


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """A unit a row; a row that lacks a text is dropped, with its line. Raises InputError where columns are unknown."""
    table = rows(path)
    if next(iter(table), None) is None:
        raise InputError("is empty; expected a table", file=path)
    if table.delimiter is None:
        raise InputError(
            "has one column; expected one for each language, with a tab, `;`, `,` or `|` between (see --columns)",
            file=path,
        )
    account.format = "tsv" if table.delimiter == "\t" else "csv"
    account.notices.append(f"read as {table.encoding}, columns parted by {_DELIMITERS[table.delimiter]}")
    return table_units(table, account, reading, path)


def table_units(
    table: Iterable[Row], account: Account, reading: Reading, path: Path, coded: Coded | None = None
) -> Iterator[Located]:
    """The units of rows, which are gone through twice; a table that tmkit wrote is known by its header.

    `coded` gives the text of a row (by its line) and column (from 0) with its codes, where cells have some. Raises
    InputError where columns are unknown.
    """
    sample = list(islice(table, _SAMPLE))
    own = None if reading.columns else own_header(sample[0].cells)
    if own is not None:
        return own_units(islice(table, 1, None), own, account)
    columns, header, source = find_columns(sample, reading.columns, reading.source_lang, reading.target_lang, path)
    more = len(columns) - _MOST_TOLD
    told = ", ".join(columns[:_MOST_TOLD])
    account.notices.append(f"columns: {told}" + (f" and {more:,} more" if more > 0 else ""))
    account.source_language = source
    rest = islice(table, 1 if header else 0, None)
    return _located(rest, columns, account, coded, least=1 if reading.blanks else 2)


def _located(
    table: Iterator[Row], columns: Sequence[str], account: Account, coded: Coded | None, *, least: int
) -> Iterator[Located]:
    positions: Counter[str] = Counter()
    for row in table:
        account.read += 1
        unit = _unit(row, columns, positions, account, coded, least=least)
        if unit is not None:
            yield Located(unit, row.line, unit.attribute("tuid") or str(account.read))


def _unit(
    row: Row,
    columns: Sequence[str],
    positions: Counter[str],
    account: Account,
    coded: Coded | None,
    *,
    least: int,
) -> Unit | None:
    """The unit of a row; None, and the reason to the account, where it has less than so many texts.

    `positions` counts the units of each document so far.
    """
    label = str(account.read)
    variants, properties, notes = [], [], []
    attributes: list[tuple[str, str]] = []
    empty: list[str] = []
    for at, (column, written) in enumerate(zip(columns, row.cells, strict=False)):
        cell, reasons = mended(written)
        cell = cell.strip()
        for reason in reasons:
            account.repair(row.line, label, reason)
        if is_text(column):
            if cell:
                variants.append(Variant(column, coded(row.line, at) if coded else Segment(cell)))
            else:
                empty.append(column)
        elif column.startswith("@") and cell:
            properties.append(_property(column[1:], cell))
            if column == "@document":
                properties.append(Property("x-tmkit-position", str(positions[cell])))
                positions[cell] += 1
        elif column == "id" and cell:
            attributes.append(("tuid", cell))
        elif column == "note" and cell:
            notes.append(Note(cell))
    if len(variants) < least:
        short = any(map(is_text, columns[len(row.cells) :]))
        why = f"has {len(row.cells)} cells, expected {len(columns)}" if short else f"has no text in {', '.join(empty)}"
        account.drop(row.line, label, why)
        return None
    attributes.append(("srclang", account.source_language or variants[0].language))
    return Unit(tuple(variants), tuple(attributes), tuple(properties), tuple(notes))


def _property(name: str, cell: str) -> Property:
    """What a cell says of its unit: a `status` may be a report's, or how far a translation has come."""
    if name == "locked":
        return Property("x-tmkit-locked", "yes" if locked_of(cell) else "no")
    state = state_of(cell) if name == "state" or (name == "status" and cell.casefold() not in STATUSES) else None
    return Property(f"x-tmkit-{name}", cell) if state is None else Property("x-tmkit-state", state)
