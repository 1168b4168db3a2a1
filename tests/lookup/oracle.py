"""A naive twin of `look_up`: every unit of a list, everything about each, sorted, cut. Plain enough to be seen right.

What one pair of texts is worth (`judge`: facts, repair, cap) is tested by tables of examples, and used here as it is.
Everything else is done anew: which units are looked at, scores and penalties, which unit stands for a match, counts,
order, cut.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from tests.lookup.archive import Entry, neighbours
from tmkit.config import Settings
from tmkit.lookup.judgement import judge
from tmkit.lookup.skeleton import reading
from tmkit.model import Match

STATUSES = {"adopted": 0, "published": 1, "revised": 2, None: 3, "draft": 4, "unreviewed": 5}
CONFLICTS = {"": 0, "number": 1, "date": 2, "reference": 3, "polarity": 4}


class Seen(NamedTuple):
    """What must come out, and how it is compared: everything but the spans."""

    score: int
    kind: str
    similarity: float
    source: str
    target: str
    repaired: str | None
    conflict: str
    memory: str
    unit: str
    units: tuple[int, int]
    documents: tuple[int, int]
    penalties: tuple[tuple[str, int], ...]


def seen(match: Match) -> Seen:
    return Seen(
        match.score,
        match.kind,
        round(match.similarity, 9),
        match.source,
        match.target,
        match.repaired,
        match.conflict,
        match.memory,
        match.unit,
        match.agreeing.units,
        match.agreeing.documents,
        match.penalties,
    )


class Asked(NamedTuple):
    """What is asked beside the text; `previous` and `next` are token tuples, EDGE or None."""

    source: str
    target: str
    minimum: int
    limit: int | None
    previous: Any
    next: Any
    codes: tuple[str, ...]
    settings: Settings
    wanted: Callable[[str], bool] | None


def scan(every: Sequence[Entry], query: str, asked: Asked) -> list[Seen]:
    entries = [e for e in every if asked.wanted is None or asked.wanted(e.memory)]
    of_source = defaultdict(list)
    for e in entries:
        of_source[e.words(asked.source)].append(e)
    mine = reading(query, asked.source)
    found = []
    for e in entries:
        judged = _judged(every, mine, e, asked)
        if judged is None:
            continue
        kind, base, conflict, repaired, similarity = judged
        alike = of_source[e.words(asked.source)]
        penalties = _penalties(e, len({other.text(asked.target) for other in alike}), asked)
        if penalties and kind == "context":
            kind, base = "exact", 100
        score = max(0, base - sum(points for _, points in penalties))
        if score < asked.minimum:
            continue
        key = (-score, CONFLICTS[conflict], *_standing(e, asked.settings), e.memory, e.identifier)
        agree = [other for other in alike if other.text(asked.target) == e.text(asked.target)]
        counts = (len(agree), len(alike)), (_documents(agree), _documents(alike))
        texts = e.text(asked.source), e.text(asked.target)
        shown = Seen(score, kind, similarity, *texts, repaired, conflict, e.memory, e.identifier, *counts, penalties)
        found.append((key, e.words(asked.source), shown))
    found.sort(key=lambda one: one[0])
    given = set()
    result = []
    for _, words, shown in found:
        if (words, shown.target) not in given:
            given.add((words, shown.target))
            result.append(shown)
    return result[: asked.limit]


def _judged(every, mine, e, asked):
    """(kind, score before penalties, conflict, repaired, similarity), None for what cannot reach the minimum."""
    theirs = reading(e.text(asked.source), asked.source)
    distance = Levenshtein.distance(mine.words, theirs.words)
    longest = max(len(mine.words), len(theirs.words))
    similarity = round(1 - distance / longest, 9) if longest else 1.0
    if distance == 0:
        beside = neighbours(every, e, asked.source)
        wanted = asked.previous, asked.next
        agreeing = sum(q is not None and q == u for q, u in zip(wanted, beside, strict=True))
        return ("context" if agreeing else "exact"), 100 + agreeing, "", None, similarity
    if (longest - distance) * 100 < asked.minimum * longest and mine.skeleton != theirs.skeleton:
        return None
    judgement = judge(
        mine,
        theirs,
        lambda: reading(e.text(asked.target), asked.target),
        distance=distance,
        language=asked.target,
        contradicted=lambda _: False,
    )
    assert judgement is not None
    score = min(judgement.cap, judgement.base)
    return judgement.kind, score, judgement.conflict, judgement.repaired, similarity


def _penalties(e, translations, asked):
    points = asked.settings.penalties
    found = [(f"memory {e.memory}", points.memories.get(e.memory, 0))]
    if e.origin.status in points.status:
        found.append((f"status {e.origin.status}", points.status[e.origin.status]))
    if e.origin.confidence is not None and e.origin.confidence < points.confident:
        found.append((f"confidence {e.origin.confidence:.2f}", points.low_confidence))
    if Counter(asked.codes) - Counter(e.codes):
        found.append(("missing codes", points.missing_codes))
    if translations > 1:
        found.append(("several translations", points.several_translations))
    return tuple((reason, number) for reason, number in found if number)


def _standing(e, settings):
    ranked = settings.authorities
    authority = ranked.index(e.origin.authority) if e.origin.authority in ranked else len(ranked)
    date = [-int(part) for part in (e.origin.date or "").split("-") if part]
    return authority, STATUSES[e.origin.status], date + [0] * (3 - len(date)), -e.usage


def _documents(entries):
    return len({e.origin.document for e in entries if e.origin.document is not None})
