"""Sentences that the archive has only together."""

from __future__ import annotations

from tests.pretranslate.looked_up import found, match
from tmkit.model import DraftSegment, Row, Segment
from tmkit.pretranslate.filling import Filling
from tmkit.pretranslate.together import joined_segments, with_joined

SEGMENTS = [
    DraftSegment(1, "Un.", block=0),
    DraftSegment(2, "Deux.", block=0),
    DraftSegment(3, "Trois.", block=1),
    DraftSegment(4, "Quatre.", block=1),
]
ROWS = [Row(str(one.id), Segment(one.text), Segment("Four.") if one.id == 4 else None) for one in SEGMENTS]


def test_two_of_one_paragraph_without_target_are_asked_for() -> None:
    assert [(one.id, one.text) for one in joined_segments(ROWS, SEGMENTS)] == [(1, "Un. Deux.")]


def test_what_the_archive_has_of_both_is_proposed_and_told() -> None:
    rows = with_joined(ROWS, [found(match(100, "exact", "One and two."), text="Un. Deux.")], Filling())
    assert rows[0].notes == rows[1].notes == ("segments 1 and 2 together (100): “One and two.”",)
    assert [one.target.text for one in rows[0].proposals] == ["One and two."]
    assert rows[0].target is None
    assert with_joined(ROWS, [found(match(80))], Filling()) == ROWS
