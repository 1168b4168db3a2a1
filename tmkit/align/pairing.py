"""Pairing two sequences of items in order, with the probability of each pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_OPEN, _MORE = -4.0, -1.0  # a run of items that the other side lacks: once, and for each
_NONE = -1e30
_ROWS = 32


@dataclass(frozen=True, slots=True)
class Paired:
    """Two items that stand for each other, the probability that they do, and their own log odds."""

    source: int
    target: int
    probability: float
    score: float


def pair_items(score: Callable[[range, range], Floats], low: Ints, high: Ints) -> list[Paired]:
    """The items of two sequences that more likely than not stand for each other, increasing in both.

    `score(rows, columns)` are the log odds of pairs by themselves. `low[i]` … `high[i]`, non-decreasing, are the
    numbers of target items that may lie before the boundary after i source items: `low` begins with 0, `high` ends
    with the count of target items. Probabilities are those of a model of pairs and affine gaps, summed forward and
    backward over all ways.
    """
    count, others = len(low) - 1, int(high[-1])
    if not count or not others:
        return []
    rows = _rows(score, low, high)
    ahead, total = _sums(rows, low, high)
    turned = [
        _window(rows[i], int(low[i + 1]), int(low[i]) + 1, int(high[i]) + 1)[::-1] for i in reversed(range(count))
    ]
    behind, _ = _sums(turned, others - high[::-1], others - low[::-1])
    found: list[Paired] = []
    for i in range(count):
        first, last = int(low[i + 1]), int(high[i + 1])
        rest = _window(behind[count - 1 - i][::-1], int(low[i]) + 1, first, last)
        chance = ahead[i] + rest - rows[i] - total
        best = int(np.argmax(chance))
        if chance[best] > np.log(0.5):
            probability = min(1.0, float(np.exp(chance[best])))
            found.append(Paired(i, first + best - 1, probability, float(rows[i][best])))
    return found


def _rows(score: Callable[[range, range], Floats], low: Ints, high: Ints) -> list[Floats]:
    """For each source item the log odds of the pairs that end at the boundaries of its window."""
    rows: list[Floats] = []
    count = len(low) - 1
    for start in range(0, count, _ROWS):
        end = min(start + _ROWS, count)
        first, last = max(int(low[start + 1]) - 1, 0), int(high[end])
        block = score(range(start, end), range(first, last))
        rows += [_window(block[i - start], first + 1, int(low[i + 1]), int(high[i + 1])) for i in range(start, end)]
    return rows


def _window(row: Floats, first: int, wanted: int, last: int) -> Floats:
    """The entries `wanted` … `last` of a row whose entries are counted from `first`; none beyond its ends."""
    cut = np.full(last - wanted + 1, _NONE)
    start, end = max(first, wanted), min(first + len(row), last + 1)
    if start < end:
        cut[start - wanted : end - wanted] = row[start - first : end - first]
    return cut


def _sums(rows: list[Floats], low: Ints, high: Ints) -> tuple[list[Floats], float]:
    """For each source item the log sums of all ways that end with one of its pairs, and of all ways."""
    before = int(low[0])
    width = int(high[0]) - before + 1
    pairs = np.full(width, _NONE)
    pairs[0] = 0.0
    without_target = np.full(width, _NONE)
    without_source = _run(pairs)
    sums: list[Floats] = []
    for row, first, last in zip(rows, low[1:].tolist(), high[1:].tolist(), strict=True):
        reached = np.logaddexp(np.logaddexp(pairs, without_target), without_source)
        opened = np.logaddexp(np.logaddexp(pairs, without_source) + _OPEN, without_target) + _MORE
        pairs = np.maximum(row + _window(reached, before + 1, first, last), _NONE)
        without_target = _window(opened, before, first, last)
        without_source = _run(np.logaddexp(pairs, without_target))
        sums.append(pairs)
        before = first
    return sums, float(np.logaddexp(np.logaddexp(pairs[-1], without_target[-1]), without_source[-1]))


def _run(opening: Floats) -> Floats:
    """Runs of target items that the source lacks, along a row: opened anywhere, longer by one at each step."""
    run = np.full(len(opening), _NONE)
    if len(opening) > 1:
        steps = _MORE * np.arange(1, len(opening))
        run[1:] = np.logaddexp.accumulate(opening[:-1] + _OPEN + _MORE - (steps - _MORE)) + (steps - _MORE)
    return run
