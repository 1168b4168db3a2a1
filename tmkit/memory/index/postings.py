"""Lists of rows by key (a word, or a pair of words), in row order and once a key."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Ints, small

_WORTH_SCIPY = 500_000  # below, importing scipy costs more than it saves


def postings(offsets: NDArray[np.int64], keys: NDArray[np.uint32], key_count: int) -> tuple[Ints, NDArray[np.uint32]]:
    """(where each key's rows start, with one entry more for the end; the rows).

    `keys` are those of the rows, one row after another as `offsets` says. With scipy (extra `bulk`) a counting sort:
    the rows are a sparse matrix with a column a key, which is transposed. Without it, an ordinary sort gives the same.
    """
    if len(keys) >= _WORTH_SCIPY:
        try:
            by_key, starts = _by_counting(offsets, keys, key_count)
        except ImportError:
            by_key, starts = _by_sorting(offsets, keys, key_count)
    else:
        by_key, starts = _by_sorting(offsets, keys, key_count)
    fresh = np.ones(len(by_key), bool)
    np.not_equal(by_key[1:], by_key[:-1], out=fresh[1:])
    filled = starts[1:] > starts[:-1]
    first = starts[:-1][filled]
    fresh[first] = True
    kept = np.zeros(key_count + 1, np.int64)
    if len(first):
        kept[1:][filled] = np.add.reduceat(fresh, first, dtype=np.int64)
    np.cumsum(kept, out=kept)
    return small(kept), by_key[fresh]


def _by_counting(
    offsets: NDArray[np.int64], keys: NDArray[np.uint32], key_count: int
) -> tuple[NDArray[np.uint32], Ints]:
    from scipy.sparse import csr_array  # for building only: importing it is half of a cold start

    narrow = max(len(keys), key_count) < 2**31
    own: Ints = keys.view(np.int32) if narrow else keys.astype(np.int64)
    shape = (len(offsets) - 1, key_count)
    matrix = csr_array((np.ones(len(keys), np.int8), own, offsets.astype(own.dtype)), shape=shape)
    by_key = matrix.tocsc()  # repeats stay
    rows: Ints = by_key.indices
    return rows.view(np.uint32) if rows.dtype == np.int32 else rows.astype(np.uint32), by_key.indptr


def _by_sorting(
    offsets: NDArray[np.int64], keys: NDArray[np.uint32], key_count: int
) -> tuple[NDArray[np.uint32], Ints]:
    sizes = np.diff(offsets)
    shift = np.uint64(32)
    both = keys.astype(np.uint64) << shift
    both |= np.repeat(np.arange(len(sizes), dtype=np.uint64), sizes)
    both.sort()  # vectorised in numpy, faster than any argsort
    starts = np.zeros(key_count + 1, np.int64)
    np.cumsum(np.bincount(keys, minlength=key_count), out=starts[1:])
    return (both & np.uint64(0xFFFFFFFF)).astype(np.uint32), starts
