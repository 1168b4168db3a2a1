"""What the archive says of a term: plain values."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.model import Origin

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Witness:
    """A unit that has a term, with where its texts have it and its rendering; spans are in code points."""

    memory: str
    unit: str
    origin: Origin
    source: str
    source_span: Span
    target: str
    target_span: Span


@dataclass(frozen=True, slots=True)
class RenderingGroup:
    """One rendering of a term in all its inflected forms; `text` is the most frequent of them, `forms` all those met.

    `units` have it, which are `pairs` distinct pairs of texts in `documents` documents; `share` is that of the distinct
    pairs with the term. `years` are the first and the last in which a unit is dated, `bodies` and `statuses` those of
    the units with how many have each, most first ("" is unknown). `how` is `lexicon` where the words render each other,
    `part` where they render a part of the term only, `association` where they only come together. `witnesses` are the
    newest.
    """

    text: str
    forms: tuple[str, ...]
    units: int
    pairs: int
    documents: int
    share: float
    years: tuple[int, int] | None
    bodies: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    how: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Renderings:
    """How the archive renders a term: `groups` by distinct pairs, most first; rare ones, and parts of it, come last.

    `units`, `pairs`, `documents` have the term; in `unclear` of the pairs none of the groups stands. `forms` are the
    forms of the term that were met. `found` counts all groups, shown or not.
    """

    text: str
    source_lang: str
    target_lang: str
    units: int = 0
    pairs: int = 0
    documents: int = 0
    years: tuple[int, int] | None = None
    forms: tuple[str, ...] = ()
    groups: tuple[RenderingGroup, ...] = ()
    found: int = 0
    unclear: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or a document, in a term's history: how many distinct pairs of texts have each rendering.

    `counts` are in the order of the history's renderings; the last is of those in which none of them stands. `year` is
    None where it is not known, `document` None for a year.
    """

    year: int | None
    date: str | None
    document: str | None
    body: str | None
    units: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One rendering gave way to another: `old` is the usual one until the year `until`, `new` from the year `since`."""

    old: str
    new: str
    until: int
    since: int


@dataclass(frozen=True, slots=True)
class History:
    """How a term was rendered year by year and document by document, oldest first, what is not dated last."""

    text: str
    source_lang: str
    target_lang: str
    renderings: tuple[str, ...] = ()
    units: int = 0
    pairs: int = 0
    years: tuple[Period, ...] = ()
    documents: tuple[Period, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """That the archive renders a passage of a text steadily, and how.

    `span` and `text` are the passage, `rendering` its usual rendering and `share` that of the distinct `pairs` (in
    `documents` documents) that have it; `rivals` are the other known renderings with their pairs, most first, `years`
    the first and the last of the usual one. `coverage` is the share of pairs with any known rendering, `bound` its
    one-sided 95 % Wilson bound. `tier` is `firm`, `likely` or `unanimous`; `fingerprint` names the state of the
    archive.
    """

    span: Span
    text: str
    rendering: str
    share: float
    rivals: tuple[tuple[str, int], ...]
    pairs: int
    documents: int
    years: tuple[int, int] | None
    coverage: float
    bound: float
    tier: str
    how: str
    fingerprint: str
