"""Two documents in, beads out: passes of aligning and learning."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from tmkit.align.beads import Bead, Sentence
from tmkit.align.engine.band import band, increasing, rough_points
from tmkit.align.engine.form import first_form, learn_form
from tmkit.align.engine.lattice import build
from tmkit.align.engine.path import best_path, surest_path
from tmkit.align.engine.posterior import posterior
from tmkit.align.engine.priors import WordPriors, word_priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.translation import learn
from tmkit.align.engine.words import read_words


def align_sentences(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    *,
    anchors: Sequence[tuple[int, int]] = (),
    priors: WordPriors | None = None,
    progress: Callable[[int, int], None] | None = None,
    settings: Settings = Settings(),
) -> list[Bead]:
    """Beads in order, every sentence of either side in exactly one; a sentence without counterpart is one by itself.

    `anchors`: increasing (i, j), a new bead begins at source sentence i and target sentence j; those that contradict
    the others are passed over. `priors`: what a lexicon knows. `progress` gets steps done and all steps.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0)) for i in range(n)] + [Bead((0, 0), (j, j + 1)) for j in range(m)]
    a, b = read_words(source), read_words(target)
    known = word_priors(a, b, priors, settings.cognate)
    fixed = increasing(anchors, n, m)
    points = rough_points(a, b, known)
    nothing = np.zeros((0, 4), np.int64)
    table = learn(a, b, known, nothing, settings)
    form = first_form(a, b, settings)
    for turn in range(settings.passes):
        if progress:
            progress(turn, settings.passes)
        within = band(n, m, points, settings.window if turn == 0 else settings.window / 2, fixed)
        lattice = build(a, b, table, within, form, settings)
        path = best_path(lattice)
        if turn == settings.passes - 1:
            break
        both = path[(path[:, 1] > path[:, 0]) & (path[:, 3] > path[:, 2])]
        table = learn(a, b, known, both, settings)
        form = learn_form(a, b, path, form, settings)
        points = both[:, [0, 2]]
    sums = posterior(lattice)
    kind_of = {kind: number for number, kind in enumerate(lattice.kinds)}
    beads = []
    for i0, i1, j0, j1 in path.tolist():
        if i0 == i1:
            beads += [Bead((i0, i0), (j, j + 1), float(sums.right[j])) for j in range(j0, j1)]
        elif j0 == j1:
            beads += [Bead((i, i + 1), (j0, j0), float(sums.left[i])) for i in range(i0, i1)]
        else:
            sure = float(sums.beads[kind_of[i1 - i0, j1 - j0], lattice.cell(i1, j1)])
            beads.append(Bead((i0, i1), (j0, j1), sure))
    if progress:
        progress(settings.passes, settings.passes)
    return beads
