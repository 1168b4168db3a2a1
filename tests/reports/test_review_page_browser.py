"""The review page by keyboard, in a real browser: what it saves is the alignment meant."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from tests.reports.review_desk import ALIGNMENT, FRENCH, MOVED, Opening
from tmkit.align import Bead
from tmkit.align.review import write_review

pytestmark = pytest.mark.xdist_group("browser")


def test_what_is_not_touched_is_saved_as_tmkit_writes_it(opened: Opening) -> None:
    edited = replace(ALIGNMENT.beads[4], edited=("=1\t'x'", '3/4 "q"'), accepted=True)
    odd = replace(ALIGNMENT.beads[5], doubts=("a | b", "c\\d"), dropped=True, confidence=1e-9)
    alignment = replace(ALIGNMENT, beads=(*ALIGNMENT.beads[:4], edited, odd, ALIGNMENT.beads[6]))
    stream = io.StringIO()
    write_review(alignment, stream)
    assert opened(alignment).save().decode() == stream.getvalue()


def test_doubtful_places_come_first_and_enter_goes_through_them(opened: Opening) -> None:
    desk = opened()
    assert desk.text("#seen") == "1 of 4 doubtful places seen · 4 open"
    for _ in range(4):
        assert "doubtful" in str(desk.page.locator(".bead.current").get_attribute("class"))
        desk.press("Enter")
    assert desk.text("#seen") == "4 of 4 doubtful places seen · none open"
    assert "No doubtful place is left" in desk.text("#status")
    assert [bead.accepted for bead in desk.beads()] == [False, True, True, True, False, True, False]


def test_merge_takes_the_lower_confidence(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("m", "a")
    merged = Bead((2, 4), (2, 3), 0.6, (MOVED,), accepted=True)
    assert desk.beads() == (*ALIGNMENT.beads[:2], merged, *ALIGNMENT.beads[4:])


def test_split_falls_between_sentences(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("m", "ArrowDown", "s")
    halves = desk.beads()[2:4]
    assert [half.source for half in halves] == [(2, 3), (3, 4)]
    assert [half.target for half in halves] in ([(2, 2), (2, 3)], [(2, 3), (3, 3)])
    assert [(half.confidence, half.doubts) for half in halves] == [(0.6, (MOVED,))] * 2
    desk.at(1)
    desk.press("s")
    assert [(bead.source, bead.target) for bead in desk.beads()[1:3]] == [((1, 2), (1, 1)), ((2, 2), (1, 2))]


def test_a_handle_between_two_sentences_splits_there(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("m")
    desk.page.locator(".bead.current .source .cut").click()
    assert [bead.source for bead in desk.beads()[2:4]] == [(2, 3), (3, 4)]


def test_shift_moves_one_sentence_of_one_side(opened: Opening) -> None:
    desk = opened()
    desk.at(3)
    desk.press("u")
    joined = Bead((2, 4), (2, 3), 0.6, (MOVED,))
    assert desk.beads() == (*ALIGNMENT.beads[:2], joined, *ALIGNMENT.beads[4:])
    desk.at(1)
    desk.press("ArrowRight", "d")
    assert desk.beads()[1:3] == (Bead((1, 2), (1, 1), 0.6, (MOVED,)), Bead((2, 4), (1, 3), 0.6, (MOVED,)))


def test_what_cannot_be_done_is_said(opened: Opening) -> None:
    desk = opened()
    desk.at(0)
    desk.press("u")
    assert desk.text("#status") == "This is the first bead."
    desk.at(6)
    desk.press("m")
    assert "last bead" in desk.text("#status")
    desk.at(3)
    desk.press("s")
    assert "One sentence cannot be split" in desk.text("#status")
    desk.press("ArrowRight", "e")
    assert "no sentence on this side" in desk.text("#status")
    assert desk.beads() == ALIGNMENT.beads


def test_drop_and_take_back(opened: Opening) -> None:
    desk = opened()
    desk.at(3)
    desk.press("x")
    assert desk.beads()[3] == replace(ALIGNMENT.beads[3], dropped=True)
    desk.press("x")
    assert desk.beads() == ALIGNMENT.beads


def test_edited_texts_stand_apart(opened: Opening) -> None:
    desk = opened()
    desk.at(1)
    desk.press("ArrowRight", "e", "Control+a")
    desk.page.keyboard.insert_text("=The committee met in 2017.")
    desk.press("Enter")
    assert desk.beads()[1] == replace(ALIGNMENT.beads[1], edited=(None, "=The committee met in 2017."))
    desk.press("e")
    desk.page.get_by_role("button", name="Restore the document’s text").click()
    desk.press("e")
    desk.page.keyboard.insert_text(" never kept")
    desk.press("Escape")
    assert desk.beads() == ALIGNMENT.beads


def test_an_edited_text_is_never_cut_and_never_lost(opened: Opening) -> None:
    desk = opened()
    desk.at(2)
    desk.press("e", "End")
    desk.page.keyboard.insert_text(" Bien.")
    desk.press("Enter", "m")
    text = "Il a siégé. Bien. Il a adopté le rapport."
    merged = Bead((2, 4), (2, 3), 0.6, (MOVED,), edited=(text, None))
    assert desk.beads()[2] == merged
    for key in ("s", "u", "d"):
        desk.press(key)
        assert "edited" in desk.text("#status")
    desk.press("k", "d")  # into the edited text
    grown = replace(merged, source=(1, 4), edited=(f"{FRENCH[1]} {text}", None))
    assert desk.beads()[1:3] == (Bead((1, 1), (1, 2), 0.6, (MOVED,)), grown)


def test_undo_and_redo(opened: Opening) -> None:
    desk = opened()
    desk.at(1)
    desk.press("m", "a", "x", "ArrowDown", "s", "d")
    after = desk.beads()
    desk.press(*["Control+z"] * 5)
    assert desk.beads() == ALIGNMENT.beads
    desk.press("z")
    assert desk.text("#status") == "Nothing to undo."
    desk.press(*["y"] * 5)
    assert desk.beads() == after


def test_keys_go_from_bead_to_bead_and_from_sentence_to_sentence(opened: Opening) -> None:
    desk = opened()

    def here() -> tuple[str | None, str | None]:
        span = desk.page.locator(":focus")
        return span.get_attribute("data-side"), span.get_attribute("data-number")

    desk.press("2", "j", "m")  # from the first doubtful one
    assert here() == ("0", "2")
    places = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "k", "j", "k", "k", "k"):
        desk.press(key)
        places.append(here())
    assert places == [
        *(("0", "3"), ("1", "2"), ("1", "3"), ("0", "4"), ("0", "3")),
        *(("0", "1"), ("0", "2"), ("0", "1"), ("0", "0"), ("0", "0")),
    ]
