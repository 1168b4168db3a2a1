"""What the lexicon learns from: distinct pairs of texts, as numbers of stems.

The texts come from the memory index, which has their words as numbers already: only its vocabulary is cut to stems. A
pair that the archive repeats is one witness. The pairs stand in the order of a hash of their texts, whatever the parts
of the index are, so that the same memories always teach the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import RowArrays, ranges, starts_of
from tmkit.memory.index.pairs import TextPairs
from tmkit.text.stems import stems

MOST_PAIRS = 600_000
"""Distinct pairs that are read; of more, those whose hashes are least: as good as drawn by lot, and always the same."""

LONGEST = 1_500
"""Tokens of a text beyond which a pair is left out: no sentence is as long."""

_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of one language: those of pair k are the stems `ids[starts[k]:starts[k + 1]]`, numbers into `words`.

    `words` are sorted, and each occurs.
    """

    words: list[str]
    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sizes(self) -> NDArray[np.int64]:
        """Stems of each text."""
        return np.diff(self.starts)

    def chosen(self, pairs: NDArray[np.int64]) -> Side:
        """Some of the pairs, in the order given; the words keep their numbers."""
        sizes = self.sizes()[pairs]
        return Side(self.words, self.ids[ranges(self.starts[pairs], sizes)], starts_of(sizes))


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs of texts. `keys` are the hashes of all distinct pairs of the archive, sorted, also of those not read."""

    source: Side
    target: Side
    keys: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.source)


def pair_hashes(pairs: TextPairs) -> NDArray[np.uint64]:
    """What tells pairs of texts apart, in every part alike."""
    mixed = pairs.source_text * _MIX + pairs.target_text
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return mixed


def read_corpus(parts: Sequence[TextPairs], *, most: int = MOST_PAIRS) -> Corpus:
    """The distinct pairs of an archive."""
    every = np.concatenate([np.zeros(0, np.uint64), *(pair_hashes(pairs) for pairs in parts)])
    keys, first = np.unique(every, return_index=True)
    first = first[:most]
    part_start = starts_of(np.array([len(pairs) for pairs in parts], np.int64))
    fits = np.ones(len(first), bool)
    in_part = [(first >= begin) & (first < end) for begin, end in pairwise(part_start.tolist())]
    for pairs, here, begin in zip(parts, in_part, part_start.tolist(), strict=False):
        at = first[here] - begin
        for arrays, rows in ((pairs.source, pairs.source_row), (pairs.target, pairs.target_row)):
            sizes = _sizes(arrays, rows[at])
            fits[here] &= (sizes > 0) & (sizes <= LONGEST)
    first, in_part = first[fits], [here[fits] for here in in_part]
    sides = []
    for side in ("source", "target"):
        texts = [
            (getattr(pairs, side), getattr(pairs, f"{side}_row")[first[here] - begin], np.flatnonzero(here))
            for pairs, here, begin in zip(parts, in_part, part_start.tolist(), strict=False)
        ]
        sides.append(_side(texts, len(first)))
    return Corpus(sides[0], sides[1], keys)


def stemmed(arrays: RowArrays, number: dict[str, int]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The stems of each word of an index, as numbers: those of word w are `ids[starts[w]:starts[w + 1]]`.

    `number` gives stems their numbers and is added to.
    """
    text, ends = arrays.word_text.tobytes(), arrays.word_text_start.tolist()
    words = (text[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(ends))
    found = [[number.setdefault(stem, len(number)) for stem in stems(word)] for word in words]
    ids = np.array([one for cut in found for one in cut], np.int32)
    return ids, starts_of(np.array([len(cut) for cut in found], np.int64))


def stems_of_rows(
    arrays: RowArrays, rows: NDArray[Any], cut: tuple[NDArray[np.int32], NDArray[np.int64]]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """(the stems of some rows one after another, how many each row has), given what `stemmed` cut the words to."""
    ids, starts = cut
    sizes = _sizes(arrays, rows)
    words = arrays.ids_at(ranges(arrays.offsets[rows], sizes))
    each = np.diff(starts)[words]
    total = starts_of(each)
    bounds = starts_of(sizes)
    return ids[ranges(starts[words], each)], total[bounds[1:]] - total[bounds[:-1]]


def _sizes(arrays: RowArrays, rows: NDArray[Any]) -> NDArray[np.int64]:
    offsets = arrays.offsets
    sizes: NDArray[np.int64] = offsets[rows.astype(np.int64) + 1].astype(np.int64) - offsets[rows]
    return sizes


def _side(texts: Sequence[tuple[RowArrays, NDArray[Any], NDArray[np.int64]]], count: int) -> Side:
    """One language; each part gives its arrays, the rows that are read, and the numbers of their pairs."""
    number: dict[str, int] = {}
    found = [(*stems_of_rows(arrays, rows, stemmed(arrays, number)), pairs) for arrays, rows, pairs in texts]
    sizes = np.zeros(count, np.int64)
    for _, own, pairs in found:
        sizes[pairs] = own
    starts = starts_of(sizes)
    ids = np.zeros(int(starts[-1]), np.int32)
    for own_ids, own, pairs in found:
        ids[ranges(starts[pairs], own)] = own_ids
    words = list(number)
    used = np.bincount(ids, minlength=len(words)) > 0
    order = sorted(np.flatnonzero(used).tolist(), key=words.__getitem__)
    fresh = np.zeros(len(words), np.int32)
    fresh[order] = np.arange(len(order), dtype=np.int32)
    return Side([words[i] for i in order], fresh[ids], starts)
