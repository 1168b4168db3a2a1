"""What a look-up draws: rows that are equally near, then their units one after another, best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tmkit.lookup.agreement import Tables
from tmkit.lookup.context import most_points
from tmkit.lookup.draw import Bound, Certain
from tmkit.lookup.inquiry import Inquiry
from tmkit.lookup.judgement import EXACT_JUDGEMENTS, Judgement
from tmkit.lookup.rank import CONFLICTS, Rank, Standing
from tmkit.lookup.score import EXACT, Points, final, missing_codes, several_translations, sum_of
from tmkit.memory.index.together import UnitsOfRows

Whole = NDArray[np.int64]


@dataclass(slots=True)
class Rows:
    """Rows at one distance from the query (None: too far for a fuzzy match), by part."""

    inquiry: Inquiry
    base: int
    distance: int | None
    rows: dict[int, list[int]] = field(default_factory=dict)

    @property
    def bound(self) -> Bound:
        """The best score that any of them may have."""
        return (-self.base,)

    def opened(self) -> Iterator[Units]:
        """The units of each part that may reach the minimum."""
        tables = self._tables()
        for part in tables.parts:
            found = Units.of(self, tables, part)
            if found is not None:
                yield found

    def best(self) -> int:
        """The best score that one of the units has where no fact conflicts; 0 where none reaches the minimum."""
        tables = self._tables()
        scores = (_scores(self, tables, part) for part in tables.parts)
        return max((int(one.best[one.kept].max()) for one in scores if len(one.kept)), default=0)

    def _tables(self) -> Tables:
        inquiry = self.inquiry
        tables = Tables(inquiry.archive, inquiry.source)
        for part, rows in self.rows.items():
            units = inquiry.archive.units_of_rows(part, rows, inquiry.source, inquiry.target)
            shelf = inquiry.shelf(part)
            shelf.fill(inquiry.archive, part, units.meta)
            tables.add(part, rows, units, shelf)
        return tables


@dataclass(slots=True)
class Units:
    """Units of one part, the best first: of those with equal texts only the first, which stands for them.

    `best` are the scores that they have where no fact conflicts, `points` those of their penalties together. `at` is
    the place of the next to be opened.
    """

    rows: Rows
    tables: Tables
    part: int
    row: list[int]
    units: list[int]
    source_text: list[int]
    target_text: list[int]
    meta: list[int]
    base: list[int]
    points: list[int]
    best: list[int]
    at: int = 0

    @classmethod
    def of(cls, rows: Rows, tables: Tables, part: int) -> Units | None:
        """The units of a part's rows that may reach the minimum, None where there are none."""
        found, shelf = tables.units(part), rows.inquiry.shelf(part)
        base, points, best, kept = _scores(rows, tables, part)
        if not len(kept):
            return None
        if len(kept) > 1:
            meta = found.meta[kept]
            ordered = np.lexsort((found.units[kept], shelf.second[meta], shelf.first[meta], -best[kept]))
            kept = kept[ordered]
            kept = kept[_first_of_equal(found.row[kept], found.source_text[kept], found.target_text[kept])]
        columns = (found.row, found.units, found.source_text, found.target_text, found.meta, base, points, best)
        return cls(rows, tables, part, *(column[kept].tolist() for column in columns))

    @property
    def bound(self) -> Rank:
        """The rank of the next unit, if nothing conflicts."""
        return Rank(-self.best[self.at], 0, self._standing(self.at), self.units[self.at])

    def opened(self) -> Iterator[Units | Certain[Found]]:
        """The result of the next unit that comes to anything, if it reaches the minimum; and the units after it."""
        inquiry = self.rows.inquiry
        judgement = None
        while judgement is None and self.at < len(self.units):
            judgement = self._judgement(self.at)
            self.at += 1
        at = self.at - 1
        if self.at < len(self.units):
            yield self
        if judgement is not None:
            score = final(judgement.base, self.points[at], cap=judgement.cap)
            if score >= inquiry.minimum:
                rank = Rank(-score, CONFLICTS.index(judgement.conflict), self._standing(at), self.units[at])
                yield Certain(rank, Found(self, at, score, judgement))

    def place(self, at: int) -> tuple[int, int, int]:
        """(part, row, unit) of a unit."""
        return self.part, self.rows.rows[self.part][self.row[at]], self.units[at]

    def _standing(self, at: int) -> Standing:
        return self.rows.inquiry.shelf(self.part).known(self.meta[at]).standing

    def _judgement(self, at: int) -> Judgement | None:
        if self.rows.distance == 0:
            return EXACT_JUDGEMENTS[EXACT if self.points[at] else self.base[at]]
        hashes = self.source_text[at], self.target_text[at]
        return self.rows.inquiry.judged(self.place(at), hashes, self.rows.distance)


