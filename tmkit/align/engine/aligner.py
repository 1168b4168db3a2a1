"""Two documents in, beads out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tmkit.align.beads import Bead, Sentence
from tmkit.align.engine.band import increasing
from tmkit.align.engine.confidence import broken, calibrated, doubts
from tmkit.align.engine.form import Form
from tmkit.align.engine.parts import WHOLE, cuts
from tmkit.align.engine.passes import align_stretch
from tmkit.align.engine.priors import Priors, WordPriors, merged, word_priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.translation import taught
from tmkit.align.engine.words import Floats, Ints, Words, read_words

STANDARD = Settings()

PASSES, PASSES_LONG = 4, 3
"""Of a document; of one with more than 800 sentences, which teach more at once, and of the first part of a long one."""

PASSES_LATER = 2
"""Of the next parts, which begin with what the parts before them taught."""

TEACHING = 5
"""Parts that teach; the others get one pass."""


@dataclass(frozen=True, slots=True)
class Read:
    """Two documents as the aligner counts them, and what is known of their words beforehand."""

    source: Words
    target: Words
    priors: Priors


def read_sides(
    source: Sequence[Sentence], target: Sequence[Sentence], priors: WordPriors | None, settings: Settings = STANDARD
) -> Read:
    """What `align_sentences` reads of two documents first, for those who need it before."""
    a, b = read_words(source), read_words(target)
    return Read(a, b, word_priors(a, b, priors, settings.cognate))


def align_sentences(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    *,
    anchors: Sequence[tuple[int, int]] = (),
    priors: WordPriors | None = None,
    progress: Callable[[int, int], None] | None = None,
    settings: Settings = STANDARD,
    read: Read | None = None,
) -> list[Bead]:
    """Beads in order, every sentence of either side in exactly one; a sentence without counterpart is one by itself.

    `anchors`: (i, j), a new bead begins at source sentence i and target sentence j (0 < i, 0 < j); where some
    contradict others, the longest increasing chain of them holds. `priors`: what a lexicon knows. `progress` gets
    sentences done and all sentences of the source. `read`: these sentences, if they have been read.
    Same input, same output; time and memory grow with the length.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0)) for i in range(n)] + [Bead((0, 0), (j, j + 1)) for j in range(m)]
    read = read or read_sides(source, target, priors, settings)
    a, b = read.source, read.target
    beads, probability, evidence = _aligned(a, b, read.priors, increasing(anchors, n, m), progress, settings)
    sure = calibrated(beads, probability, evidence, broken(a, b, beads))
    remarks = doubts(source, target, beads)
    return [
        Bead((i0, i1), (j0, j1), confidence, remarks.get(number, ()))
        for number, ((i0, i1, j0, j1), confidence) in enumerate(zip(beads.tolist(), sure.tolist(), strict=True))
    ]


def _aligned(
    a: Words,
    b: Words,
    known: Priors,
    fixed: Ints,
    progress: Callable[[int, int], None] | None,
    settings: Settings,
) -> tuple[Ints, Floats, Floats]:
    n, m = len(a), len(b)
    places = cuts(a, b, known, fixed).tolist() if max(n, m) > WHOLE else []
    beads: list[Ints] = []
    probability: list[Floats] = []
    evidence: list[Floats] = []
    form: Form | None = None
    done = (0, 0)
    for i, j in [*places, (n, m)]:
        inside = fixed[(fixed > done).all(axis=1) & (fixed < (i, j)).all(axis=1)] - done
        if done[0] == i or done[1] == j:
            lost = [(k, k + 1, j, j) for k in range(done[0], i)] + [(i, i, k, k + 1) for k in range(done[1], j)]
            beads.append(np.array(lost, np.int64).reshape(-1, 4))
            probability.append(np.full(len(lost), 0.5))
            evidence.append(np.zeros(len(lost)))
            done = (i, j)
            continue
        first, second = a.part(done[0], i), b.part(done[1], j)
        known_enough = len(beads) >= TEACHING
        passes = (PASSES_LONG if max(n, m) > 800 else PASSES) if form is None else 1 if known_enough else PASSES_LATER
        stretch = align_stretch(first, second, known, inside, settings, passes, form)
        beads.append(stretch.beads + np.array([done[0], done[0], done[1], done[1]]))
        probability.append(stretch.probability)
        evidence.append(stretch.evidence)
        if progress:
            progress(i, n)
        if (i, j) != (n, m) and not known_enough:
            form = stretch.form
            known = merged(known, taught(a, b, stretch.table), len(a.count), len(b.count))
        done = (i, j)
    return np.concatenate(beads), np.concatenate(probability), np.concatenate(evidence)
