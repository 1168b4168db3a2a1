"""The arrays of one language of one part, and the arithmetic that building and looking up share.

A *row* is one distinct sequence of normalised tokens. Rows are numbered by length, so that a list of rows in order is
also in order of length, and a window of lengths is one slice of it. Words are numbered by how often they occur,
commonest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.integer[Any]]
Number = TypeVar("Number", bound=np.integer[Any])
Bools: TypeAlias = NDArray[np.bool_]

ESCAPE = 0xFFFF  # in `tokens`: the word's number does not fit and stands in `rare_ids`
_OWN_BITS = 64  # the commonest words have a bit of the signature each; the others share the rest
SIGNATURE_BITS = 256
_SPREAD = 16  # where no more than one row in so many is listed, sorting is faster than counting
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)
_PLACE = np.uint64(0xD1342543DE82EF95)


@dataclass(frozen=True, slots=True)
class RowArrays:
    """Everything a look-up in one language reads. Lists of rows are in order, and so by length.

    `tokens` holds the rows one after another, two bytes a token; a word numbered `ESCAPE` or higher is found by its
    place in `rare_places`. Rows of the length `lengths[i]` begin at `length_rows[i]` (which has one entry more).
    `absent` is a signature of each row: 256 bits, set where no word of the row has the bit (`signature_bit`).
    `word_rows` and `pair_rows` list the rows of each word and of each bucket of pairs; `keys` are sorted (see `keys`).
    """

    tokens: NDArray[np.uint16]
    rare_places: Ints
    rare_ids: NDArray[np.uint32]
    offsets: Ints
    lengths: NDArray[np.uint32]
    length_rows: NDArray[np.uint32]
    absent: NDArray[np.uint64]
    word_start: Ints
    word_rows: NDArray[np.uint32]
    pair_start: Ints
    pair_rows: NDArray[np.uint32]
    keys: NDArray[np.uint32]
    key_rows: NDArray[np.uint32]
    word_hash: NDArray[np.uint64]
    word_id: NDArray[np.uint32]
    word_text: NDArray[np.uint8]
    word_text_start: Ints
    word_may_belong: NDArray[np.uint8]

    @property
    def row_count(self) -> int:
        """How many distinct token sequences there are."""
        return len(self.offsets) - 1

    @property
    def word_count(self) -> int:
        """How many distinct words there are."""
        return len(self.word_hash)

    def ids_at(self, places: Ints) -> NDArray[np.uint32]:
        """The numbers of the words at some places of `tokens`."""
        ids = self.tokens[places].astype(np.uint32)
        rare = np.flatnonzero(ids == ESCAPE)
        if len(rare):
            wanted = places[rare].astype(self.rare_places.dtype, copy=False)
            ids[rare] = self.rare_ids[self.rare_places.searchsorted(wanted)]
        return ids

    def row_ids(self, row: int) -> NDArray[np.uint32]:
        """The numbers of the words of one row."""
        return self.ids_at(np.arange(self.offsets[row], self.offsets[row + 1]))


def pack_tokens(ids: NDArray[np.uint32]) -> tuple[NDArray[np.uint16], Ints, NDArray[np.uint32]]:
    """(`tokens`, `rare_places`, `rare_ids`) of `RowArrays`."""
    places = np.flatnonzero(ids >= ESCAPE)
    tokens = np.minimum(ids, np.uint32(ESCAPE)).astype(np.uint16)
    return tokens, small(places), ids[places]


def small(numbers: Ints) -> Ints:
    """Offsets in four bytes each where they fit, else in eight. Both types compare with themselves only cheaply."""
    return numbers.astype(np.uint32 if not len(numbers) or int(numbers.max()) < 2**32 else np.int64)


def starts_of(lengths: Ints) -> NDArray[np.int64]:
    """Where each of several runs starts, laid one after another; one entry more for the end."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def ranges(starts: Ints, lengths: Ints) -> NDArray[np.int64]:
    """The numbers of all the given ranges, one range after another."""
    ends = np.cumsum(lengths, dtype=np.int64)
    if not len(ends):
        return np.zeros(0, np.int64)
    numbers: NDArray[np.int64] = np.repeat(starts.astype(np.int64) - (ends - lengths), lengths)
    numbers += np.arange(ends[-1])
    return numbers


def once(rows: NDArray[Number]) -> NDArray[Number]:
    """In order, without repeats; sorts its argument. (`np.unique` does the same in several times the time.)"""
    rows.sort(kind="stable")  # merges the runs that are in order already
    fresh = np.empty(len(rows), bool)
    fresh[:1] = True
    np.not_equal(rows[1:], rows[:-1], out=fresh[1:])
    return rows[fresh]


def repeated(rows: Ints, often: int, begin: int, end: int) -> Ints:
    """In order, without repeats, those from `begin` up to `end` that stand there so often or more."""
    rows = rows[(rows >= begin) & (rows < end)]
    if end - begin > _SPREAD * len(rows):
        rows.sort(kind="stable")
        last = rows[often - 1 :]
        return once(last[last == rows[: len(last)]])
    counts = np.bincount(rows - rows.dtype.type(begin))
    return (np.flatnonzero(counts >= often) + begin).astype(rows.dtype)


def signature_bit(number: int) -> int:
    """The bit that stands for a word in the signature of a row.

    The commonest words have a bit each; the others share the rest by rank, so that words of like frequency do not
    collide. Hashed bits would let several times as many rows through.
    """
    return number if number < _OWN_BITS else _OWN_BITS + number % (SIGNATURE_BITS - _OWN_BITS)


def pair_keys(first: Ints, second: Ints, buckets: int) -> NDArray[np.int64]:
    """The bucket of each pair of adjacent words, out of a power of two. Two pairs in one bucket cost only time."""
    mixed = first.astype(np.uint64) * _MIX + second.astype(np.uint64) * _PAIR
    mixed ^= mixed >> np.uint64(29)
    mixed *= _STIR
    return (mixed >> np.uint64(64 - (buckets.bit_length() - 1))).astype(np.int64)


def sequence_hashes(ids: Ints, lengths: Ints) -> NDArray[np.uint64]:
    """A hash of each of several sequences of numbers, laid one after another."""
    ends = np.cumsum(lengths, dtype=np.int64)
    place = ranges(np.zeros(len(lengths), np.int64), lengths).astype(np.uint64)
    mixed = ids.astype(np.uint64) + np.uint64(1)
    mixed *= _MIX + (place << np.uint64(1)) * _PLACE
    mixed ^= mixed >> np.uint64(31)
    mixed *= _STIR
    total = np.zeros(len(place) + 1, np.uint64)
    np.cumsum(mixed, out=total[1:])
    hashes: NDArray[np.uint64] = total[ends] - total[ends - lengths]
    return hashes


def word_hashes(words: Iterable[str]) -> NDArray[np.uint64]:
    """Stable from one process to the next, unlike `hash`."""
    digests = [blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest() for word in words]
    return np.frombuffer(b"".join(digests), "<u8").astype(np.uint64)
