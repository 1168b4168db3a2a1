"""Which words translate which, learnt from beads: Model 1 with agreement of its two directions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.likelihood import spread
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.words import Floats, Ints, Words

PAIRS_A_BEAD = 6_000
"""A bead with more word pairs teaches nothing: its words say too little about each other."""

PAIRS = 1_500_000
"""Word pairs learnt from at once: bounds memory (about 100 bytes each)."""

ROUNDS = 4
_DENSE = 1 << 24


@dataclass(frozen=True, slots=True)
class Translation:
    """Word pairs, by number, and their likelihood ratios t(right | left) / p(right) and t(left | right) / p(left).

    `known` says for each word, from 0 to 1, how much of its translation is known.
    """

    left: Ints
    right: Ints
    forward: Floats
    backward: Floats
    known_left: Floats
    known_right: Floats


def learn(a: Words, b: Words, priors: Priors, beads: Ints, weights: Floats, settings: Settings) -> Translation:
    """Translations from beads (rows i0, i1, j0, j1) that count as much as their weights, over the priors."""
    width, mass = len(b.count), settings.prior_mass
    at_left, at_right, owner, near = _pairs(a, b, beads, settings)
    word_left, word_right = a.ids[at_left].astype(np.int64), b.ids[at_right].astype(np.int64)
    given = priors.left * width + priors.right
    keys, inverse = _numbered(np.concatenate([word_left * width + word_right, given]), width)
    inverse, where = inverse[: len(owner)], inverse[len(owner) :]
    pair_left, pair_right = keys // width, keys % width
    prior_forward, prior_backward = np.zeros(len(keys)), np.zeros(len(keys))
    prior_forward[where], prior_backward[where] = mass * priors.forward, mass * priors.backward
    of_left = _seen(a, beads[:, :2], weights)[pair_left] + mass
    of_right = _seen(b, beads[:, 2:], weights)[pair_right] + mass
    counts: Floats = np.zeros(len(keys))
    if len(owner):
        forward, backward = prior_forward + 0.1 / width, prior_backward + 0.1 / len(a.count)
        # a word that takes part in two beads is two words
        slot_left, slot_right = _slots(at_left, owner, a, beads[:, :2]), _slots(at_right, owner, b, beads[:, 2:])
        chance_right, chance_left = 0.2 * b.share[word_right], 0.2 * a.share[word_left]
        weight = weights[owner]
        for _ in range(ROUNDS):
            here, there = forward[inverse] * near, backward[inverse] * near
            here /= np.bincount(slot_right, here)[slot_right] + chance_right
            there /= np.bincount(slot_left, there)[slot_left] + chance_left
            here *= there
            counts = np.bincount(inverse, weight * np.sqrt(here, out=here), minlength=len(keys)).astype(np.float64)
            forward, backward = (counts + prior_forward) / of_left, (counts + prior_backward) / of_right
    kept = np.maximum(counts - settings.discount, 0.0)
    forward, backward = (kept + prior_forward) / of_left, (kept + prior_backward) / of_right
    good = (forward > 0.004) | (backward > 0.004)
    pair_left, pair_right, forward, backward = pair_left[good], pair_right[good], forward[good], backward[good]
    return Translation(
        pair_left,
        pair_right,
        forward / b.share[pair_right],
        backward / a.share[pair_left],
        np.minimum(np.bincount(pair_left, forward, len(a.count)), 1.0),
        np.minimum(np.bincount(pair_right, backward, width), 1.0),
    )


def taught(a: Words, b: Words, table: Translation) -> Priors:
    """A table as what is known before other parts of the same documents are looked at."""
    return Priors(table.left, table.right, table.forward * b.share[table.right], table.backward * a.share[table.left])


def _pairs(a: Words, b: Words, beads: Ints, settings: Settings) -> tuple[Ints, Ints, Ints, Floats]:
    """For each bead every source word with every target word: their places, the bead, and how near their places are."""
    lefts, rights = a.starts[beads[:, 1]] - a.starts[beads[:, 0]], b.starts[beads[:, 3]] - b.starts[beads[:, 2]]
    sizes = lefts * rights
    good = (sizes > 0) & (sizes <= PAIRS_A_BEAD)
    good &= np.cumsum(np.where(good, sizes, 0)) <= PAIRS
    first, second = a.starts[beads[good, 0]], b.starts[beads[good, 2]]
    sizes, lefts, rights = sizes[good], lefts[good], rights[good]
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    across, down = np.divmod(within, np.repeat(rights, sizes))
    apart = np.abs((across + 0.5) / np.repeat(lefts, sizes) - (down + 0.5) / np.repeat(rights, sizes))
    across += np.repeat(first, sizes)
    down += np.repeat(second, sizes)
    near: Floats = np.exp(-settings.diagonal * apart)
    return across, down, np.repeat(np.flatnonzero(good), sizes), near


def _slots(at: Ints, owner: Ints, side: Words, beads: Ints) -> Ints:
    sizes = side.starts[beads[:, 1]] - side.starts[beads[:, 0]]
    slots: Ints = at + (np.cumsum(sizes) - sizes - side.starts[beads[:, 0]])[owner]
    return slots


def _seen(side: Words, beads: Ints, weights: Floats) -> Floats:
    """How often each word stands in the beads."""
    sizes = side.starts[beads[:, 1]] - side.starts[beads[:, 0]]
    ids = side.ids[spread(side.starts[beads[:, 0]], sizes)]
    seen: Floats = np.bincount(ids, np.repeat(weights, sizes), len(side.count)).astype(np.float64)
    return seen


def _numbered(keys: Ints, width: int) -> tuple[Ints, NDArray[np.intp]]:
    """The distinct keys in order, and of each key its place among them; without sorting where words are few."""
    rows, columns = keys // width, keys % width
    row_of, column_of = _compact(rows), _compact(columns)
    span = int(column_of.max(initial=0)) + 1
    if (int(row_of.max(initial=0)) + 1) * span > _DENSE:
        return np.unique(keys, return_inverse=True)
    small = row_of[rows] * span + column_of[columns]
    place = np.zeros((int(row_of.max(initial=0)) + 1) * span, np.int32)
    place[small] = 1
    present = np.flatnonzero(place)
    place[present] = np.arange(len(present))
    inverse = place[small]
    distinct = np.zeros(len(present), np.int64)
    distinct[inverse] = keys
    return distinct, inverse.astype(np.intp)


def _compact(numbers: Ints) -> Ints:
    """A new number, from 0 and in order, for each number in use."""
    used = np.zeros(int(numbers.max(initial=0)) + 1, np.int64)
    used[numbers] = 1
    compact: Ints = np.cumsum(used) - 1
    return compact
