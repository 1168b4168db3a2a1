from __future__ import annotations

import itertools

import pytest

from tests.lookup.archive import ListArchive, entry
from tmkit.config import Penalties, Settings
from tmkit.lookup import EDGE, look_up
from tmkit.lookup.context import context_points

A, B = ("a",), ("b",)


@pytest.mark.parametrize(
    ("query", "unit", "points"),
    [
        ((A, B), (A, B), 102),
        ((A, B), (A, A), 101),
        ((A, B), (B, B), 101),
        ((A, B), (B, A), 100),
        ((EDGE, B), (EDGE, B), 102),
        ((EDGE, B), (A, B), 101),  # an edge agrees only with an edge
        ((A, B), (EDGE, B), 101),
        ((None, B), (None, B), 101),  # what is not known neither raises nor lowers
        ((None, None), (None, None), 100),
        ((A, B), (None, B), 101),
    ],
)
def test_points_of_context(query, unit, points):
    assert context_points(query, unit) == points


def report(memory, targets, sources=("Ouverture", "La séance est levée.", "Clôture")):
    return [
        entry(fr, en, unit=str(i), memory=memory, document=memory, position=i)
        for i, (fr, en) in enumerate(zip(sources, targets, strict=True))
    ]


def test_the_unit_whose_neighbours_agree_comes_first():
    units = report("memories/a.tmx", ["Opening", "The session rose.", "End"], ("Début", "La séance est levée.", "Fin"))
    units += report("memories/b.tmx", ["Opening", "The meeting rose.", "Closing"])
    found = look_up(ListArchive(units), "La séance est levée.", "fr", "en", previous="OUVERTURE", next="Clôture")
    assert [(m.score, m.kind, m.target) for m in found] == [
        (102, "context", "The meeting rose."),
        (100, "exact", "The session rose."),
    ]


def test_the_same_answer_for_each_order_of_units():
    units = report("memories/a.tmx", ["Opening", "The meeting rose.", "Closing"])
    units += report("memories/b.tmx", ["Opening", "The meeting rose.", "End"], ("Début", "La séance est levée.", "Fin"))
    for some in itertools.permutations(units):
        found = look_up(ListArchive(some), "La séance est levée.", "fr", "en", previous="Ouverture", next=EDGE)
        assert [(m.score, m.memory, m.unit) for m in found] == [(101, "memories/a.tmx", "1")]


def test_a_penalty_first_lowers_a_context_match_to_100():
    units = report("memories/a.tmx", ["Opening", "The meeting rose.", "Closing"])
    declared = Settings(penalties=Penalties(memories={"memories/a.tmx": 1}))
    asked = {"previous": "Ouverture", "next": "Clôture", "settings": declared}
    (match,) = look_up(ListArchive(units), "La séance est levée.", "fr", "en", **asked)
    assert (match.score, match.kind, match.penalties) == (99, "exact", (("memory memories/a.tmx", 1),))
