"""One look-up: the query, the archive, and what holds for all candidates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tmkit.config import Penalties
from tmkit.lookup.archive import Archive
from tmkit.lookup.context import Neighbour
from tmkit.lookup.rank import Standing, standing
from tmkit.lookup.score import Points, penalties, several
from tmkit.lookup.skeleton import Reading, reading
from tmkit.lookup.texts import unit_texts
from tmkit.memory.index.units import IndexedUnit, UnitMeta
from tmkit.model import Fact
from tmkit.text.languages import primary


@dataclass(frozen=True, slots=True)
class Known:
    """What some metadata mean to a look-up. `allowed`: whether the look-up wants units of this memory."""

    meta: UnitMeta
    allowed: bool
    standing: Standing
    penalties: Points


@dataclass(slots=True)
class Inquiry:
    """What is asked of an archive. `source` and `target` are language codes as given; `minimum` is a final score."""

    archive: Archive
    query: Reading
    source: str
    target: str
    minimum: int
    points: Penalties
    authorities: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, Neighbour] = (None, None)
    wanted: Callable[[str], bool] | None = None
    contradicted: Callable[[Fact], bool] = lambda _: False
    _known: dict[tuple[int, int], Known] = field(default_factory=dict)

    def known(self, part: int, number: int) -> Known:
        """What there is to know of some metadata of a part."""
        found = self._known.get((part, number))
        if found is None:
            meta = self.archive.meta(part, number)
            allowed = self.wanted is None or self.wanted(meta.memory)
            rank = standing(meta, self.authorities)
            found = Known(meta, allowed, rank, penalties(self.points, meta, self.codes))
            self._known[part, number] = found
        return found

    def several(self, translations: int) -> Points:
        """The penalty of a source with so many targets."""
        return several(self.points, translations)

    def stored(self, part: int, row: int, unit: int) -> tuple[IndexedUnit, str, str]:
        """A unit of a row, with its source and target text."""
        stored = self.archive.unit(part, unit)
        words = self.archive.row_tokens(part, row, self.source) if len(stored.unit.variants) > 2 else None
        return stored, *unit_texts(stored.unit, self.source, self.target, words)

    def source_reading(self, text: str) -> Reading:
        """A source text, read."""
        return reading(text, primary(self.source))

    def target_reading(self, text: str) -> Reading:
        """A target text, read."""
        return reading(text, primary(self.target))
