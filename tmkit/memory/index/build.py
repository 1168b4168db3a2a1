"""Building the arrays of one language from the word numbers of its texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import (
    SIGNATURE_BITS,
    Bools,
    Ints,
    RowArrays,
    pack_tokens,
    pair_keys,
    ranges,
    sequence_hashes,
    signature_bit,
    small,
    starts_of,
    word_hashes,
)
from tmkit.memory.index.keys import reduced
from tmkit.memory.index.postings import postings

_BLOCK = 20_000  # texts at a time: what is worked on stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Built:
    """The arrays, and the row of each text in the order in which the texts came."""

    arrays: RowArrays
    row_of: NDArray[np.uint32]


def build_rows(
    ids: NDArray[np.uint32], lengths: NDArray[np.int64], words: Sequence[str], may_belong: Callable[[str], bool]
) -> Built:
    """From word numbers, text after text, how many each text has, and the words they stand for.

    `may_belong` tells of a word whether it may lie inside a fact. The same texts in the same order
    give the same arrays.
    """
    used = np.bincount(ids, minlength=len(words))
    by_use = np.argsort(-used, kind="stable")
    rank = np.empty(len(words), np.uint32)
    rank[by_use] = np.arange(len(words), dtype=np.uint32)
    ids = rank[ids] if len(ids) else np.zeros(0, np.uint32)
    words = [words[i] for i in by_use.tolist()]

    order, first = _order_and_duplicates(ids, lengths)
    chosen = order[first]
    sizes = lengths[chosen]
    offsets = starts_of(sizes)
    row_of = np.empty(len(order), np.uint32)
    row_of[order] = (np.cumsum(first) - 1).astype(np.uint32)
    tokens = _gathered(ids, lengths, chosen)
    del ids, order, first

    absent = _absent(tokens, offsets, len(words))
    word_start, word_rows = postings(offsets, tokens, len(words))
    pair_start, pair_rows = _pair_postings(tokens, offsets)
    belongs = np.fromiter(map(may_belong, words), bool, len(words))
    keys, key_rows = _keys(tokens, sizes, belongs)
    packed, rare_places, rare_ids = pack_tokens(tokens)
    hashes = word_hashes(words)
    by_hash = np.argsort(hashes)
    if len(hashes) > 1 and bool((np.diff(hashes[by_hash]) == 0).any()):
        raise AssertionError("two words share a 64-bit hash: change the hash's salt")
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    distinct, first_rows = np.unique(sizes, return_index=True)
    arrays = RowArrays(
        tokens=packed,
        rare_places=rare_places,
        rare_ids=rare_ids,
        offsets=small(offsets),
        lengths=distinct.astype(np.uint32),
        length_rows=np.append(first_rows, len(sizes)).astype(np.uint32),
        absent=absent,
        word_start=word_start,
        word_rows=word_rows,
        pair_start=pair_start,
        pair_rows=pair_rows,
        keys=keys,
        key_rows=key_rows,
        word_hash=hashes[by_hash],
        word_id=by_hash.astype(np.uint32),
        word_text=np.frombuffer(b"".join(encoded), np.uint8),
        word_text_start=small(starts_of(np.fromiter(map(len, encoded), np.int64, len(encoded)))),
        word_may_belong=belongs.view(np.uint8),
    )
    return Built(arrays, row_of)


def _order_and_duplicates(ids: NDArray[np.uint32], lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], Bools]:
    """Texts by length then content, and which of them are the first of their content."""
    starts = starts_of(lengths)
    content = np.zeros(len(lengths), np.uint64)
    for begin in range(0, len(lengths), _BLOCK):
        block = slice(begin, min(begin + _BLOCK, len(lengths)))
        content[block] = sequence_hashes(ids[starts[block.start] : starts[block.stop]], lengths[block])
    order = np.lexsort((content, lengths))
    sorted_content, sorted_lengths = content[order], lengths[order]
    first = np.ones(len(order), bool)
    first[1:] = (sorted_content[1:] != sorted_content[:-1]) | (sorted_lengths[1:] != sorted_lengths[:-1])
    # Equal hashes are not equal content until the tokens say so.
    alike = np.flatnonzero(~first)
    for part in np.array_split(alike, len(alike) // _BLOCK + 1):
        size = sorted_lengths[part]
        mine, before = ranges(starts[order[part]], size), ranges(starts[order[part - 1]], size)
        differs = ids[mine] != ids[before]
        if differs.any():
            first[part[np.unique(np.repeat(np.arange(len(part)), size)[differs])]] = True
    return order, first


def _gathered(ids: NDArray[np.uint32], lengths: NDArray[np.int64], chosen: Ints) -> NDArray[np.uint32]:
    """The tokens of the chosen texts, one after another."""
    starts = starts_of(lengths)
    tokens = np.empty(int(lengths[chosen].sum()), np.uint32)
    done = 0
    for begin in range(0, len(chosen), _BLOCK):
        block = chosen[begin : begin + _BLOCK]
        places = ranges(starts[block], lengths[block])
        tokens[done : done + len(places)] = ids[places]
        done += len(places)
    return tokens


def _absent(tokens: NDArray[np.uint32], offsets: NDArray[np.int64], word_count: int) -> NDArray[np.uint64]:
    rows = len(offsets) - 1
    absent = np.zeros((rows, SIGNATURE_BITS // 64), np.uint64)
    bit = np.fromiter(map(signature_bit, range(word_count)), np.uint8, word_count)
    for begin in range(0, rows, _BLOCK):
        end = min(begin + _BLOCK, rows)
        spread = np.ones((end - begin, SIGNATURE_BITS), np.uint8)
        own = np.repeat(np.arange(end - begin), np.diff(offsets[begin : end + 1]))
        spread[own, bit[tokens[offsets[begin] : offsets[end]]]] = 0
        absent[begin:end] = np.packbits(spread, axis=1, bitorder="little").view(np.uint64)
    return absent


def _pair_postings(tokens: NDArray[np.uint32], offsets: NDArray[np.int64]) -> tuple[Ints, NDArray[np.uint32]]:
    sizes = np.diff(offsets)
    buckets = 1 << max(6, (2 * len(sizes)).bit_length())
    starts = starts_of(np.maximum(sizes - 1, 0))
    keys = np.empty(starts[-1], np.uint32)
    for begin in range(0, len(sizes), _BLOCK):
        end = min(begin + _BLOCK, len(sizes))
        own = tokens[offsets[begin] : offsets[end]]
        ends = offsets[begin + 1 : end + 1] - offsets[begin]
        inside = np.ones(len(own), bool)  # all but each row's last token
        inside[ends[ends > 0] - 1] = False
        first = np.flatnonzero(inside)
        keys[starts[begin] : starts[end]] = pair_keys(own[first], own[first + 1], buckets)
    return postings(starts, keys, buckets)


def _keys(
    tokens: NDArray[np.uint32], sizes: NDArray[np.int64], belongs: Bools
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The keys of the rows that may have facts (see `keys`), sorted, and those rows."""
    offsets = starts_of(sizes)
    found = [np.zeros(0, np.uint64)]
    for begin in range(0, len(sizes), _BLOCK):
        end = min(begin + _BLOCK, len(sizes))
        marked = reduced(tokens[offsets[begin] : offsets[end]], sizes[begin:end], belongs)
        rows = np.flatnonzero(marked.has_marks)
        found.append(marked.keys()[rows].astype(np.uint64) << np.uint64(32) | (rows + begin).astype(np.uint64))
    both = np.concatenate(found)
    both.sort()
    return (both >> np.uint64(32)).astype(np.uint32), (both & np.uint64(0xFFFFFFFF)).astype(np.uint32)
