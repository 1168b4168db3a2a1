"""Concordance: every unit whose source or target has some words, with where they stand, and exact counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tmkit.lookup.fragments import Rendered
from tmkit.lookup.texts import unlabelled, variants_in
from tmkit.model import Concordance, ConcordanceLine, Unit

if TYPE_CHECKING:
    from tmkit.memory.index.index import Concordance as Occurrences
    from tmkit.memory.index.units import IndexedUnit

SIDES = ("source", "target")


class PatternArchive(Protocol):
    """An archive that finds patterns."""

    def concordance(self, pattern: str, language: str, *, regex: bool) -> Occurrences:
        """The units whose text in the language has a pattern."""

    def memory_units(self, part: int) -> Sequence[tuple[str, range]]:
        """The memories of a part by name, each with the numbers of its units."""

    def unit(self, part: int, unit: int) -> IndexedUnit:
        """A unit, read from its memory."""


def look_through(
    archive: PatternArchive,
    pattern: str,
    source: str,
    target: str,
    *,
    regex: bool = False,
    side: str = "both",
    limit: int | None = 50,
    wanted: Callable[[str], bool] | None = None,
    rendered: tuple[Rendered, Rendered] | None = None,
) -> Concordance:
    """Every unit whose source or target (`side`: `source`, `target`, `both`) has a pattern.

    The pattern is words in order, `*` for any words between and `minist*` for any such word, compared as in look-ups;
    with `regex` a regular expression over the texts as written. Lines are in the order of memory, unit and side;
    `limit` is how many at most, and the counts are exact whatever it is. `wanted` tells which memories count,
    `rendered` which part of a unit's other text renders a part of one: of a source's, and of a target's.

    Raises `InputError` for a pattern that is none, or a regular expression that takes too long.
    """
    asked = {one: language for one, language in zip(SIDES, (source, target), strict=True) if side in (one, "both")}
    found = {one: archive.concordance(pattern, language, regex=regex) for one, language in asked.items()}
    runs = {one: _runs(archive, occurrences, wanted) for one, occurrences in found.items()}
    lines = (
        _line(archive, found[place.side], place, (source, target), rendered, as_written=regex)
        for place in merge(*(_places(one, of_side) for one, of_side in runs.items()))
    )
    counts = {one: sum(len(run.units) for run in of_side) for one, of_side in runs.items()}
    return Concordance(tuple(islice(lines, limit)), counts.get("source", 0), counts.get("target", 0), source, target)


class _Run(NamedTuple):
    """Units of one memory, in order."""

    memory: str
    part: int
    units: list[int]


class _Place(NamedTuple):
    """A unit that has the pattern on one side."""

    memory: str
    unit: int
    side: str
    part: int


def _runs(archive: PatternArchive, found: Occurrences, wanted: Callable[[str], bool] | None) -> list[_Run]:
    runs = []
    for part, units in enumerate(found.units):
        for memory, own in archive.memory_units(part):
            if wanted is None or wanted(memory):
                first, end = units.searchsorted([own.start, own.stop]).tolist()
                runs.append(_Run(memory, part, units[first:end].tolist()))
    return sorted(run for run in runs if run.units)


def _places(side: str, runs: Sequence[_Run]) -> Iterator[_Place]:
    return (_Place(run.memory, unit, side, run.part) for run in runs for unit in run.units)


def _line(
    archive: PatternArchive,
    found: Occurrences,
    place: _Place,
    languages: tuple[str, str],
    rendered: tuple[Rendered, Rendered] | None,
    *,
    as_written: bool,
) -> ConcordanceLine:
    stored = archive.unit(place.part, place.unit)
    own = SIDES.index(place.side)
    # Of several texts of the language one has the pattern, perhaps not the first.
    texts = _texts(stored.unit, languages[own], as_written=as_written)
    text, spans = next(((text, spans) for text in texts if (spans := found.pattern.spans(text))), (texts[0], []))
    other = _texts(stored.unit, languages[1 - own], as_written=as_written)[0]
    places = tuple((groups[0][0], groups[-1][1]) for groups in spans)
    return ConcordanceLine(
        place.side,
        places,
        other if own else text,
        text if own else other,
        stored.memory,
        stored.identifier,
        stored.origin,
        tuple(None if rendered is None else rendered[own](text, span, other) for span in places),
    )


def _texts(unit: Unit, language: str, *, as_written: bool) -> list[str]:
    texts = [variant.segment.text for variant in variants_in(unit, language)] or [""]
    return texts if as_written else [unlabelled(text) for text in texts]
