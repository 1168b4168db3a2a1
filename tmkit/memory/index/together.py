"""Questions about many rows or units of a part at once, where asking one by one would cost more than the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools, Ints, ranges
from tmkit.memory.index.gather import tag_of
from tmkit.memory.index.neighbours import AT_EDGE, EDGE, UNKNOWN, Neighbour
from tmkit.memory.index.part import Language, Part


@dataclass(frozen=True, slots=True)
class UnitsOfRows:
    """The units of some rows that have a text in the target language: parallel arrays, row by row, in order of units.

    `row` is the place in the list of rows that was asked for; the rest is as in `RowUnits`.
    """

    row: NDArray[np.int64]
    units: NDArray[np.uint32]
    source_text: NDArray[np.uint64]
    target_text: NDArray[np.uint64]
    meta: NDArray[np.uint32]


def units_of_rows(part: Part, rows: Ints, source: str, target: str, primaries: tuple[str, str]) -> UnitsOfRows:
    """The live units of some distinct rows, each as `Part.row_units` gives it."""
    own, other = part.language(primaries[0]), part.language(primaries[1])
    if own is None or other is None:
        none = np.zeros(0, np.uint32)
        return UnitsOfRows(none.astype(np.int64), none, none.astype(np.uint64), none.astype(np.uint64), none)
    a = own.entries.arrays
    starts = a.row_start[rows].astype(np.int64)
    counts = a.row_start[rows + 1].astype(np.int64) - starts
    entries = a.by_row[ranges(starts, counts)]
    row = np.repeat(np.arange(len(rows), dtype=np.int64), counts)
    if part.live is not None:
        alive = part.live[own.entries.units_of(entries)]
        entries, row = entries[alive], row[alive]
    if len(a.unit):
        by_row = np.split(entries, row.searchsorted(np.arange(1, len(rows))))
        once = [own.entries.one_a_unit(of_row, tag_of(source)) for of_row in by_row]
        entries = np.concatenate([entries[:0], *once])
        row = np.repeat(np.arange(len(once), dtype=np.int64), [len(of_row) for of_row in once])
    units = own.entries.units_of(entries)
    has, targets = other.entries.of_units(units, tag_of(target))
    if not has.all():
        entries, row, units = entries[has], row[has], units[has]
    meta = part.units.arrays.meta[units]
    return UnitsOfRows(row, units, a.text[entries], other.entries.arrays.text[targets], meta)


def agreeing(
    part: Part, units: NDArray[np.uint32], language: str, main: str, neighbours: Sequence[tuple[Neighbour, int | None]]
) -> NDArray[np.uint8]:
    """For each of some units, how many of its two neighbours (previous, next) are those given.

    Each is given with the row of the part that has its tokens (None: no row has). What is not known agrees with
    nothing. Neighbours that another tool has stored with a unit are not looked at. `main` is the primary language.
    """
    counts = np.zeros(len(units), np.uint8)
    a = part.units.arrays
    spoken = part.language(main)
    for side, (wanted, row) in zip((a.before, a.after), neighbours, strict=True):
        beside = side[units]
        if wanted is EDGE:
            counts += beside == AT_EDGE
        elif row is not None and spoken is not None:
            counts += _have_row(part, spoken, beside, row, language)
    return counts


def stored_only(part: Part, units: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Which of some units (by place) have no neighbours but those that another tool has stored with them."""
    a = part.units.arrays
    if not len(a.stored_neighbours):
        return np.zeros(0, np.int64)
    unknown = (a.before[units] == UNKNOWN) & (a.after[units] == UNKNOWN)
    return np.flatnonzero(unknown & np.isin(units, a.stored_neighbours))


def _have_row(part: Part, spoken: Language, beside: NDArray[np.uint32], row: int, language: str) -> Bools:
    found = np.zeros(len(beside), bool)
    known = np.flatnonzero(beside < AT_EDGE)
    units = beside[known]
    if part.live is not None:
        alive = part.live[units]
        known, units = known[alive], units[alive]
    has, entries = spoken.entries.of_units(units, tag_of(language))
    found[known[has]] = spoken.entries.arrays.row[entries] == row
    return found
