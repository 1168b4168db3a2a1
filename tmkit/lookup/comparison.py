"""How the facts of a query and of a memory's source go together: which agree, which might be replaced, which conflict.

Both are texts of one language, so polarity and restriction are compared as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from tmkit.facts import compare, same
from tmkit.lookup.differences import Step, alignment
from tmkit.lookup.skeleton import MARK, Reading
from tmkit.model import Fact, FactPair


@dataclass(frozen=True, slots=True)
class Pairs:
    """The facts of two texts. `differ` are pairs in which one could be put for the other, place by place."""

    agree: tuple[FactPair, ...] = ()
    differ: tuple[FactPair, ...] = ()
    conflict: tuple[FactPair, ...] = ()


def same_skeleton(query: Reading, source: Reading) -> Pairs | None:
    """The facts of two texts of equal skeleton, mark by mark; None where the skeletons are not equal.

    Facts that are swapped differ here, though as multisets they are equal.
    """
    if query.skeleton != source.skeleton or not any(place is not None for place in query.places):
        return None
    agree: list[FactPair] = []
    differ: list[FactPair] = []
    conflict: list[FactPair] = []
    for mine, theirs in zip(_marked(query), _marked(source), strict=True):
        pair = FactPair(mine, theirs)
        (agree if same(mine, theirs) else differ if mine.kind == theirs.kind else conflict).append(pair)
    # Facts within tokens: the tokens are equal, so these are too, save where case tells one (`mi-MAI` is none).
    within = _pair_values(_unmarked(query), _unmarked(source))
    return Pairs((*agree, *within.agree), tuple(differ), (*conflict, *within.differ, *within.conflict))


def different_skeletons(query: Reading, source: Reading) -> Pairs:
    """The facts of two texts by value, as multisets.

    Facts that differ can be put for one another only if they pair one to one by kind and order and each stands between
    the same words in both texts. Values that are equal but stand in another order conflict: they may be swapped.
    """
    pairs = _pair_values(query.facts, source.facts)
    figures = _pair_values(query.figures, source.figures)
    conflict = (*pairs.conflict, *figures.differ, *figures.conflict)
    if conflict or (pairs.differ and not _same_places(query, source, pairs.differ)):
        return Pairs(pairs.agree, (), (*pairs.differ, *conflict))
    if pairs.differ:
        return pairs
    moved = _moved(pairs.agree)
    ones = {id(pair.query) for pair in moved}
    return Pairs(tuple(pair for pair in pairs.agree if id(pair.query) not in ones), (), tuple(moved))


def turned(query: Reading, source: Reading, steps: Sequence[Step]) -> tuple[FactPair, ...]:
    """The negations and restrictions that only one of two texts has, or has at another place.

    `steps` align the tokens of the two: a negation of one is the other's if it stands in the same stretch of text.
    """
    waiting: defaultdict[str, deque[Fact]] = defaultdict(deque)
    for fact in source.polarity:
        waiting[fact.kind].append(fact)
    found: list[FactPair] = []
    alone: list[Fact] = []
    for fact in sorted(query.polarity, key=lambda fact: fact.start):
        low, high = _across(query, source, fact, steps)
        others = waiting[fact.kind]
        while others and others[0].end <= low:
            alone.append(others.popleft())
        if others and others[0].start < high:
            others.popleft()
        else:
            found.append(FactPair(fact, None))
    alone += [fact for others in waiting.values() for fact in others]
    return (*found, *(FactPair(None, fact) for fact in sorted(alone, key=lambda fact: fact.start)))


def _marked(read: Reading) -> list[Fact]:
    return [fact for fact, place in zip(read.facts, read.places, strict=True) if place is not None]


def _unmarked(read: Reading) -> list[Fact]:
    return [fact for fact, place in zip(read.facts, read.places, strict=True) if place is None]


def _pair_values(query: Sequence[Fact], source: Sequence[Fact]) -> Pairs:
    """Pair facts of equal value; those left over differ if they pair by kind and order, else conflict."""
    if not query and not source:
        return Pairs()
    found = compare(query, source)
    agree = tuple(FactPair(mine, theirs) for mine, theirs in found.agree)
    left, right = found.only_first, found.only_second
    if [fact.kind for fact in left] == [fact.kind for fact in right]:
        return Pairs(agree, tuple(map(FactPair, left, right)))
    return Pairs(agree, (), tuple(_by_kind(left, right)))


def _by_kind(left: Sequence[Fact], right: Sequence[Fact]) -> list[FactPair]:
    """Pair facts by kind and order as far as they go, to show what stands against what."""
    waiting: defaultdict[str, deque[Fact]] = defaultdict(deque)
    for fact in right:
        waiting[fact.kind].append(fact)
    found = [FactPair(fact, waiting[fact.kind].popleft() if waiting[fact.kind] else None) for fact in left]
    rest = sorted((fact for facts in waiting.values() for fact in facts), key=lambda fact: fact.start)
    return [*found, *(FactPair(None, fact) for fact in rest)]


def _moved(agree: Sequence[FactPair]) -> list[FactPair]:
    """What stands against what where facts of one kind, equal as multisets, stand in another order."""
    by_kind: defaultdict[str, list[tuple[Fact, Fact]]] = defaultdict(list)
    for pair in agree:
        if pair.query and pair.source:
            by_kind[pair.query.kind].append((pair.query, pair.source))
    found = []
    for pairs in by_kind.values():
        in_order = sorted((theirs for _, theirs in pairs), key=lambda fact: fact.start)
        found += [
            FactPair(mine, theirs) for (mine, _), theirs in zip(pairs, in_order, strict=True) if not same(mine, theirs)
        ]
    return found


def _same_places(query: Reading, source: Reading, differ: Sequence[FactPair]) -> bool:
    """Whether each pair's marks stand together in the aligned skeletons, with equal words on either side."""
    mine = {id(fact): place for fact, place in zip(query.facts, query.places, strict=True)}
    theirs = {id(fact): place for fact, place in zip(source.facts, source.places, strict=True)}
    steps = [step for step in alignment(query.skeleton, source.skeleton) if step.operation == "equal"]
    return all(
        _held(query.skeleton, source.skeleton, mine[id(pair.query)], theirs[id(pair.source)], steps) for pair in differ
    )


