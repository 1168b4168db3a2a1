"""Beads cover both sides in order, whatever the documents are."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.align import Bead, Sentence
from tmkit.align.engine import align_sentences


def covered(beads: list[Bead], n: int, m: int) -> bool:
    left = [i for bead in beads for i in range(*bead.source)]
    right = [j for bead in beads for j in range(*bead.target)]
    return left == list(range(n)) and right == list(range(m))


def spans(beads: list[Bead]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [(bead.source, bead.target) for bead in beads if bead.two_sided]


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(text) for text in texts]


_TEXT = st.lists(
    st.tuples(st.sampled_from(["", "a", "The report of 5 May.", "Le rapport du 5 mai.", "[…]", "x" * 300, "1 000;"]), st.booleans()),
    max_size=14,
)  # fmt: skip


@given(_TEXT, _TEXT, st.lists(st.tuples(st.integers(-1, 15), st.integers(-1, 15)), max_size=4))
@settings(deadline=None, max_examples=60)
def test_every_sentence_is_in_exactly_one_bead_in_order(left, right, anchors):
    source = [Sentence(text, block=number // 3 if told else None) for number, (text, told) in enumerate(left)]
    target = [Sentence(text, block=number // 2 if told else None) for number, (text, told) in enumerate(right)]
    beads = align_sentences(source, target, anchors=anchors)
    assert covered(beads, len(source), len(target))
    assert all(0 <= bead.confidence <= 1 for bead in beads)
    assert all(bead.source[1] - bead.source[0] == 1 for bead in beads if bead.target[0] == bead.target[1])
    assert all(bead.target[1] - bead.target[0] == 1 for bead in beads if bead.source[0] == bead.source[1])


def test_a_translation_is_found_with_what_is_lost_on_either_side(made):
    source, target, rows_left, rows_right = made(120, lost=0.05)
    beads = align_sentences(source, target)
    assert covered(beads, len(source), len(target))
    pairs = {(rows_left[bead.source[0]], rows_right[bead.target[0]]) for bead in beads if bead.two_sided}
    both = set(rows_left) & set(rows_right)
    assert sum((row, row) in pairs for row in both) >= 0.97 * len(both)


def test_the_sides_may_be_exchanged(made):
    source, target, *_ = made(80, seed=4, lost=0.04)
    forth, back = align_sentences(source, target), align_sentences(target, source)
    there = set(spans(forth))
    same = sum((right, left) in there for left, right in spans(back))
    assert same >= 0.97 * max(len(there), 1)


def test_the_same_input_gives_the_same_beads(made):
    source, target, *_ = made(60, seed=2, lost=0.1)
    assert align_sentences(source, target) == align_sentences(source, target)


@pytest.mark.parametrize("anchor", [(10, 12), (31, 30), (59, 3)])
def test_no_bead_crosses_an_anchor(made, anchor):
    source, target, *_ = made(60)
    x, y = anchor
    for bead in align_sentences(source, target, anchors=[anchor]):
        assert not bead.source[0] < x < bead.source[1]
        assert not bead.target[0] < y < bead.target[1]
        if bead.two_sided:
            assert (bead.source[0] < x) == (bead.target[0] < y)


def test_contradicting_anchors_give_way_to_the_longest_chain(made):
    source, target, *_ = made(40)
    beads = align_sentences(source, target, anchors=[(10, 10), (20, 20), (30, 5)])
    assert len(spans(beads)) >= 38


def test_marks_tell_rows_of_the_same_words_apart():
    rows = [*range(12), *range(15, 40)]
    source = [Sentence("The amount is paid.", marks=(f"label {row}",)) for row in range(40)]
    target = [Sentence("Le montant est payé.", marks=(f"label {row}",)) for row in rows]
    beads = align_sentences(source, target)
    right = sum(rows[bead.target[0]] in range(*bead.source) for bead in beads if bead.two_sided)
    assert right >= 35


def test_a_heading_is_not_swallowed_by_the_paragraph_after_it(made):
    source, target, *_ = made(60)
    source.insert(20, Sentence("General remarks", kind="heading"))
    target.insert(20, Sentence("Observations générales", kind="heading"))
    source.insert(40, Sentence("Other matters", kind="heading"))
    beads = align_sentences(source, target)
    assert ((20, 21), (20, 21)) in spans(beads)
    assert Bead((40, 41), (40, 40)).source in [bead.source for bead in beads if not bead.two_sided]


def test_a_missing_annex_is_left_out_whole(made):
    source, target, *_ = made(160)
    beads = align_sentences(source, target[:50] + target[110:])
    lost = [bead.source[0] for bead in beads if not bead.two_sided and bead.source[0] < bead.source[1]]
    assert len(set(lost) & set(range(50, 110))) >= 57
    assert len(spans(beads)) >= 97


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ([], []),
        ([], ["x", "y"]),
        (["x"], []),
        (["x"], ["y"]),
        (["x"], ["y"] * 40),
        ([""] * 30, [""] * 20),
        (["word " * 400_000], ["mot " * 400_000]),
        (["word " * 4_000] * 12, ["mot " * 4_000] * 13),
        (["a b c."] * 3, [f"word {k}." for k in range(5_000)]),
        (["[Repealed]"] * 3_000, ["[Abrogé]"] * 2_999),
    ],
    ids=[
        "nothing",
        "no source",
        "no target",
        "one",
        "one to many",
        "empty",
        "2 MB",
        "20,000 characters",
        "few to many",
        "equal",
    ],
)
def test_odd_documents_end_soon(source, target):
    beads = align_sentences(sentences(*source), sentences(*target))
    assert covered(beads, len(source), len(target))


def test_identical_documents_are_one_to_one(made):
    source, *_ = made(90)
    beads = align_sentences(source, source)
    assert spans(beads) == [((k, k + 1), (k, k + 1)) for k in range(90)]
    assert min(bead.confidence for bead in beads) > 0.95


def test_a_long_document_is_aligned_in_parts(made):
    source, target, rows_left, rows_right = made(2_400, lost=0.01)
    steps: list[tuple[int, int]] = []
    beads = align_sentences(source, target, progress=lambda done, whole: steps.append((done, whole)))
    assert covered(beads, len(source), len(target))
    pairs = {(rows_left[bead.source[0]], rows_right[bead.target[0]]) for bead in beads if bead.two_sided}
    both = set(rows_left) & set(rows_right)
    assert sum((row, row) in pairs for row in both) >= 0.97 * len(both)
    assert steps[-1] == (len(source), len(source))
    assert len(steps) > 1
    assert steps == sorted(steps)


def test_a_lexicon_helps_a_short_document():
    class Lexicon:
        def pairs(self, source, target):
            known = {"xylo": "ruma", "bento": "kiva", "zarmi": "poldo"}
            found = [(i, target.index(known[w])) for i, w in enumerate(source) if known.get(w) in target]
            left, right = (np.array([pair[side] for pair in found], np.int32) for side in (0, 1))
            share = np.full(len(found), 0.9, np.float32)
            return left, right, share, share

    source = sentences("xylo is here now.", "bento was seen again.", "zarmi.")
    target = sentences("ruma stu vwx yz.", "kiva stu vwx yzab.", "poldo.")
    told, alone = (align_sentences(source, target, priors=lexicon) for lexicon in (Lexicon(), None))
    assert spans(told) == [((k, k + 1), (k, k + 1)) for k in range(3)]
    assert told[0].confidence > alone[0].confidence


def test_real_texts_keep_their_quality():
    folder = os.environ.get("TMKIT_TEST_DATA")
    if not folder:
        pytest.skip("TMKIT_TEST_DATA names no folder with aligned texts")
    root = Path(folder) / "align-dev"
    gold = {line.strip() for line in (root / "tr_JaneEyre.enfr").read_text(encoding="utf-8").splitlines()}
    sides = [
        sentences(*(root / f"tr_JaneEyre.{language}").read_text(encoding="utf-8").splitlines())
        for language in ("en", "fr")
    ]
    beads = align_sentences(sides[0], sides[1])
    found = {f"{list(range(*bead.source))}:{list(range(*bead.target))}".replace(" ", "") for bead in beads}
    gold = {line.replace(" ", "") for line in gold}
    assert len(found & gold) >= 0.85 * len(gold)