@dataclass(frozen=True, slots=True)
class Found:
    """A result: a unit, its score, and how it came to it."""

    units: Units
    at: int
    score: int
    judgement: Judgement

    @property
    def match(self) -> tuple[tuple[str, ...], int]:
        """What tells matches apart: normalised source and target text."""
        inquiry = self.units.rows.inquiry
        part, row, _ = self.units.place(self.at)
        return tuple(inquiry.archive.row_tokens(part, row, inquiry.source)), self.units.target_text[self.at]

    @property
    def penalties(self) -> Points:
        """What was taken off the score."""
        units, at = self.units, self.at
        inquiry = units.rows.inquiry
        known = inquiry.shelf(units.part).known(units.meta[at])
        found = known.penalties
        if inquiry.codes:
            found += missing_codes(inquiry.settings.penalties, known.meta, inquiry.codes)
        if inquiry.settings.penalties.several_translations:
            found += _several(inquiry, units.tables.targets(units.part, units.row[at]))
        return found


class _Scores(NamedTuple):
    """Of each unit of a part: its base, the points of its penalties, its score where no fact conflicts. `kept` are the
    places of those that count and may reach the minimum.
    """

    base: Whole
    points: Whole
    best: Whole
    kept: Whole


def _scores(rows: Rows, tables: Tables, part: int) -> _Scores:
    inquiry = rows.inquiry
    found = tables.units(part)
    shelf = inquiry.shelf(part)
    points = shelf.points[found.meta]
    if inquiry.codes:
        points += _code_points(inquiry, part, found)
    if inquiry.settings.penalties.several_translations:
        points += [sum_of(_several(inquiry, tables.targets(part, row))) for row in found.row.tolist()]
    base = _bases(rows, part, found, points)
    best = np.maximum(np.where(points > 0, np.minimum(base, EXACT), base) - points, 0)
    return _Scores(base, points, best, np.flatnonzero(shelf.allowed[found.meta] & (best >= inquiry.minimum)))


def _bases(rows: Rows, part: int, found: UnitsOfRows, points: Whole) -> Whole:
    """The base of each unit: by its neighbours if it is exact and has no penalty."""
    inquiry = rows.inquiry
    if rows.distance != 0:
        return np.full(len(points), rows.base)
    base = np.full(len(points), EXACT)
    free = np.flatnonzero(points == 0)
    if len(free) and most_points(inquiry.neighbours) > EXACT:
        base[free] += inquiry.archive.agreeing(part, found.units[free], inquiry.source, inquiry.neighbours)
    return base


def _code_points(inquiry: Inquiry, part: int, found: UnitsOfRows) -> Whole:
    shelf, settings = inquiry.shelf(part), inquiry.settings.penalties
    numbers, inverse = np.unique(found.meta, return_inverse=True)
    points = [sum_of(missing_codes(settings, shelf.known(n).meta, inquiry.codes)) for n in numbers.tolist()]
    return np.array(points, np.int64)[inverse]


def _several(inquiry: Inquiry, targets: int) -> Points:
    return several_translations(inquiry.settings.penalties, targets)


def _first_of_equal(*columns: NDArray[np.integer]) -> Whole:
    """The places, in order, at which a combination of values stands for the first time."""
    count = len(columns[0])
    order = np.lexsort((np.arange(count), *columns))
    fresh = np.zeros(count, bool)
    fresh[0] = True
    for column in columns:
        sorted_column = column[order]
        fresh[1:] |= sorted_column[1:] != sorted_column[:-1]
    return np.sort(order[fresh])
