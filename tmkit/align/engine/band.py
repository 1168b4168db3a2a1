"""Where the path may run: around points that both documents share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.lattice import Band, Lattice
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.words import Floats, Ints, Words

GAP = 400
"""Sentences between two points beyond which the band grows no wider."""

AREA = 60_000
"""Boundaries between two points up to which the band holds them all."""


def chain(points: Ints, weights: Floats) -> Ints:
    """The heaviest strictly increasing chain of points (rows i, j), by a Fenwick tree over j."""
    if not len(points):
        return points.reshape(0, 2)
    ranks = np.unique(points[:, 1], return_inverse=True)[1].tolist()
    size = max(ranks) + 2
    best, link_of = [0.0] * (size + 1), [-1] * (size + 1)
    parent, total = [-1] * len(points), [0.0] * len(points)
    gain = weights.tolist()
    for k in np.lexsort((-points[:, 1], points[:, 0])).tolist():
        x, top, link = ranks[k], 0.0, -1
        while x > 0:
            if best[x] > top:
                top, link = best[x], link_of[x]
            x -= x & -x
        total[k], parent[k] = top + gain[k], link
        x = ranks[k] + 1
        while x <= size:
            if total[k] > best[x]:
                best[x], link_of[x] = total[k], k
            x += x & -x
    k = int(np.argmax(total))
    order = []
    while k >= 0:
        order.append(k)
        k = parent[k]
    return points[order[::-1]]


def rough_points(a: Words, b: Words, priors: Priors, limit: int = 4) -> Ints:
    """Sentence pairs that share rare words that may render each other, in a consistent order (rows i, j)."""
    uses_left = np.bincount(a.ids, minlength=len(a.count))[priors.left]
    uses_right = np.bincount(b.ids, minlength=len(b.count))[priors.right]
    rare = (uses_left > 0) & (uses_left <= limit) & (uses_right > 0) & (uses_right <= limit) & (priors.forward > 0.2)
    left, right = priors.left[rare], priors.right[rare]
    places_left, places_right = _places(a, left), _places(b, right)
    n, m = len(a), len(b)
    votes: dict[tuple[int, int], float] = {}
    for word, other in zip(left.tolist(), right.tolist(), strict=True):
        here, there = places_left[word], places_right[other]
        for i in here:
            for j in there:
                drift = abs(i / n - j / m)
                if drift < 0.25:
                    votes[i, j] = votes.get((i, j), 0.0) + (1.0 - 2 * drift) / (len(here) * len(there))
    strong = {point: vote for point, vote in votes.items() if vote > 0.3}
    points = np.array(list(strong), np.int64).reshape(-1, 2)
    return chain(points, np.array(list(strong.values())))


def _places(side: Words, words: Ints) -> dict[int, list[int]]:
    wanted = np.isin(side.ids, words)
    sentence = np.repeat(np.arange(len(side)), np.diff(side.starts))
    places: dict[int, list[int]] = {}
    for word, at in zip(side.ids[wanted].tolist(), sentence[wanted].tolist(), strict=True):
        places.setdefault(word, []).append(at)
    return places


def blocks(n: int, m: int, fixed: Ints) -> tuple[Ints, Ints]:
    """The block of each source and of each target sentence: how many fixed points (rows i, j) are not after it."""
    return (
        np.searchsorted(fixed[:, 0], np.arange(n), side="right"),
        np.searchsorted(fixed[:, 1], np.arange(m), side="right"),
    )


def band(n: int, m: int, points: Ints, window: float, widest: float, fixed: Ints) -> Band:
    """Boundaries around the line through the points (rows i, j, increasing), wider where they are far apart.

    `window` and `widest`: boundaries on each side of the line, at least and at most. No path leaves the blocks that
    the fixed points make.
    """
    inner = points[(points > 0).all(axis=1) & (points < (n, m)).all(axis=1)]
    inner = inner[np.searchsorted(fixed[:, 0], inner[:, 0]) == np.searchsorted(fixed[:, 1], inner[:, 1])]
    inner = inner[~np.isin(inner[:, 0], fixed[:, 0])]
    knots = np.concatenate([[(0, 0)], inner, fixed, [(n, m)]]).astype(np.int64)
    knots = knots[np.argsort(knots[:, 0], kind="stable")]
    xs, ys = knots[:, 0].astype(np.float64), knots[:, 1].astype(np.float64)
    rows = np.arange(n + 1)
    centre = np.interp(rows, xs, ys)
    k = np.clip(np.searchsorted(xs, rows, side="right") - 1, 0, len(xs) - 2)
    gap = np.minimum(np.maximum(xs[k + 1] - xs[k], ys[k + 1] - ys[k]), GAP)
    half = window + 0.6 * np.maximum(gap, np.concatenate([[0.0], gap[:-1]]))
    # between points that are near on one side all is possible: there a stretch may be missing
    all_between = (xs[k + 1] - xs[k]) * (ys[k + 1] - ys[k]) <= AREA
    half = np.where(all_between, half, np.minimum(half, widest))
    low = np.where(all_between, np.minimum(centre, ys[k]), centre) - half
    high = np.where(all_between, np.maximum(centre, ys[k + 1]), centre) + half
    low, high = np.maximum.accumulate(np.clip(low, 0, m)), np.maximum.accumulate(np.clip(high, 0, m))
    low, high = low.astype(np.int64), high.astype(np.int64)
    return _within(low, high, fixed, n, m)


def band_of(lattice: Lattice, passed: NDArray[np.float32], margin: int, fixed: Ints) -> Band:
    """Boundaries around those that a path may pass with a probability worth the name, by an earlier lattice."""
    n, m = len(lattice.low) - 1, int(lattice.high[-1])
    cells = np.flatnonzero(passed > 1e-6)
    row = np.searchsorted(lattice.offsets, cells, side="right") - 1
    column = cells - lattice.offsets[row] + lattice.low[row]
    low, high = np.full(n + 1, m), np.zeros(n + 1, np.int64)
    np.minimum.at(low, row, column)
    np.maximum.at(high, row, column)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    # a source sentence may join a bead from the rows beside it
    low = np.concatenate([low[:1], low[:-1]]) - margin
    high = np.concatenate([high[1:], high[-1:]]) + margin
    return _within(np.clip(low, 0, m), np.clip(high, 0, m), fixed, n, m)


def _within(low: Ints, high: Ints, fixed: Ints, n: int, m: int) -> Band:
    """The band without what leaves the blocks, and passing every fixed point, the first boundary and the last."""
    rows = np.arange(n + 1)
    # a fixed point's row belongs to the block before it and to the one after it
    rows_fixed, edges = np.concatenate([fixed[:, 0], [n]]), np.concatenate([[0], fixed[:, 1], [m]])
    floor = edges[np.searchsorted(rows_fixed, rows, side="left")]
    roof = edges[np.minimum(np.searchsorted(rows_fixed, rows, side="right") + 1, len(edges) - 1)]
    low, high = np.clip(low, floor, roof), np.clip(high, floor, roof)
    low[fixed[:, 0]] = np.minimum(low[fixed[:, 0]], fixed[:, 1])
    high[fixed[:, 0]] = np.maximum(high[fixed[:, 0]], fixed[:, 1])
    low[0], high[-1] = 0, m
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(np.maximum(high, low))
    low[1:] = np.minimum(low[1:], high[:-1])  # every row can be reached from the one before it
    return Band(low, high, *blocks(n, m, fixed))


def increasing(anchors: Sequence[tuple[int, int]], n: int, m: int) -> Ints:
    """The anchors inside the documents that agree with each other: the longest increasing chain of them."""
    points = np.array(sorted({(i, j) for i, j in anchors if 0 < i < n and 0 < j < m}), np.int64).reshape(-1, 2)
    return chain(points, np.ones(len(points)))
