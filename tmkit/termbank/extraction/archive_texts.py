"""The distinct pairs of texts of an archive in two languages, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.corpus import pair_hashes
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.pairs import TextPairs
from tmkit.termbank.extraction.scores import Groups, text_groups
from tmkit.termbank.extraction.stream import Texts, joined, texts_of_rows, texts_of_tokens


@dataclass(frozen=True, slots=True)
class ArchiveTexts:
    """Text k of `source` and of `target` is pair k, of unit `unit[k]` of part `part[k]`; a draft's segments come after
    the pairs, with no target.
    """

    source: Texts
    target: Texts
    part: NDArray[np.int32]
    unit: NDArray[np.uint32]
    groups: Groups
    documents: int


def archive_texts(
    index: MemoryIndex,
    source: str,
    target: str,
    wanted: Callable[[str], bool] | None = None,
    draft: Sequence[Sequence[str]] | None = None,
) -> ArchiveTexts:
    """The texts of an archive; asked about are those of the memories `wanted`, or of a draft given as tokens."""
    parts = index.text_pairs(source, target)
    part = np.concatenate([np.zeros(0, np.int32), *(np.full(len(p), p.part, np.int32) for p in parts)])
    unit = np.concatenate([np.zeros(0, np.uint32), *(p.units for p in parts)])
    every = np.concatenate([np.zeros(0, np.uint64), *(pair_hashes(p) for p in parts)])
    _, first, pair_of = np.unique(every, return_index=True, return_inverse=True)
    # In the order in which the archive has them, so that the texts of a document are together.
    order = np.argsort(first, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    first, pair_of = first[order], place[pair_of]
    of_unit, focus = _groups_of_units(index, parts, wanted, drafted=draft is not None)
    documents = int(focus.sum())
    count = len(first)
    sides = [_side(parts, first, side) for side in ("source", "target")]
    if draft is not None:
        documents = 1
        focus = np.append(focus, True)
        pair_of = np.append(pair_of, np.arange(count, count + len(draft)))
        of_unit = np.append(of_unit, np.full(len(draft), len(focus) - 1))
        count += len(draft)
        sides = [joined(sides[0], texts_of_tokens(draft)), joined(sides[1], texts_of_tokens([()] * len(draft)))]
    groups = text_groups(pair_of.astype(np.int64), of_unit, count, focus)
    return ArchiveTexts(sides[0], sides[1], part[first], unit[first], groups, documents)


def _side(parts: Sequence[TextPairs], first: NDArray[np.int64], side: str) -> Texts:
    found, begin = [], 0
    for pairs in parts:
        own = np.flatnonzero((first >= begin) & (first < begin + len(pairs)))
        rows = getattr(pairs, f"{side}_row")[first[own] - begin]
        found.append((getattr(pairs, side), rows, own))
        begin += len(pairs)
    return texts_of_rows(found, len(first))


def _groups_of_units(
    index: MemoryIndex, parts: Sequence[TextPairs], wanted: Callable[[str], bool] | None, *, drafted: bool
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """(the group of each unit, part by part; which groups are asked about)."""
    numbers: dict[tuple[str, str | None], int] = {}
    found = [np.zeros(0, np.int64)]
    for pairs in parts:
        distinct, place = np.unique(pairs.meta, return_inverse=True)
        own = np.zeros(len(distinct), np.int64)
        for k, number in enumerate(distinct.tolist()):
            meta = index.meta(pairs.part, number)
            own[k] = numbers.setdefault((meta.memory, meta.origin.document), len(numbers))
        found.append(own[place])
    focus = [not drafted and (wanted is None or wanted(memory)) for memory, _ in numbers]
    return np.concatenate(found), np.array(focus, bool)
