"""Which words of a unit's source and target render each other.

For each word of the target, a distribution over the words of the source and "none of them", from the table, from
likeness, and from how far it is from the diagonal; the same the other way round; then once more with the weight that
neighbouring words have found beside it. What both directions agree on is a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.table import Table, Vocabulary

MOST_WORDS = 600
"""Words of a text beyond which it is not told what renders what."""

_DIAGONAL = 3.0
_NONE = 0.02
_NEIGHBOURS = 3
_ALONE = 0.08
_SAME, _SAME_SHORT = 0.6, 0.15
_LIKE = 0.25

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Links:
    """`joint[i, j]` says how surely source word i and target word j render each other, 0 to 1, by agreement.

    `strength` is what the table says of two words wherever they stand. `source` and `target` are the words as numbers,
    equal for equal words. `shared` is, by target word, the root of the number of source words that share it. The
    weights say how much each word tells: words that any text has tell little.
    """

    joint: Floats
    shared: Floats
    strength: Floats
    source: NDArray[np.int64]
    target: NDArray[np.int64]
    source_weight: Floats
    target_weight: Floats


def links(table: Table, source: Sequence[str], target: Sequence[str]) -> Links:
    """The links of two texts, given as stems."""
    own, other = table.source.numbers(source), table.target.numbers(target)
    n, m = len(source), len(target)
    forward, backward = np.zeros((n, m), np.float32), np.zeros((n, m), np.float32)
    left, right, f, b = table.pairs(own, other)
    forward[left, right], backward[left, right] = f, b
    _alike(source, target, forward, backward)
    i = (np.arange(n, dtype=np.float32) + 0.5) / n
    j = (np.arange(m, dtype=np.float32) + 0.5) / m
    near = np.exp(-_DIAGONAL * np.abs(i[:, None] - j))
    of_target, of_source = _shares(forward * near, backward * near)
    around = _around(np.sqrt(of_target * of_source))
    near *= _ALONE + around
    of_target, of_source = _shares(forward * near, backward * near)
    return Links(
        np.sqrt(of_target * of_source),
        _several(of_target),
        np.sqrt(forward * backward),
        _distinct(source),
        _distinct(target),
        weights(table.source, own),
        weights(table.target, other),
    )


def weights(words: Vocabulary, numbers: NDArray[np.int64]) -> Floats:
    """How much words tell by their frequency: .05 for the commonest, 1 for those of one in 3,000 or fewer."""
    share = (
        np.where(numbers >= 0, words.count[np.maximum(numbers, 0)] / words.total, 0.0) if len(words) else numbers * 0.0
    )
    told = (-np.log(np.maximum(share, 1e-9)) - 3.0) / 5.0
    return np.clip(told, 0.05, 1.0).astype(np.float32)


def _several(shares: Floats) -> Floats:
    """The root of the number of rows that a column is shared among: 1 for one, √3 for three of equal shares."""
    found: Floats = shares.sum(axis=0) / np.sqrt(np.maximum((shares * shares).sum(axis=0), 1e-12))
    return np.maximum(found, 1.0)


def _distinct(words: Sequence[str]) -> NDArray[np.int64]:
    number: dict[str, int] = {}
    return np.array([number.setdefault(word, len(number)) for word in words], np.int64)


def _shares(forward: Floats, backward: Floats) -> tuple[Floats, Floats]:
    return forward / (forward.sum(axis=0) + _NONE), backward / (backward.sum(axis=1, keepdims=True) + _NONE)


def _around(joint: Floats) -> Floats:
    """What has been found beside each pair of words, within a few words of both, not in the same row or column."""
    k = _NEIGHBOURS
    n, m = joint.shape
    total = np.zeros((n + 2 * k + 1, m + 2 * k + 1), np.float32)
    total[k + 1 : n + k + 1, k + 1 : m + k + 1] = joint
    total = total.cumsum(axis=0).cumsum(axis=1)
    total[n + k + 1 :, :] = total[n + k, :]
    w = 2 * k + 1
    box = total[w : w + n, w : w + m] - total[:n, w : w + m] - total[w : w + n, :m] + total[:n, :m]
    rows = _running(joint, k, axis=1)
    columns = _running(joint, k, axis=0)
    around: Floats = np.minimum(np.maximum(box - rows - columns + joint, 0.0) / 2, 1.0)
    return around


def _running(joint: Floats, k: int, axis: int) -> Floats:
    length = joint.shape[axis]
    total = np.cumsum(joint, axis=axis)
    zero = np.zeros_like(total.take([0], axis=axis))
    total = np.concatenate([zero, total], axis=axis)
    at = np.arange(length)
    high = total.take(np.minimum(at + k + 1, length), axis=axis)
    found: Floats = high - total.take(np.maximum(at - k, 0), axis=axis)
    return found


def _alike(source: Sequence[str], target: Sequence[str], forward: Floats, backward: Floats) -> None:
    """Words that are written alike, as far as the table does not say more."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(target):
        places.setdefault(word, []).append(j)
        if len(word) > 4 and word[0].isalpha():
            places.setdefault(word[:4] + "…", []).append(j)
    for i, word in enumerate(source):
        same = _SAME if len(word) > 3 or not word[0].isalpha() else _SAME_SHORT
        for j in places.get(word, ()):
            forward[i, j] = max(forward[i, j], same)
            backward[i, j] = max(backward[i, j], same)
        if len(word) > 4 and word[0].isalpha():
            for j in places.get(word[:4] + "…", ()):
                forward[i, j] = max(forward[i, j], _LIKE)
                backward[i, j] = max(backward[i, j], _LIKE)
