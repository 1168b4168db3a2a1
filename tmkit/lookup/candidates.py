"""What a look-up draws: rows that are equally near, then one source of the archive, then units that are alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from tmkit.lookup.agreement import Alike, Tally, alike
from tmkit.lookup.context import context_points, most_points
from tmkit.lookup.draw import Bound, Certain
from tmkit.lookup.inquiry import Inquiry
from tmkit.lookup.judgement import EXACT_JUDGEMENTS, Judgement, judge
from tmkit.lookup.rank import CONFLICTS, Rank, Standing
from tmkit.lookup.score import EXACT, Points, final
from tmkit.model import Agreement
from tmkit.text.languages import primary


@dataclass(slots=True)
class Rows:
    """Rows at one distance from the query (None: not measured). The same tokens may be a row of several parts."""

    inquiry: Inquiry
    base: int
    distance: int | None
    length: int
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def bound(self) -> Bound:
        """The best score that any of them may have."""
        return (-self.base,)

    def opened(self) -> Iterator[Source]:
        """A candidate for each sequence of tokens."""
        if len({part for part, _ in self.places}) < 2:
            for place in self.places:
                yield Source(self, [place])
            return
        by_words: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for part, row in self.places:
            words = tuple(self.inquiry.archive.row_tokens(part, row, self.inquiry.source))
            by_words.setdefault(words, []).append((part, row))
        for places in by_words.values():
            yield Source(self, places)


@dataclass(slots=True)
class Source:
    """One normalised source of the archive. `places` are the rows of all parts that have its tokens."""

    rows: Rows
    places: list[tuple[int, int]]
    tally: Tally = field(default_factory=Tally)
    judgements: dict[tuple[int, int], Judgement] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)

    @property
    def bound(self) -> Bound:
        """That of its rows."""
        return self.rows.bound

    def opened(self) -> Iterator[Units]:
        """A candidate for each group of units that are alike, save those whose penalties put them below the minimum."""
        inquiry = self.rows.inquiry
        groups: list[tuple[tuple[int, int], Alike]] = []
        for part, row in self.places:
            found = inquiry.archive.row_units(part, row, inquiry.source, inquiry.target)
            for units in alike(found):
                known = inquiry.known(part, units.meta)
                if known.allowed:
                    self.tally.add(units.target_text, len(units.units), known.meta.origin.document)
                    groups.append(((part, row), units))
        more = inquiry.several(len(self.tally.units))
        for place, units in groups:
            known = inquiry.known(place[0], units.meta)
            penalties = known.penalties + more
            best = final(self.rows.base, penalties)
            if best >= inquiry.minimum:
                yield Units(self, place, units, known.standing, penalties, best)


@dataclass(slots=True)
class Units:
    """Units that have source text, target text and metadata in common: the first in order stands for all."""

    source: Source
    place: tuple[int, int]
    alike: Alike
    standing: Standing
    penalties: Points
    best: int

    @property
    def bound(self) -> Bound:
        """The rank that the first of them has if nothing conflicts."""
        return Rank(-self.best, 0, self.standing, int(self.alike.units[0]))

    def opened(self) -> Iterator[Certain[Found]]:
        """The result, if it reaches the minimum."""
        inquiry = self.source.rows.inquiry
        unit = int(self.alike.units[0])
        if self.source.rows.distance == 0:
            base = EXACT
            if not self.penalties:
                base, unit = self._in_context(inquiry)
            judgement = EXACT_JUDGEMENTS[base]
        else:
            key = self.alike.source_text, self.alike.target_text
            if key not in self.source.judgements:
                self.source.judgements[key] = self._judged(inquiry, unit)
            judgement = self.source.judgements[key]
        score = final(judgement.base, self.penalties, cap=judgement.cap)
        if score >= inquiry.minimum:
            rank = Rank(-score, CONFLICTS.index(judgement.conflict), self.standing, unit)
            yield Certain(rank, Found(self, unit, score, judgement))

    def _in_context(self, inquiry: Inquiry) -> tuple[int, int]:
        """The best base that neighbours give one of the units, and the first unit that has it."""
        most, base, best = most_points(inquiry.neighbours), EXACT, int(self.alike.units[0])
        if most > EXACT:
            for unit in map(int, self.alike.units):
                beside = inquiry.archive.neighbours(self.place[0], unit, inquiry.source)
                points = context_points(inquiry.neighbours, beside)
                if points > base:
                    base, best = points, unit
                if base == most:
                    break
        return base, best

    def _judged(self, inquiry: Inquiry, unit: int) -> Judgement:
        _, source, target = inquiry.stored(*self.place, unit)
        reading = inquiry.source_reading(source)
        rows = self.source.rows
        distance, length = rows.distance, rows.length
        if distance is None:
            distance = Levenshtein.distance(inquiry.query.words, reading.words)
            length = max(len(inquiry.query.words), len(reading.words))
        return judge(
            inquiry.query,
            reading,
            lambda: inquiry.target_reading(target),
            distance=distance,
            length=length,
            language=primary(inquiry.target),
            contradicted=inquiry.contradicted,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A result: a unit, its score, and how it came to it."""

    units: Units
    unit: int
    score: int
    judgement: Judgement

    def first_of_its_match(self) -> bool:
        """Whether no result was given before for the same source and target: a match is one of each."""
        shown, target = self.units.source.shown, self.units.alike.target_text
        if target in shown:
            return False
        shown.add(target)
        return True

    def agreement(self) -> Agreement:
        """How many units and documents of the source have this target."""
        return self.units.source.tally.agreement(self.units.alike.target_text)
