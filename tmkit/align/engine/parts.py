"""Long documents in parts: cut where both sides share rare runs of words, and aligned one after the other."""

from __future__ import annotations

import numpy as np

from tmkit.align.engine.band import chain
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.words import Floats, Ints, Words

PART = 800
"""Sentences of the longer side that a part has, more or less."""

WHOLE = 1_500
"""Sentences of the longer side up to which a document is one part."""

RARE = 3
"""Uses of a word or run on each side up to which it ties sentences together."""

LONGEST = 2_500
"""Sentences of the longer side after which a part ends even where nothing is shared: bounds memory."""

NEAR = 8
"""Points on both sides of a cut that must lie on the same diagonal, more or less."""


def cuts(a: Words, b: Words, priors: Priors, fixed: Ints) -> Ints:
    """Boundaries (rows i, j, increasing) that cut two documents in parts; the fixed ones are preferred."""
    n, m = len(a), len(b)
    points = shared_points(a, b, priors)
    left, right = (np.searchsorted(fixed[:, side], points[:, side], side="right") for side in (0, 1))
    points = points[left == right]
    bonus = np.concatenate([np.full(len(fixed), 3.0), _support(points)])
    points = np.concatenate([fixed, points])
    order = np.lexsort((points[:, 1], points[:, 0]))
    points, bonus = points[order], bonus[order]
    found: list[tuple[int, int]] = []
    i, j = 0, 0
    while max(n - i, m - j) > PART * 3 // 2:
        size = np.maximum(points[:, 0] - i, points[:, 1] - j)
        ahead = (points[:, 0] > i) & (points[:, 1] > j) & (points[:, 0] < n) & (points[:, 1] < m)
        near = np.flatnonzero(ahead & (size > PART // 2) & (size < PART * 3 // 2))
        if not len(near):
            near = np.flatnonzero(ahead & (size >= PART * 3 // 2) & (size < LONGEST))[:1]
        if len(near):
            best = near[np.argmax(bonus[near] - np.abs(size[near] - PART) / PART)]
            i, j = points[best].tolist()
        else:
            # nothing is shared: go towards the next point, or to the end
            later = np.flatnonzero(ahead)
            goal = points[later[0]].tolist() if len(later) else [n, m]
            share = min(1.0, PART / max(goal[0] - i, goal[1] - j, 1))
            i, j = round(i + share * (goal[0] - i)), round(j + share * (goal[1] - j))
            if i >= n or j >= m:
                break
        found.append((i, j))
    return np.array(found, np.int64).reshape(-1, 2)


def _support(points: Ints) -> Floats:
    """For each point of a chain, the share of its neighbours that lie near its diagonal."""
    diagonal = (points[:, 1] - points[:, 0]).astype(np.float64)
    support = np.zeros(len(points))
    for step in (*range(-NEAR, 0), *range(1, NEAR + 1)):
        other = np.clip(np.arange(len(points)) + step, 0, max(len(points) - 1, 0))
        support += np.abs(diagonal[other] - diagonal) <= 2
    return support / (2 * NEAR)


def shared_points(a: Words, b: Words, priors: Priors) -> Ints:
    """Sentence pairs that share rare words, or rare runs of two, in one order (rows i, j)."""
    left, right = _common(a, b, priors)
    found = [_joined(*_single(a, left), *_single(b, right)), _joined(*_runs(a, left), *_runs(b, right))]
    i, j = (np.concatenate([x[k] for x in found]) for k in (0, 1))
    weight = np.concatenate([x[2] for x in found])
    if not len(i):
        return np.zeros((0, 2), np.int64)
    keys, place = np.unique(i.astype(np.int64) * len(b) + j.astype(np.int64), return_inverse=True)
    weights: Floats = np.bincount(place, weight).astype(np.float64)
    strong = weights > 0.6
    keys = keys[strong]
    return chain(np.stack([keys // len(b), keys % len(b)], axis=1), weights[strong])


def _common(a: Words, b: Words, priors: Priors) -> tuple[Ints, Ints]:
    """For each word of either side a number that those which render each other share; -1 for the others."""
    best = np.maximum(priors.forward, priors.backward)
    good = np.flatnonzero((priors.forward > 0.25) & (priors.backward > 0.25))
    good = good[np.argsort(-best[good], kind="stable")]
    _, first_left = np.unique(priors.left[good], return_index=True)
    _, first_right = np.unique(priors.right[good], return_index=True)
    both = good[np.intersect1d(first_left, first_right)]
    left, right = np.full(len(a.count), -1), np.full(len(b.count), -1)
    left[priors.left[both]] = np.arange(len(both))
    right[priors.right[both]] = np.arange(len(both))
    return left, right


def _single(side: Words, common: Ints) -> tuple[Ints, Ints]:
    words = common[side.ids]
    sentence = np.repeat(np.arange(len(side)), np.diff(side.starts))
    return words[words >= 0], sentence[words >= 0]


def _runs(side: Words, common: Ints) -> tuple[Ints, Ints]:
    """Two shared words that follow each other, but for others between them, in either order, in one sentence."""
    words, sentence = _single(side, common)
    same = sentence[1:] == sentence[:-1]
    low, high = np.minimum(words[1:], words[:-1])[same], np.maximum(words[1:], words[:-1])[same]
    runs: Ints = low * (int(common.max(initial=0)) + 1) + high
    return runs, sentence[1:][same]


def _joined(keys_left: Ints, at_left: Ints, keys_right: Ints, at_right: Ints) -> tuple[Ints, Ints, Floats]:
    """Every pair of places of rare equal keys, and what it weighs."""
    keys_left, first_left, uses_left, at_left = _grouped(keys_left, at_left)
    keys_right, first_right, uses_right, at_right = _grouped(keys_right, at_right)
    rare_left, rare_right = np.flatnonzero(uses_left <= RARE), np.flatnonzero(uses_right <= RARE)
    _, x, y = np.intersect1d(keys_left[rare_left], keys_right[rare_right], assume_unique=True, return_indices=True)
    x, y = rare_left[x], rare_right[y]
    here, there = uses_left[x], uses_right[y]
    pairs = here * there
    within = np.arange(int(pairs.sum())) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    across, down = np.divmod(within, np.repeat(there, pairs))
    i, j = at_left[np.repeat(first_left[x], pairs) + across], at_right[np.repeat(first_right[y], pairs) + down]
    # words used as often on both sides stand for each other in order: the diagonal of their places weighs more
    alike = np.repeat(here == there, pairs) & (across == down)
    return i, j, np.where(alike, 1.0, 0.4) / np.repeat(np.sqrt(pairs), pairs)


def _grouped(keys: Ints, at: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    order = np.argsort(keys, kind="stable")
    distinct, first, uses = np.unique(keys[order], return_index=True, return_counts=True)
    return distinct, first, uses, at[order]
