"""How sure a bead is, and what a reviser is told."""

import numpy as np

from tmkit.align import Sentence
from tmkit.align.engine.confidence import CONFLICT, LOST, LOST_PAIR, REPEATED, UNLIKE, broken, calibrated, doubts
from tmkit.align.engine.words import read_words


def rows(*beads: tuple[int, int, int, int]) -> np.ndarray:
    return np.array(beads, np.int64)


def whole(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Ample evidence, and no pieces."""
    return np.full(count, 9.0), np.zeros(count, np.bool_)


def told(*texts: str) -> list[Sentence]:
    return [Sentence(text) for text in texts]


def test_a_surer_bead_stays_surer():
    beads = rows(*[(k, k + 1, k, k + 1) for k in range(5)])
    confidence = calibrated(beads, np.array([0.1, 0.5, 0.9, 0.99, 1.0]), *whole(5))
    assert (np.diff(confidence) > 0).all()
    assert 0 < confidence[0] < confidence[-1] < 1


def test_a_posterior_is_worth_less_where_sentences_are_often_joined():
    plain = rows(*[(k, k + 1, k, k + 1) for k in range(100)])
    joined = rows(*[(k, k + 1, 2 * k, 2 * k + 2) if k % 2 else (k, k + 1, k, k + 1) for k in range(100)])
    sure = np.full(100, 0.999)
    assert calibrated(plain, sure, *whole(100))[0] > 0.99 > calibrated(joined, sure, *whole(100))[0]


def test_ways_that_are_all_bad_make_none_sure():
    beads = rows(*[(k, k + 1, k, k + 1) for k in range(3)])
    confidence = calibrated(beads, np.ones(3), np.array([9.0, 0.0, -9.0]), np.zeros(3, np.bool_))
    assert confidence[0] > confidence[1] > 0.99 > confidence[2]


def test_pieces_of_a_sentence_are_less_sure():
    source = told("In this country,", "it rains.", "Now,", "Then.")
    target = told("Dans ce pays,", "il pleut.", "Maintenant.", "Alors.")
    beads = rows(*[(k, k + 1, k, k + 1) for k in range(4)])
    pieces = broken(read_words(source), read_words(target), beads)
    assert pieces.tolist() == [True, True, False, False]
    confidence = calibrated(beads, np.full(4, 0.999), np.full(4, 9.0), pieces)
    assert confidence[0] == confidence[1] < confidence[2]


def test_repeated_texts_in_a_row_are_named():
    found = doubts(
        told("a", "[Repealed]", "[Repealed]"), told("b", "c", "d"), rows(*[(k, k + 1, k, k + 1) for k in range(3)])
    )
    assert [REPEATED in found.get(k, ()) for k in range(3)] == [False, True, True]


def test_two_lost_sentences_of_like_length_are_named_together():
    source, target = told("The first part of it.", "Right."), told("La première partie.", "Bien.")
    found = doubts(source, target, rows((0, 1, 0, 0), (1, 1, 0, 1), (1, 2, 1, 2)))
    assert found == {0: (LOST_PAIR,), 1: (LOST_PAIR,)}
    found = doubts(source, told("Bien."), rows((0, 1, 0, 0), (1, 2, 0, 1)))
    assert found == {0: (LOST,)}


def test_unlike_lengths_and_marks_are_named():
    source = [Sentence("x" * 300, marks=("12",)), Sentence("abc", marks=("5",))]
    target = [Sentence("x" * 20, marks=("12",)), Sentence("abc" * 80, marks=("6",))]
    found = doubts(source, target, rows((0, 1, 0, 1), (1, 2, 1, 2)))
    assert found == {0: (UNLIKE,), 1: (UNLIKE, CONFLICT)}
