"""Looking up a segment: every match with a final score of at least the minimum, or the best few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from rapidfuzz.distance import Levenshtein

from tmkit.config import Settings
from tmkit.lookup.archive import Archive
from tmkit.lookup.candidates import Found, Rows
from tmkit.lookup.context import Edge, Neighbour, most_points
from tmkit.lookup.differences import alignment, differences
from tmkit.lookup.draw import Candidate, drawn
from tmkit.lookup.inquiry import Inquiry
from tmkit.lookup.judgement import agreeing_facts
from tmkit.lookup.score import EXACT, REPAIRED, fuzzy_points
from tmkit.lookup.skeleton import reading
from tmkit.lookup.texts import unlabelled
from tmkit.model import DraftSegment, Fact, InputError, Match
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

Beside: TypeAlias = DraftSegment | str | Edge | None
_DEFAULTS = Settings()


def look_up(
    archive: Archive,
    query: DraftSegment | str,
    source: str,
    target: str,
    *,
    minimum: int = 70,
    limit: int | None = 5,
    previous: Beside = None,
    next: Beside = None,  # noqa: A002 - the archive's and the draft's own word
    settings: Settings | None = None,
    wanted: Callable[[str], bool] | None = None,
    contradicted: Callable[[Fact], bool] | None = None,
) -> list[Match]:
    """What the archive has for one segment, best first, exactly as a full scan would give it.

    `source` and `target` are languages; `minimum` is the least final score (1 to 102), `limit` the most matches (None:
    all). `previous` and `next` are the segments beside the query, `EDGE` where its document begins or ends, None
    where that is not known. `wanted` tells which memories count (by path), `contradicted` whether archive or glossary
    know a reference's number with another year: then nothing is repaired with it.

    A query given as a text loses its label, as `DraftSegment` has none in its text. Raises `InputError` where the
    minimum is out of range.
    """
    inquiry = inquire(
        archive, query, source, target, minimum, (previous, next), settings, wanted=wanted, contradicted=contradicted
    )
    return [_match(inquiry, found) for found in islice(_matches(inquiry), limit)]


def inquire(
    archive: Archive,
    query: DraftSegment | str,
    source: str,
    target: str,
    minimum: int,
    neighbours: tuple[Beside, Beside],
    settings: Settings | None,
    *,
    wanted: Callable[[str], bool] | None,
    contradicted: Callable[[Fact], bool] | None,
) -> Inquiry:
    """What is asked of an archive, as `look_up` is given it; `neighbours` are the segments before and after."""
    if not 1 <= minimum <= 102:
        raise InputError(f"the least score is {minimum}, expected 1 to 102")
    return Inquiry(
        archive,
        _text(query),
        source,
        target,
        minimum,
        settings or _DEFAULTS,
        tuple(code.kind for _, code in query.codes) if isinstance(query, DraftSegment) else (),
        (_neighbour(neighbours[0]), _neighbour(neighbours[1])),
        wanted,
        contradicted or (lambda _: False),
    )


def _text(query: DraftSegment | str) -> str:
    return query.text if isinstance(query, DraftSegment) else unlabelled(query)


def _neighbour(beside: Beside) -> Neighbour:
    if beside is None or isinstance(beside, Edge):
        return beside
    return token_tuple(_text(beside))


@lru_cache(maxsize=8)
def token_tuple(text: str) -> tuple[str, ...]:
    """The tokens of a text. Each segment of a draft is asked for as itself and as a neighbour, close together."""
    return tuple(tokens(text))


def _matches(inquiry: Inquiry) -> Iterator[Found]:
    """The first result of each match, best first."""
    given = set()
    for found in drawn(_candidates(inquiry)):
        if found.match not in given:
            given.add(found.match)
            yield found


def _candidates(inquiry: Inquiry) -> Iterable[Candidate[Found]]:
    """Rows by what they may score: near enough by themselves, or through a skeleton equal to the query's."""
    archive, words = inquiry.archive, inquiry.query.words
    keyed: set[tuple[int, int]] = set()
    if inquiry.minimum <= REPAIRED and any(place is not None for place in inquiry.query.places):
        keyed = set(archive.keyed_rows(words, inquiry.source))
    groups: dict[tuple[int, int, bool], Rows] = {}
    for part, row, distance, length in archive.search(words, inquiry.source, 100 * min(inquiry.minimum, EXACT)):
        repairable = distance > 0 and (part, row) in keyed
        keyed.discard((part, row))
        key = distance, length, repairable
        group = groups.get(key)
        if group is None:
            group = groups[key] = Rows(inquiry, _base(inquiry, distance, length, repairable), distance)
        group.rows.setdefault(part, []).append(row)
    found = list(groups.values())
    if keyed:
        found.append(Rows(inquiry, REPAIRED, None))
        for part, row in sorted(keyed):
            found[-1].rows.setdefault(part, []).append(row)
    return found


def _base(inquiry: Inquiry, distance: int, length: int, repairable: bool) -> int:
    if distance == 0:
        return most_points(inquiry.neighbours)
    return REPAIRED if repairable else fuzzy_points(distance, length)


def _match(inquiry: Inquiry, found: Found) -> Match:
    units, judgement = found.units, found.judgement
    stored, source, target = inquiry.texts(*units.place(found.at))
    query, theirs = inquiry.query, reading(source, primary(inquiry.source))
    steps = alignment(query.words, theirs.words)
    distance = units.rows.distance
    if distance is None:
        distance = Levenshtein.distance(query.words, theirs.words)
    return Match(
        score=found.score,
        kind=judgement.kind,
        similarity=1 - distance / max(len(query.words), len(theirs.words), 1),
        source=source,
        target=target,
        repaired=judgement.repaired,
        facts=judgement.facts if distance else agreeing_facts(query, theirs),
        conflict=judgement.conflict,
        differences=differences(query, theirs, steps),
        memory=stored.memory,
        unit=stored.identifier,
        origin=stored.origin,
        agreeing=units.tables.agreement(units.part, units.row[found.at], units.target_text[found.at]),
        penalties=found.penalties,
        stored=stored.unit,
    )
