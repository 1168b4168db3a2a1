"""Which stems translate each other: Model 1 with agreement of the two directions.

The counts of a word pair add up, over the pairs of texts, the geometric mean of the two posteriors (that the source
word is behind the target word, and the reverse), as in "Alignment by Agreement" (Liang, Taskar, Klein 2006) for Model 1
(Brown et al. 1993). From each count `DISCOUNT` is taken off: what one meeting of two words proves about itself.

All meetings of two words would be some hundred million. So texts are read, shorter ones first, only while they have a
word that is not yet `ENOUGH` times among those read; and pairs of words that do not meet more often than chance would
have it (Dunning's log-likelihood ratio, 1993) are dropped before anything is learnt of them: first by counts in hash
buckets, which are never too small, then by exact ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.corpus import Corpus, Side
from tmkit.memory.index.arrays import ranges, starts_of, word_hashes

ENOUGH = 60
MOST_CELLS = 60_000_000
"""Meetings of two words that are read."""

DISCOUNT = 0.7
ROUNDS = 5
LEAST = 0.005
"""The least probability, in one direction or the other, of a pair that is kept."""

_EVIDENCE = 10.0
_NOTHING = 0.2
_ALIKE = 2.0
_CHUNK = 2_000_000
_BUCKETS = 26
_BLOCK = 4_096
_CLASSES = (100, 400, 1_600, 6_400, 25_600)
_A, _B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Word pairs sorted by source word, then target word: t(target | source) and t(source | target)."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    forward: NDArray[np.float32]
    backward: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Bags:
    """The distinct words of each text: `ids` and how often each occurs; `pair` is the text."""

    ids: NDArray[np.int32]
    times: NDArray[np.float32]
    starts: NDArray[np.int64]
    total: NDArray[np.float64]
    texts: NDArray[np.int64]

    @classmethod
    def of(cls, side: Side) -> _Bags:
        width = max(1, len(side.words))
        text = np.repeat(np.arange(len(side)), side.sizes())
        keys, times = np.unique(text * width + side.ids, return_counts=True)
        ids = keys % width
        texts = np.bincount(ids, minlength=width)
        seen = texts[ids] > 1  # what is met once proves nothing
        keys, ids, times = keys[seen], ids[seen], times[seen]
        starts = starts_of(np.bincount(keys // width, minlength=len(side)))
        total = np.bincount(side.ids, minlength=width).astype(np.float64)
        return cls(ids.astype(np.int32), times.astype(np.float32), starts, total, texts)


def choose(corpus: Corpus, *, enough: int = ENOUGH, most_cells: int = MOST_CELLS) -> NDArray[np.int64]:
    """The pairs that are read: shorter ones first, as long as they have a word not yet seen often enough."""
    n, m = corpus.source.sizes(), corpus.target.sizes()
    cost = n * m
    order = np.argsort(np.searchsorted(_CLASSES, cost), kind="stable")
    order = order[cost[order] > 0]
    seen = [_Seen(corpus.source), _Seen(corpus.target)]
    chosen: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    cells = 0
    for begin in range(0, len(order), _BLOCK):
        block = order[begin : begin + _BLOCK]
        wanted = seen[0].wanted(block, enough) | seen[1].wanted(block, enough)
        block = block[wanted]
        block = block[np.cumsum(cost[block]) + cells <= most_cells]
        cells += int(cost[block].sum())
        for side in seen:
            side.add(block)
        chosen.append(block)
    return np.concatenate(chosen)


class _Seen:
    """How often each word of one language has been read."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._count = np.zeros(len(side.words), np.int64)
        # Long numbers are without end, and are the same in both languages.
        self._count[[word.startswith("#") and len(word) > 3 for word in side.words]] = 1 << 40

    def wanted(self, pairs: NDArray[np.int64], enough: int) -> NDArray[np.bool_]:
        part = self._side.chosen(pairs)
        lacking = starts_of((self._count[part.ids] < enough).astype(np.int64))
        found: NDArray[np.bool_] = lacking[part.starts[1:]] > lacking[part.starts[:-1]]
        return found

    def add(self, pairs: NDArray[np.int64]) -> None:
        part = self._side.chosen(pairs)
        self._count += np.bincount(part.ids, minlength=len(self._count))


def learn(corpus: Corpus, progress: Progress = lambda *_: None, *, rounds: int = ROUNDS) -> Learnt:
    """The word table of a corpus. `progress` is told how much is done, and of how much."""
    chosen = choose(corpus)
    source, target = _Bags.of(corpus.source.chosen(chosen)), _Bags.of(corpus.target.chosen(chosen))
    width = max(1, len(corpus.target.words))
    told = _Told(progress, source, target, rounds)
    keys, cells = _met(source, target, width, told)
    left, right = keys // width, keys % width
    counts = _together(keys, cells)
    # What is written alike breaks the tie of words that only come together (`États membres`, `Member States`).
    counts *= np.where(_opening(corpus.source.words)[left] == _opening(corpus.target.words)[right], _ALIKE, 1.0)
    forward = counts / source.texts[left]
    backward = counts / target.texts[right]
    sums = np.zeros(len(keys))
    for _ in range(rounds):
        sums = _round(cells, source, target, forward, backward, len(keys))
        forward = sums / source.total[left]
        backward = sums / target.total[right]
        told.more(2)
    kept = np.maximum(sums - DISCOUNT, 0.0)
    forward = np.minimum(kept / source.total[left], 1.0)
    backward = np.minimum(kept / target.total[right], 1.0)
    good = (forward >= LEAST) | (backward >= LEAST)
    return Learnt(
        left[good].astype(np.int32),
        right[good].astype(np.int32),
        forward[good].astype(np.float32),
        backward[good].astype(np.float32),
    )


