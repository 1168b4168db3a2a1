"""How well stretches of two documents may render each other, by their words, facts and lengths, all against all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.translation import Translation
from tmkit.align.engine.words import Words

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# The share of a word's uses that the other side explains: nothing known of its translations, all of them known.
_LEAST, _MOST, _POWER = 0.08, 0.50, 0.88
_CEILING = 14.3  # the highest log ratio of one word
_LEXICAL, _LENGTH = 0.40, 0.90
_VARIANCE = 6.0  # of a stretch's length, in characters, for each of its characters
_READ = 80  # words of a stretch that are looked at: what it begins with
_ROWS = 64
_TOLD = 0.02  # t of a pair of words that says something


class Likeness:
    """Log-likelihood ratios of pairs of stretches: that they render each other, against that they are strangers.

    0.4·LEX + 0.9·LEN, with LEX = Σ_v log(1 − κ_v + κ_v · Σ_w R(w,v) / (1 + words)) over the words v of one side and w
    of the other, in both directions; R(w,v) = t(v|w) / p(v), and κ_v grows with what is known of v's translations.
    LEN = −1.5·log(1 + z²/2), z² the square of the difference of lengths over what is usual. Stretches are rows of
    `source` and `target`: their first sentence and the one after their last.
    """

    def __init__(self, a: Words, b: Words, table: Translation, source: Ints, target: Ints, ratio: float) -> None:
        self._bags = _Bags(a, source), _Bags(b, target)
        self._ratio = ratio
        here, there = self._bags
        self._forward = _Direction(here, there, table.left, table.right, table.forward, table.known_right)
        self._backward = _Direction(there, here, table.right, table.left, table.backward, table.known_left)

    def block(self, rows: range, columns: range) -> Floats:
        """The ratios of some stretches of the source with some of the target."""
        words = np.zeros((len(rows), len(columns)))
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            words[start : start + len(some)] += self._forward.scores(some, columns)
        for start in range(0, len(columns), _ROWS):
            some = columns[start : start + _ROWS]
            words[:, start : start + len(some)] += self._backward.scores(some, rows).T
        here, there = self._bags
        expected = self._ratio * here.chars[rows.start : rows.stop, None]
        found = there.chars[None, columns.start : columns.stop]
        squares = (found - expected) ** 2 / (_VARIANCE * (found + expected) / 2 + 4.0)
        return _LEXICAL * words - _LENGTH * 1.5 * np.log1p(squares / 2)


class _Bags:
    """Stretches as bags of numbered words."""

    def __init__(self, words: Words, stretches: Ints) -> None:
        first, last = words.starts[stretches[:, 0]], words.starts[stretches[:, 1]]
        self.lengths = np.minimum(last - first, _READ)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])
        self.ids = words.ids[_runs(first, self.lengths)].astype(np.int64)
        self.chars = words.chars[stretches[:, 1]] - words.chars[stretches[:, 0]]
        self.size = len(words.count)
        self.share = words.share

    def counts(self, rows: range) -> tuple[Ints, NDArray[np.float32]]:
        """The words of some stretches, and how often each stands in each of them."""
        first, last = self.starts[rows.start], self.starts[rows.stop]
        words, place = np.unique(self.ids[first:last], return_inverse=True)
        row = np.repeat(np.arange(len(rows)), self.lengths[rows.start : rows.stop])
        flat = np.bincount(row * len(words) + place, minlength=len(rows) * len(words))
        return words, flat.reshape(len(rows), len(words)).astype(np.float32)


class _Direction:
    """What the words of one side say about those of the other."""

    def __init__(self, source: _Bags, target: _Bags, left: Ints, right: Ints, ratio: Floats, known: Floats) -> None:
        self._from, self._to = source, target
        self._told = _LEAST + (_MOST - _LEAST) * np.minimum(known, 1.0) ** _POWER
        says = np.flatnonzero(ratio * target.share[right] > _TOLD)
        order = says[np.argsort(left[says], kind="stable")]
        self._right, self._ratio = right[order], ratio[order]
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(left[order], minlength=source.size))])
        self._place = np.full(target.size, -1, np.int64)

    def scores(self, rows: range, columns: range) -> Floats:
        """What the stretches `rows` of this side say to the stretches `columns` of the other."""
        there, found = self._to.counts(columns)
        told = self._told[there]
        score = np.repeat((found @ np.log1p(-told).astype(np.float32))[None, :], len(rows), axis=0)
        here, stated = self._from.counts(rows)
        self._place[there] = np.arange(len(there))
        many = self._starts[here + 1] - self._starts[here]
        pairs = _runs(self._starts[here], many)
        column = self._place[self._right[pairs]]
        self._place[there] = -1
        both = np.flatnonzero(column >= 0)
        if len(both):
            order = both[np.argsort(column[both], kind="stable")]
            words, firsts = np.unique(column[order], return_index=True)
            from_here = np.repeat(np.arange(len(here)), many)[order]
            ratio = self._ratio[pairs[order]].astype(np.float32)
            explained = np.add.reduceat(stated[:, from_here] * ratio, firsts, axis=1)
            explained /= 1.0 + self._from.lengths[rows.start : rows.stop, None]
            gain = np.log(1.0 - told[words] + told[words] * explained) - np.log1p(-told[words])
            score += np.minimum(gain, _CEILING).astype(np.float32) @ found[:, words].T
        return score.astype(np.float64)


def _runs(starts: Ints, lengths: Ints) -> Ints:
    """The numbers from each start on, as many as its length says, one run after another."""
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(starts, lengths) + within
