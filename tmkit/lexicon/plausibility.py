"""How well two texts render each other: for finding units that are no translations.

For each word, the likelihood that the other text brings it about, against that of meeting it by chance (as the aligner
has it): the words of t(v | w) known well must find one of their translations, else they speak against the pair; a word
of which nothing is known hardly counts. The sum, and how the lengths agree, make a logarithm of odds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.corpus import stemmed, stems_of_rows
from tmkit.lexicon.table import Table, Vocabulary
from tmkit.memory.index.arrays import RowArrays, ranges, starts_of
from tmkit.memory.index.pairs import TextPairs

_CHUNK = 4_096  # pairs at a time
_MOST = 250  # words of a text that are weighed
_LEAST, _MOST_EXPLAINED, _POWER = 0.08, 0.5, 0.88
_CEILING = 6.0
_BITS = 1 << 20
_SAME = 0.5

# Log odds = _A + _B·words + _C·words / √size + _D·lengths, fitted by logistic regression on pairs of federal law and of
# parliamentary speeches, as they are and with targets shifted by one.
_A, _B, _C, _D = -1.92, -0.021, 0.777, 1.05
_KNOWN = 0.35  # of the words' translations, on average, for anything to be said

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Plausibility:
    """Weighs pairs of texts by one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, source: Sequence[str], target: Sequence[str]) -> float | None:
        """Of two texts, given as stems."""
        own, other = self._table.source.numbers(source), self._table.target.numbers(target)
        more = len({word for word, n in zip(source, own.tolist(), strict=True) if n < 0} & set(target))
        sizes = (np.array([len(own)]), np.array([len(other)]))
        found = float(self._odds(own, starts_of(sizes[0]), other, starts_of(sizes[1]), 3.0 * more)[0])
        return None if np.isnan(found) else found

    def of_pairs(self, pairs: TextPairs) -> NDArray[np.float32]:
        """Of the units of a part of the index; NaN where too little is known."""
        found = np.zeros(len(pairs), np.float32)
        own = _cut(pairs.source, self._table.source)
        other = _cut(pairs.target, self._table.target)
        for begin in range(0, len(pairs), _CHUNK):
            end = min(begin + _CHUNK, len(pairs))
            left, sizes = stems_of_rows(pairs.source, pairs.source_row[begin:end], own)
            right, others = stems_of_rows(pairs.target, pairs.target_row[begin:end], other)
            found[begin:end] = self._odds(
                left.astype(np.int64), starts_of(sizes), right.astype(np.int64), starts_of(others), 0.0
            )
        return found

    def _odds(self, left: Numbers, left_starts: Numbers, right: Numbers, right_starts: Numbers, more: float) -> Floats:
        features = self.features(left, left_starts, right, right_starts, more)
        words, size, lengths, known = features.T
        odds = _A + _B * words + _C * words / np.sqrt(size + 1.0) + _D * lengths
        return np.where(known < _KNOWN, np.nan, 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0))))

    def features(
        self, left: Numbers, left_starts: Numbers, right: Numbers, right_starts: Numbers, more: float = 0.0
    ) -> Floats:
        """By pair: log ratio of the words, how many there are, how well the lengths agree, share of words known."""
        t = self._table
        count = len(left_starts) - 1
        n, m = np.diff(left_starts), np.diff(right_starts)
        left, left_pair = _first(left, left_starts)
        right, right_pair = _first(right, right_starts)
        weighed = np.minimum(n, _MOST), np.minimum(m, _MOST)
        width = len(t.target) + 1
        order = np.argsort(right_pair * width + right + 1, kind="stable")
        right, right_pair = right[order], right_pair[order]
        keys = right_pair * width + right + 1
        at, entries = t.entries(left)
        other, forward, backward = t.values(entries)
        place, here = _found(keys, left_pair[at] * width + other + 1)
        got_right = np.bincount(place, forward[here], len(right)).astype(np.float64)
        got_left = np.bincount(at[here], backward[here], len(left)).astype(np.float64)
        same = self._same[left]
        place, here = _found(keys, np.where(same >= 0, left_pair * width + same + 1, -1))
        got_right = np.maximum(got_right, np.bincount(place, np.full(len(place), _SAME), len(right)))
        got_left[here] = np.maximum(got_left[here], _SAME)
        words = np.bincount(
            right_pair, _ratios(got_right, t.target, right, self._known[1], weighed[0][right_pair]), count
        ) + np.bincount(left_pair, _ratios(got_left, t.source, left, self._known[0], weighed[1][left_pair]), count)
        known = np.bincount(right_pair, self._known[1][right], count) + np.bincount(
            left_pair, self._known[0][left], count
        )
        size = np.bincount(right_pair, minlength=count) + np.bincount(left_pair, minlength=count)
        expected = n * (t.target.total / t.source.total)
        z = (m - expected) ** 2 / (1.0 * (expected + m) / 2 + 2.0)
        lengths = -1.5 * np.log1p(z / 2)
        return np.stack([words + more, size.astype(np.float64), lengths, known / np.maximum(size, 1)], axis=1)

    @cached_property
    def _known(self) -> tuple[Floats, Floats]:
        """For each source and target word how much of its translation is known, 0 to 1; 0 for number -1."""
        t = self._table
        found = []
        for table in (t, t.reverse()):
            numbers = np.arange(len(table.source))
            at, entries = table.entries(numbers)
            sums = np.bincount(at, table.values(entries)[1], len(table.source))
            found.append(np.append(np.minimum(sums, 1.0), 0.0))
        return found[0], found[1]

    @cached_property
    def _same(self) -> Numbers:
        """For each source word the target word that is written alike, or -1."""
        source, target = self._table.source, self._table.target
        words = [source.word(number) for number in range(len(source))]
        found = target.numbers(words)
        found[[len(word) < 4 and word[:1].isalpha() for word in words]] = -1
        return np.append(found, -1)


def _cut(arrays: RowArrays, words: Vocabulary) -> tuple[NDArray[np.int32], Numbers]:
    """The words of an index as numbers of the lexicon's stems, -1 where it has none."""
    number: dict[str, int] = {}
    ids, starts = stemmed(arrays, number)
    return words.numbers(list(number))[ids].astype(np.int32) if number else ids, starts


def _first(ids: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The first words of each text, and whose they are."""
    sizes = np.diff(starts)
    pair = np.repeat(np.arange(len(sizes)), sizes)
    if not len(sizes) or int(sizes.max()) <= _MOST:
        return ids, pair
    kept = np.arange(len(ids)) - starts[pair] < _MOST
    return ids[kept], pair[kept]


def _found(keys: Numbers, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """(places in the sorted keys, every one of them, places in `wanted` beside them)."""
    # Most are not there: a table of their last bits rules those out at once, and few are left to be searched.
    there = np.zeros(_BITS, bool)
    there[keys & (_BITS - 1)] = True
    at = np.flatnonzero(there[wanted & (_BITS - 1)])
    first = keys.searchsorted(wanted[at], side="left")
    times = keys.searchsorted(wanted[at], side="right") - first
    return ranges(first, times), np.repeat(at, times)


def _ratios(got: Floats, words: Vocabulary, numbers: Numbers, known: Floats, others: Numbers) -> Floats:
    """The log ratio of each word: that the other text brings it about, against chance."""
    share = (np.append(words.count, 1)[numbers] + 0.5) / words.total
    explained = _LEAST + (_MOST_EXPLAINED - _LEAST) * known[numbers] ** _POWER
    return np.minimum(np.log1p(explained * (got / share / (1.0 + others) - 1.0)), _CEILING)
