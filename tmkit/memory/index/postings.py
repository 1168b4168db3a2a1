"""Lists of rows by key (a word, or a pair of words), in row order and once a key."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Ints, small

_WORTH_SCIPY = 500_000  # below, importing scipy costs more than it saves


def postings(offsets: NDArray[np.int64], keys: Ints, key_count: int) -> tuple[Ints, NDArray[np.uint32]]:
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
    fresh[starts[:-1][starts[1:] > starts[:-1]]] = True
    kept: Ints = np.zeros(len(keys) + 1, np.uint32 if len(keys) < 2**32 else np.int64)
    np.cumsum(fresh, out=kept[1:])
    return small(kept[starts]), by_key[fresh].astype(np.uint32)


def _by_counting(offsets: NDArray[np.int64], keys: Ints, key_count: int) -> tuple[Ints, Ints]:
    from scipy.sparse import csr_array  # for building only: importing it is half of a cold start

    kind = np.int32 if max(len(keys), key_count) < 2**31 else np.int64
    shape = (len(offsets) - 1, key_count)
    matrix = csr_array((np.ones(len(keys), np.int8), keys.astype(kind), offsets.astype(kind)), shape=shape)
    by_key = matrix.tocsc()  # repeats stay
    return by_key.indices, by_key.indptr


def _by_sorting(offsets: NDArray[np.int64], keys: Ints, key_count: int) -> tuple[Ints, Ints]:
    sizes = np.diff(offsets)
    shift = np.uint64(32)
    both = keys.astype(np.uint64) << shift
    both |= np.repeat(np.arange(len(sizes), dtype=np.uint64), sizes)
    both.sort()  # vectorised in numpy, faster than any argsort
    starts = np.zeros(key_count + 1, np.int64)
    np.cumsum(np.bincount(keys, minlength=key_count), out=starts[1:])
    return (both & np.uint64(0xFFFFFFFF)).astype(np.uint32), starts
