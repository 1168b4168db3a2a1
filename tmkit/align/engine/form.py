"""What a document teaches about its beads besides words: lengths, sentence ends, kinds of bead, deletions."""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np

from tmkit.align.engine.settings import BEADS, SPAN, Settings
from tmkit.align.engine.words import ENDS, STOPS, Floats, Ints, Words

_TAILS = (2.0, 3.0, 4.0, 6.0, 10.0, 20.0)


@dataclass(frozen=True, slots=True)
class Form:
    """What holds for the beads of one pair of documents; weights are natural logarithms.

    `ratio`: characters of the target for one of the source; `variance`: of the difference, for each character;
    `tail`: degrees of freedom of its distribution (few: now and then a length is far off). `ends[c, d]`: of a bead
    whose last sentences end so, against chance. `beads[p, q]`: kinds of bead. `drop`, `drop_more`: to begin a run of
    sentences without counterpart, and for each of its sentences.
    """

    ratio: float
    variance: float
    tail: float
    ends: Floats
    inner: Floats
    beads: Floats
    drop: float
    drop_more: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a pass found: beads with two sides (rows i0, i1, j0, j1), how probable each is, and for each sentence how
    probable it is to have no counterpart.
    """

    beads: Ints
    weights: Floats
    left: Floats
    right: Floats


def first_form(a: Words, b: Words, settings: Settings) -> Form:
    """Before anything is learnt."""
    nothing = np.zeros(0)
    empty = Learnt(np.zeros((0, 4), np.int64), nothing, nothing, nothing)
    ratio = float((b.chars[-1] + 100.0) / (a.chars[-1] + 100.0))
    return _form(a, b, empty, min(max(ratio, 0.5), 2.0), 6.0, 2.0, settings)


def learn_form(a: Words, b: Words, learnt: Learnt, old: Form, settings: Settings) -> Form:
    """From what a pass found; as it was where that is too little."""
    beads, weights = learnt.beads, learnt.weights
    if weights.sum() <= 10:
        return old
    first = a.chars[beads[:, 1]] - a.chars[beads[:, 0]]
    second = b.chars[beads[:, 3]] - b.chars[beads[:, 2]]
    ratio = float((weights * second).sum() / (weights * first).sum())
    mean = (ratio * first + second) / 2
    squares = (second - ratio * first) ** 2 / mean
    order = np.argsort(squares, kind="stable")
    middle = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    # .455 is the median of a squared standard normal deviate: a robust variance
    variance = float(np.clip(squares[order][middle] / 0.455, 1.0, 30.0))
    tail = _tail((second - ratio * first) ** 2 / (variance * mean + 4.0), weights)
    return _form(a, b, learnt, ratio, variance, tail, settings)


def _tail(squares: Floats, weights: Floats) -> float:
    """The degrees of freedom of Student's distribution under which the squared deviates are likeliest."""

    def likelihood(tail: float) -> float:
        constant = lgamma((tail + 1) / 2) - lgamma(tail / 2) - 0.5 * np.log(tail)
        return float((weights * (constant - 0.5 * (tail + 1) * np.log1p(squares / tail))).sum())

    return max(_TAILS, key=likelihood)


def _form(a: Words, b: Words, learnt: Learnt, ratio: float, variance: float, tail: float, settings: Settings) -> Form:
    beads, weights = learnt.beads, learnt.weights
    total = weights.sum()
    share = (np.bincount(b.ends, minlength=ENDS) + 0.01) / (len(b) + 0.01 * ENDS)
    counts = np.zeros((ENDS, ENDS))
    np.add.at(counts, (a.ends[beads[:, 1] - 1], b.ends[beads[:, 3] - 1]), weights)
    expected = 0.6 * np.eye(ENDS) + 0.4 * share
    told = (counts + settings.ends_mass * expected) / (counts.sum(axis=1, keepdims=True) + settings.ends_mass)
    inner = np.where(np.arange(ENDS) % STOPS == 0, settings.inner_weight, 0.0)
    inner[STOPS:] += _crossing(a, b, learnt, settings)
    kinds = np.zeros((SPAN + 1, SPAN + 1))
    np.add.at(kinds, (beads[:, 1] - beads[:, 0], beads[:, 3] - beads[:, 2]), weights)
    prior = np.zeros_like(kinds)
    for (p, q), weight in BEADS.items():
        prior[p, q] = np.exp(weight)
    kinds += settings.kinds_mass * prior / prior.sum()
    with np.errstate(divide="ignore"):
        kinds = np.where(prior > 0, np.log(kinds / kinds[1, 1]), -np.inf)
    runs = sum(float((side * (1 - np.concatenate([[0.0], side[:-1]]))).sum()) for side in (learnt.left, learnt.right))
    rate = (runs + settings.drop_mass * np.exp(settings.drop_first)) / (total + settings.drop_mass)
    dropped = float(learnt.left.sum() + learnt.right.sum())
    going = (dropped - runs + settings.more_mass * np.exp(settings.drop_more)) / (dropped + settings.more_mass)
    more = float(np.clip(np.log(going), -3.0, -1.0))
    ends = settings.end_weight * np.log(told / share)
    return Form(ratio, variance, tail, ends, inner, kinds, float(np.log(rate)) + settings.drop_more - more, more)


def _crossing(a: Words, b: Words, learnt: Learnt, settings: Settings) -> float:
    """How much rarer the end of a paragraph is inside a bead than elsewhere; 0 where paragraphs are not known."""
    inside = ends = everywhere = 0.0
    for side, first, last in ((a, 0, 1), (b, 2, 3)):
        everywhere += float((side.ends >= STOPS).mean())
        for back in range(2, SPAN + 1):
            some = learnt.beads[:, last] - learnt.beads[:, first] >= back
            weights = learnt.weights[some]
            inside += float(weights.sum())
            ends += float(weights[side.ends[learnt.beads[some, last] - back] >= STOPS].sum())
    share = everywhere / 2
    if not share:
        return 0.0
    mass = settings.kinds_mass
    rate = (ends + mass * share * np.exp(settings.inner_weight)) / (inside + mass)
    return min(float(np.log(rate / share)), 0.0)


def length_scores(first: Floats, second: Floats, form: Form) -> Floats:
    """Log likelihood, up to a constant, that texts of so many characters render each other: Student's curve, not the
    normal one, as one bad bead must not cost the whole path.
    """
    squares = (second - form.ratio * first) ** 2 / (form.variance * (form.ratio * first + second) / 2 + 4.0)
    scores: Floats = -0.5 * (form.tail + 1) * np.log1p(squares / form.tail)
    return scores
