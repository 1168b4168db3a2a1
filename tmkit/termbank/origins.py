"""What is known of where units come from, as columns: date, document, body, status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.lookup.rank import newest_first
from tmkit.termbank.columns import Columns, Numbers

if TYPE_CHECKING:
    from tmkit.memory.index.index import MemoryIndex
    from tmkit.memory.index.units import UnitMeta


@dataclass(frozen=True, slots=True)
class Document:
    """A document that units come from. Where a unit knows of none, its memory stands for it, and `name` is None.

    `number` tells documents apart; `date` is `(year, month, day)`, zeros for what is not known.
    """

    number: int
    name: str | None
    memory: str


class Origins:
    """The origins of the units of some columns, read as they are asked for."""

    def __init__(self, index: MemoryIndex, columns: Columns) -> None:
        self._index = index
        self._columns = columns
        self._part_of = np.repeat(np.arange(len(columns.parts)), np.diff(columns.first_unit))
        sizes = [
            int(columns.meta[start:end].max(initial=0)) + 1
            for start, end in zip(columns.first_unit, columns.first_unit[1:], strict=False)
        ]
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(sizes, np.int64), dtype=np.int64)])
        count = int(self._first[-1])
        self._filled = np.zeros(count, bool)
        self._date = np.zeros(count, np.int64)
        self._document = np.zeros(count, np.int64)
        self._body = np.zeros(count, np.int64)
        self._status = np.zeros(count, np.int64)
        self._numbers: dict[tuple[str, str | None], int] = {}
        self.documents: list[Document] = []
        self._texts: dict[str, int] = {"": 0}

    def date(self, units: Numbers) -> Numbers:
        """The date of each unit as `yyyymmdd`, zeros for what is not known."""
        return self._date[self._metas(units)]

    def year(self, units: Numbers) -> Numbers:
        """The year of each, 0 where it is not known."""
        years: Numbers = self.date(units) // 10_000
        return years

    def document(self, units: Numbers) -> Numbers:
        """The number of each unit's document in `documents`."""
        return self._document[self._metas(units)]

    def unreviewed(self, units: Numbers) -> NDArray[np.bool_]:
        """Which of them nobody has reviewed since they were aligned."""
        found: NDArray[np.bool_] = self._status[self._metas(units)] == self._texts.get("unreviewed", -1)
        return found

    def bodies(self, units: Numbers) -> tuple[tuple[str, int], ...]:
        """How many units are of each body, most first; "" is unknown."""
        return self._counted(self._body[self._metas(units)])

    def statuses(self, units: Numbers) -> tuple[tuple[str, int], ...]:
        """How many units have each status."""
        return self._counted(self._status[self._metas(units)])

    def years(self, units: Numbers) -> tuple[int, int] | None:
        """The first and the last year; None where none is known."""
        years = self.year(units)
        years = years[years > 0]
        return (int(years.min()), int(years.max())) if len(years) else None

    def newest(self, units: Numbers) -> Numbers:
        """The units in the order in which they are shown: newest first, then by memory and unit."""
        return units[np.lexsort((units, -self.date(units)))]

    def _counted(self, numbers: Numbers) -> tuple[tuple[str, int], ...]:
        texts = list(self._texts)
        counts = Counter({texts[i]: n for i, n in enumerate(np.bincount(numbers).tolist()) if n})
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _metas(self, units: Numbers) -> Numbers:
        numbers: Numbers = self._first[self._part_of[units]] + self._columns.meta[units].astype(np.int64)
        missing = np.unique(numbers[~self._filled[numbers]])
        for number in missing.tolist():
            part = int(self._first.searchsorted(number, side="right")) - 1
            self._fill(number, self._index.meta(self._columns.parts[part], number - int(self._first[part])))
        return numbers

    def _fill(self, number: int, meta: UnitMeta) -> None:
        origin = meta.origin
        year, month, day = newest_first(origin.date)
        self._date[number] = -(10_000 * year + 100 * month + day)
        key = ("", origin.document) if origin.document is not None else (meta.memory, None)
        known = self._numbers.setdefault(key, len(self._numbers))
        if known == len(self.documents):
            self.documents.append(Document(known, origin.document, meta.memory))
        self._document[number] = known
        self._body[number] = self._texts.setdefault(origin.body or "", len(self._texts))
        self._status[number] = self._texts.setdefault(origin.status or "", len(self._texts))
        self._filled[number] = True
