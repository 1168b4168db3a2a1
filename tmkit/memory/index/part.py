"""A part: the units of some TMX files, indexed by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools, Ints, RowArrays
from tmkit.memory.index.concordance import Vocabulary
from tmkit.memory.index.container import Container
from tmkit.memory.index.entries import Entries, EntryArrays, uses
from tmkit.memory.index.gather import tag_of
from tmkit.memory.index.keys import keyed_rows
from tmkit.memory.index.measure import Measure
from tmkit.memory.index.neighbours import AT_EDGE, EDGE, UNKNOWN, Neighbour
from tmkit.memory.index.rows import Query, Rows
from tmkit.memory.index.units import UnitArrays, Units, files_of

# Below the language, where the arrays of each table are; those of the units are below no language.
FOLDERS = {UnitArrays: "units", RowArrays: "rows", EntryArrays: "entries"}

_BLOCK = 10_000
Table = TypeVar("Table", RowArrays, EntryArrays, UnitArrays)


@dataclass(frozen=True, slots=True)
class RowUnits:
    """The units of a row that have a text in the target language: parallel arrays, in the order of units.

    `source_text` and `target_text` are 64-bit hashes of the texts without label, the same in every part. `meta` is the
    number of the unit's metadata in the part.
    """

    units: NDArray[np.uint32]
    source_text: NDArray[np.uint64]
    target_text: NDArray[np.uint64]
    meta: NDArray[np.uint32]


class Language:
    """One language of a part: its distinct token sequences, and whose texts have them."""

    def __init__(self, rows: Rows, entries: Entries) -> None:
        self.rows = rows
        self.entries = entries
        self._spoken: dict[int, tuple[str, ...]] = {}
        self._rows_of: dict[tuple[str, ...], int | None] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its words, to be searched."""
        return Vocabulary(self.rows)

    def near(self, query: Query, measure: Measure) -> tuple[Ints, NDArray[np.int32], NDArray[np.int64]]:
        """(every row that is near enough, the distances, the rows' lengths)."""
        rows = self.rows
        return measure.near(rows.arrays, query, rows.sieved(query, rows.candidates(query)))

    def row_of(self, words: tuple[str, ...]) -> int | None:
        """The row that has just these tokens. The same few, of a draft's neighbours, are asked for again and again."""
        if words not in self._rows_of:
            if len(self._rows_of) > 1_000:
                self._rows_of.clear()
            self._rows_of[words] = self.rows.exact(self.rows.word_ids(words))
        return self._rows_of[words]

    def words(self, row: int) -> tuple[str, ...]:
        """The tokens of a row."""
        known = self._spoken.get(row)
        if known is None:
            if len(self._spoken) > 10_000:
                self._spoken.clear()
            known = self._spoken[row] = tuple(self.rows.words(row))
        return known


