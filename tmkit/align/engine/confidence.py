"""How sure a bead is, in numbers and in words.

A posterior knows only its own model, which is too sure of freely translated texts. Measured on numbered reports and on
literary texts, each left out in turn, what tells the two apart is the share of beads that are not one sentence to one:
in a document where sentences are often joined and split, a posterior is worth less.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmkit.align.beads import Sentence
from tmkit.align.engine.words import COMMA, STOPS, Floats, Ints, Words

# logit(confidence) = SLOPE · logit(p) - FREEDOM · share of uneven beads · logit(p) - UNEVEN (if it is one) - BROKEN (if
# it seems a piece of a sentence) + BASE - what its own evidence lacks to LEAST, at most LACKING: a logistic regression
# over 18,000 beads of 97 numbered reports and rebuilt documents and 6 literary texts; a second one over 250 deletions
SLOPE, FREEDOM, UNEVEN, BROKEN, BASE = 0.67, 1.0, 1.32, 2.48, 1.45
LEAST, LACKING = 1.0, 4.0
DROPPED_SLOPE, DROPPED_BASE = 0.28, 0.83
SUREST = 1e-5

REPEATED = "the same text stands several times in a row: nothing but its order says which belongs to which"
LOST_PAIR = "has no counterpart, but next to it is a text of like length that has none either"
LOST = "has no counterpart"
UNLIKE = "one side is far longer than the other"
CONFLICT = "labels, figures or terms of the two sides differ"


def calibrated(beads: Ints, probability: Floats, evidence: Floats, broken: NDArray[np.bool_]) -> Floats:
    """The probability that a bead (rows i0, i1, j0, j1) of such a posterior, evidence and form is right.

    A posterior compares ways: where all are bad, as in two lists in different orders, the least bad one gets it all.
    What the two sides of a bead themselves say for it (`evidence`) tells.
    """
    left, right = beads[:, 1] - beads[:, 0], beads[:, 3] - beads[:, 2]
    both = (left > 0) & (right > 0)
    uneven = both & (left + right > 2)
    # a short document is taken for one with few uneven beads until it shows otherwise
    share = (uneven.sum() + 1.0) / (both.sum() + 15.0)
    clipped = np.clip(probability, SUREST, 1 - SUREST)
    logit = np.log(clipped / (1 - clipped))
    slope = max(SLOPE - FREEDOM * float(share), 0.25)
    lacking = np.clip(LEAST - evidence, 0.0, LACKING)
    sure = slope * logit - UNEVEN * uneven - BROKEN * broken - lacking + BASE
    told = np.where(both, sure, DROPPED_SLOPE * logit + DROPPED_BASE)
    confidence: Floats = 1.0 / (1.0 + np.exp(-told))
    return confidence


def broken(a: Words, b: Words, beads: Ints) -> NDArray[np.bool_]:
    """Whether a bead ends with a comma on both sides, or follows one: it and its neighbour may be one sentence."""
    ends = (a.ends[beads[:, 1] - 1] % STOPS == COMMA) & (b.ends[beads[:, 3] - 1] % STOPS == COMMA)
    ends &= (beads[:, 1] > beads[:, 0]) & (beads[:, 3] > beads[:, 2])
    told: NDArray[np.bool_] = ends | np.concatenate([[False], ends[:-1]])
    return told


def doubts(source: Sequence[Sentence], target: Sequence[Sentence], beads: Ints) -> dict[int, tuple[str, ...]]:
    """What a reviser should look at, by number of bead."""
    again_left, again_right = _repeated(source), _repeated(target)
    size_left, size_right = _sizes(source), _sizes(target)
    ratio = (size_right.sum() + 1.0) / (size_left.sum() + 1.0)
    found: dict[int, tuple[str, ...]] = {}
    rows = beads.tolist()
    for number, (i0, i1, j0, j1) in enumerate(rows):
        words = []
        if again_left[i0:i1].any() or again_right[j0:j1].any():
            words.append(REPEATED)
        if i0 == i1 or j0 == j1:
            words.append(LOST)
        else:
            first, second = float(size_left[i0:i1].sum()) * ratio, float(size_right[j0:j1].sum())
            if max(first, second) > 2.5 * min(first, second) + 30:
                words.append(UNLIKE)
            marks_left = {mark for sentence in source[i0:i1] for mark in sentence.marks}
            marks_right = {mark for sentence in target[j0:j1] for mark in sentence.marks}
            if marks_left and marks_right and not marks_left & marks_right:
                words.append(CONFLICT)
        if words:
            found[number] = tuple(words)
    for number, other in _neighbours(rows):
        here, there = rows[number], rows[other]
        first = float(size_left[here[0] : here[1]].sum() + size_left[there[0] : there[1]].sum()) * ratio
        second = float(size_right[here[2] : here[3]].sum() + size_right[there[2] : there[3]].sum())
        if max(first, second) < 1.5 * min(first, second) + 10:
            for place in (number, other):
                found[place] = tuple(LOST_PAIR if word == LOST else word for word in found[place])
    return found


def _neighbours(rows: list[list[int]]) -> list[tuple[int, int]]:
    """Sentences without counterpart in the source and in the target at the same place, in order, by bead."""
    pairs: list[tuple[int, int]] = []
    left: list[int] = []
    right: list[int] = []
    for number, (i0, i1, j0, j1) in enumerate([*rows, [0, 1, 0, 1]]):
        if j0 == j1:
            left.append(number)
        elif i0 == i1:
            right.append(number)
        else:
            pairs += zip(left, right, strict=False)
            left, right = [], []
    return pairs


def _repeated(sentences: Sequence[Sentence]) -> NDArray[np.bool_]:
    texts = [sentence.text.strip() for sentence in sentences]
    same = np.array([first == second for first, second in pairwise(texts)], np.bool_)
    repeated: NDArray[np.bool_] = np.concatenate([same, [False]]) | np.concatenate([[False], same])
    return repeated


def _sizes(sentences: Sequence[Sentence]) -> Floats:
    return np.array([len(sentence.text) for sentence in sentences], np.float64)
