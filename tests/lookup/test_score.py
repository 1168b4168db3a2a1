from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup.archive import UnitMeta
from tmkit.config import Penalties
from tmkit.lookup.score import final, fuzzy_points, memory_points, missing_codes, penalties, several_translations
from tmkit.model import Origin


@settings(deadline=None)
@given(st.integers(1, 5000), st.data())
def test_fuzzy_points_are_the_floor_of_the_exact_fraction(length, data):
    distance = data.draw(st.integers(0, length))
    exact = Fraction(length - distance, length) * 100
    assert fuzzy_points(distance, length) == min(98, exact.numerator // exact.denominator)


def test_a_similarity_of_seven_tenths_is_70_points():
    assert fuzzy_points(3, 10) == 70  # 100 * (1 - 3 / 10) is 69.99… in floating point


@pytest.mark.parametrize(
    ("base", "points", "cap", "expected"),
    [
        (102, 0, 102, 102),
        (102, 1, 102, 99),  # lowered to 100 first
        (101, 10, 102, 90),
        (100, 3, 102, 97),
        (97, 0, 94, 94),
        (97, 5, 94, 89),
        (90, 0, 94, 90),
        (60, 100, 98, 0),
    ],
)
def test_final_score(base, points, cap, expected):
    assert final(base, points, cap=cap) == expected


def test_every_penalty_is_listed_with_its_points():
    origin = Origin(status="unreviewed", confidence=0.5)
    meta = UnitMeta("memories/old/a.tmx", origin, 0, ("ph",))
    declared = Penalties(memories={"memories/old": 4}, low_confidence=3, missing_codes=2, several_translations=1)
    found = penalties(declared, meta) + missing_codes(declared, meta, ("ph", "ph")) + several_translations(declared, 2)
    assert found == (
        ("memory memories/old/a.tmx", 4),
        ("status unreviewed", 10),
        ("confidence 0.50", 3),
        ("missing codes", 2),
        ("several translations", 1),
    )


def test_what_is_not_declared_or_not_known_costs_nothing():
    meta = UnitMeta("memories/a.tmx", Origin(), 0, None)
    assert penalties(Penalties(low_confidence=5), meta) == ()
    assert missing_codes(Penalties(missing_codes=0), meta, ("ph",)) == ()
    assert several_translations(Penalties(), 9) == ()
    assert several_translations(Penalties(several_translations=2), 1) == ()


def test_codes_that_the_unit_has_and_the_query_lacks_are_not_missing():
    meta = UnitMeta("memories/a.tmx", Origin(), 0, ("bpt", "ept"))
    assert missing_codes(Penalties(), meta, ("bpt",)) == ()
    assert missing_codes(Penalties(), meta, ("bpt", "bpt")) == (("missing codes", 1),)


@pytest.mark.parametrize(
    ("memory", "points"),
    [
        ("memories/a.tmx", 7),
        ("memories/a.new.tmx", 7),  # a sidecar has its memory's points
        ("memories/a.new-12.tmx", 7),
        ("memories/a.newer.tmx", 0),
        ("memories/old/x/y.tmx", 2),
        ("memories/old/b.tmx", 5),  # the nearest declaration counts
        ("memories/older/b.tmx", 0),
    ],
)
def test_points_of_a_memory(memory, points):
    declared = {"memories/a.tmx": 7, "memories/old/": 2, "memories/old/b.tmx": 5}
    assert memory_points(Penalties(memories=declared), memory) == points
