"""What the metadata of a part mean to look-ups, worked out once and held in arrays by number of metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from tmkit.config import Settings
from tmkit.lookup.archive import Archive
from tmkit.lookup.rank import Standing, standing
from tmkit.lookup.score import Points, penalties, sum_of
from tmkit.memory.index.units import UnitMeta

Wanted = Callable[[str], bool] | None


@dataclass(frozen=True, slots=True)
class Known:
    """One of the metadata: whether units of this memory count, their standing, their penalties."""

    meta: UnitMeta
    allowed: bool
    standing: Standing
    penalties: Points


class Shelf:
    """Some metadata of a part. Arrays are by number of metadata, and hold what was asked for with `fill`.

    `first` and `second` order units of equal score and conflict as `Standing` does, the smaller first; that the units
    of one part are numbered by memory does the rest. `document` tells documents apart, in every part; 0 is unknown.
    """

    def __init__(self, settings: Settings, wanted: Wanted) -> None:
        self.settings = settings
        self.wanted = wanted
        self._known: dict[int, Known] = {}
        self._filled = np.zeros(0, bool)
        self.allowed = np.zeros(0, bool)
        self.points = np.zeros(0, np.int64)
        self.first = np.zeros(0, np.int64)
        self.second = np.zeros(0, np.int64)
        self.document = np.zeros(0, np.int64)

    def known(self, number: int) -> Known:
        """Metadata that were filled in."""
        return self._known[number]

    def fill(self, archive: Archive, part: int, numbers: NDArray[np.uint32]) -> None:
        """Read what is not yet known of some metadata of the part."""
        most = int(numbers.max(initial=0)) + 1
        if most > len(self._filled):
            self._grow(2 * most)
        missing = numbers[~self._filled[numbers]]
        for number in set(missing.tolist()):
            meta = archive.meta(part, number)
            rank = standing(meta, self.settings.authorities)
            allowed = self.wanted is None or self.wanted(meta.memory)
            known = self._known[number] = Known(meta, allowed, rank, penalties(self.settings.penalties, meta))
            self.allowed[number] = allowed
            self.points[number] = sum_of(known.penalties)
            year, month, day = rank.date
            # Dates are negative numbers: (-2018, -9, -24) to -20180924.
            self.first[number] = ((rank.authority * 8 + rank.status) << 32) + 10_000 * year + 100 * month + day
            self.second[number] = rank.usage
            self.document[number] = 0 if meta.origin.document is None else hash(meta.origin.document) or 1
            self._filled[number] = True

    def _grow(self, size: int) -> None:
        for name in ("_filled", "allowed", "points", "first", "second", "document"):
            old = getattr(self, name)
            new = np.zeros(size, old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)


_MOST_SHELVES = 4  # of one part, under several settings
_shelves: WeakKeyDictionary[object, list[Shelf]] = WeakKeyDictionary()


def shelf_of(archive: Archive, part: int, settings: Settings, wanted: Wanted) -> Shelf:
    """The shelf of a part under some settings, kept from one look-up to the next."""
    shelves = _shelves.setdefault(archive.part(part), [])
    for shelf in shelves:
        if shelf.settings is settings and shelf.wanted is wanted:
            return shelf
    if len(shelves) == _MOST_SHELVES:
        del shelves[0]
    shelves.append(Shelf(settings, wanted))
    return shelves[-1]
