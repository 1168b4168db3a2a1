"""What one pair of texts of the memory is worth to a query: kind, base, cap, facts, repair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tmkit.lookup.comparison import Pairs, different_skeletons, same_skeleton, turned
from tmkit.lookup.differences import alignment
from tmkit.lookup.rank import gravest
from tmkit.lookup.repair import Repair, may_be_repaired, repair
from tmkit.lookup.score import CONFLICT, EXACT, FUZZY, MOST, REPAIRED, fuzzy_points
from tmkit.lookup.skeleton import Reading
from tmkit.model import Fact, FactComparison, FactPair


@dataclass(frozen=True, slots=True)
class Judgement:
    """The score is `min(cap, base)` less penalties; `conflict` is the gravest kind of fact in conflict, or ""."""

    kind: str
    base: int
    cap: int
    conflict: str
    facts: FactComparison
    repaired: str | None


# A source of equal tokens is exact, whatever its facts: they can differ by case alone.
EXACT_JUDGEMENTS = {
    base: Judgement("exact" if base == EXACT else "context", base, MOST, "", FactComparison(), None)
    for base in range(EXACT, MOST + 1)
}


def agreeing_facts(query: Reading, source: Reading) -> FactComparison:
    """The facts of an exact match."""
    pairs = same_skeleton(query, source) or different_skeletons(query, source)
    return FactComparison(pairs.agree)


def judge(
    query: Reading,
    source: Reading,
    target: Callable[[], Reading],
    *,
    distance: int | None,
    language: str,
    contradicted: Callable[[Fact], bool],
) -> Judgement | None:
    """A source whose tokens are not the query's.

    `target` reads the target, whose language is `language`, and is asked only where facts are to be replaced.
    `distance` is the Levenshtein distance in tokens; None: too large for a fuzzy match. Then the source is repaired, or
    no match.
    """
    pairs = same_skeleton(query, source)
    alike = pairs is not None and not pairs.conflict
    if distance is None and not alike:
        return None
    if pairs is None:
        pairs = different_skeletons(query, source)
        changed = _turned(query, source)
        if changed:
            pairs = Pairs(pairs.agree, (), (*changed, *pairs.differ, *pairs.conflict))
    done: Repair | None = None
    if pairs.differ and not pairs.conflict:
        certain = may_be_repaired(query, source, pairs.differ, language=language, contradicted=contradicted)
        done = repair(query, target(), pairs.differ, language=language) if certain else None
    conflict = pairs.conflict if done else (*pairs.differ, *pairs.conflict)
    agree = (*pairs.agree, *done.implied) if done else pairs.agree
    facts = FactComparison(agree, done.replaced if done else (), conflict)
    repaired = done.text if done else None
    if alike and not conflict:
        return Judgement("repaired", REPAIRED, REPAIRED, "", facts, repaired)
    if distance is None:
        return None
    base = fuzzy_points(distance, max(len(query.words), len(source.words)))
    if conflict:
        gravity = gravest([fact.kind for pair in conflict for fact in (pair.query, pair.source) if fact is not None])
        return Judgement("fuzzy", base, CONFLICT, gravity, facts, None)
    return Judgement("fuzzy", base, FUZZY, "", facts, repaired)


def _turned(query: Reading, source: Reading) -> tuple[FactPair, ...]:
    if not query.polarity and not source.polarity:
        return ()
    return turned(query, source, alignment(query.words, source.words))
