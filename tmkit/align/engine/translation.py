"""Which words translate which, learnt from beads: Model 1 with agreement of its two directions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tmkit.align.engine.priors import Priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.words import Floats, Ints, Words

PAIRS_A_BEAD = 6_000
"""A bead with more word pairs teaches nothing: its words say too little about each other."""

PAIRS = 6_000_000
"""Word pairs learnt from, at most: bounds memory."""

ROUNDS = 4


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


def learn(a: Words, b: Words, priors: Priors, beads: Ints, settings: Settings) -> Translation:
    """Translations from beads (rows i0, i1, j0, j1) over the priors; from the priors alone where there are none."""
    width = len(b.count)
    left, right, at_left, at_right = _pairs(a, b, beads)
    given = priors.left * width + priors.right
    keys, inverse = np.unique(np.concatenate([left * width + right, given]), return_inverse=True)
    inverse, where = inverse[: len(left)], inverse[len(left) :]
    pair_left, pair_right = keys // width, keys % width
    prior_forward, prior_backward = np.zeros(len(keys)), np.zeros(len(keys))
    prior_forward[where], prior_backward[where] = priors.forward, priors.backward
    prior_forward *= settings.prior_mass
    prior_backward *= settings.prior_mass
    counts = np.zeros(len(keys))
    seen_left = np.bincount(a.ids[np.unique(at_left)], minlength=len(a.count)).astype(np.float64)
    seen_right = np.bincount(b.ids[np.unique(at_right)], minlength=width).astype(np.float64)
    of_left = seen_left[pair_left] + settings.prior_mass
    of_right = seen_right[pair_right] + settings.prior_mass
    if len(left):
        forward = prior_forward + 0.1 / width
        backward = prior_backward + 0.1 / len(a.count)
        chance_right, chance_left = 0.2 * b.share[right], 0.2 * a.share[left]
        for _ in range(ROUNDS):
            here, there = forward[inverse], backward[inverse]
            here /= np.bincount(at_right, here)[at_right] + chance_right
            there /= np.bincount(at_left, there)[at_left] + chance_left
            counts = np.bincount(inverse, np.sqrt(here * there), minlength=len(keys))
            forward = (counts + prior_forward) / of_left
            backward = (counts + prior_backward) / of_right
    # what one meeting proves about itself is taken off, or a wrong bead confirms itself in the next pass
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


def _pairs(a: Words, b: Words, beads: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """For each bead every source word with every target word: their numbers, and their places in the documents."""
    lefts, rights = a.starts[beads[:, 1]] - a.starts[beads[:, 0]], b.starts[beads[:, 3]] - b.starts[beads[:, 2]]
    sizes = lefts * rights
    good = (sizes > 0) & (sizes <= PAIRS_A_BEAD)
    good &= np.cumsum(np.where(good, sizes, 0)) <= PAIRS
    first, second, sizes, rights = a.starts[beads[good, 0]], b.starts[beads[good, 2]], sizes[good], rights[good]
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    across, down = np.divmod(within, np.repeat(rights, sizes))
    at_left, at_right = np.repeat(first, sizes) + across, np.repeat(second, sizes) + down
    return a.ids[at_left].astype(np.int64), b.ids[at_right].astype(np.int64), at_left, at_right
