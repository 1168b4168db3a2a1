"""Every sequence of up to n places that occurs often enough, counted exactly.

A sequence of n places is told by the number of its first n - 1 and the number of its last n - 1 places, which are
numbered already: no hash, nothing to verify. Where one of the two is too rare, so is the sequence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools, starts_of
from tmkit.termbank.extraction.stream import Numbers


@dataclass(frozen=True, slots=True)
class Level:
    """The sequences of one length. `number` is by place: the sequence that begins there, -1 where none does.

    `places[starts[k]:starts[k + 1]]` are where sequence k begins, in order.
    """

    length: int
    number: Numbers
    places: Numbers
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def counts(self) -> NDArray[np.int64]:
        """How often each occurs."""
        return np.diff(self.starts)

    def first(self) -> Numbers:
        """A place at which each occurs."""
        return self.places[self.starts[:-1]]

    def of(self, sequence: int) -> Numbers:
        """Where a sequence begins."""
        return self.places[self.starts[sequence] : self.starts[sequence + 1]]


def sequences(groups: Numbers, least: int, longest: int) -> list[Level]:
    """The sequences of 1, 2 … `longest` places that occur `least` times; -1 in `groups` ends every sequence."""
    levels = [_level(1, groups.astype(np.int64), np.flatnonzero(groups >= 0), len(groups), least)]
    while len(levels) < longest and len(levels[-1]):
        last = levels[-1]
        both = np.flatnonzero((last.number[:-1] >= 0) & (last.number[1:] >= 0))
        keys = last.number[both].astype(np.int64) * len(last) + last.number[both + 1]
        levels.append(_level(last.length + 1, keys, both, len(groups), least, dense=True))
    return levels


def _level(
    length: int, keys: NDArray[np.int64], places: NDArray[np.int64], size: int, least: int, *, dense: bool = False
) -> Level:
    own = keys if dense else keys[places]
    order = np.argsort(own, kind="stable")
    own = own[order]
    fresh: Bools = np.ones(len(own), bool)
    np.not_equal(own[1:], own[:-1], out=fresh[1:])
    begin = np.flatnonzero(fresh)
    counts = np.diff(np.append(begin, len(own)))
    kept = counts >= least
    in_kept = np.repeat(kept, counts)
    found = places[order[in_kept]].astype(np.int32)
    number = np.full(size, -1, np.int32)
    number[found] = np.repeat(np.arange(int(kept.sum()), dtype=np.int32), counts[kept])
    return Level(length, number, found, starts_of(counts[kept]))
