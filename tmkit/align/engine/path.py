"""The best way through the lattice."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from tmkit.align.engine.lattice import LOW, Lattice
from tmkit.align.engine.words import Ints


def best_path(lattice: Lattice) -> Ints:
    """The beads (rows i0, i1, j0, j1) of the highest sum of scores, in order, covering both sides.

    Sentences without counterpart come in runs, those of the source before those of the target.
    """
    total = lattice.scores.shape[1]
    best = np.full(total + 1, LOW)  # at a boundary
    after_bead = np.full(total + 1, LOW)
    run = np.full(total + 1, LOW)  # within a run of source sentences
    choice = np.zeros(total, np.int32)  # kind of bead, -1: source sentence dropped
    opened = np.zeros(total, np.bool_)  # the run of source sentences begins with this one
    from_run = np.zeros(total, np.bool_)  # a run of target sentences begins here after one of source sentences
    jumped = np.zeros(total, np.int32)  # target sentences dropped before this boundary
    offsets = lattice.offsets.tolist()
    opening, more = lattice.drop_open, lattice.drop_more
    for i, (x, y) in enumerate(pairwise(offsets)):
        at = np.arange(y - x)
        if i:
            candidates = best[lattice.before[:, x:y]] + lattice.scores[:, x:y]
            pick = candidates.argmax(axis=0)
            value = candidates[pick, at]
            after_bead[x:y] = value
            fresh, longer = after_bead[lattice.above[x:y]] + opening, run[lattice.above[x:y]]
            opened[x:y] = fresh >= longer
            run[x:y] = np.maximum(fresh, longer) + more
            pick[run[x:y] > value] = -1
            choice[x:y] = pick
            both = run[x:y] + lattice.drop_both
            from_run[x:y] = both > value
            solid = np.maximum(value, both)
            value = np.maximum(value, run[x:y])
        else:
            value = np.full(y - x, LOW)
            value[0] = after_bead[0] = 0.0
            solid = value
        best[x:y] = value
        if y - x > 1:
            level = solid - more * at
            top = np.maximum.accumulate(level)
            where = np.maximum.accumulate(np.where(level >= top, at, 0))
            through = top[:-1] + opening + more * at[1:]
            better = through > value[1:]
            jumped[x + 1 : y][better] = (at[1:] - where[:-1])[better]
            best[x + 1 : y][better] = through[better]
    if best[lattice.end] <= LOW / 2:
        raise ValueError("the band has no path")
    beads = []
    i, j = len(offsets) - 2, int(lattice.high[-1])
    low = lattice.low.tolist()
    while i or j:
        step = int(jumped[offsets[i] + j - low[i]])
        j -= step
        cell = offsets[i] + j - low[i]
        if step:
            beads.append((i, i, j, j + step))
        last = i
        if i and (from_run[cell] if step else choice[cell] < 0):
            while not opened[offsets[i] + j - low[i]]:
                i -= 1
            i -= 1
            beads.append((i, last, j, j))
        if i or j:
            p, q = lattice.kinds[choice[offsets[i] + j - low[i]]]
            beads.append((i - p, i, j - q, j))
            i, j = i - p, j - q
    return np.array(beads[::-1], np.int64).reshape(-1, 4)
