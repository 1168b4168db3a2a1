"""Anchors: where the structure of two documents says, and their content confirms, that both begin something.

Items of structure (numbered paragraphs, headings, captions, notes; then, between these, items of lists and cells) are
paired in order by what they say, how long they are and what they are called. A label alone proves nothing: lists start
anew, and after an insertion every number is another. A wrong anchor is worse than none: only pairs that are all but
certain, and whose facts do not contradict each other, are anchors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.priors import Priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.translation import Translation, learn
from tmkit.align.engine.words import Words
from tmkit.align.likeness import Likeness
from tmkit.align.neighbourhood import neighbourhood
from tmkit.align.outline import Item
from tmkit.align.pairing import Paired, pair_items
from tmkit.facts import compare
from tmkit.model import Fact

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SURE = 0.999
"""How probable a pair of items must be."""

_BASE = 1.0  # log odds of a pair about which nothing is known
_SAME_LABEL, _OTHER_LABEL, _NO_LABEL, _OTHER_KIND = 1.5, -0.5, -1.0, -1.5
_LEAST = 2.5  # log odds of a pair by itself, its labels equal: its words must speak for it, however little
_LEAST_RENUMBERED = 4.0  # … its labels not
_TEACHING = 0.9  # how probable a pair must be to teach its words
_NEAR = 4  # sentences on either side of an anchor that are looked at
_NO_LIKENESS = 0.0  # what a sentence must exceed on the wrong side of an anchor …
_MARGIN = 0.5  # … by as much, and its like on the right side
_TOGETHER = 60  # sentences that are looked at together


@dataclass(frozen=True, slots=True)
class Reading:
    """One side as anchors see it: its items, its words, and the facts of its sentences."""

    items: Sequence[Item]
    words: Words
    facts: Sequence[tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A new bead begins at this sentence of either side; `same` says whether their labels are equal."""

    source: int
    target: int
    same: bool


def find_anchors(source: Reading, target: Reading, known: Priors) -> list[Anchor]:
    """The anchors of two documents, increasing on both sides; `known`: of their words, before they are looked at."""
    if not any(item.rank in {other.rank for other in target.items} for item in source.items):
        return []
    a, b = source.words, target.words
    settings = Settings()
    ratio = float(b.chars[-1] / max(a.chars[-1], 1.0))
    search = _Search(source, target, known, ratio)
    nothing = np.zeros((0, 4), np.int64)
    whole = (0, len(a), 0, len(b))
    first = search.pairs(whole, 0, learn(a, b, known, nothing, np.zeros(0), settings))
    beads = _beads(first)
    taught = learn(a, b, known, beads, np.ones(len(beads)), settings)
    anchors = search.anchors(search.pairs(whole, 0, taught))
    points = [(0, 0), *((anchor.source, anchor.target) for anchor in anchors), (len(a), len(b))]
    for (i0, j0), (i1, j1) in pairwise(points):
        if i0 < i1 and j0 < j1:
            anchors += search.anchors(search.pairs((i0, i1, j0, j1), 1, taught))
    anchors.sort(key=lambda anchor: anchor.source)
    return [
        anchor for anchor, crossed in zip(anchors, _crossed(a, b, anchors, taught, ratio), strict=True) if not crossed
    ]


def _crossed(a: Words, b: Words, anchors: Sequence[Anchor], table: Translation, ratio: float) -> list[bool]:
    """Whether a sentence before one side of each anchor has its like after the other side, and not before.

    So it is where a paragraph is split or merged on one side alone: its second half has the label, or the neighbours.
    """
    likeness = Likeness(a, b, table, _single(len(a)), _single(len(b)), ratio)
    told: list[bool] = []
    for group in _groups(anchors):
        i0, j0 = max(group[0].source - _NEAR, 0), max(group[0].target - _NEAR, 0)
        i1, j1 = min(group[-1].source + _NEAR, len(a)), min(group[-1].target + _NEAR, len(b))
        block = likeness.block(range(i0, i1), range(j0, j1))
        for anchor in group:
            i, j = anchor.source - i0, anchor.target - j0
            near = block[max(i - _NEAR, 0) : i + _NEAR, max(j - _NEAR, 0) : j + _NEAR]
            told.append(_crosses(near, min(i, _NEAR), min(j, _NEAR)) or _crosses(near.T, min(j, _NEAR), min(i, _NEAR)))
    return told


def _crosses(near: Floats, i: int, j: int) -> bool:
    """Whether a row before `i` has its best column from `j` on, or one from `i` on before it.

    By a clear margin; at the boundary itself, where a paragraph may have been split, by any.
    """
    before = near[:, :j].max(axis=1, initial=-np.inf)
    after = near[:, j:].max(axis=1, initial=-np.inf)
    here = (after[i - 1] > before[i - 1] if i and j else False) or (j > 0 and before[i] > after[i])
    before, after = np.maximum(before, _NO_LIKENESS), np.maximum(after, _NO_LIKENESS)
    return bool(here or (after[:i] - before[:i] > _MARGIN).any() or (before[i:] - after[i:] > _MARGIN).any())


