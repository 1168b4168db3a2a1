"""Drawing candidates, best bound first, until the best few results are certain.

A candidate has a bound: no result that comes out of it ranks before it. Opening it gives candidates with closer bounds,
or results with their ranks. So the best result of all comes out first, then the second best, and nothing is opened that
could not matter: sorting the results of a full scan would give the same, in the same order.

Bounds and ranks are tuples, the smaller the better. A bound may leave off its end: (-99,) stands before every rank of
score 99, so whatever may score 99 is opened before the first result of score 99 is given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any, Generic, Protocol, TypeVar

Bound = tuple[Any, ...]
Result = TypeVar("Result")


class Certain(Generic[Result]):
    """A result with its rank."""

    __slots__ = ("bound", "result")

    def __init__(self, rank: Bound, result: Result) -> None:
        self.bound = rank
        self.result = result


class Candidate(Protocol[Result]):
    """What may hold results."""

    @property
    def bound(self) -> Bound:
        """No result of this candidate has a smaller rank."""

    def opened(self) -> Iterable[Candidate[Result] | Certain[Result]]:
        """What it holds: results, or candidates, none of a smaller bound than its own; it may hold nothing."""


def drawn(candidates: Iterable[Candidate[Result]]) -> Iterator[Result]:
    """The results of all candidates, best first, opening as few as that takes."""
    serial = count()  # tells equal bounds apart, in the order in which they came
    heap: list[tuple[Bound, int, Candidate[Result] | Certain[Result]]] = [
        (candidate.bound, next(serial), candidate) for candidate in candidates
    ]
    heapify(heap)
    while heap:
        _, _, best = heappop(heap)
        if isinstance(best, Certain):
            yield best.result
        else:
            for found in best.opened():
                heappush(heap, (found.bound, next(serial), found))
