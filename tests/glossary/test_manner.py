from __future__ import annotations

import pytest

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
    assert manner(found, term) == how


def test_a_capital_that_opens_the_segment_is_no_difference() -> None:
    assert manner("Note verbale", "note verbale", opens=True) == "exact"
    assert manner("Œuvre", "œuvre", opens=True) == "exact"
    assert manner("Note Verbale", "note verbale", opens=True) == "case"
    assert manner("Note verbale", "note verbale") == "case"
