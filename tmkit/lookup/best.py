"""The score and the kind of the best match, without the match: all that an analysis asks, many thousand times.

Most candidates need not be judged for that. Whatever its facts say, a fuzzy match of 94 or less keeps its score: a
conflict caps it at 94. So facts are read and compared only where a source is nearer, or may be repaired; and nothing
but the source itself is searched for where an exact match settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tmkit.config import Settings
from tmkit.lookup.archive import Archive
from tmkit.lookup.candidates import Found, Rows
from tmkit.lookup.context import most_points
from tmkit.lookup.draw import Candidate, drawn
from tmkit.lookup.inquiry import Inquiry
from tmkit.lookup.score import CONFLICT, EXACT, REPAIRED, SCALE, fuzzy_points
from tmkit.lookup.search import Beside, inquire, look_up, token_tuple
from tmkit.model import DraftSegment, Fact

_FUZZY = "fuzzy"


class Best(NamedTuple):
    """The score and kind of the first match of a look-up."""

    score: int
    kind: str


def best_score(
    archive: Archive,
    query: DraftSegment | str,
    source: str,
    target: str,
    *,
    minimum: int = 50,
    previous: Beside = None,
    next: Beside = None,  # noqa: A002 - as in `look_up`
    settings: Settings | None = None,
    wanted: Callable[[str], bool] | None = None,
    contradicted: Callable[[Fact], bool] | None = None,
) -> Best | None:
    """What `look_up` with the same arguments says of its first match; None where it finds none."""
    beside = (previous, next)
    inquiry = inquire(
        archive, query, source, target, minimum, beside, settings, wanted=wanted, contradicted=contradicted
    )
    inquiry.score_only = True
    words = token_tuple(inquiry.text)
    exact = _exact(inquiry, words)
    if exact is not None and exact.score >= EXACT:
        return exact
    plain, others = _groups(inquiry, words)
    best = _best_plain(inquiry, plain)
    found = _drawn(others)
    if found is None or found.score < best:
        return Best(best, _FUZZY) if best else None
    if found.score > best or found.kind == _FUZZY:
        return found
    # Two matches of one score: which of them comes first takes judging both.
    first = look_up(
        archive,
        query,
        source,
        target,
        minimum=minimum,
        limit=1,
        previous=previous,
        next=next,
        settings=settings,
        wanted=wanted,
        contradicted=contradicted,
    )[0]
    return Best(first.score, first.kind)


def _exact(inquiry: Inquiry, words: Sequence[str]) -> Best | None:
    """The best match with the query's own tokens."""
    rows = Rows(inquiry, most_points(inquiry.neighbours), 0)
    for part, row, _, _ in inquiry.archive.search(words, inquiry.source, SCALE):
        rows.rows.setdefault(part, []).append(row)
    return _drawn([rows]) if rows.rows else None


def _groups(inquiry: Inquiry, words: Sequence[str]) -> tuple[dict[int, Rows], list[Rows]]:
    """(rows whose score needs no judgement, by score; other rows)."""
    archive = inquiry.archive
    keyed: set[tuple[int, int]] = set()
    if inquiry.minimum <= REPAIRED:
        keyed = set(archive.keyed_rows(words, inquiry.source))
        if keyed and not any(place is not None for place in inquiry.query.places):
            keyed.clear()
    plain: dict[int, Rows] = {}
    others: dict[tuple[int, int | None], Rows] = {}
    for part, row, distance, length in archive.search(words, inquiry.source, 100 * min(inquiry.minimum, EXACT)):
        base = most_points(inquiry.neighbours) if distance == 0 else fuzzy_points(distance, length)
        repairable = distance > 0 and (part, row) in keyed
        keyed.discard((part, row))
        if repairable or base > CONFLICT:
            base = REPAIRED if repairable else base
            group = others.get((base, distance)) or others.setdefault((base, distance), Rows(inquiry, base, distance))
        else:
            group = plain.get(base) or plain.setdefault(base, Rows(inquiry, base, distance))
        group.rows.setdefault(part, []).append(row)
    for part, row in sorted(keyed):
        far = others.setdefault((REPAIRED, None), Rows(inquiry, REPAIRED, None))
        far.rows.setdefault(part, []).append(row)
    return plain, list(others.values())


def _best_plain(inquiry: Inquiry, plain: dict[int, Rows]) -> int:
    """The best score among rows that need no judgement, 0 where none reaches the minimum. It becomes the minimum."""
    best = 0
    for base in sorted(plain, reverse=True):
        if base <= best:
            break
        best = max(best, plain[base].best())
    inquiry.minimum = max(inquiry.minimum, best)
    return best


def _drawn(rows: Sequence[Candidate[Found]]) -> Best | None:
    found = next(drawn(rows), None)
    return None if found is None else Best(found.score, found.judgement.kind)