class _Told:
    """Progress in steps of about the same length."""

    def __init__(self, progress: Progress, source: _Bags, target: _Bags, rounds: int) -> None:
        self._progress = progress
        self._chunks = len(_chunks(np.diff(source.starts) * np.diff(target.starts)))
        self._total = 2 * self._chunks + 2 * rounds
        self._done = 0

    def more(self, steps: int = 1) -> None:
        self._done += steps
        self._progress(self._done, self._total)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Meetings of two words in a run of texts: places of both in the bags, and the number of the word pair."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    pair: NDArray[np.int32]


def _chunks(cost: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Runs of texts of about `_CHUNK` meetings each."""
    total = np.cumsum(cost)
    if not len(total):
        return []
    at = np.searchsorted(total, np.arange(_CHUNK, int(total[-1]), _CHUNK))
    bounds = [0, *dict.fromkeys((at + 1).tolist()), len(cost)]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def _meetings(source: _Bags, target: _Bags) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    n, m = np.diff(source.starts), np.diff(target.starts)
    for a, b in _chunks(n * m):
        text = np.repeat(np.arange(a, b), n[a:b])
        others = m[text]
        left = np.repeat(np.arange(source.starts[a], source.starts[b], dtype=np.int32), others)
        right = ranges(target.starts[text], others).astype(np.int32)
        yield left, right


def _met(source: _Bags, target: _Bags, width: int, told: _Told) -> tuple[NDArray[np.int64], list[_Cells]]:
    """The word pairs that meet more often than by chance, and where they meet."""
    size = int((np.diff(source.starts) * np.diff(target.starts)).sum())
    bits = min(_BUCKETS, max(10, (4 * size).bit_length()))
    buckets = np.zeros(1 << bits, np.uint32)
    for left, right in _meetings(source, target):
        np.add.at(buckets, _bucket(source.ids[left], target.ids[right], bits), np.uint32(1))
        told.more()
    found: list[tuple[NDArray[np.int32], NDArray[np.int32]]] = []
    texts = max(1, len(source.starts) - 1)
    for left, right in _meetings(source, target):
        u, v = source.ids[left], target.ids[right]
        often = _telling(buckets[_bucket(u, v, bits)], source.texts[u], target.texts[v], texts)
        found.append((left[often], right[often]))
        told.more()
    del buckets
    every = [source.ids[left].astype(np.int64) * width + target.ids[right] for left, right in found]
    keys, counts = _counted(every)
    keep = _telling(counts, source.texts[keys // width], target.texts[keys % width], texts)
    keys = keys[keep]
    cells = []
    for at, (left, right) in zip(every, found, strict=True):
        place = np.searchsorted(keys, at)
        place[place == len(keys)] = 0
        own = keys[place] == at if len(keys) else np.zeros(len(at), bool)
        cells.append(_Cells(left[own], right[own], place[own].astype(np.int32)))
    return keys, cells


def _counted(every: list[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct keys, sorted, and how often each occurs."""
    keys = np.concatenate([np.zeros(0, np.int64), *every])
    keys.sort()
    fresh = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    at = np.flatnonzero(fresh)
    return keys[at], np.diff(np.append(at, len(keys)))


def _bucket(u: NDArray[np.int32], v: NDArray[np.int32], bits: int) -> NDArray[np.int64]:
    mixed = u.astype(np.uint64) * _A
    mixed += v.astype(np.uint64) * _B
    mixed ^= mixed >> np.uint64(31)
    mixed *= _A
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def _telling(k: NDArray[np.integer], n: NDArray[np.int64], m: NDArray[np.int64], texts: int) -> NDArray[np.bool_]:
    """Whether words met in k texts, of n and m that have them, of all texts, meet more often than by chance."""
    met = k.astype(np.float32)
    expected = n.astype(np.float32) * m.astype(np.float32) / np.float32(texts)
    ratio = 2.0 * (met * np.log(met / expected) - (met - expected))
    found: NDArray[np.bool_] = (k > 1) & (met > expected) & (ratio > _EVIDENCE)
    return found


def _opening(words: list[str]) -> NDArray[np.uint64]:
    """A hash of the first four letters of each word; of all of a shorter one, or of a number or mark."""
    return word_hashes([word[:4] if word[0].isalpha() else word for word in words])


def _together(keys: NDArray[np.int64], cells: list[_Cells]) -> NDArray[np.float64]:
    counts = np.zeros(len(keys))
    for some in cells:
        counts += np.bincount(some.pair, minlength=len(keys))
    return counts


def _round(
    cells: list[_Cells],
    source: _Bags,
    target: _Bags,
    forward: NDArray[np.float64],
    backward: NDArray[np.float64],
    count: int,
) -> NDArray[np.float64]:
    """The counts of each word pair, given what is believed of it."""
    sums = np.zeros(count)
    nothing_right = _NOTHING * target.total / max(1.0, target.total.sum())
    nothing_left = _NOTHING * source.total / max(1.0, source.total.sum())
    for some in cells:
        if not len(some.pair):
            continue
        first_left, first_right = int(some.left[0]), int(some.right.min())
        left, right = some.left - first_left, some.right - first_right
        f, b = forward[some.pair], backward[some.pair]
        cs, ct = source.times[some.left], target.times[some.right]
        of_right = np.bincount(right, f * cs)
        of_right += nothing_right[target.ids[first_right : first_right + len(of_right)]]
        of_left = np.bincount(left, b * ct)
        of_left += nothing_left[source.ids[first_left : first_left + len(of_left)]]
        posterior = np.sqrt((f / of_right[right]) * (b / of_left[left]))
        posterior *= cs
        posterior *= ct
        sums += np.bincount(some.pair, posterior, minlength=count)
    return sums
