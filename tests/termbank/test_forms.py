from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.termbank.forms import form_of, forms, has_number, is_content


def read(text: str, language: str) -> list[str]:
    return [form.text for form in forms(text, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "État membre", "ÉTATS MEMBRES"),
        ("fr", "membre de la Commission", "membres de commission"),
        ("fr", "l’ordre du jour", "ordres du jour"),
        ("fr", "travail", "travaux"),
        ("fr", "animal", "les animaux"),
        ("fr", "niveau", "niveaux"),
        ("fr", "avis du comité", "avis des comités"),
        ("fr", "au ministre", "aux ministres"),
        ("en", "Member State", "member states"),
        ("en", "the policy", "policies"),
        ("en", "a body’s report", "body reports"),
        ("en", "Organization", "organisations"),
        ("en", "minister of the environment", "Ministers of Environment"),
        ("en", "criterion", "criteria"),
        ("de", "Rat", "rat"),
    ],
)
def test_inflected_forms_are_one(language: str, one: str, other: str) -> None:
    assert read(one, language) == read(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "cours", "cour"),
        ("fr", "mois", "moi"),
        ("fr", "marche", "marché"),
        ("fr", "fonds", "fond"),
        ("en", "mission", "missions chief"),
        ("en", "new", "news"),
        ("en", "size", "sise"),
        ("de", "Amt", "Amts"),
    ],
)
def test_other_words_are_not(language: str, one: str, other: str) -> None:
    assert read(one, language) != read(other, language)


def test_what_may_begin_a_term() -> None:
    assert is_content("etat", "fr-CA")
    assert not is_content("de", "fr")
    assert not is_content("12", "en")
    assert has_number(["vingt", "membres"], "fr")
    assert has_number(["a/73/284"], "en")
    assert not has_number(["membre"], "fr")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60), st.sampled_from(["fr", "en", "de"]))
def test_spans_hold_the_text_of_their_forms(text: str, language: str) -> None:
    places = [(form.start, form.end) for form in forms(text, language)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text(min_size=1, max_size=20))
def test_a_form_needs_no_more_than_its_word(word: str) -> None:
    for language in ("fr", "en", "el"):
        form_of(word, language)