def _held(
    query: Sequence[str], source: Sequence[str], mine: int | None, theirs: int | None, equal: Sequence[Step]
) -> bool:
    if mine is None or theirs is None:
        return False
    at = bisect_right(equal, mine, key=lambda step: step.query_start) - 1
    if at < 0 or mine >= equal[at].query_end or mine - equal[at].query_start != theirs - equal[at].source_start:
        return False
    step = equal[at]
    before = mine > step.query_start or (mine == 0 and theirs == 0)
    after = mine + 1 < step.query_end or (mine + 1 == len(query) and theirs + 1 == len(source))
    return before and after and any(word != MARK for word in query[max(0, mine - 1) : mine + 2])


def _across(query: Reading, source: Reading, fact: Fact, steps: Sequence[Step]) -> tuple[int, int]:
    """The span of the source's text that stands against a fact of the query's; (n, n) where nothing does."""
    first = bisect_right(query.tokens, fact.start, key=lambda token: token.end)
    last = bisect_left(query.tokens, fact.end, key=lambda token: token.start) - 1
    low, high = len(source.tokens), 0
    at = bisect_right(steps, first, key=lambda step: step.query_end)
    while at < len(steps) and steps[at].query_start <= last:
        step = steps[at]
        if step.operation == "equal":
            shift = step.source_start - step.query_start
            low = min(low, max(first, step.query_start) + shift)
            high = max(high, min(last + 1, step.query_end) + shift)
        else:
            low, high = min(low, step.source_start), max(high, step.source_end)
        at += 1
    if low >= high:
        place = source.tokens[high - 1].end if high else 0
        return place, place
    return source.tokens[low].start, source.tokens[high - 1].end
