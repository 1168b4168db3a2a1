"""Telling French from English, and both from the rest."""

from __future__ import annotations

import pytest

from tests.text.spellings import TEXTS
from tmkit.text.language import detect_language

FRENCH = [
    "Ordre du jour",
    "Définitions",
    "Rapport du Comité de liaison",
    "Le Comité adopte son rapport.",
    "Adoption de l’ordre du jour",
    "LISTE DES DOCUMENTS",
    "Questions d'organisation",
    "Prochaine session",
    "Clôture de la réunion",
    "10 mars 2018",
    "Il en a pris acte.",
]
ENGLISH = [
    "Adoption of the agenda",
    "Short title",
    "Report of the Liaison Committee",
    "The Committee adopted its report.",
    "LIST OF DOCUMENTS",
    "Closing of the meeting",
    "Next meeting",
    "It took note.",
    "The representative of the École d’été thanked the members of the Committee.",
    "Members' rights",
]
NEITHER = [
    "",
    " ",
    "12 345",
    "N/A",
    "A/12/284/Add.1",
    "Application",
    "Le Comité adopte son rapport. The Committee adopts its report.",
    "Der Ausschuss hat den Bericht der Gruppe für das Jahr 2018 angenommen und wird ihn nicht ändern.",
    "La comisión aprobó el informe del grupo y decidió que las reuniones se celebrarían en la sede.",
    "Il comitato ha approvato la relazione del gruppo e ha deciso che le riunioni si terranno nella sede.",
    "A comissão aprovou o relatório do grupo e decidiu que as reuniões não seriam realizadas.",
    "De commissie heeft het verslag van de groep goedgekeurd en zal het niet wijzigen.",
    "Комитет принял доклад",
    "委员会通过了报告",
]


@pytest.mark.parametrize("text", FRENCH)
def test_french(text):
    assert detect_language(text) == "fr"
    assert detect_language(text.upper()) == "fr"


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text):
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text):
    assert detect_language(text) is None


def test_long_texts():
    french, english = "\n".join(TEXTS[:5]), "\n".join(TEXTS[5:8:2])
    assert detect_language(french) == detect_language(french * 1000) == "fr"
    assert detect_language(english) == detect_language(english * 1000) == "en"
    assert detect_language("The Group met. " * 20 + french) in {None, "fr"}
