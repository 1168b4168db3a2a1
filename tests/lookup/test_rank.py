from __future__ import annotations

import pytest

from tests.lookup.archive import UnitMeta
from tmkit.lookup.rank import Rank, gravest, newest_first, standing
from tmkit.model import Origin

BEST = {"authority": "A", "status": "adopted", "date": "2018-05-01"}
AUTHORITIES = ("A", "B")


def rank(score=90, conflict=0, memory="memories/a.tmx", unit=0, usage=5, **known):
    meta = UnitMeta(memory, Origin(**{**BEST, **known}), usage, None)
    return Rank(-score, conflict, standing(meta, AUTHORITIES), unit)


@pytest.mark.parametrize(
    "worse",
    [
        {"score": 89, "conflict": 0},
        {"conflict": 1},
        {"authority": "B"},
        {"authority": None},
        {"status": "published"},
        {"date": "2018-04-30"},
        {"usage": 4},
        {"memory": "memories/b.tmx"},
        {"unit": 1},
    ],
)
def test_each_criterion_decides_where_those_before_it_are_equal(worse):
    order = ["score", "conflict", "authority", "status", "date", "usage", "memory", "unit"]
    names = {"score": 90, "conflict": 0, "usage": 5, "memory": "memories/a.tmx", "unit": 0, **BEST}
    first = order.index(next(iter(worse)))
    # All that comes after the criterion speaks for the other.
    better_after = {"authority": "A", "status": "adopted", "date": "2019", "usage": 9, "memory": "memories/0.tmx"}
    other = {**names, **{k: v for k, v in better_after.items() if order.index(k) > first}, **worse}
    other["unit"] = other["unit"] if first == 7 else -1
    assert rank(**names) < rank(**other)


def test_statuses_best_first_and_unknown_before_drafts():
    statuses = ["adopted", "published", "revised", None, "draft", "unreviewed"]
    assert sorted(statuses, key=lambda s: rank(status=s), reverse=False) == statuses


def test_an_authority_that_is_not_declared_comes_last():
    assert rank(authority="B") < rank(authority="Z")
    assert rank(authority="Z").standing.authority == rank(authority=None).standing.authority


def test_dates_newest_first_and_unknown_oldest():
    dates = ["2019", "2018-09-24", "2018-09", "2018", "1999-12-31", None]
    assert [newest_first(date) for date in dates] == sorted(newest_first(date) for date in dates)
    assert newest_first("soon") == newest_first(None)


def test_the_gravest_conflict_is_polarity_then_reference_date_number():
    kinds = ["money", "time", "symbol", "restriction"]
    assert [gravest(kinds[:n]) for n in range(5)] == ["", "number", "date", "reference", "polarity"]
