"""What the units of one source say together: which targets it has, in how many units and documents each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from tmkit.memory.index.arrays import Ints
from tmkit.memory.index.part import RowUnits
from tmkit.model import Agreement

_FEW = 48  # so few units are grouped faster without numpy


@dataclass(frozen=True, slots=True)
class Alike:
    """The units of a row that have source text, target text and metadata in common; `units` in order."""

    source_text: int
    target_text: int
    meta: int
    units: Sequence[int] | Ints


@dataclass(slots=True)
class Tally:
    """Units and documents of one source, by target."""

    units: dict[int, int] = field(default_factory=dict)
    documents: dict[int, set[str]] = field(default_factory=dict)

    def add(self, target: int, units: int, document: str | None) -> None:
        """Count some units; a document that is not known is not counted."""
        self.units[target] = self.units.get(target, 0) + units
        known = self.documents.setdefault(target, set())
        if document is not None:
            known.add(document)

    def agreement(self, target: int) -> Agreement:
        """How many of the units and documents have this target."""
        every: set[str] = set().union(*self.documents.values())
        return Agreement((self.units[target], sum(self.units.values())), (len(self.documents[target]), len(every)))


def alike(rows: RowUnits) -> Iterator[Alike]:
    """The units of a row in groups, each of which need be looked at once."""
    if len(rows.units) <= _FEW:
        found: dict[tuple[int, int, int], list[int]] = {}
        columns = rows.source_text.tolist(), rows.target_text.tolist(), rows.meta.tolist()
        for key, unit in zip(zip(*columns, strict=True), rows.units.tolist(), strict=True):
            found.setdefault(key, []).append(unit)
        for key, few in found.items():
            yield Alike(*key, sorted(few))
        return
    order = np.lexsort((rows.units, rows.meta, rows.target_text, rows.source_text))
    columns_sorted = rows.source_text[order], rows.target_text[order], rows.meta[order]
    starts = np.zeros(len(order), bool)
    starts[0] = True
    for column in columns_sorted:
        starts[1:] |= column[1:] != column[:-1]
    first = np.flatnonzero(starts)
    units_sorted = rows.units[order]
    keys = zip(*(column[first].tolist() for column in columns_sorted), strict=True)
    for key, units in zip(keys, np.split(units_sorted, first[1:]), strict=True):
        yield Alike(*key, units)
