"""What a look-up finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tmkit.model.concept import TermMatch
from tmkit.model.document import DraftSegment
from tmkit.model.fact import FactComparison
from tmkit.model.unit import Origin, Unit


@dataclass(frozen=True, slots=True)
class Difference:
    """One stretch where a memory's source departs from the query: spans in code points of the two texts.

    `operation` is `replace`, `delete` (only the query has it) or `insert` (only the memory has it).
    """

    operation: str
    query: tuple[int, int]
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """For one source: how many of its units and documents have this target, and how many there are."""

    units: tuple[int, int]
    documents: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """One distinct (normalised source, target text) of the archive, beside a query.

    `score` is final (DESIGN: `min(cap, base) - penalties`), `similarity` raw, from 0 to 1. `kind` is `context`,
    `exact`, `repaired`, `fuzzy`. `conflict` is `""`, or the gravest kind of fact in conflict. `repaired` is the target
    with its facts replaced, or None where nothing was replaced. `penalties` are (reason, points).
    """

    score: int
    kind: str
    similarity: float
    source: str
    target: str
    repaired: str | None
    facts: FactComparison
    conflict: str
    differences: tuple[Difference, ...]
    memory: str
    unit: str
    origin: Origin
    agreeing: Agreement
    penalties: tuple[tuple[str, int], ...] = ()
    stored: Unit | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A passage of the query that stands in the archive, with a unit that has it.

    `span` is in the query; `source_span` and `target_span` in the unit's texts, the latter None where it is not known
    which part of the target renders the passage. `places` counts how often the archive has it.
    """

    span: tuple[int, int]
    text: str
    source: str
    source_span: tuple[int, int]
    target: str
    target_span: tuple[int, int] | None
    memory: str
    unit: str
    origin: Origin
    places: int


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A unit one of whose texts has a pattern.

    `side` is `source` or `target`; `spans` are where that text has it, each from the first word to the last.
    `renderings` are for each of them the part of the other text that renders it, None where that is not known.
    """

    side: str
    spans: tuple[tuple[int, int], ...]
    source: str
    target: str
    memory: str
    unit: str
    origin: Origin
    renderings: tuple[tuple[int, int] | None, ...] = ()

    @property
    def text(self) -> str:
        """The text that has the pattern."""
        return self.source if self.side == "source" else self.target


@dataclass(frozen=True, slots=True)
class Concordance:
    """The first lines, and exact counts whatever the lines are: units with the pattern, by side."""

    lines: tuple[ConcordanceLine, ...]
    in_source: int
    in_target: int
    source_lang: str
    target_lang: str

    @property
    def total(self) -> int:
        """Units with the pattern in the source, plus units with it in the target."""
        return self.in_source + self.in_target


@dataclass(frozen=True, slots=True)
class SegmentLookup:
    """What a look-up tells of one segment: matches best first, then fragments; the terms that stand in it.

    Iterating over it gives the matches. `source_lang` and `target_lang` are those that were used, given or detected.
    """

    segment: DraftSegment
    matches: tuple[Match, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    terms: tuple[TermMatch, ...] = ()
    source_lang: str = ""
    target_lang: str = ""

    def __iter__(self) -> Iterator[Match]:
        return iter(self.matches)

    def __len__(self) -> int:
        return len(self.matches)

    def __getitem__(self, place: int) -> Match:
        return self.matches[place]
