"""Which items of two long documents are compared at all: those about the words that only few items have."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.band import band, chain
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.words import Words

Ints = NDArray[np.int64]

_ALL = 10_000  # pairs of items: so many are all looked at
_RARE = 3  # items that have a word, at most
_LIKELY = 0.2  # t of a pair of words
_READ = 80  # words of an item
_WIDTH = 15  # items on either side of those that rare words point to


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
    within = band(count, others, agreed, _WIDTH, np.zeros((0, 2), np.int64))
    return np.asarray(within.low, np.int64), np.asarray(within.high, np.int64)


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
