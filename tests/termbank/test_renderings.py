from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.termbank.conftest import CHANGED, VERBS, reports
from tmkit.model import InputError
from tmkit.workspace import Workspace


def test_renderings_are_counted_as_a_scan_would(workspace: Workspace) -> None:
    found = workspace.terms_renderings("catalogue collectif", source_lang="fr", target_lang="en")
    units = [(unit, name) for name, of in reports().items() for unit in of if "catalogue collectif" in unit["fr"]]
    assert found.units == len(units)
    assert found.pairs == len({(unit["fr"], unit["en"]) for unit, _ in units})
    assert found.documents == len({name for _, name in units})
    assert found.years == (2010, 2019)
    by_text = {group.text: group for group in found.groups}
    for rendering in ("joint catalogue", "union catalogue"):
        of = [(unit, name) for unit, name in units if rendering in unit["en"]]
        group = by_text[rendering]
        assert (group.units, group.documents) == (len(of), len({name for _, name in of}))
        assert group.pairs == len({(unit["fr"], unit["en"]) for unit, _ in of})
        assert group.share == pytest.approx(group.pairs / found.pairs)
        assert group.bodies == (("Council of Readers", len(of)),)
        assert group.statuses == (("adopted", len(of)),)
    assert by_text["joint catalogue"].years == (2010, CHANGED - 1)
    assert by_text["union catalogue"].years == (CHANGED, 2019)
    assert found.unclear == 0


def test_the_newest_witnesses_of_different_documents_are_shown_with_both_passages(workspace: Workspace) -> None:
    found = workspace.terms_renderings("catalogues collectifs", source_lang="fr", target_lang="en")
    union = next(group for group in found.groups if group.text == "union catalogue")
    assert [witness.origin.document for witness in union.witnesses] == ["report-2019", "report-2018", "report-2017"]
    for witness in union.witnesses:
        assert witness.source[slice(*witness.source_span)] == "catalogue collectif"
        assert witness.target[slice(*witness.target_span)] == "union catalogue"


@pytest.mark.parametrize(
    ("asked", "source", "rendering"),
    [
        ("ÉTATS MEMBRES", "fr", "Member States"),
        ("Etat membre", "fr", "Member States"),
        ("member state", "en", "États membres"),
        ("ordre du jour", "fr", "agenda"),
        ("« notes verbales »", "fr", "note verbale"),
        ("l'ordre du jour", "fr", "agenda"),
        ("agenda", "en", "ordre du jour"),
        ("programme of work", "en", "programme de travail"),
    ],
)
def test_any_inflection_of_the_question_and_both_directions(
    workspace: Workspace, asked: str, source: str, rendering: str
) -> None:
    target = "en" if source == "fr" else "fr"
    found = workspace.terms_renderings(asked, source_lang=source, target_lang=target)
    assert rendering.casefold() in [form.casefold() for form in found.groups[0].forms]
    assert found.groups[0].share == 1.0


def test_the_language_is_turned_round_where_only_the_other_has_the_words(workspace: Workspace) -> None:
    found = workspace.terms_renderings("union catalogue")
    assert (found.source_lang, found.target_lang) == ("en", "fr")
    assert found.groups[0].text == "catalogue collectif"


def test_no_precedent(workspace: Workspace) -> None:
    found = workspace.terms_renderings("xylophone", source_lang="fr", target_lang="en")
    assert (found.units, found.groups) == (0, ())
    found = workspace.terms_renderings("catalogue adopté collectif", source_lang="fr", target_lang="en")
    assert found.units == 0


def test_the_same_twice_and_whatever_the_order_of_files(workspace: Workspace, fresh: Callable[..., Workspace]) -> None:
    asked = {"source_lang": "fr", "target_lang": "en"}
    once = workspace.terms_renderings("catalogue collectif", **asked)
    again = Workspace.open(workspace.root).terms_renderings("catalogue collectif", **asked)
    assert once == again
    # The same units in one file: the same counts, though parts and numbers are others.
    units = [unit for of in reports().values() for unit in of]
    other = fresh(all=(units, {})).terms_renderings("catalogue collectif", **asked)
    assert {group.text: group.pairs for group in other.groups} == {group.text: group.pairs for group in once.groups}


def test_a_limit_hides_renderings_and_says_how_many_there_are(workspace: Workspace) -> None:
    found = workspace.terms_renderings("catalogue collectif", source_lang="fr", target_lang="en", limit=1)
    assert len(found.groups) == 1
    assert found.found == 2


def test_a_memory_by_name(workspace: Workspace) -> None:
    asked = {"source_lang": "fr", "target_lang": "en"}
    found = workspace.terms_renderings("catalogue collectif", memory=["memories/report-2012.tmx"], **asked)
    assert [group.text for group in found.groups] == ["joint catalogue"]
    assert found.documents == 1
    with pytest.raises(InputError, match="no such memory"):
        workspace.terms_renderings("catalogue", memory=["memories/none.tmx"], **asked)


