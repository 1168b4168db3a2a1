"""What a document teaches about its beads besides words: lengths, sentence ends, kinds of bead, deletions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tmkit.align.engine.settings import SPAN, Settings
from tmkit.align.engine.words import ENDS, Floats, Ints, Words

LENGTH_TAIL = 2.0
"""Degrees of freedom of the curve for lengths: Student's, as one bad bead must not cost the whole path."""


@dataclass(frozen=True, slots=True)
class Form:
    """What holds for the beads of one pair of documents; all but the first two in natural logarithms.

    `ratio`: characters of the target for one of the source; `variance`: of the difference, for each character.
    `ends[c, d]`: of a bead whose two last sentences end so, against chance. `inner_left[c]`, `inner_right[c]`: of a
    sentence end inside a bead. `beads[p, q]`: kinds of bead. `drop_open`, `drop_more`: of a run of sentences without
    counterpart, and of each sentence of it.
    """

    ratio: float
    variance: float
    ends: Floats
    inner_left: Floats
    inner_right: Floats
    beads: Floats
    drop_open: float
    drop_more: float


def first_form(a: Words, b: Words, settings: Settings) -> Form:
    """Before anything is learnt."""
    return _form(float(b.chars[-1] / a.chars[-1]), 6.0, a, b, np.zeros((0, 4), np.int64), settings)


def learn_form(a: Words, b: Words, beads: Ints, old: Form, settings: Settings) -> Form:
    """From the beads (rows i0, i1, j0, j1) of a path."""
    both = beads[(beads[:, 1] > beads[:, 0]) & (beads[:, 3] > beads[:, 2])]
    if len(both) <= 10:
        return old
    first = a.chars[both[:, 1]] - a.chars[both[:, 0]]
    second = b.chars[both[:, 3]] - b.chars[both[:, 2]]
    ratio = float(second.sum() / first.sum())
    squares = (second - ratio * first) ** 2 / ((ratio * first + second) / 2)
    variance = float(np.clip(np.median(squares) / 0.455, 1.0, 30.0))
    return _form(ratio, variance, a, b, beads, settings)


def _form(ratio: float, variance: float, a: Words, b: Words, beads: Ints, settings: Settings) -> Form:
    both = beads[(beads[:, 1] > beads[:, 0]) & (beads[:, 3] > beads[:, 2])]
    share = (np.bincount(b.ends, minlength=ENDS) + 0.01) / (len(b) + 0.01 * ENDS)
    counts = np.zeros((ENDS, ENDS))
    np.add.at(counts, (a.ends[both[:, 1] - 1], b.ends[both[:, 3] - 1]), 1.0)
    prior = 0.6 * np.eye(ENDS) + 0.4 * share
    told = (counts + 10.0 * prior) / (counts.sum(axis=1, keepdims=True) + 10.0)
    ends = settings.end_weight * np.log(told / share)
    inner = np.where(np.arange(ENDS) % 6 == 0, settings.inner_weight, 0.0)
    weights = np.full((SPAN + 1, SPAN + 1), -np.inf)
    for (p, q), weight in settings.bead_weights.items():
        weights[p, q] = weight
    return Form(ratio, variance, ends, inner, inner, weights, settings.drop_open, settings.drop_more)


def length_scores(first: Floats, second: Floats, form: Form) -> Floats:
    """Log likelihood, up to a constant, that texts of so many characters render each other."""
    squares = (second - form.ratio * first) ** 2 / (form.variance * (form.ratio * first + second) / 2 + 4.0)
    scores: Floats = -0.5 * (LENGTH_TAIL + 1) * np.log1p(squares / LENGTH_TAIL)
    return scores
