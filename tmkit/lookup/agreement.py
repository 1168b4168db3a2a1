"""What the units of one source say together: which targets it has, in how many units and documents each."""

from __future__ import annotations

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

    def columns(self, row: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """(targets, documents) of the units of one row that count."""
        chosen = np.flatnonzero(self.units.row == row)
        meta = self.units.meta[chosen]
        allowed = self.shelf.allowed[meta]
        return self.units.target_text[chosen[allowed]], self.shelf.document[meta[allowed]]


@dataclass(frozen=True, slots=True)
class _Source:
    targets: NDArray[np.uint64]
    documents: NDArray[np.int64]
    document_count: int


class Tables:
    """The units of some rows of several parts. The same tokens may be a row of each of them: that is one source."""

    def __init__(self, archive: Archive, language: str) -> None:
        self._archive = archive
        self._language = language
        self._tables: dict[int, _Table] = {}
        self._by_words: dict[int, dict[tuple[str, ...], int]] = {}
        self._sources: dict[tuple[int, int], _Source] = {}

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
        return len(set(self._source(part, row).targets.tolist()))

    def agreement(self, part: int, row: int, target: int) -> Agreement:
        """How many units and documents of a source have a target text (by hash), and how many there are."""
        every = self._source(part, row)
        same = every.targets == target
        return Agreement((int(same.sum()), len(same)), (_count(every.documents[same]), every.document_count))

    def _source(self, part: int, row: int) -> _Source:
        """The units of a source that count, in whatever part."""
        if (part, row) not in self._sources:
            places = {part: row}
            if len(self._tables) > 1:
                words = self._words(part, self._tables[part].rows[row])
                places |= {other: found for other in self._tables if (found := self._row_of(other, words)) is not None}
            columns = [self._tables[other].columns(place) for other, place in places.items()]
            targets, documents = (np.concatenate(column) for column in zip(*columns, strict=True))
            self._sources[part, row] = _Source(targets, documents, _count(documents))
        return self._sources[part, row]

    def _row_of(self, part: int, words: tuple[str, ...]) -> int | None:
        if part not in self._by_words:
            rows = self._tables[part].rows
            self._by_words[part] = {self._words(part, row): place for place, row in enumerate(rows)}
        return self._by_words[part].get(words)

    def _words(self, part: int, row: int) -> tuple[str, ...]:
        return tuple(self._archive.row_tokens(part, row, self._language))


def _count(documents: NDArray[np.int64]) -> int:
    """How many documents there are; 0 is one that is not known."""
    return len(set(documents.tolist()) - {0})
