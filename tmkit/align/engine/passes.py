"""One stretch of two documents: passes of aligning and learning from what was aligned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tmkit.align.engine.band import band, band_of, rough_points
from tmkit.align.engine.form import Form, Learnt, first_form, learn_form
from tmkit.align.engine.lattice import Lattice, build
from tmkit.align.engine.likelihood import spread
from tmkit.align.engine.path import best_path
from tmkit.align.engine.posterior import Posterior, posterior, probable
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.settings import SPAN, Settings
from tmkit.align.engine.translation import Translation, learn
from tmkit.align.engine.words import Floats, Ints, Words

WIDEST, WIDEST_LATER = 260.0, 80.0
"""Boundaries on each side of the line that the first band has at most: in a document, in a later part of a long one."""

MARGIN = 6
"""Boundaries on both sides of those that the pass before left possible."""


SETTLED = 100
"""Beads of which one may change between two passes that find the same."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A way through two documents (rows i0, i1, j0, j1, in order), the probability of each bead, and what was learnt.

    A sentence without counterpart is a bead by itself. `evidence`: the logarithm of how much likelier the two sides of
    a bead are as renderings of each other than as strangers; 0 for one-sided ones.
    """

    beads: Ints
    probability: Floats
    evidence: Floats
    table: Translation
    form: Form


def align_stretch(
    a: Words,
    b: Words,
    priors: Priors,
    fixed: Ints,
    settings: Settings,
    passes: int,
    form: Form | None = None,
    progress: Callable[[], None] | None = None,
) -> Stretch:
    """Align in so many passes; `form`: what is known of it beforehand. Neither side may be empty."""
    n, m = len(a), len(b)
    nothing = np.zeros((0, 4), np.int64)
    table = learn(a, b, priors, nothing, np.zeros(0), settings)
    window, widest = (settings.window, WIDEST) if form is None else (settings.window_later, WIDEST_LATER)
    form = form or first_form(a, b, settings)
    within = band(n, m, rough_points(a, b, priors), window, widest, fixed)
    before = nothing
    last = passes == 1
    for turn in range(passes):
        lattice = build(a, b, table, within, form, settings, thorough=last)
        sums = posterior(lattice)
        if progress:
            progress()
        if last:
            break
        beads, weights = probable(lattice, sums, 0.08)
        likely = beads[weights > 0.5]
        # a pass that finds what the one before it found is the last but one
        last = turn == passes - 2 or _same(before, likely)
        before = likely
        table = learn(a, b, priors, beads, weights, settings)
        form = learn_form(a, b, Learnt(beads, weights, sums.left, sums.right), form, settings)
        within = band_of(lattice, sums.cells, MARGIN, fixed)
    beads = _single(best_path(lattice))
    return Stretch(beads, *_weighed(beads, lattice, sums, form), table, form)


def _same(first: Ints, second: Ints) -> bool:
    """Whether two passes found the same beads, all but one in `SETTLED`."""
    rows = np.concatenate([first, second])
    distinct = len(np.unique(rows, axis=0))
    return SETTLED * (2 * distinct - len(rows)) <= len(rows) // 2


def _single(path: Ints) -> Ints:
    """The path with a bead for each sentence without counterpart."""
    sizes = np.maximum(path[:, 1] - path[:, 0], path[:, 3] - path[:, 2])
    both = (path[:, 1] > path[:, 0]) & (path[:, 3] > path[:, 2])
    sizes = np.where(both, 1, sizes)
    beads = np.repeat(path, sizes, axis=0)
    step = spread(np.zeros(len(sizes), np.int64), sizes)
    lost_left, lost_right = np.repeat(path[:, 2] == path[:, 3], sizes), np.repeat(path[:, 0] == path[:, 1], sizes)
    for lost, begin, end in ((lost_left, 0, 1), (lost_right, 2, 3)):
        beads[lost, begin] += step[lost]
        beads[lost, end] = beads[lost, begin] + 1
    return beads


def _weighed(beads: Ints, lattice: Lattice, sums: Posterior, form: Form) -> tuple[Floats, Floats]:
    """The probability of each bead, and the evidence for it."""
    number = np.zeros((SPAN + 1, SPAN + 1), np.int64)
    for k, kind in enumerate(lattice.kinds):
        number[kind] = k
    left, right = beads[:, 1] - beads[:, 0], beads[:, 3] - beads[:, 2]
    probability = np.where(
        left == 0,
        sums.right[np.minimum(beads[:, 2], len(sums.right) - 1)],
        sums.left[np.minimum(beads[:, 0], len(sums.left) - 1)],
    )
    evidence = np.zeros(len(beads))
    both = np.flatnonzero((left > 0) & (right > 0))
    kind = number[left[both], right[both]]
    cell = lattice.offsets[beads[both, 1]] + beads[both, 3] - lattice.low[beads[both, 1]]
    probability[both] = sums.beads[kind, cell]
    evidence[both] = lattice.scores[kind, cell] - form.beads[left[both], right[both]]
    return probability, evidence