def _groups(anchors: Sequence[Anchor]) -> Iterator[list[Anchor]]:
    """Runs of anchors that lie near each other on both sides."""
    group: list[Anchor] = []
    for anchor in anchors:
        if group and max(anchor.source - group[0].source, anchor.target - group[0].target) > _TOGETHER:
            yield group
            group = []
        group.append(anchor)
    if group:
        yield group


def _single(count: int) -> Ints:
    return np.stack([np.arange(count), np.arange(1, count + 1)], axis=1)


def _beads(pairs: Sequence[tuple[Item, Item, Paired]]) -> Ints:
    """Stretches that are most probably pairs, to learn words from."""
    rows = [
        (one.start, one.end, other.start, other.end)
        for one, other, paired in pairs
        if paired.probability > _TEACHING and paired.score > 0
    ]
    return np.array(rows, np.int64).reshape(-1, 4)


class _Search:
    """Pairs of items within a part of the two documents."""

    def __init__(self, source: Reading, target: Reading, known: Priors, ratio: float) -> None:
        self._sides = source, target
        self._known = known
        self._ratio = ratio
        self._starts = tuple(
            tuple([item.start for item in side.items if item.rank == rank] for rank in (0, 1)) for side in self._sides
        )
        self._items = tuple(
            tuple([item for item in side.items if item.rank == rank] for rank in (0, 1)) for side in self._sides
        )

    def _within(self, side: int, rank: int, start: int, end: int) -> list[Item]:
        """The items of a rank that begin in a part, which lends its end to the last of them."""
        starts = self._starts[side][rank]
        return self._items[side][rank][bisect_left(starts, start) : bisect_left(starts, end)]

    def pairs(self, part: tuple[int, int, int, int], rank: int, table: Translation) -> list[tuple[Item, Item, Paired]]:
        """The pairs of items of a rank within sentences i0 … i1 and j0 … j1, with their probability."""
        here, there = self._within(0, rank, *part[:2]), self._within(1, rank, *part[2:])
        if not here or not there:
            return []
        source, target = self._sides
        likeness = Likeness(source.words, target.words, table, _stretches(here), _stretches(there), self._ratio)
        called = _Names(here, there)

        def score(rows: range, columns: range) -> Floats:
            return likeness.block(rows, columns) + called.block(rows, columns) + _BASE

        low, high = neighbourhood(source.words, target.words, self._known, _stretches(here), _stretches(there))
        return [(here[pair.source], there[pair.target], pair) for pair in pair_items(score, low, high)]

    def anchors(self, pairs: Sequence[tuple[Item, Item, Paired]]) -> list[Anchor]:
        """The pairs that are sure and that nothing contradicts."""
        found: list[Anchor] = []
        for one, other, paired in pairs:
            same = one.label == other.label
            own = paired.score >= (_LEAST if same else _LEAST_RENUMBERED)
            if paired.probability >= SURE and own and not self._contradict(one, other):
                found.append(Anchor(one.start, other.start, same))
        return found

    def _contradict(self, one: Item, other: Item) -> bool:
        """Whether each of two stretches states facts and hardly any is stated by both."""
        source, target = self._sides
        here = [fact for facts in source.facts[one.start : one.end] for fact in facts]
        there = [fact for facts in target.facts[other.start : other.end] for fact in facts]
        if len(here) < 2 or len(there) < 2:
            return False
        return 4 * len(compare(here, there).agree) < min(len(here), len(there))


class _Names:
    """What labels and kinds say about pairs of items."""

    def __init__(self, source: Sequence[Item], target: Sequence[Item]) -> None:
        labels = {label: number for number, label in enumerate(sorted({item.label for item in (*source, *target)}))}
        kinds = {kind: number for number, kind in enumerate(sorted({item.kind for item in (*source, *target)}))}
        self._labels = [np.array([labels[item.label] for item in side]) for side in (source, target)]
        self._kinds = [np.array([kinds[item.kind] for item in side]) for side in (source, target)]
        self._named = [np.array([bool(item.label) for item in side]) for side in (source, target)]

    def block(self, rows: range, columns: range) -> Floats:
        here, there = slice(rows.start, rows.stop), slice(columns.start, columns.stop)
        equal = self._labels[0][here, None] == self._labels[1][None, there]
        one, other = self._named[0][here, None], self._named[1][None, there]
        told = np.where(one & other, np.where(equal, _SAME_LABEL, _OTHER_LABEL), 0.0) + _NO_LABEL * (one ^ other)
        unlike = self._kinds[0][here, None] != self._kinds[1][None, there]
        return np.asarray(told + _OTHER_KIND * unlike, np.float64)


def _stretches(items: Sequence[Item]) -> Ints:
    return np.array([(item.start, item.end) for item in items], np.int64).reshape(-1, 2)
