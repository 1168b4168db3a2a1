"""The Levenshtein distance from one query to many rows."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from tmkit.memory.index.arrays import ESCAPE, Ints, RowArrays, ranges
from tmkit.memory.index.rows import SCALE, Query

_CHUNK = 4_096  # rows at a time, to bound what is held in memory at once
# Codes: the end of a row, a word not in the query, a query word that no row has, the first shared one.
_END, _OTHER, _UNKNOWN, _FIRST = range(4)
_COUNTED = 8  # so few rows are measured without counting first the tokens they share
_MANY = 24  # more than this many are measured in one call
_CHARACTERS = 0x110000 - 0x800 - _FIRST  # more distinct words than this cannot each be a character


class Measure:
    """Measures over codes that say only which query word a token is: one byte each, so that much is read at once.

    It has a table by word number, which is clean between any two look-ups. One look-up at a time.
    """

    def __init__(self) -> None:
        self._bytes = np.full(ESCAPE + 1, _OTHER, np.uint8)

    def near(self, arrays: RowArrays, query: Query, rows: Ints) -> tuple[Ints, NDArray[np.int32], NDArray[np.int64]]:
        """(the rows that are near enough, their distances, their lengths in tokens)."""
        if not len(rows):
            return rows, np.zeros(0, np.int32), np.zeros(0, np.int64)
        starts = arrays.offsets[rows].astype(np.int64)
        lengths = arrays.offsets[rows + np.uint32(1)].astype(np.int64) - starts
        distinct = sorted({i for i in query.ids if i >= 0})
        if len(distinct) > _CHARACTERS:
            return _one_by_one(arrays, query, rows, lengths)
        codes = dict(zip(distinct, range(_FIRST, _FIRST + len(distinct)), strict=True))
        own = "".join([chr(_character(codes.get(i, _UNKNOWN))) for i in query.ids])
        known = np.array(distinct, np.int64)
        common = bisect_left(distinct, ESCAPE)
        table = self._bytes if _FIRST + len(distinct) <= 256 else np.full(ESCAPE + 1, _OTHER, "<u4")
        try:
            table[known[:common]] = np.arange(_FIRST, _FIRST + common)
            coder = _Coder(arrays, table, known[common:], common + _FIRST)
            near, texts = _texts(coder, query, starts, lengths)
        finally:
            self._bytes[known[:common]] = _OTHER
        allowed = (SCALE - query.minimum) * np.maximum(lengths[near], len(own)) // SCALE
        if len(texts) > _MANY:
            most = int(allowed.max())
            distance = cdist([own], texts, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.int32)[0]
        else:
            each = [Levenshtein.distance(own, t, score_cutoff=k) for t, k in zip(texts, allowed.tolist(), strict=True)]
            distance = np.array(each, np.int32)
        kept = distance <= allowed
        near = near[kept]
        return rows[near], distance[kept], lengths[near]


@dataclass(frozen=True, slots=True)
class _Coder:
    """Turns tokens to codes by `table`; the query's `rare` words, which it does not reach, from `first_rare` on."""

    arrays: RowArrays
    table: NDArray[np.unsignedinteger[Any]]
    rare: NDArray[np.int64]
    first_rare: int

    def codes(self, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.unsignedinteger[Any]]:
        """The codes of rows, each with its end."""
        a = self.arrays
        if not len(a.tokens):
            return np.full(len(lengths), _END, self.table.dtype)
        places = ranges(starts, lengths + 1)
        flat = a.tokens.take(places, mode="clip")  # the very last end is beyond the last token
        coded = self.table[flat]
        if len(self.rare):
            at = np.flatnonzero(flat == ESCAPE)
            ids = a.ids_at(np.minimum(places[at], len(a.tokens) - 1)).astype(np.int64)
            place = np.minimum(self.rare.searchsorted(ids), len(self.rare) - 1)
            coded[at] = np.where(self.rare[place] == ids, place + self.first_rare, _OTHER)
        coded[np.cumsum(lengths + 1) - 1] = _END
        return coded


def _texts(
    coder: _Coder, query: Query, starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.int64], list[str]]:
    """(which rows may share enough tokens with the query, those rows as texts of codes)."""
    near: list[NDArray[np.int64]] = []
    texts: list[str] = []
    for begin in range(0, len(starts), _CHUNK):
        size = lengths[begin : begin + _CHUNK]
        coded = coder.codes(starts[begin : begin + _CHUNK], size)
        every = _text(coded).split(chr(_END))[:-1]
        if len(starts) <= _COUNTED:
            return np.arange(len(starts)), every
        shared = np.zeros(len(coded) + 1, np.int32)
        np.cumsum(coded > _OTHER, dtype=np.int32, out=shared[1:])
        stops = np.cumsum(size + 1)
        enough = shared[stops] - shared[stops - size - 1] >= query.needed(size)
        near.append(np.flatnonzero(enough) + begin)
        texts += compress(every, enough.tolist())
    return np.concatenate(near), texts


def _text(coded: NDArray[np.unsignedinteger[Any]]) -> str:
    if coded.dtype == np.uint8:
        return coded.tobytes().decode("latin-1")
    # No character is a surrogate.
    return (coded + (coded >= 0xD800) * np.uint32(0x800)).astype("<u4").tobytes().decode("utf-32-le")


def _character(code: int) -> int:
    return code if code < 0xD800 else code + 0x800  # no character is a surrogate


def _one_by_one(
    arrays: RowArrays, query: Query, rows: Ints, lengths: NDArray[np.int64]
) -> tuple[Ints, NDArray[np.int32], NDArray[np.int64]]:
    """For a query of more distinct words than there are characters."""
    near, distances = [], []
    for i, (row, length) in enumerate(zip(rows.tolist(), lengths.tolist(), strict=True)):
        allowed = query.edits(length)
        distance = Levenshtein.distance(query.ids, arrays.row_ids(row).tolist(), score_cutoff=allowed)
        if distance <= allowed:
            near.append(i)
            distances.append(distance)
    return rows[near], np.array(distances, np.int32), lengths[near]
