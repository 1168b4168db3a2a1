"""Finding the rows that may be near a query, without reading most of them.

How a query q of n tokens, with the minimum t, finds the rows s of m tokens within `D(m) = floor((1 - t) * max(n, m))`
edits of it:

- *pieces* (`pieces`): k of D(m) + k disjoint pieces of q stand unharmed in s;
- *rare tokens*: s lacks at most n - ceil(t * max(n, m)) tokens of q, so it has k of the rarest that many plus k.
  For m > n this asks for ever fewer tokens, and does better than pairs. Where t is low, k is more than 1: the lists
  are longer, but few rows stand in k of them;
- *signature*: the bits of q that s lacks are at most the tokens that s may lack, and the reverse.

What passes is measured (`measure`). Minima are integers (ten-thousandths): a similarity equal to the minimum always
counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import ESCAPE, SIGNATURE_BITS, Ints, RowArrays, once, pair_keys, repeated, signature_bit
from tmkit.memory.index.pieces import cheapest_pieces
from tmkit.memory.index.word_numbers import WordNumbers

SCALE = 10_000
_FEW = 256  # so few rows are sieved without looking at any list
_SIEVED = 24  # so few are measured without sieving
_SHORT = 32  # so short a list is taken whole
_LOW = 6_500  # up to this minimum a row must be found several times,
_OFTEN = 3  # so often, and once more
_OFTENER = 16  # for so many tokens of the query;
_CHEAPER = 4  # then a row more costs only so little of what it costs otherwise
_CHUNK = 4_096  # rows at a time, to bound what is held in memory at once
_REMEMBERED = 200_000  # words whose numbers are kept at hand


class Query(NamedTuple):
    """Word numbers (-1: no row has the word) and the least similarity in ten-thousandths, 1 to 10,000."""

    ids: list[int]
    minimum: int

    @property
    def fewest(self) -> int:
        """The tokens that a row no longer than the query must share with it; also the fewest that a row may have."""
        return -(-self.minimum * len(self.ids) // SCALE)

    @property
    def longest(self) -> int:
        """The most tokens that a row may have."""
        return len(self.ids) * SCALE // self.minimum

    def edits(self, length: int) -> int:
        """How many edits a row of this length may be away."""
        return (SCALE - self.minimum) * max(len(self.ids), length) // SCALE

    def needed(self, lengths: Ints) -> NDArray[np.int64]:
        """How many tokens a row of each length must share with the query."""
        return -(-self.minimum * np.maximum(lengths.astype(np.int64), len(self.ids)) // SCALE)


class Rows:
    """The rows of one language of one part. For one look-up at a time."""

    def __init__(self, arrays: RowArrays) -> None:
        self.arrays = arrays
        self._lengths: list[int] = arrays.lengths.tolist()
        self._length_rows: list[int] = arrays.length_rows.tolist()
        self._buckets = len(arrays.pair_start) - 1
        self._words = WordNumbers(
            arrays.word_hash, arrays.word_id, arrays.word_text, arrays.word_text_start, remembered=_REMEMBERED
        )

    def word_ids(self, words: Sequence[str]) -> list[int]:
        """The number of each word, -1 where no row has it. A hash that is found is checked against the word."""
        return self._words.numbers(words)

    def words(self, row: int) -> list[str]:
        """The tokens of a row."""
        ids = self.arrays.row_ids(row).tolist()
        return [self._words.word(i) for i in ids]

    def _first_row(self, length: int) -> int:
        """The first row that has at least so many tokens."""
        return self._length_rows[bisect_left(self._lengths, length)]

    def exact(self, ids: list[int]) -> int | None:
        """The row of just these words, if there is one."""
        size = len(ids)
        begin, end = self._first_row(size), self._first_row(size + 1)
        if begin == end or -1 in ids:
            return None
        a = self.arrays
        rows: Ints = np.arange(begin, end, dtype=np.uint32)
        if end - begin > _SHORT:
            words, word_ends, pairs, pair_ends = self._spans(ids)
            shortest = min((e - b, 0, b) for b, e in zip(words, word_ends, strict=True))
            for b, e in zip(pairs, pair_ends, strict=True):
                shortest = min(shortest, (e - b, 1, b))
            count, of_pair, start = shortest
            listed = a.pair_rows if of_pair else a.word_rows
            rows = _window(listed, start, start + count, begin, end)
            rows = rows[(rows >= begin) & (rows < end)]
        places = a.offsets[rows].astype(np.int64)[:, None] + np.arange(size)
        packed = np.minimum(np.array(ids, np.int64), ESCAPE)
        rows = rows[(a.tokens[places] == packed).all(axis=1)]
        return next((row for row in rows.tolist() if a.row_ids(row).tolist() == ids), None)

    def candidates(self, query: Query) -> Ints:
        """Rows that may be near enough, in order; every row that is near enough is among them."""
        ids, minimum = query
        n = len(ids)
        if not self._lengths:
            return np.zeros(0, np.uint32)
        high = min(query.longest, self._lengths[-1])
        begin, end = self._first_row(query.fewest), self._first_row(high + 1)
        if end - begin <= _FEW:
            return np.arange(begin, end, dtype=np.uint32)
        word_begin, word_end, pair_begin, pair_end = self._spans(ids)
        word_cost = [e - b for b, e in zip(word_begin, word_end, strict=True)]
        pair_cost = [e - b for b, e in zip(pair_begin, pair_end, strict=True)]
        lacking = n - query.fewest  # also the edits allowed for rows no longer than the query
        often = min(_OFTEN + n // _OFTENER, query.fewest) if minimum <= _LOW else 1
        by_cost = sorted(range(n), key=word_cost.__getitem__)
        pieces = cheapest_pieces(word_cost, pair_cost, lacking + often, 1 if often == 1 else _CHEAPER)
        pieces_cost = sum(word_cost[i] if width == 1 else pair_cost[i] for i, width in pieces)

        # Rows of up to `turn` tokens by pieces, longer ones by rare words: a longer row may lack fewer of them.
        rarest_cost = list(accumulate((word_cost[i] for i in by_cost), initial=0))
        turn, m = n, n + 1
        while m <= high and query.edits(m) == lacking:
            need = n + (-minimum * m // SCALE) + often
            if pieces_cost >= rarest_cost[max(need, 0)]:
                break
            turn, m = m, m + 1
        turn_row = self._first_row(turn + 1)

        a = self.arrays
        pairs = [(pair_begin[i], pair_end[i]) for i, width in pieces if width == 2 and pair_cost[i]]
        words = {i: (begin, turn_row) for i, width in pieces if width == 1 and word_cost[i]}
        for rank, i in enumerate(by_cost[: lacking + often]):
            upto = self._first_row((n - rank + often - 1) * SCALE // minimum + 1)
            if upto > turn_row and word_cost[i]:
                low_row, high_row = words.get(i, (turn_row, upto))
                words[i] = low_row, max(high_row, upto)
        found = [_window(a.pair_rows, *span, begin, turn_row) for span in pairs]
        found += [_window(a.word_rows, word_begin[i], word_end[i], *rows) for i, rows in words.items()]
        if not found:
            return np.zeros(0, np.uint32)
        rows = np.concatenate(found)
        return once(rows) if often == 1 else repeated(rows, often, begin, end)

    def _spans(self, ids: list[int]) -> tuple[list[int], list[int], list[int], list[int]]:
        """Where the lists of the query's words begin and end, and those of its pairs; empty for unknown words."""
        a = self.arrays
        at = np.array(ids)
        unknown = at < 0
        some_unknown = unknown.any()
        if some_unknown:
            at[unknown] = 0
        words = a.word_start[at], a.word_start[at + 1]
        if some_unknown:
            words[1][unknown] = words[0][unknown]
        if len(ids) < 2:
            return words[0].tolist(), words[1].tolist(), [], []
        keys = pair_keys(at[:-1], at[1:], self._buckets)
        pairs = a.pair_start[keys], a.pair_start[keys + 1]
        if some_unknown:
            broken = unknown[:-1] | unknown[1:]
            pairs[1][broken] = pairs[0][broken]
        return words[0].tolist(), words[1].tolist(), pairs[0].tolist(), pairs[1].tolist()

    def sieved(self, query: Query, rows: Ints) -> Ints:
        """The candidates that the signatures do not rule out."""
        if len(rows) <= _SIEVED:
            return rows
        absent = self.arrays.absent
        allowed = len(query.ids) - query.fewest
        mine = _signature(query.ids)
        kept = []
        for chunk in (rows[i : i + _CHUNK] for i in range(0, len(rows), _CHUNK)):
            lacking = absent.take(chunk, axis=0)
            # Copied out to the chunk's size: numpy is slow to spread four numbers over each row.
            lacking &= np.frombuffer(mine * len(chunk), np.uint64).reshape(lacking.shape)
            kept.append(chunk[_bit_count(lacking) <= allowed])
        rows = np.concatenate(kept)
        if len(rows) <= _SIEVED:
            return rows
        theirs = absent.take(rows, axis=0)
        own = np.frombuffer(mine, np.uint64)
        lengths = self.lengths_of(rows)
        need = query.needed(lengths)
        lack, extra = _bit_count(own & theirs), _bit_count(~(own | theirs))
        return rows[(lack <= len(query.ids) - need) & (extra <= lengths - need)]

    def lengths_of(self, rows: Ints) -> NDArray[np.int64]:
        """How many tokens each of some rows has."""
        offsets = self.arrays.offsets
        sizes: NDArray[np.int64] = offsets[rows + np.uint32(1)].astype(np.int64) - offsets[rows]
        return sizes


def _signature(ids: list[int]) -> bytes:
    bits = 0
    for i in ids:
        if i >= 0:
            bits |= 1 << signature_bit(i)
    return bits.to_bytes(SIGNATURE_BITS // 8, "little")


def _window(rows: Ints, start: int, stop: int, low: int, high: int) -> Ints:
    """The part of one list between two rows; all of it where cutting costs more than sieving a few rows too many.

    The bounds have the list's own type: else it would be copied.
    """
    found = rows[start:stop]
    if stop - start <= _SHORT:
        return found
    i, j = found.searchsorted(np.array((low, high), found.dtype)).tolist()
    return found[i:j]


def _bit_count(signatures: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Bits set in each signature; 256 comes out as 0, which can only keep a row too many."""
    counts = np.bitwise_count(signatures).view(np.uint32).ravel()
    return (counts * np.uint32(0x01010101)) >> np.uint32(24)
