"""Which units count no longer: those of a file that changed, and those that a sidecar has in a later form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import ranges
from tmkit.memory.index.part import Part

Place = tuple[Part, int]  # a part, and which of its files


def mark_live(parts: Sequence[Part], places: Collection[Place]) -> None:
    """Tell each part which of its units count: those of the files at `places`, later forms of the same unit apart.

    Of one id within a memory and its sidecars, the file with the highest number has the unit.
    """
    dead: dict[int, list[NDArray[np.int64]]] = {id(part): [] for part in parts}
    living = {(id(part), file) for part, file in places}
    for part in parts:
        for file in range(len(part.units.files)):
            if (id(part), file) not in living:
                dead[id(part)].append(np.array(part.units.units_of(file), np.int64))
    ordered = sorted(places, key=_memory_and_number)
    for _, group in groupby(ordered, key=lambda place: _memory_and_number(place)[0]):
        above: list[NDArray[np.uint64]] = []
        for part, file in reversed(list(group)):
            own = part.units.units_of(file)
            a = part.units.arrays
            hashes = a.id_hash[own.start : own.stop]
            if above:
                hidden = _among(hashes, np.concatenate(above))
                dead[id(part)].append(a.id_unit[own.start : own.stop][hidden].astype(np.int64))
            above.append(hashes)
    for part in parts:
        part.live = _live(len(part.units), dead[id(part)])


def _among(ordered: NDArray[np.uint64], few: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The places in a list in order of what is also in another."""
    first = ordered.searchsorted(few, side="left")
    counts = ordered.searchsorted(few, side="right") - first
    return ranges(first, counts)


def _memory_and_number(place: Place) -> tuple[str, int]:
    file = place[0].units.files[place[1]]
    return file.memory, file.number


def _live(count: int, dead: Sequence[NDArray[np.int64]]) -> NDArray[np.bool_] | None:
    if not any(map(len, dead)):
        return None
    live = np.ones(count, bool)
    live[np.concatenate(dead)] = False
    return live