def test_a_confirmed_unit_counts_at_once(fresh: Callable[..., Workspace]) -> None:
    units = [unit for of in list(reports().values())[:3] for unit in of]
    workspace = fresh(all=(units, {"document": "d"}))
    asked = {"source_lang": "fr", "target_lang": "en"}
    before = workspace.terms_renderings("catalogue collectif", **asked)
    workspace.confirm(
        "Le catalogue collectif est prêt.", "The union catalogue is ready.", into="memories/all.tmx", **asked
    )
    after = workspace.terms_renderings("catalogue collectif", **asked)
    assert after.units == before.units + 1
    assert "union catalogue" in [group.text for group in after.groups] or after.unclear == before.unclear + 1


def test_spellings_with_and_without_hyphen_are_one(fresh: Callable[..., Workspace]) -> None:
    units = [
        {"fr": f"Le haut-commissaire {verb} le point {n}.", "en": f"The {name} {did} item {n}."}
        for n in range(10)
        for verb, did in VERBS.items()
        for name in ("High Commissioner", "High-Commissioner")
    ] + [unit for of in reports().values() for unit in of]
    found = fresh(all=(units, {})).terms_renderings("haut commissaire", source_lang="fr", target_lang="en")
    assert found.units == 80
    assert (len(found.groups), found.groups[0].share) == (1, 1.0)


def test_three_languages_and_a_pair_that_no_unit_has(fresh: Callable[..., Workspace]) -> None:
    units = [
        {
            "fr": f"{who[0]} {did[0]} le point {n}.",
            "en": f"{who[1]} {did[1]} item {n}.",
            "de": f"{who[2]} {did[2]} Punkt {n}.",
        }
        for n in range(10)
        for who in (("Le conseil", "The council", "Der Rat"), ("Le comité", "The committee", "Der Ausschuss"))
        for did in (("examine", "considers", "prüft"), ("adopte", "adopts", "beschließt"))
    ]
    told: list[str] = []
    workspace = fresh(all=(units, {}))
    workspace = Workspace.open(workspace.root, notice=told.append)
    assert workspace.terms_renderings("conseil", source_lang="fr", target_lang="de").groups[0].text == "Rat"
    assert workspace.terms_renderings("Rat", source_lang="de", target_lang="en").groups[0].text == "council"
    assert workspace.terms_renderings("conseil", source_lang="fr", target_lang="it").units == 0
    assert any("no memory has a unit in both fr and it" in each for each in told)


def test_an_empty_archive(fresh: Callable[..., Workspace]) -> None:
    workspace = fresh()
    assert workspace.terms_renderings("conseil").units == 0
    assert workspace.terms_history("conseil").years == ()
    assert workspace.termbank.drift_evidence("Le conseil.", "fr", "en") == []


@pytest.mark.parametrize("text", ["", "  ", "« »", "…", "!?", "\u200f\u200e"])
def test_a_text_without_a_word_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(InputError, match="no word"):
        workspace.terms_renderings(text)


def test_terms_that_are_none(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="at most 40 words, this has 200"):
        workspace.terms_renderings("mot " * 200)
    with pytest.raises(InputError, match="characters"):
        workspace.terms_renderings("m" * 1_000_000)


@pytest.mark.parametrize("text", ["y", "(zq.*)+$", "[a-z]{3}\\", "المكتبة الوطنية", "état\x00membre", "\ud800 x"])
def test_any_other_term_is_only_not_found(workspace: Workspace, text: str) -> None:
    assert workspace.terms_renderings(text, source_lang="fr", target_lang="en").units == 0


def test_a_term_longer_than_the_order_of_places(workspace: Workspace) -> None:
    asked = {"source_lang": "fr", "target_lang": "en"}
    whole = "La commission a publié le budget des États membres en 2014."
    assert workspace.terms_renderings(whole.rstrip("."), **asked).units == sum(
        unit["fr"] == whole for of in reports().values() for unit in of
    )
    assert workspace.terms_renderings(whole.replace("2014.", "2044"), **asked).units == 0


def test_a_hostile_segment_costs_little(fresh: Callable[..., Workspace]) -> None:
    units = [unit for of in reports().values() for unit in of]
    units.append({"fr": "comité " * 150_000, "en": "committee " * 110_000})
    workspace = fresh(all=(units, {"document": "d"}))
    found = workspace.terms_renderings("comité", source_lang="fr", target_lang="en")
    assert found.units == 201
    assert found.groups[0].text == "committee"
    workspace.termbank.drift_evidence("comité " * 150_000, "fr", "en", rendered="x " * 500_000)
