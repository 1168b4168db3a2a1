"""All places of one language of a part, in the order of the words that follow: what finds shared passages.

The order takes its own file, made when it is first asked for: look-ups of whole segments do without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Ints, RowArrays, small

DEPTH = 8
"""Words by which places are surely ordered; beyond, the order of places that agree in these is left open."""

_NEVER = np.int64(1) << 40  # a word that no row has
_AT_ONCE = 4_096  # positions of a query
_WORTH_EXTRA = 20_000  # below, importing the extra costs more than it saves


@dataclass(frozen=True, slots=True)
class SuffixArrays:
    """`text` is the rows' word numbers plus one, each row ended by a 0; `order` its places; `row_start` by row."""

    text: NDArray[np.uint32]
    order: Ints
    row_start: Ints


def build_suffixes(rows: RowArrays) -> SuffixArrays:
    """With pydivsufsort (extra `bulk`) in a third of the time that numpy alone takes."""
    offsets = rows.offsets.astype(np.int64)
    row_start = offsets[:-1] + np.arange(rows.row_count)
    text = np.zeros(len(rows.tokens) + rows.row_count, np.uint32)
    inside = np.ones(len(text), bool)
    inside[row_start + np.diff(offsets)] = False
    text[inside] = rows.ids_at(np.arange(len(rows.tokens))) + np.uint32(1)
    return SuffixArrays(text, small(order_of(text)), small(row_start))


def order_of(text: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The places of a sequence of numbers in the order of the `DEPTH` numbers from there on."""
    if len(text) >= _WORTH_EXTRA:
        try:
            return _order_by_suffixes(text)
        except ImportError:
            pass
    return _order_by_doubling(text)


def _order_by_suffixes(text: NDArray[np.uint32]) -> NDArray[np.int64]:
    from pydivsufsort import divsufsort

    wide = 3 if int(text.max()) < 1 << 24 else 4  # bytes a word, the highest first: their order is that of the numbers
    raw = np.ascontiguousarray(text.astype(">u4").view(np.uint8).reshape(-1, 4)[:, 4 - wide :]).ravel()
    places = divsufsort(raw)
    order: NDArray[np.int64] = (places[places % wide == 0] // wide).astype(np.int64)
    return order


def _order_by_doubling(text: NDArray[np.uint32]) -> NDArray[np.int64]:
    """By the next word, then by the next two, four, eight."""
    rank = text.astype(np.uint64)
    bits = int(text.max(initial=1)).bit_length()
    order = np.zeros(len(text), np.int64)
    reach = 1
    while reach < DEPTH:
        ahead = np.zeros(len(text), np.uint64)
        ahead[:-reach] = rank[reach:]
        key = (rank << np.uint64(bits)) | ahead
        order = np.argsort(key, kind="stable")
        steps = np.ones(len(text), np.uint64)
        steps[1:] = key[order[1:]] != key[order[:-1]]
        rank[order] = np.cumsum(steps)
        bits = int(rank.max(initial=1)).bit_length()
        reach *= 2
    return order


class Sought:
    """One query over the places of one part. `ids` are the part's word numbers, -1 for words that it has not.

    `uses` tells how often some rows are used: a row is a place as many times. Some may be used no more if `some_dead`.
    """

    def __init__(
        self, arrays: SuffixArrays, ids: list[int], uses: Callable[[Ints], Ints], *, some_dead: bool = False
    ) -> None:
        self.uses = uses
        self._arrays = arrays
        self._some_dead = some_dead
        self._words = np.array(ids, np.int64) + 1
        self._words[self._words <= 0] = _NEVER
        self._low: list[int] = []
        self.reach = self._reached()

    def _reached(self) -> list[int]:
        """At each position, how many of the words from there on stand together somewhere, up to `DEPTH`."""
        n, order = len(self._words), self._arrays.order
        if not n or not len(order):
            return [0] * n
        windows = np.lib.stride_tricks.sliding_window_view(np.append(self._words, np.full(DEPTH, _NEVER)), DEPTH)[:n]
        low = np.concatenate([self._lower_bounds(windows[i : i + _AT_ONCE]) for i in range(0, n, _AT_ONCE)])
        self._low = low.tolist()
        sizes = np.zeros(n, np.int64)
        for neighbour in (low - 1, low):  # the longest common beginning is with a neighbour in the order
            same = self._ahead(order[np.clip(neighbour, 0, len(order) - 1)]) == windows
            sizes = np.maximum(sizes, np.where(same.all(axis=1), DEPTH, same.argmin(axis=1)))
        found: list[int] = sizes.tolist()
        if self._some_dead:
            for i, size in enumerate(found):
                found[i] = next((k for k in range(size, 0, -1) if len(self.places(i, k))), 0)
        return found

    def _lower_bounds(self, windows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where each window would stand in the order: all of them in one binary search."""
        order = self._arrays.order
        low = np.zeros(len(windows), np.int64)
        high = np.full(len(windows), len(order), np.int64)
        rows = np.arange(len(windows))
        for _ in range(len(order).bit_length()):
            middle = (low + high) >> 1
            theirs = self._ahead(order[np.minimum(middle, len(order) - 1)])
            first = (theirs != windows).argmax(axis=1)
            goes_up = (theirs[rows, first] < windows[rows, first]) & (low < high)
            low = np.where(goes_up, middle + 1, low)
            high = np.where(goes_up, high, middle)
        return low

    def _ahead(self, places: Ints) -> NDArray[np.int64]:
        """The words at some places and after."""
        text = self._arrays.text
        after = np.minimum(places.astype(np.int64)[:, None] + np.arange(DEPTH), len(text) - 1)
        words: NDArray[np.int64] = text[after].astype(np.int64)
        return words

    def places(self, start: int, size: int) -> NDArray[np.int64]:
        """Every place where so many words of the query, from `start` on, stand together; in no order."""
        text, order = self._arrays.text, self._arrays.order
        if start + size > len(self._words) or not len(order):
            return np.zeros(0, np.int64)
        near = min(size, DEPTH)
        wanted = self._words[start : start + near].tolist()

        def words(rank: int) -> list[int]:
            place = int(order[rank])
            told: list[int] = text[place : place + near].tolist()
            return told

        ranks = range(len(order))
        low = self._low[start] if near == DEPTH else bisect_left(ranks, wanted, key=words)
        high = low
        step = 1
        while high < len(order) and words(high) == wanted:  # a passage has few places: the end is near
            high, step = min(high + step, len(order)), 2 * step
        high = bisect_right(ranks, wanted, low, high, key=words)
        found = order[low:high].astype(np.int64)
        for ahead in range(near, size):
            if not len(found):
                break
            found = found[text[np.minimum(found + ahead, len(text) - 1)] == self._words[start + ahead]]
        if self._some_dead and len(found):
            found = found[self.uses(self.rows_of(found)[0]) > 0]
        return found

    def extent(self, start: int) -> int:
        """How many words from a position on stand together somewhere, without a limit."""
        size = self.reach[start]
        if size < DEPTH:
            return size
        text = self._arrays.text
        found = self.places(start, size)
        while len(found) and start + size < len(self._words):
            found = found[text[np.minimum(found + size, len(text) - 1)] == self._words[start + size]]
            size += len(found) > 0
        return size

    def rows_of(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(the row of each place, which of its tokens it is)."""
        starts = self._arrays.row_start
        rows = starts.searchsorted(places.astype(starts.dtype), side="right") - 1
        return rows, places - starts[rows].astype(np.int64)
