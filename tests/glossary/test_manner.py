from __future__ import annotations

import pytest

from tmkit.glossary.forms import Form
from tmkit.glossary.manner import manner


@pytest.mark.parametrize(
    ("found", "term", "how"),
    [
        ("note verbale", "note verbale", "exact"),
        ("E\u0301tat membre", "État membre", "exact"),
        ("note\u00a0verbale", "note verbale", "space"),
        ("note \n verbale", "note verbale", "space"),
        ("chargé d' affaires", "chargé d'affaires", "space"),
        ("Haut-\u00adKarabagh", "Haut-Karabagh", "space"),
        ("chargé d’affaires", "chargé d'affaires", "apostrophe"),
        ("mise en oeuvre", "mise en œuvre", "ligature"),
        ("Mise en Œuvre", "mise en œuvre", "case"),
        ("conseil de Sécurité", "Conseil de sécurité", "case"),
        ("Chargé d’Affaires", "chargé d'affaires", "case"),
        ("Haut Karabagh", "Haut-Karabagh", "hyphen"),
        ("Haut‑Karabagh", "Haut-Karabagh", "hyphen"),
        ("haut karabagh", "Haut-Karabagh", "hyphen"),
        ("Etat membre", "État membre", "accent"),
        ("etat-membre", "État membre", "accent"),
    ],
)
def test_the_gravest_difference_is_told(found: str, term: str, how: str) -> None:
    assert manner(found, Form(term)) == how


@pytest.mark.parametrize(
    ("found", "form", "how"),
    [
        ("notes verbales", Form("notes verbales", "plural"), "plural"),
        ("présidente", Form("présidente", "feminine"), "feminine"),
        ("présidentes", Form("présidentes", "feminine plural"), "feminine"),
        ("se félicitent", Form("se félicitent", "plural"), "plural"),
        ("se félicitant", Form("se félicitant", "participle"), "inflection"),
        ("Conseil de ministres", Form("Conseil des ministres"), "contraction"),
        ("République d’Arménie", Form("République d'Arménie"), "apostrophe"),
        ("royaume\ndu Nord", Form("royaume du Nord"), "space"),
        ("conformément aux", Form("conformément à"), "contraction"),
        ("conformément\u00a0à l’", Form("conformément à"), "contraction"),
        ("Notes Verbales", Form("notes verbales", "plural"), "case"),
        ("Etats membres", Form("États membres", "plural"), "accent"),
        ("procés-verbaux", Form("procès-verbaux", "plural"), "accent"),
        ("Haut-Karabach", Form("Haut-Karabagh"), "variant"),
        ("C.I.B.", Form("C.I.B.", "variant"), "variant"),
    ],
)
def test_a_form_is_told_unless_something_graver_is(found: str, form: Form, how: str) -> None:
    assert manner(found, form) == how


def test_a_capital_that_opens_the_segment_is_no_difference() -> None:
    assert manner("Note verbale", Form("note verbale"), opens=True) == "exact"
    assert manner("Œuvre", Form("œuvre"), opens=True) == "exact"
    assert manner("Note Verbale", Form("note verbale"), opens=True) == "case"
    assert manner("Note verbale", Form("note verbale")) == "case"
