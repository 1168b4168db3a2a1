"""The vectorised scores are those of a naive double loop, and the sums over all ways agree from either end."""

from itertools import pairwise
from math import exp, log

import numpy as np
import pytest

from tmkit.align import Sentence
from tmkit.align.engine.band import band, band_of, chain, increasing
from tmkit.align.engine.form import first_form, length_scores
from tmkit.align.engine.lattice import build
from tmkit.align.engine.likelihood import explained
from tmkit.align.engine.path import best_path
from tmkit.align.engine.posterior import posterior, probable
from tmkit.align.engine.priors import word_priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.translation import learn
from tmkit.align.engine.words import read_words

SETTINGS = Settings()
NONE = np.zeros((0, 2), np.int64)


@pytest.fixture(params=[(), ((7, 6), (14, 17))], ids=["free", "anchored"])
def built(request, made):
    source, target, *_ = made(24, seed=9, lost=0.1)
    source[3] = Sentence("A heading", block=1, kind="heading")
    a, b = read_words(source), read_words(target)
    fixed = increasing(request.param, len(a), len(b))
    priors = word_priors(a, b, None, SETTINGS.cognate)
    beads = np.array([(k, k + 1, k, k + 1) for k in range(min(len(a), len(b)))])
    table = learn(a, b, priors, beads, np.ones(len(beads)), SETTINGS)
    form = first_form(a, b, SETTINGS)
    points = np.array([(5, 5), (15, 14)])
    within = band(len(a), len(b), points, 4, 100, fixed)
    return a, b, table, form, within, build(a, b, table, within, form, SETTINGS), fixed


def naive(a, b, table, form, i0, i1, j0, j1) -> float:
    """The score of one bead, word by word."""
    words = 0.0
    sides = (
        (a, b, table.left, table.right, table.forward, table.known_left, table.known_right, (i0, i1), (j0, j1)),
        (b, a, table.right, table.left, table.backward, table.known_right, table.known_left, (j0, j1), (i0, i1)),
    )
    for given, told, rows, columns, values, known_given, known_told, span, other in sides:
        ratio = dict(zip(zip(rows.tolist(), columns.tolist(), strict=True), values.tolist(), strict=True))
        here = given.ids[given.starts[span[0]] : given.starts[span[1]]].tolist()
        there = told.ids[told.starts[other[0]] : told.starts[other[1]]].tolist()
        share = explained(known_told, SETTINGS)
        idle = SETTINGS.idle * (1 + sum(1 - known_given[word] for word in here))
        for word in there:
            mean = (idle + sum(ratio.get((one, word), 0.0) for one in here)) / (1 + len(here))
            words += min(log(1 - share[word] + share[word] * mean), SETTINGS.ceiling)
    lengths = length_scores(a.chars[i1] - a.chars[i0], b.chars[j1] - b.chars[j0], form)
    inner = form.inner[a.ends[i0 : i1 - 1]].sum() + form.inner[b.ends[j0 : j1 - 1]].sum()
    inner += SETTINGS.break_weight * (a.breaks[i0 : i1 - 1].sum() + b.breaks[j0 : j1 - 1].sum())
    ends = form.ends[a.ends[i1 - 1], b.ends[j1 - 1]]
    kind = form.beads[i1 - i0, j1 - j0]
    return kind + SETTINGS.lexical_weight * words + SETTINGS.length_weight * lengths + ends + inner


def test_scores_are_those_of_a_naive_double_loop(built):
    a, b, table, form, _, lattice, _ = built
    compared = 0
    for number, (p, q) in enumerate(lattice.kinds):
        for i in range(p, len(a) + 1):
            for j in range(max(q, int(lattice.low[i])), int(lattice.high[i]) + 1, 3):
                cell = lattice.cell(i, j)
                if lattice.before[number, cell] < lattice.scores.shape[1]:
                    expected = naive(a, b, table, form, i - p, i, j - q, j)
                    assert lattice.scores[number, cell] == pytest.approx(expected, abs=2e-3)
                    compared += 1
    assert compared > 300


def test_each_sentence_of_a_bead_must_have_its_share(built):
    a, b, table, form, within, plain, _ = built
    thorough = build(a, b, table, within, form, SETTINGS, thorough=True)
    less = plain.scores - thorough.scores
    single = plain.kinds.index((1, 1))
    assert (less >= -1e-3).all()
    assert (less[single] == 0).all()
    assert less.max() > 0.1


def test_sums_agree_from_either_end(built):
    sums = posterior(built[5])
    assert sums.ahead == pytest.approx(sums.behind, abs=1e-8)


def test_probabilities_of_every_sentence_sum_to_one(built):
    a, b, *_, lattice, _ = built
    sums = posterior(lattice)
    beads, weights = probable(lattice, sums, 0.0)
    left, right = sums.left.copy(), sums.right.copy()
    for (i0, i1, j0, j1), weight in zip(beads.tolist(), weights.tolist(), strict=True):
        left[i0:i1] += weight
        right[j0:j1] += weight
    assert left == pytest.approx(np.ones(len(a)), abs=1e-5)
    assert right == pytest.approx(np.ones(len(b)), abs=1e-5)


