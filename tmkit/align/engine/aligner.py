"""Two documents in, beads out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from tmkit.align.beads import Bead, Sentence
from tmkit.align.engine.band import increasing
from tmkit.align.engine.passes import align_stretch
from tmkit.align.engine.priors import WordPriors, word_priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.words import read_words

PASSES = 4


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
    found = align_stretch(a, b, known, increasing(anchors, n, m), settings, PASSES)
    return [
        Bead((i0, i1), (j0, j1), sure)
        for (i0, i1, j0, j1), sure in zip(found.beads.tolist(), found.probability.tolist(), strict=True)
    ]