class Part:
    """A part as it is looked up. `live` tells which units count: None is all of them."""

    def __init__(self, arrays: Callable[[str], NDArray[Any]], facts: Mapping[str, Any], root: Path) -> None:
        self._arrays = arrays
        self._tags: dict[str, list[str]] = facts["languages"]
        self._loaded: dict[str, Language] = {}
        self.units = Units(_loaded(UnitArrays, "", arrays), files_of(root, facts["files"]))
        self.live: Bools | None = None

    @classmethod
    def open(cls, path: Path, root: Path) -> Part:
        """Map a part that was saved. Raises OSError, and `DamagedError` where it is not whole."""
        container = Container.open(path)
        return cls(container.array, container.facts, root)

    @property
    def languages(self) -> frozenset[str]:
        """The primary languages of its texts."""
        return frozenset(self._tags)

    def language(self, name: str) -> Language | None:
        """One of them."""
        if name not in self._loaded:
            if name not in self._tags:
                return None
            rows = Rows(_loaded(RowArrays, name, self._arrays))
            entries = Entries(_loaded(EntryArrays, name, self._arrays), self._tags[name])
            self._loaded[name] = Language(rows, entries)
        return self._loaded[name]

    def has_pair(self, first: str, second: str) -> bool:
        """Whether a live unit has a text in both of two primary languages."""
        one, other = self.language(first), self.language(second)
        if one is None or other is None:
            return False
        # Block by block: as a rule the first units have both.
        for start in range(0, len(one.entries.arrays.row), _BLOCK):
            entries = np.arange(start, min(start + _BLOCK, len(one.entries.arrays.row)), dtype=np.uint32)
            units = one.entries.units_of(entries)
            has, _ = other.entries.of_units(units if self.live is None else units[self.live[units]], second)
            if has.any():
                return True
        return False

    def search(self, words: Sequence[str], language: str, minimum: int, measure: Measure) -> tuple[Ints, Ints, Ints]:
        """(the rows of live units that are near enough, the distances, the rows' lengths), in the order of rows."""
        spoken = self.language(language)
        if spoken is None:
            return np.zeros(0, np.uint32), np.zeros(0, np.int32), np.zeros(0, np.int64)
        rows, distances, lengths = spoken.near(Query(spoken.rows.word_ids(words), minimum), measure)
        if self.live is not None:
            kept = uses(spoken.entries, rows, self.live) > 0
            return rows[kept], distances[kept], lengths[kept]
        return rows, distances, lengths

    def exact(self, words: tuple[str, ...], language: str) -> int | None:
        """The row of a live unit that has just these tokens."""
        spoken = self.language(language)
        row = None if spoken is None else spoken.row_of(words)
        if spoken is None or row is None or self.live is None:
            return row
        return row if uses(spoken.entries, np.array([row], np.uint32), self.live)[0] else None

    def keyed(self, words: Sequence[str], language: str, may: list[bool]) -> Ints:
        """The rows of live units that have the key of a query (see `keys`)."""
        spoken = self.language(language)
        if spoken is None:
            return np.zeros(0, np.uint32)
        rows = keyed_rows(spoken.rows.arrays, spoken.rows.word_ids(words), may)
        return rows if self.live is None else rows[uses(spoken.entries, rows, self.live) > 0]

    def row_units(self, row: int, source: str, target: str, primaries: tuple[str, str]) -> RowUnits:
        """The live units of a row that have a target. The languages are as asked for, `primaries` without region.

        A unit with several texts in a language is taken with the one whose language is exactly the one asked for,
        else with its first.
        """
        own, other = self.language(primaries[0]), self.language(primaries[1])
        none = np.zeros(0, np.uint32)
        if own is None or other is None:
            return RowUnits(none, none.astype(np.uint64), none.astype(np.uint64), none)
        entries = own.entries.of_row(row)
        if self.live is not None:
            entries = entries[self.live[own.entries.units_of(entries)]]
        entries = own.entries.one_a_unit(entries, tag_of(source))
        units = own.entries.units_of(entries)
        has, targets = other.entries.of_units(units, tag_of(target))
        units = units[has]
        return RowUnits(
            units,
            own.entries.arrays.text[entries[has]],
            other.entries.arrays.text[targets],
            self.units.arrays.meta[units],
        )

    def neighbours(self, unit: int, language: str, primary: str) -> tuple[Neighbour, Neighbour] | None:
        """The tokens of the units before and after one in its document; None where its file tells of neither."""
        a = self.units.arrays
        before, after = a.before[unit], a.after[unit]
        if before == UNKNOWN and after == UNKNOWN:
            return None
        return self._neighbour(before, language, primary), self._neighbour(after, language, primary)

    def _neighbour(self, unit: np.uint32, language: str, primary: str) -> Neighbour:
        if unit == AT_EDGE:
            return EDGE
        spoken = self.language(primary)
        if unit == UNKNOWN or spoken is None or (self.live is not None and not self.live[unit]):
            return None
        has, entry = spoken.entries.of_units(np.array([unit], np.uint32), tag_of(language))
        return spoken.words(int(spoken.entries.arrays.row[entry[0]])) if has[0] else None


def _loaded(kind: type[Table], language: str, arrays: Callable[[str], NDArray[Any]]) -> Table:
    return kind(**{column.name: arrays(f"{language}/{FOLDERS[kind]}/{column.name}") for column in fields(kind)})
