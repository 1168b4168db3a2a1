"""What the units of one source say together: which targets it has, in how many units and documents each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.lookup.archive import Archive
from tmkit.lookup.shelf import Shelf
from tmkit.memory.index.together import UnitsOfRows
from tmkit.model import Agreement


@dataclass(frozen=True, slots=True)
class _Table:
    rows: list[int]
    units: UnitsOfRows
    shelf: Shelf


class Tables:
    """The units of some rows of several parts. The same tokens may be a row of each of them: that is one source."""

    def __init__(self, archive: Archive, language: str) -> None:
        self._archive = archive
        self._language = language
        self._tables: dict[int, _Table] = {}
        self._by_words: dict[int, dict[tuple[str, ...], int]] = {}

    @property
    def parts(self) -> list[int]:
        """The parts whose units are here."""
        return list(self._tables)

    def add(self, part: int, rows: list[int], units: UnitsOfRows, shelf: Shelf) -> None:
        """Put the units of some rows of a part here."""
        self._tables[part] = _Table(rows, units, shelf)

    def units(self, part: int) -> UnitsOfRows:
        """The units of a part."""
        return self._tables[part].units

    def targets(self, part: int, row: int) -> int:
        """How many target texts a source has. `row` is the place of its row among those of the part."""
        return len(
            {text for table, chosen in self._source(part, row) for text in table.units.target_text[chosen].tolist()}
        )

    def agreement(self, part: int, row: int, target: int) -> Agreement:
        """How many units and documents of a source have a target text (by hash), and how many there are."""
        units = [0, 0]
        documents: tuple[set[int], set[int]] = (set(), set())
        for table, chosen in self._source(part, row):
            same = table.units.target_text[chosen] == target
            units = [units[0] + int(same.sum()), units[1] + len(chosen)]
            known = table.shelf.document[table.units.meta[chosen]]
            documents[0].update(known[same].tolist())
            documents[1].update(known.tolist())
        return Agreement((units[0], units[1]), (len(documents[0] - {0}), len(documents[1] - {0})))

    def _source(self, part: int, row: int) -> Iterator[tuple[_Table, NDArray[np.intp]]]:
        """The tables that have a source, with the places of its units that count."""
        places = {part: row}
        if len(self._tables) > 1:
            words = self._words(part, self._tables[part].rows[row])
            places |= {other: found for other in self._tables if (found := self._row_of(other, words)) is not None}
        for other, place in places.items():
            table = self._tables[other]
            chosen = np.flatnonzero(table.units.row == place)
            yield table, chosen[table.shelf.allowed[table.units.meta[chosen]]]

    def _row_of(self, part: int, words: tuple[str, ...]) -> int | None:
        if part not in self._by_words:
            rows = self._tables[part].rows
            self._by_words[part] = {self._words(part, row): place for place, row in enumerate(rows)}
        return self._by_words[part].get(words)

    def _words(self, part: int, row: int) -> tuple[str, ...]:
        return tuple(self._archive.row_tokens(part, row, self._language))
