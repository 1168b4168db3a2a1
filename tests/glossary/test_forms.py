from __future__ import annotations

from typing import Any

import pytest

from tmkit.glossary.forms import forms, inflect
from tmkit.model import Term

CASES = [
    ("fr", "État membre", "noun", "plural", "États membres"),
    ("fr", "procureur général", "noun", "plural", "procureurs généraux"),
    ("fr", "conseil d'administration", "noun", "plural", "conseils d'administration"),
    ("fr", "ayant droit", "noun", "plural", "ayants droit"),
    ("fr", "bail", "noun", "plural", "baux"),
    ("fr", "festival", "noun", "plural", "festivals"),
    ("fr", "enjeu", "noun", "plural", "enjeux"),
    ("fr", "procès-verbal", "noun", "plural", "procès-verbaux"),
    ("fr", "vice-président", "noun", "plural", "vice-présidents"),
    ("fr", "fonds structurel", "noun", "plural", "fonds structurels"),
    ("fr", "se félicite", "verb", "plural", "se félicitent"),
    ("fr", "engage", "verb", "participle", "engageant"),
    ("fr", "réitère", "verb", "participle", "réitérant"),
    ("fr", "exprime sa gratitude", "verb", "plural", "expriment leur gratitude"),
    ("en", "attorney general", "noun", "plural", "attorneys general"),
    ("en", "Under-Secretary-General", "noun", "plural", "Under-Secretaries-General"),
    ("en", "note verbale", "noun", "plural", "notes verbales"),
    ("en", "head of mission", "noun", "plural", "heads of mission"),
    ("en", "body corporate", "noun", "plural", "bodies corporate"),
    ("en", "State party", "noun", "plural", "States parties"),
    ("en", "criterion", "noun", "plural", "criteria"),
    ("en", "by-law", "noun", "plural", "by-laws"),
    ("en", "welcomes", "verb", "plural", "welcome"),
    ("en", "strongly condemns", "verb", "participle", "strongly condemning"),
    ("en", "takes note", "verb", "past", "took note"),
]


@pytest.mark.parametrize(("language", "term", "part", "kind", "form"), CASES)
def test_the_form_that_renders_a_form(language: str, term: str, part: str, kind: str, form: str) -> None:
    assert inflect(Term(term, language, part_of_speech=part), language, kind) == form


@pytest.mark.parametrize(
    ("language", "term", "fields", "texts"),
    [
        ("fr", "animal", {}, {"animal", "animaux"}),
        ("fr", "mise en œuvre", {"number": "singular"}, {"mise en œuvre"}),
        ("fr", "droits de l'homme", {"number": "plural"}, {"droits de l'homme"}),
        ("fr", "cessez-le-feu", {}, {"cessez-le-feu"}),
        ("fr", "réfugié", {}, {"réfugié", "réfugiés", "réfugiée", "réfugiées"}),
        ("fr", "traité", {}, {"traité", "traités"}),
        ("fr", "guidé par", {"part_of_speech": "verb"}, {"guidé par", "guidés par", "guidée par", "guidées par"}),
        ("fr", "Le Caire", {"part_of_speech": "proper noun"}, {"Le Caire", "du Caire", "au Caire"}),
        ("en", "NGO", {"form": "acronym"}, {"NGO", "NGOs", "N.G.O."}),
        ("en", "human rights", {"number": "plural"}, {"human rights"}),
        ("en", "Security Council", {"part_of_speech": "proper noun"}, {"Security Council"}),
        ("de", "Vertrag", {}, {"Vertrag"}),
    ],
)
def test_the_forms_that_are_recognised(language: str, term: str, fields: dict[str, Any], texts: set[str]) -> None:
    found = forms(Term(term, language, **({"part_of_speech": "noun"} | fields)), language)
    assert {form.text for form in found} == texts


def test_a_reflexive_verb_in_all_its_forms() -> None:
    found = {form.text for form in forms(Term("s'engage à", "fr", part_of_speech="verb"), "fr")}
    assert {"s'engagent à", "s'engageant à", "s'est engagée à", "se sont engagés à"} <= found


def test_what_is_not_certain_is_not_written() -> None:
    assert inflect(Term("implementation", "en", part_of_speech="noun", number="singular"), "en", "plural") == ""
    assert inflect(Term("OIC", "en", form="acronym"), "en", "plural") == ""
    assert inflect(Term("in accordance with", "en", part_of_speech="phrase"), "en", "plural") == ""
