from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.termbank.conftest import reports
from tmkit.termbank.drift import wilson
from tmkit.workspace import Workspace

SEGMENT = "Le bureau a examiné le budget des États membres en 2031."


def test_what_is_rendered_steadily_is_told_with_its_counts(workspace: Workspace) -> None:
    found = workspace.termbank.drift_evidence(SEGMENT, "fr", "en")
    states = next(each for each in found if "États membres" in each.text)
    assert SEGMENT[slice(*states.span)] == states.text
    assert "Member State" in states.rendering
    assert (states.share, states.coverage, states.documents) == (1.0, 1.0, 10)
    assert states.years == (2010, 2019)
    assert states.tier in {"firm", "likely", "unanimous"}
    assert 0.6 < states.bound < 1
    assert states.fingerprint
    # None lies in another.
    assert not any(
        one is not other and one.span[0] <= other.span[0] and other.span[1] <= one.span[1]
        for one in found
        for other in found
    )


def test_only_a_departure_is_found_where_the_translation_is_given(workspace: Workspace) -> None:
    bank = workspace.termbank
    usual = "The bureau considered the budget of the Member States in 2031."
    assert bank.drift_evidence(SEGMENT, "fr", "en", rendered=usual) == []
    (found,) = bank.drift_evidence(
        SEGMENT, "fr", "en", rendered=usual.replace("Member States", "participating nations")
    )
    assert "États membres" in found.text
    back = "Le bureau a examiné le budget des nations participantes en 2031."
    (found,) = bank.drift_evidence(usual, "en", "fr", rendered=back)
    assert "Member States" in found.text
    assert "États membres" in found.rendering


def test_words_in_another_order_and_abbreviations_are_no_departure(fresh: Callable[..., Workspace]) -> None:
    units = [unit for of in reports().values() for unit in of]
    bank = fresh(all=(units, {"date": "2018"}), b=(units[:90], {}), c=(units[90:200], {})).termbank
    french = "Voici enfin le programme de travail."
    assert bank.drift_evidence(french, "fr", "en", rendered="Here, at last, is the plan.")
    for english in ("Here, at last, is the work programme.", "Here, at last, is the PW."):
        assert bank.drift_evidence(french, "fr", "en", rendered=english) == []


def test_a_rival_that_is_not_rare_is_no_departure_and_is_told(workspace: Workspace) -> None:
    bank, text = workspace.termbank, "Le catalogue collectif paraîtra."
    (found,) = bank.drift_evidence(text, "fr", "en")
    assert (found.text, found.rendering, found.rivals) == (
        "catalogue collectif",
        "joint catalogue",
        (("union catalogue", 64),),
    )
    assert bank.drift_evidence(text, "fr", "en", rendered="The union catalogue will appear.") == []
    assert bank.drift_evidence(text, "fr", "en", rendered="The shared list will appear.") == [found]


def test_numbers_and_what_nobody_reviewed_are_no_witnesses(fresh: Callable[..., Workspace]) -> None:
    units = [unit for of in reports().values() for unit in of]
    workspace = fresh(a=(units, {"status": "unreviewed"}))
    assert workspace.termbank.drift_evidence(SEGMENT, "fr", "en") == []
    assert workspace.terms_renderings("États membres", source_lang="fr", target_lang="en").units > 0


def test_repeated_boilerplate_is_one_witness(fresh: Callable[..., Workspace]) -> None:
    same = [{"fr": "Le budget des États membres est public.", "en": "The budget of the Member States is public."}] * 300
    workspace = fresh(a=(same, {"document": "a"}), b=(same, {"document": "b"}), c=(same, {"document": "c"}))
    assert workspace.termbank.drift_evidence(SEGMENT, "fr", "en") == []
    found = workspace.terms_renderings("États membres", source_lang="fr", target_lang="en")
    assert (found.units, found.pairs, found.documents) == (900, 1, 3)


def test_evidence_is_the_same_again_and_in_another_process(workspace: Workspace) -> None:
    once = workspace.termbank.drift_evidence(SEGMENT, "fr", "en")
    assert once == workspace.termbank.drift_evidence(SEGMENT, "fr", "en")
    assert once == Workspace.open(workspace.root).termbank.drift_evidence(SEGMENT, "fr", "en")


@pytest.mark.parametrize(("had", "of", "bound"), [(0, 0, 0.0), (36, 36, 0.9301), (87, 87, 0.9698), (290, 300, 0.9449)])
def test_the_bound_is_wilsons(had: int, of: int, bound: float) -> None:
    assert wilson(had, of) == pytest.approx(bound, abs=5e-4)