def test_the_best_path_is_one_of_all_and_none_is_better(built):
    a, b, *_, lattice, _ = built
    path = best_path(lattice)
    number = {kind: k for k, kind in enumerate(lattice.kinds)}
    total = 0.0
    for k, (i0, i1, j0, j1) in enumerate(path.tolist()):
        if i0 == i1 or j0 == j1:
            total += lattice.drop_open + lattice.drop_more * (i1 - i0 + j1 - j0)
            if k and i0 == i1 and path[k - 1, 2] == path[k - 1, 3]:
                total += lattice.drop_both
        else:
            total += float(lattice.scores[number[i1 - i0, j1 - j0], lattice.cell(i1, j1)])
    assert total == pytest.approx(_best(lattice, len(a), len(b)), abs=1e-3)
    assert total <= posterior(lattice).ahead + 1e-3
    assert [tuple(x) for x in path[1:, [0, 2]]] == [tuple(x) for x in path[:-1, [1, 3]]]


def _best(lattice, n: int, m: int) -> float:
    """The highest sum, by a memo over boundaries and states, written as the rules are told."""
    best = {("bead", 0, 0): 0.0}
    low = -1e9

    def at(state, i, j):
        return best.get((state, i, j), low)

    for i in range(n + 1):
        for j in range(int(lattice.low[i]), int(lattice.high[i]) + 1):
            cell = lattice.cell(i, j)
            for number, (p, q) in enumerate(lattice.kinds):
                if lattice.before[number, cell] < lattice.scores.shape[1]:
                    start = max(at(state, i - p, j - q) for state in ("bead", "left", "right"))
                    value = start + float(lattice.scores[number, cell])
                    best["bead", i, j] = max(at("bead", i, j), value)
            if lattice.above[cell] < lattice.scores.shape[1]:
                value = max(at("bead", i - 1, j) + lattice.drop_open, at("left", i - 1, j)) + lattice.drop_more
                best["left", i, j] = value
            if j > lattice.low[i]:
                begun = max(at("bead", i, j - 1), at("left", i, j - 1) + lattice.drop_both) + lattice.drop_open
                best["right", i, j] = max(begun, at("right", i, j - 1)) + lattice.drop_more
    return max(at(state, n, m) for state in ("bead", "left", "right"))


def test_a_band_keeps_the_corners_and_never_falls(built):
    *_, lattice, fixed = built
    for one in (built[4], band_of(lattice, posterior(lattice).cells, 3, fixed)):
        assert (one.low[0], one.high[-1]) == (0, len(built[1]))
        assert (one.low <= one.high).all()
        assert (np.diff(one.low) >= 0).all()
        assert (np.diff(one.high) >= 0).all()
        assert all(one.low[i] <= j <= one.high[i] for i, j in fixed.tolist())


def test_a_narrower_band_around_what_is_possible_changes_little(built):
    a, b, table, form, _, lattice, fixed = built
    sums = posterior(lattice)
    again = build(a, b, table, band_of(lattice, sums.cells, 3, fixed), form, SETTINGS)
    assert posterior(again).ahead == pytest.approx(sums.ahead, abs=1e-3)
    assert (best_path(again) == best_path(lattice)).all()


def test_every_row_of_a_band_can_be_reached_from_the_one_before():
    points = np.array([(1, 1), (2, 60), (3, 61), (40, 62), (41, 100)])
    for fixed in (NONE, np.array([(2, 60)]), np.array([(2, 3), (41, 100)])):
        one = band(50, 120, points, 1, 5, fixed)
        assert (one.low[1:] <= one.high[:-1]).all()


def test_a_chain_is_the_heaviest_that_rises():
    points = np.array([(1, 5), (2, 2), (3, 3), (4, 1), (3, 4), (5, 4)])
    weights = np.array([2.5, 1.0, 1.0, 1.0, 0.5, 1.0])
    assert chain(points, weights).tolist() == [[2, 2], [3, 3], [5, 4]]
    assert chain(NONE, np.zeros(0)).tolist() == []


def test_posteriors_are_exact_for_a_tiny_lattice():
    a, b = read_words([Sentence("One two.")]), read_words([Sentence("Un deux.")])
    table = learn(a, b, word_priors(a, b, None, 0.5), np.zeros((0, 4), np.int64), np.zeros(0), SETTINGS)
    lattice = build(a, b, table, band(1, 1, NONE, 5, 5, NONE), first_form(a, b, SETTINGS), SETTINGS)
    score = float(lattice.scores[0, lattice.cell(1, 1)])
    lost = 2 * (lattice.drop_open + lattice.drop_more) + lattice.drop_both
    expected = exp(score) / (exp(score) + exp(lost))
    assert posterior(lattice).beads[0, lattice.cell(1, 1)] == pytest.approx(expected, abs=1e-6)
    assert all(x < y for x, y in pairwise(lattice.offsets.tolist()))
