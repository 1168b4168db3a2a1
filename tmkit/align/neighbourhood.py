"""Which items of two long documents are compared at all: those about the words that only few items have."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.band import chain
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.words import Words

Ints = NDArray[np.int64]

_ALL = 10_000  # pairs of items: so many are all looked at
_RARE = 3  # items that have a word, at most
_LIKELY = 0.2  # t of a pair of words
_READ = 80  # words of an item
_WIDTH = 15  # items on either side of those that rare words point to, and as many as lie between these …
_WIDEST = 300  # … up to so many


def neighbourhood(a: Words, b: Words, known: Priors, source: Ints, target: Ints) -> tuple[Ints, Ints]:
    """For each boundary between items of the source, the lowest and the highest of the target that may belong to it.

    `source` and `target` are the items' stretches: rows of their first sentence and the one after their last.
    """
    count, others = len(source), len(target)
    if (count + 1) * (others + 1) <= _ALL:
        return np.zeros(count + 1, np.int64), np.full(count + 1, others, np.int64)
    here, there = _places(a, source), _places(b, target)
    votes: defaultdict[tuple[int, int], float] = defaultdict(float)
    likely = known.forward > _LIKELY
    for left, right in zip(known.left[likely].tolist(), known.right[likely].tolist(), strict=True):
        ours, theirs = here.get(left), there.get(right)
        if ours is not None and theirs is not None:
            for i in ours:
                for j in theirs:
                    votes[i, j] += 1.0 / (len(ours) * len(theirs))
    strong = {point: vote for point, vote in votes.items() if vote > 1.0}
    points = np.array(list(strong), np.int64).reshape(-1, 2)
    agreed = chain(points, np.array(list(strong.values())))
    return _around(agreed, count, others)


def _around(points: Ints, count: int, others: int) -> tuple[Ints, Ints]:
    """The band about the line through the points, wider where they are far apart."""
    knots = np.concatenate([[(0, 0)], points[(points > 0).all(axis=1)], [(count, others)]])
    rows = np.arange(count + 1)
    after = np.clip(np.searchsorted(knots[:, 0], rows, side="right"), 1, len(knots) - 1)
    first, last = knots[after - 1], knots[after]
    gap = np.minimum((last - first).max(axis=1), _WIDEST)
    half = _WIDTH + np.maximum(gap, np.concatenate([[0], gap[:-1]]))
    centre = np.interp(rows, knots[:, 0], knots[:, 1]).astype(np.int64)
    low = np.clip(np.minimum(centre, first[:, 1]) - half, 0, others)
    high = np.clip(np.maximum(centre, last[:, 1]) + half, 0, others)
    low[0], high[-1] = 0, others
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)


def _places(words: Words, stretches: Ints) -> dict[int, list[int]]:
    """The items that have each rare word."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for item, (start, end) in enumerate(stretches.tolist()):
        first = int(words.starts[start])
        last = min(int(words.starts[end]), first + _READ)
        for word in set(words.ids[first:last].tolist()):
            if len(places[word]) <= _RARE:
                places[word].append(item)
    return {word: items for word, items in places.items() if len(items) <= _RARE}
