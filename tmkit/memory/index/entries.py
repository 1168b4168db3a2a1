"""Which units have a row: the texts of one language of one part.

An *entry* is one text of one unit. Entries are numbered in the order of the units, and within a unit as its variants
stand in the file. Most memories have one text of each language in every unit: then entry numbers are unit numbers, and
the arrays that would say so are left empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools, Ints, once, ranges, starts_of

_MANY = 16  # where one unit in so many is asked for, marking them is faster than sorting them


@dataclass(frozen=True, slots=True)
class EntryArrays:
    """`row_start` and `by_row` give the entries of each row, in order; `row`, `text` (64-bit hash of the text without
    label), `unit` and `tag` (place of the language in `Entries.tags`) are by entry. `unit` is empty where entries are
    units, `tag` where all are of the first language.
    """

    row_start: NDArray[np.uint32]
    by_row: NDArray[np.uint32]
    row: NDArray[np.uint32]
    text: NDArray[np.uint64]
    unit: NDArray[np.uint32]
    tag: NDArray[np.uint16]


def build_entries(
    row: NDArray[np.uint32],
    text: NDArray[np.uint64],
    unit: NDArray[np.uint32],
    tag: NDArray[np.uint16],
    *,
    row_count: int,
    unit_count: int,
) -> EntryArrays:
    """From row, hash, unit and language of each entry, in the order of entries."""
    one_each = len(unit) == unit_count and bool((unit == np.arange(unit_count)).all())
    return EntryArrays(
        row_start=starts_of(np.bincount(row, minlength=row_count)).astype(np.uint32),
        by_row=np.argsort(row, kind="stable").astype(np.uint32),
        row=row,
        text=text,
        unit=unit[:0] if one_each else unit,
        tag=tag if tag.any() else tag[:0],
    )


class Entries:
    """The entries of one language of one part. `tags` are the language's codes as written, in lower case with `-`."""

    def __init__(self, arrays: EntryArrays, tags: Sequence[str]) -> None:
        self.arrays = arrays
        self._tags = list(tags)

    def of_row(self, row: int) -> NDArray[np.uint32]:
        """The entries of a row."""
        a = self.arrays
        return a.by_row[a.row_start[row] : a.row_start[row + 1]]

    def units_of(self, entries: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """The unit of each entry."""
        unit = self.arrays.unit
        return unit[entries] if len(unit) else entries

    def one_a_unit(self, entries: NDArray[np.uint32], wanted: str) -> NDArray[np.uint32]:
        """Of entries in order, one for each of their units: the first in the language `wanted`, else the first."""
        if not len(self.arrays.unit) or len(entries) < 2:
            return entries
        units = self.arrays.unit[entries]
        order = np.lexsort((entries, self._is_other(entries, wanted), units))
        first = np.ones(len(order), bool)
        first[1:] = units[order][1:] != units[order][:-1]
        return entries[order[first]]

    def of_units(self, units: NDArray[np.uint32], wanted: str) -> tuple[Bools, NDArray[np.uint32]]:
        """(which of some units have a text; one entry for each of these).

        Of several texts of a unit it is the first in the language `wanted`, else the first.
        """
        a = self.arrays
        if not len(a.unit):
            # One text a unit, or none at all.
            return np.full(len(units), len(a.row) > 0), units if len(a.row) else units[:0]
        first, end = a.unit.searchsorted(units, side="left"), a.unit.searchsorted(units, side="right")
        has = end > first
        chosen = first[has]
        for i in np.flatnonzero((end - first)[has] > 1).tolist():
            several = np.arange(chosen[i], end[has][i]).astype(np.uint32)
            chosen[i] = self.one_a_unit(several, wanted)[0]
        return has, chosen.astype(np.uint32)

    def _is_other(self, entries: NDArray[np.uint32], wanted: str) -> Bools:
        tag = self.arrays.tag
        number = self._tags.index(wanted) if wanted in self._tags else -1
        other: Bools = (tag[entries] if len(tag) else np.zeros(len(entries), np.uint16)) != number
        return other


def uses(entries: Entries, rows: Ints, live: Bools | None) -> NDArray[np.int64]:
    """How many texts of live units each row has (None: all are live)."""
    a = entries.arrays
    starts = a.row_start[rows].astype(np.int64)
    counts: NDArray[np.int64] = a.row_start[rows + rows.dtype.type(1)].astype(np.int64) - starts
    if live is None or not len(rows):
        return counts
    alive = live[entries.units_of(a.by_row[ranges(starts, counts)])]
    # Every row has a text: none of these sums is over nothing.
    sums: NDArray[np.int64] = np.add.reduceat(alive.astype(np.int64), starts_of(counts)[:-1])
    return sums


def units_with(entries: Entries, rows: Ints, live: Bools | None) -> NDArray[np.uint32]:
    """The live units that have a text in some rows, in order."""
    a = entries.arrays
    starts = a.row_start[rows].astype(np.int64)
    counts = a.row_start[rows + rows.dtype.type(1)].astype(np.int64) - starts
    units = entries.units_of(a.by_row[ranges(starts, counts)])
    if len(units) * _MANY > len(a.row):
        has = np.zeros(int(units.max()) + 1, bool)
        has[units] = True
        units = np.flatnonzero(has).astype(np.uint32)
    else:
        units = once(units.copy())
    return units if live is None else units[live[units]]
