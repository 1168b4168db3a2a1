"""One stretch of two documents: passes of aligning and learning from what was aligned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tmkit.align.engine.band import band, band_of, rough_points
from tmkit.align.engine.form import Form, Learnt, first_form, learn_form
from tmkit.align.engine.lattice import build
from tmkit.align.engine.path import best_path
from tmkit.align.engine.posterior import Posterior, posterior, probable
from tmkit.align.engine.priors import Priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.translation import Translation, learn
from tmkit.align.engine.words import Floats, Ints, Words

WIDEST, WIDEST_LATER = 260.0, 80.0
"""Boundaries on each side of the line that the first band has at most: in a document, in a later part of a long one."""

MARGIN = 6
"""Boundaries on both sides of those that the pass before left possible."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A way through two documents (rows i0, i1, j0, j1, in order), the probability of each bead, and what was learnt.

    A sentence without counterpart is a bead by itself.
    """

    beads: Ints
    probability: Floats
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
    for turn in range(passes):
        lattice = build(a, b, table, within, form, settings, thorough=turn == passes - 1)
        sums = posterior(lattice)
        if progress:
            progress()
        if turn == passes - 1:
            break
        beads, weights = probable(lattice, sums, 0.02)
        table = learn(a, b, priors, beads, weights, settings)
        form = learn_form(a, b, Learnt(beads, weights, sums.left, sums.right), form, settings)
        within = band_of(lattice, sums.cells, MARGIN, fixed)
    beads = _single(best_path(lattice))
    return Stretch(beads, _probability(beads, lattice.cell, lattice.kinds, sums), table, form)


def _single(path: Ints) -> Ints:
    """The path with a bead for each sentence without counterpart."""
    beads = []
    for i0, i1, j0, j1 in path.tolist():
        if i0 == i1:
            beads += [(i0, i0, j, j + 1) for j in range(j0, j1)]
        elif j0 == j1:
            beads += [(i, i + 1, j0, j0) for i in range(i0, i1)]
        else:
            beads.append((i0, i1, j0, j1))
    return np.array(beads, np.int64)


def _probability(
    beads: Ints, cell: Callable[[int, int], int], kinds: tuple[tuple[int, int], ...], sums: Posterior
) -> Floats:
    number = {kind: k for k, kind in enumerate(kinds)}
    return np.array(
        [
            sums.right[j0]
            if i0 == i1
            else sums.left[i0]
            if j0 == j1
            else sums.beads[number[i1 - i0, j1 - j0], cell(i1, j1)]
            for i0, i1, j0, j1 in beads.tolist()
        ],
        np.float64,
    )
