"""Runs of pairs that are shifted: each source states what a target so and so many pairs on states.

Told once for the run, in place of every fact in which the two sides then differ.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from tmkit.checks.stated import parts
from tmkit.checks.subject import Pair, Subject
from tmkit.model import DraftSegment

_LEAST = 3  # pairs in a run
_FARTHEST = 8  # pairs by which they may be shifted
_GAP = 3  # from one such pair to the next: what lies between need state nothing
_SHARE = 0.75  # of the values of a side that the other pair must have
_SMALL = 10


def shifted_runs(subject: Subject, differing: Iterable[int], languages: tuple[str, str]) -> list[range]:
    """The runs of pairs (by their place in the subject) that are shifted, of those that differ in facts, in order."""
    values = _Values(subject, languages)
    numbers = sorted(differing)
    runs: list[range] = []
    for way in (sign * size for size in range(1, _FARTHEST + 1) for sign in (1, -1)):
        run: list[int] = []
        for at in [*(number for number in numbers if values.shifted(number, way)), len(subject.pairs) + _GAP]:
            if run and at - run[-1] > _GAP:
                if len(run) >= _LEAST:
                    runs.append(range(run[0], run[-1] + 1))
                run = []
            run.append(at)
    apart: list[range] = []
    for one in sorted(runs, key=len, reverse=True):
        if not any(one.start < other.stop and other.start < one.stop for other in apart):
            apart.append(one)
    return sorted(apart, key=lambda run: run.start)


class _Values:
    """The values, small ones aside, that each side of each pair states."""

    def __init__(self, subject: Subject, languages: tuple[str, str]) -> None:
        self._subject = subject
        self._languages = languages
        self._known: dict[tuple[int, int], frozenset[Hashable]] = {}

    def shifted(self, at: int, way: int) -> bool:
        """Whether what a pair's source states stands in the target `way` pairs on, and its target's so far back."""
        ours, theirs = self._of(at, 0), self._of(at, 1)
        if not ours or not theirs or len(ours & theirs) > (1 - _SHARE) * min(len(ours), len(theirs)):
            return False
        ahead, behind = self._of(at + way, 1), self._of(at - way, 0)
        return len(ours & ahead) >= _SHARE * len(ours) and len(theirs & behind) >= _SHARE * len(theirs)

    def _of(self, at: int, side: int) -> frozenset[Hashable]:
        pairs: Sequence[Pair] = self._subject.pairs
        if not 0 <= at < len(pairs):
            return frozenset()
        if (at, side) not in self._known:
            segments: Sequence[DraftSegment] = (pairs[at].source, pairs[at].target)[side]
            self._known[at, side] = frozenset(
                part
                for segment in segments
                for fact in self._subject.facts(segment.text, self._languages[side])
                for part in parts(fact)
                if not isinstance(part, int) or part >= _SMALL
            )
        return self._known[at, side]
