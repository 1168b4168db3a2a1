from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

from tests.termbank.conftest import CHANGED
from tmkit.termbank import Turn
from tmkit.workspace import Workspace


def test_the_year_in_which_one_rendering_gave_way_to_another(workspace: Workspace) -> None:
    found = workspace.terms_history("catalogue collectif", source_lang="fr", target_lang="en")
    assert found.turns == (Turn("joint catalogue", "union catalogue", CHANGED - 1, CHANGED),)
    place = {name: n for n, name in enumerate(found.renderings)}
    for period in found.years:
        assert period.year is not None
        usual = "joint catalogue" if period.year < CHANGED else "union catalogue"
        assert period.counts[place[usual]] == sum(period.counts) == 16
    assert [period.document for period in found.documents] == [f"report-{year}" for year in range(2010, 2020)]
    assert found.documents[0].date == "2010-09-24"
    assert found.documents[0].body == "Council of Readers"
    assert found.units == sum(period.units for period in found.documents)


def test_no_turn_where_nothing_changed(workspace: Workspace) -> None:
    found = workspace.terms_history("agenda", source_lang="en", target_lang="fr")
    assert found.turns == ()
    assert found.renderings == ("ordre du jour",)


def test_a_single_slip_is_no_turn_and_what_is_not_dated_comes_last(fresh: Callable[..., Workspace]) -> None:
    def report(year: int, rendering: str, count: int) -> tuple[list[dict[str, str]], dict[str, str]]:
        units = [
            {
                "fr": f"Le catalogue collectif {did[0]} {year}{n} notices.",
                "en": f"The {rendering} {did[1]} {year}{n} records.",
            }
            for n, did in zip(range(count), cycle((("compte", "has"), ("perd", "loses"), ("décrit", "describes"))))
        ]
        units += [{"fr": f"La notice {n} compte.", "en": f"The record {n} has it."} for n in range(3)]
        return units, {"document": f"r{year}"} | ({"date": str(year)} if year else {})

    workspace = fresh(
        a=report(2011, "joint catalogue", 6),
        b=report(2012, "union catalogue", 1),
        c=report(2013, "joint catalogue", 6),
        d=report(2015, "union catalogue", 5),
        e=report(0, "joint catalogue", 2),
    )
    found = workspace.terms_history("catalogue collectif", source_lang="fr", target_lang="en")
    assert [(turn.old, turn.until, turn.since) for turn in found.turns] == [("joint catalogue", 2013, 2015)]
    assert [period.year for period in found.years] == [2011, 2012, 2013, 2015, None]
    assert found.documents[-1].date is None


def test_no_precedent_has_no_history(workspace: Workspace) -> None:
    found = workspace.terms_history("xylophone", source_lang="fr", target_lang="en")
    assert (found.units, found.years, found.documents, found.turns) == (0, (), (), ())
