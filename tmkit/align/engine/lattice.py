"""The grid of boundaries within a band, with the score of every bead that can end at each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.form import Form, length_scores
from tmkit.align.engine.likelihood import explained, running_ratios, spread
from tmkit.align.engine.settings import SPAN, Settings
from tmkit.align.engine.translation import Translation
from tmkit.align.engine.words import Ints, Words

LOW = -1e12
"""In place of the logarithm of nothing."""


@dataclass(frozen=True, slots=True)
class Band:
    """Boundaries of the target, low[i] … high[i], that may go with boundary i of the source. Neither ever falls.

    `blocks_left[i]`, `blocks_right[j]`: the block of each sentence; no bead holds sentences of two blocks.
    """

    low: Ints
    high: Ints
    blocks_left: Ints
    blocks_right: Ints


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cell `offsets[i] + j - low[i]` is the boundary (i, j); the one after the last stands for none.

    `scores[t, cell]`: of the bead of kind `kinds[t]` (source sentences, target sentences) that ends there; `before`:
    the cell in which it begins. A run of sentences without counterpart costs `drop_open` and `drop_more` for each;
    `drop_left[i]` says whether sentence i - 1 may go in row i (blocks), for each cell.
    """

    low: Ints
    high: Ints
    offsets: Ints
    kinds: tuple[tuple[int, int], ...]
    scores: NDArray[np.float32]
    before: NDArray[np.int32]
    drop_open: float
    drop_more: float
    drop_both: float
    above: NDArray[np.int32]

    @property
    def end(self) -> int:
        """The cell of the last boundary of both sides."""
        return int(self.offsets[-1]) - 1

    def cell(self, i: int, j: int) -> int:
        """The number of a boundary within the band."""
        return int(self.offsets[i]) + j - int(self.low[i])


def build(
    a: Words, b: Words, table: Translation, band: Band, form: Form, settings: Settings, thorough: bool = False
) -> Lattice:
    """Score every bead in the band; `thorough`: each sentence of a bead must have its share in it."""
    low, high = band.low, band.high
    n, m = len(a), len(b)
    from_low, to_high = np.maximum(low[1:] - SPAN, 0), high[1:]
    told_right = explained(table.known_right, settings)
    forward, forward_at = running_ratios(
        a, b, table.left, table.right, table.forward, told_right, table.known_left, from_low, to_high, settings
    )
    # for each target sentence the source boundaries whose windows hold the boundary after it
    after = np.arange(1, m + 1)
    first = np.searchsorted(high, after, side="left")
    last = np.searchsorted(low, after, side="right") - 1
    row_low, row_high = np.maximum(first - SPAN, 0), np.minimum(np.maximum(last, first), n)
    told_left = explained(table.known_left, settings)
    backward, backward_at = running_ratios(
        b, a, table.right, table.left, table.backward, told_left, table.known_right, row_low, row_high, settings
    )
    sizes = high - low + 1
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    total = int(offsets[-1])
    i = np.repeat(np.arange(n + 1), sizes)
    j = spread(low, sizes)
    kinds = tuple((p, q) for p in range(1, SPAN + 1) for q in range(1, SPAN + 1) if form.beads[p, q] > -np.inf)
    scores = np.full((len(kinds), total), LOW, np.float32)
    before = np.full((len(kinds), total), total, np.int32)
    forward_base = np.concatenate([[0], forward_at[:-1] - from_low])
    backward_base = np.concatenate([[0], backward_at[:-1] - row_low])
    inner_left = np.concatenate([[0.0], np.cumsum(form.inner[a.ends] + settings.break_weight * a.breaks)])
    inner_right = np.concatenate([[0.0], np.cumsum(form.inner[b.ends] + settings.break_weight * b.breaks)])
    for number, (p, q) in enumerate(kinds):
        cells = np.flatnonzero((i >= p) & (j >= q))
        i1, j1 = i[cells], j[cells]
        i0, j0 = i1 - p, j1 - q
        good = (j0 >= low[i0]) & (j0 <= high[i0])
        block = band.blocks_left[i0]
        good &= (block == band.blocks_left[i1 - 1]) & (block == band.blocks_right[j0])
        good &= block == band.blocks_right[j1 - 1]
        cells, i0, i1, j0, j1 = cells[good], i0[good], i1[good], j0[good], j1[good]
        before[number, cells] = offsets[i0] + j0 - low[i0]
        base = forward_base[i1]
        words = forward[p - 1, base + j1] - forward[p - 1, base + j0]
        base, least, most = backward_base[j1], row_low[j1 - 1], row_high[j1 - 1]
        words += backward[q - 1, base + np.clip(i1, least, most)] - backward[q - 1, base + np.clip(i0, least, most)]
        inner = inner_left[i1 - 1] - inner_left[i0] + inner_right[j1 - 1] - inner_right[j0]
        lengths = length_scores(a.chars[i1] - a.chars[i0], b.chars[j1] - b.chars[j0], form)
        scores[number, cells] = (
            form.beads[p, q]
            + settings.lexical_weight * words
            + settings.length_weight * lengths
            + form.ends[a.ends[i1 - 1], b.ends[j1 - 1]]
            + inner
        )
        if thorough and (p > 1 or q > 1):
            worst = np.zeros(len(cells), np.float32)
            if q > 1:
                base = forward_base[i1]
                _lower(worst, [forward[p - 1, base + j0 + k] for k in range(q + 1)])
            if p > 1:
                base = backward_base[j1]
                _lower(worst, [backward[q - 1, base + np.clip(i0 + k, least, most)] for k in range(p + 1)])
            scores[number, cells] += settings.part_weight * worst
    above = np.full(total, total, np.int32)
    cells = np.flatnonzero(i >= 1)
    over = i[cells] - 1
    good = (j[cells] >= low[over]) & (j[cells] <= high[over])
    above[cells[good]] = (offsets[over] + j[cells] - low[over])[good]
    return Lattice(low, high, offsets, kinds, scores, before, form.drop, form.drop_more, settings.drop_both, above)


def _lower(worst: NDArray[np.float32], running: list[NDArray[np.float32]]) -> None:
    """Take for each bead the least of what its sentences by themselves have for or against it."""
    for before, after in pairwise(running):
        np.minimum(worst, after - before, out=worst)
