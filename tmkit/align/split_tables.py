"""Tables that have one language in one column and the other in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tmkit.align.split_languages import Given, Oriented, letters, named_language, oriented, told_language
from tmkit.documents import Document
from tmkit.model import Block, InputError
from tmkit.storage.tables import rows
from tmkit.text.labels import split_label
from tmkit.text.languages import primary

_CELL = re.compile(r"(.*)/r(\d+)c(\d+)((?:/[^/]*)?)")
_HEAD = 3  # rows in which the languages may be named
_LEAST = 0.3  # of the letters of the larger column, for one whose language cannot be told
_EXPECTED = "expected a table with one language in one column and the other in another"


@dataclass(slots=True)
class _Table:
    """The blocks of one table by row, then column."""

    name: str
    rows: dict[int, dict[int, list[Block]]] = field(default_factory=dict)

    def column(self, number: int) -> list[str]:
        return [block.text for row in self.rows.values() for block in row.get(number, ())]

    @property
    def columns(self) -> list[int]:
        return sorted({number for row in self.rows.values() for number in row})


@dataclass(frozen=True, slots=True)
class _Choice:
    """Two columns of a table, the languages their headings name, and the row of these, 0 for none."""

    columns: tuple[int, int]
    named: tuple[str | None, str | None] = (None, None)
    head: int = 0


def row_blocks(name: str, data: bytes) -> Document:
    """The rows of a CSV or TSV file as the cells of a table."""
    found: list[Block] = []
    table = rows(Path(name), data)
    for number, row in enumerate(table, 1):
        for column, cell in enumerate(row.cells, 1):
            label, text = split_label(cell.strip())
            if text:
                path = f"table 1/r{number}c{column}"
                found.append(Block(text, "table cell", label, path, place=f"line {row.line}"))
    return Document(name, "table", tuple(found), None, table.encoding)


def tables(
    blocks: Sequence[Block], given: Given, file: str
) -> tuple[list[Block], list[Block], Oriented, tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The blocks of the two columns of every table that has two languages, row by row.

    Also: which is the source, where rows begin on both sides, and remarks. Raises InputError where no table has.
    """
    found = _tables(blocks)
    if not found:
        raise InputError(f"has no table; {_EXPECTED}", file=file)
    choices = {table.name: _choose(table, given) for table in found}
    usual = Counter(choice.columns for choice in choices.values() if choice).most_common(1)
    sides: tuple[list[Block], list[Block]] = ([], [])
    starts: list[tuple[int, int]] = []
    left_out = 0
    named: tuple[str | None, str | None] = (None, None)
    for table in found:
        choice = choices[table.name]
        if choice is None and usual and set(usual[0][0]) <= set(table.columns):
            choice = _Choice(usual[0][0])  # too short to tell, but made as the others are
        if choice is None:
            left_out += 1
            continue
        choice = _as_first(choice, table, sides)
        named = tuple(one or other for one, other in zip(named, choice.named, strict=True))  # type: ignore[assignment]
        for number, row in sorted(table.rows.items()):
            if number <= choice.head:
                continue
            here, there = (row.get(column, []) for column in choice.columns)
            if here and there:
                starts.append((len(sides[0]), len(sides[1])))
            for side, cells in zip(sides, (here, there), strict=True):
                side += [replace(block, path=_CELL.sub(r"\1/r\2\4", block.path)) for block in cells]
    if not sides[0] and not sides[1]:
        raise InputError(f"no table of it has two languages side by side; {_EXPECTED}", file=file)
    texts = [[block.text for block in side] for side in sides]
    told = oriented(texts[0], texts[1], given, file, "columns", named)
    outside = sum(not _CELL.fullmatch(block.path) for block in blocks)
    notes = [f"{outside} paragraphs outside of tables were left out"] if outside else []
    if left_out:
        notes.append(f"{left_out} tables without two languages side by side were left out")
    return *sides, told, tuple(starts), tuple(notes)


def _tables(blocks: Sequence[Block]) -> list[_Table]:
    found: dict[str, _Table] = {}
    for block in blocks:
        cell = _CELL.fullmatch(block.path) if block.kind == "table cell" else None
        if cell:
            table = found.setdefault(cell[1], _Table(cell[1]))
            table.rows.setdefault(int(cell[2]), {}).setdefault(int(cell[3]), []).append(block)
    return list(found.values())


def _choose(table: _Table, given: Given) -> _Choice | None:
    """The two columns of a table that have two languages: as headings name them, else as their text shows."""
    wanted = {primary(code) for code in given if code}
    for number in sorted(table.rows)[:_HEAD]:
        names = {
            column: code
            for column, cells in table.rows[number].items()
            if (code := named_language(" ".join(block.text for block in cells))) is not None
        }
        pair = _pair(table, names, wanted)
        if pair:
            return _Choice(pair, (names[pair[0]], names[pair[1]]), number)
    told = {column: told_language(table.column(column)) for column in table.columns}
    pair = _pair(table, {column: code for column, code in told.items() if code is not None}, wanted)
    if pair:
        return _Choice(pair)
    # A language that is given, but not one of those that can be told.
    sizes = {column: letters(table.column(column)) for column in table.columns}
    large = [column for column, size in sizes.items() if size and size >= _LEAST * max(sizes.values())]
    if len(large) == 2 and len(wanted) == 2 and told[large[0]] != told[large[1]]:
        return _Choice((large[0], large[1]))
    both_unknown = len(large) == 2 and wanted and not wanted & {"fr", "en"}
    return _Choice((large[0], large[1])) if both_unknown else None


def _pair(table: _Table, codes: dict[int, str], wanted: set[str]) -> tuple[int, int] | None:
    """Two columns of different languages, in order: those wanted, if any; of one language the column with most text."""
    best: dict[str, tuple[int, int]] = {}
    for column, code in codes.items():
        size = letters(table.column(column))
        if code not in best or size > best[code][0]:
            best[code] = (size, column)
    chosen = [code for code in best if code in wanted] if len(wanted) == 2 else list(best)
    if len(wanted) == 1:
        chosen.sort(key=lambda code: code not in wanted)
    if len(chosen) < 2:
        return None
    one, other = sorted(best[code][1] for code in chosen[:2])
    return one, other


def _as_first(choice: _Choice, table: _Table, sides: tuple[list[Block], list[Block]]) -> _Choice:
    """The choice with its columns in the order of languages of the tables before it."""
    if not sides[0] or not sides[1]:
        return choice
    here = [name or told_language(table.column(c)) for name, c in zip(choice.named, choice.columns, strict=True)]
    before = [told_language([block.text for block in side]) for side in sides]
    if here[0] is not None and here[1] is not None and here == before[::-1]:
        return _Choice(choice.columns[::-1], choice.named[::-1], choice.head)
    return choice
