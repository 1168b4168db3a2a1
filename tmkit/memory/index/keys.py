"""Rows by what in them is surely no fact: the key under which rows of equal skeleton are found.

A skeleton replaces each run of tokens inside a fact by one mark. Which tokens lie inside a fact takes reading the text,
but which *may* is known of each word by itself. Replacing each run of words that may belong to a fact by one mark gives
the *reduced* row; two rows with equal skeletons have equal reduced rows, so a look-up by a hash of the reduced row
finds every row with the skeleton sought, and some others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tmkit import facts
from tmkit.memory.index.arrays import Bools, Ints, RowArrays, ranges, sequence_hashes, starts_of

may_belong = lru_cache(maxsize=1 << 16)(facts.may_belong)  # it is asked of every word of every query

MARK = np.uint32(0xFFFFFFFF)  # stands for a run of words that may belong to a fact; no word has this number


@dataclass(frozen=True, slots=True)
class Reduced:
    """Several reduced rows, one after another. `has_marks` tells which of them have a mark."""

    ids: NDArray[np.uint32]
    lengths: NDArray[np.int64]
    has_marks: Bools

    def keys(self) -> NDArray[np.uint32]:
        """A 32-bit hash of each."""
        return (sequence_hashes(self.ids, self.lengths) >> np.uint64(32)).astype(np.uint32)


def reduced(ids: NDArray[np.uint32], lengths: NDArray[np.int64], belongs: Bools) -> Reduced:
    """Reduce rows of word numbers, one after another. `belongs` is by word number."""
    starts = starts_of(lengths)
    may = belongs[ids]
    goes_on = np.zeros(len(ids), bool)  # a run that began before
    goes_on[1:] = may[1:] & may[:-1]
    first = starts[:-1]
    goes_on[first[first < len(ids)]] = False
    kept = ~goes_on
    before = starts_of(kept.view(np.uint8))
    sizes = before[starts[1:]] - before[starts[:-1]]
    marks = starts_of(may.view(np.uint8))
    return Reduced(np.where(may, MARK, ids)[kept], sizes, marks[starts[1:]] > marks[starts[:-1]])


def keyed_rows(arrays: RowArrays, ids: list[int], may: list[bool]) -> Ints:
    """The rows whose reduced row is the query's, in order.

    `ids` are the query's word numbers, -1 for a word that no row has, and `may` tells which words may belong to a fact.
    None for a query without such words (its equals are found by searching). Every row found is read and compared, so
    hashes that collide cost only time; so do the rows that are all facts (`12 %`), which share one key: a row a token.
    """
    if True not in may or any(i < 0 and not m for i, m in zip(ids, may, strict=True)):
        return np.zeros(0, np.uint32)
    own = np.array([i for i, m in zip(ids, may, strict=True)], np.int64)
    flags = np.array(may, bool)
    own[flags] = 0
    mine = _reduced_flags(own.astype(np.uint32), flags)
    key = Reduced(mine, np.array([len(mine)]), np.ones(1, bool)).keys()
    low = int(arrays.keys.searchsorted(key, side="left")[0])
    high = int(arrays.keys.searchsorted(key, side="right")[0])
    rows = arrays.key_rows[low:high]
    if not len(rows):
        return rows
    starts = arrays.offsets[rows].astype(np.int64)
    sizes = arrays.offsets[rows + np.uint32(1)].astype(np.int64) - starts
    theirs = reduced(arrays.ids_at(ranges(starts, sizes)), sizes, arrays.word_may_belong.view(bool))
    fits = np.flatnonzero(theirs.lengths == len(mine))
    places = ranges(starts_of(theirs.lengths)[fits], theirs.lengths[fits])
    same = (theirs.ids[places].reshape(len(fits), len(mine)) == mine).all(axis=1)
    found: Ints = rows[fits[same]]
    return found


def _reduced_flags(ids: NDArray[np.uint32], may: Bools) -> NDArray[np.uint32]:
    goes_on = np.zeros(len(ids), bool)
    goes_on[1:] = may[1:] & may[:-1]
    kept: NDArray[np.uint32] = np.where(may, MARK, ids)[~goes_on]
    return kept
