"""The texts of two languages side by side, as columns: what statistics over a whole archive read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import RowArrays
from tmkit.memory.index.gather import tag_of
from tmkit.memory.index.part import Part


@dataclass(frozen=True, slots=True)
class TextPairs:
    """The live units of one part that have a text in both of two languages: parallel arrays, in the order of units.

    `source_row` and `target_row` are rows of `source` and `target`, `source_text` and `target_text` hashes of the texts
    without label, the same in every part; `meta` is the number of the unit's metadata in the part. `part` is its
    number.
    """

    part: int
    source: RowArrays
    target: RowArrays
    units: NDArray[np.uint32]
    source_row: NDArray[np.uint32]
    target_row: NDArray[np.uint32]
    source_text: NDArray[np.uint64]
    target_text: NDArray[np.uint64]
    meta: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.units)


def text_pairs(part: Part, number: int, source: str, target: str, primaries: tuple[str, str]) -> TextPairs | None:
    """The pairs of a part; None where it has none. Of several texts of a unit in a language the one asked for counts.

    The languages are as asked for, `primaries` without region; they differ.
    """
    own, other = part.language(primaries[0]), part.language(primaries[1])
    if own is None or other is None:
        return None
    units = np.arange(len(part.units), dtype=np.uint32)
    if part.live is not None:
        units = units[part.live]
    has, sources = own.entries.of_units(units, tag_of(source))
    units = units[has]
    has, targets = other.entries.of_units(units, tag_of(target))
    units, sources = units[has], sources[has]
    if not len(units):
        return None
    a, b = own.entries.arrays, other.entries.arrays
    return TextPairs(
        number,
        own.rows.arrays,
        other.rows.arrays,
        units,
        a.row[sources],
        b.row[targets],
        a.text[sources],
        b.text[targets],
        part.units.arrays.meta[units],
    )
