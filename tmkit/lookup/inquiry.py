"""One look-up: the query, the archive, and what holds for all candidates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tmkit.config import Settings
from tmkit.lookup.archive import Archive
from tmkit.lookup.context import Neighbour
from tmkit.lookup.judgement import Judgement, judge
from tmkit.lookup.repair import hopeless, irreplaceable
from tmkit.lookup.score import CONFLICT, fuzzy_points
from tmkit.lookup.shelf import Shelf, Wanted, shelf_of
from tmkit.lookup.skeleton import Reading, reading, remember, remembered
from tmkit.lookup.texts import unit_texts
from tmkit.memory.index.units import IndexedUnit
from tmkit.model import Fact, FactComparison
from tmkit.text.languages import primary


@dataclass(slots=True)
class Inquiry:
    """What is asked of an archive. `source` and `target` are language codes as given; `minimum` is a final score.

    `text` is the query's, without its label. `score_only` allows judgements that tell kind and score alone, where these
    are certain without comparing all facts.
    """

    archive: Archive
    text: str
    source: str
    target: str
    minimum: int
    settings: Settings
    codes: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, Neighbour] = (None, None)
    wanted: Wanted = None
    contradicted: Callable[[Fact], bool] = lambda _: False
    score_only: bool = False
    _languages: tuple[str, str] = ("", "")
    _query: Reading | None = None
    _shelves: dict[int, Shelf] = field(default_factory=dict)
    _texts: dict[tuple[int, int, int], tuple[IndexedUnit, str, str]] = field(default_factory=dict)
    _fixed: tuple[int, ...] | None = None
    _judgements: dict[tuple[int, int], Judgement | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._languages = primary(self.source), primary(self.target)

    @property
    def query(self) -> Reading:
        """The query, read when first asked for: not all that is asked of an archive needs its facts."""
        if self._query is None:
            self._query = reading(self.text, self._languages[0])
        return self._query

    def shelf(self, part: int) -> Shelf:
        """What the metadata of a part mean."""
        if part not in self._shelves:
            self._shelves[part] = shelf_of(self.archive, part, self.settings, self.wanted)
        return self._shelves[part]

    def texts(self, part: int, row: int, unit: int) -> tuple[IndexedUnit, str, str]:
        """A unit of a row, with its source and target text."""
        found = self._texts.get((part, row, unit))
        if found is None:
            stored = self.archive.unit(part, unit)
            words = self.archive.row_tokens(part, row, self.source) if len(stored.unit.variants) > 2 else None
            found = stored, *unit_texts(stored.unit, self.source, self.target, words)
            self._texts[part, row, unit] = found
        return found

    def judged(self, place: tuple[int, int, int], hashes: tuple[int, int], distance: int | None) -> Judgement | None:
        """What a source that is not exact is worth with a target; None where it is no match.

        `place` is (part, row, unit) of a unit that has both, `hashes` are those of the two texts; `distance` is None
        where it is too large for a fuzzy match.
        """
        if hashes not in self._judgements:
            self._judgements[hashes] = self._judge(place, hashes[0], distance)
        return self._judgements[hashes]

    def _judge(self, place: tuple[int, int, int], key: int, distance: int | None) -> Judgement | None:
        language = self._languages[0]
        source = remembered(key, language)
        if source is None:
            source = reading(self.texts(*place)[1], language)
            remember(key, language, source)
        if distance is None or self.score_only:
            if self._fixed is None:
                self._fixed = irreplaceable(self.query)
            if hopeless(self.query, source, self._fixed):
                if distance is None:
                    return None
                base = fuzzy_points(distance, max(len(self.query.words), len(source.words)))
                # Of equal skeleton, it has another fact in place of one that cannot be put in: a conflict.
                if base <= CONFLICT or self.query.skeleton == source.skeleton:
                    return Judgement("fuzzy", base, CONFLICT, "", FactComparison(), None)
        return judge(
            self.query,
            source,
            lambda: reading(self.texts(*place)[2], self._languages[1]),
            distance=distance,
            language=self._languages[1],
            contradicted=self.contradicted,
        )
