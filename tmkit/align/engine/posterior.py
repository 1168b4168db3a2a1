"""How probable each bead is among all ways through the lattice: forward and backward sums."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.lattice import LOW, Lattice
from tmkit.align.engine.words import Floats, Ints


@dataclass(frozen=True, slots=True)
class Posterior:
    """Probabilities: `beads[kind, cell]` of the bead that ends there; `left[i]`, `right[j]`: of a sentence to have no
    counterpart; `cells`: of the boundary. `ahead` and `behind` are the logarithm of the sum over all ways, forward and
    backward: the same.
    """

    beads: NDArray[np.float32]
    left: Floats
    right: Floats
    cells: NDArray[np.float32]
    ahead: float
    behind: float


def posterior(lattice: Lattice) -> Posterior:
    """Sums over all ways from the first boundary to the last, each way counted once."""
    scores, offsets = lattice.scores, lattice.offsets.tolist()
    opening, more = lattice.drop_open, lattice.drop_more
    total = scores.shape[1]
    # forward: at a boundary; after a bead; in a run of source sentences; in a run of target sentences
    at, bead, left, right = (np.full(total + 1, LOW) for _ in range(4))
    widest = max(np.diff(lattice.offsets).max(), 1)
    steps = more * np.arange(widest)
    for i, (x, y) in enumerate(pairwise(offsets)):
        if i:
            over = lattice.above[x:y]
            value = log_sums(at[lattice.before[:, x:y]] + scores[:, x:y])
            bead[x:y] = value
            left[x:y] = np.logaddexp(bead[over] + opening, left[over]) + more
            solid = np.logaddexp(value, left[x:y] + lattice.drop_both)
            value = np.logaddexp(value, left[x:y])
        else:
            value = np.full(y - x, LOW)
            value[0] = bead[0] = 0.0
            solid = value
        at[x:y] = value
        if y - x > 1:
            run = steps[: y - x]
            right[x + 1 : y] = opening + np.logaddexp.accumulate(solid - run)[:-1] + run[1:]
            at[x + 1 : y] = np.logaddexp(value[1:], right[x + 1 : y])
    after = np.full((len(lattice.kinds), total + 1), total, np.int32)
    for kind in range(len(lattice.kinds)):
        cells = np.flatnonzero(lattice.before[kind] < total)
        after[kind, lattice.before[kind, cells]] = cells
    below = np.full(total + 1, total, np.int32)
    cells = np.flatnonzero(lattice.above < total)
    below[lattice.above[cells]] = cells
    padded = np.concatenate([scores, np.full((len(lattice.kinds), 1), LOW, np.float32)], axis=1)
    kinds = np.arange(len(lattice.kinds))[:, None]
    to_bead, to_left, to_right = (np.full(total + 1, LOW) for _ in range(3))
    rows = len(offsets) - 1
    for i in range(rows - 1, -1, -1):
        x, y = offsets[i], offsets[i + 1]
        ends = after[:, x:y]
        value = log_sums(to_bead[ends] + padded[kinds, ends])
        if i == rows - 1:
            value[-1] = 0.0
        # in a run of target sentences; at (i, j) before any
        run = steps[: y - x]
        to_right[x:y] = np.logaddexp.accumulate((value + run)[::-1])[::-1] - run
        inserted = np.full(y - x, LOW)
        inserted[:-1] = opening + more + to_right[x + 1 : y]
        longer = more + to_left[below[x:y]]
        to_left[x:y] = np.logaddexp(np.logaddexp(value, inserted + lattice.drop_both), longer)
        to_bead[x:y] = np.logaddexp(np.logaddexp(value, inserted), opening + longer)
    whole = float(at[lattice.end])
    beads = at[lattice.before] + scores + to_bead[:total] - whole
    cell_left = np.exp(np.minimum(left[:total] + to_left[:total] - whole, 0.0))
    cell_right = np.exp(np.minimum(right[:total] + to_right[:total] - whole, 0.0))
    passed = np.exp(np.minimum(bead[:total] + to_bead[:total] - whole, 0.0)) + cell_left + cell_right
    row = np.repeat(np.arange(rows), np.diff(lattice.offsets))
    column = np.arange(total) - lattice.offsets[row] + lattice.low[row]
    return Posterior(
        np.exp(np.minimum(beads, 0.0)).astype(np.float32),
        np.minimum(np.bincount(row, cell_left, rows)[1:], 1.0),
        np.minimum(np.bincount(column, cell_right, int(lattice.high[-1]) + 1)[1:], 1.0),
        passed.astype(np.float32),
        whole,
        float(to_bead[0]),
    )


def log_sums(values: Floats) -> Floats:
    """The logarithm of the sum of exponentials, down each column."""
    top = values.max(axis=0)
    sums: Floats = top + np.log(np.exp(values - top).sum(axis=0))
    return sums


def probable(lattice: Lattice, sums: Posterior, least: float) -> tuple[Ints, Floats]:
    """The two-sided beads (rows i0, i1, j0, j1) of at least this probability, and it."""
    kind, cell = np.nonzero(sums.beads >= least)
    i = np.searchsorted(lattice.offsets, cell, side="right") - 1
    j = cell - lattice.offsets[i] + lattice.low[i]
    spans = np.array(lattice.kinds)[kind]
    order = np.lexsort((j, i))
    beads = np.stack([i - spans[:, 0], i, j - spans[:, 1], j], axis=1)
    return beads[order], sums.beads[kind, cell].astype(np.float64)[order]
