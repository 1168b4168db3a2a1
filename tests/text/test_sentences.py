"""Sentences: tables of cases, what must hold for any text, and hostile texts."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text import moses_prefixes
from tmkit.text.sentence_rules import rules_for
from tmkit.text.sentences import sentences

HERE = Path(__file__).parent


def cases(language):
    lines = (HERE / f"sentence_cases_{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [pytest.param(text.split(" ¦ "), id=note) for text, note in rows]


def split(text, language):
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize("expected", cases("fr"))
def test_french(expected):
    assert split(" ".join(expected), "fr") == expected


@pytest.mark.parametrize("expected", cases("en"))
def test_english(expected):
    assert split(" ".join(expected), "en-GB") == expected


@pytest.mark.parametrize("expected", cases("de"))
def test_german(expected):
    assert split(" ".join(expected), "de") == expected


def test_enough_cases():
    assert len(cases("fr")) >= 100
    assert len(cases("en")) >= 100


@pytest.mark.parametrize("language", ["fr", "en"])
def test_own_lists_suffice(language, monkeypatch):
    monkeypatch.setattr(moses_prefixes, "find_spec", lambda _name: None)
    moses_prefixes.moses_prefixes.cache_clear()
    rules_for.cache_clear()
    try:
        assert moses_prefixes.moses_prefixes(language) == (frozenset(), frozenset())
        for case in cases(language):
            (expected,) = case.values
            assert split(" ".join(expected), language) == expected
    finally:
        moses_prefixes.moses_prefixes.cache_clear()
        rules_for.cache_clear()


def test_moses_prefixes_are_found_without_importing_sacremoses():
    plain, numeric = moses_prefixes.moses_prefixes("en")
    assert {"Supt", "Messrs"} <= plain
    assert "pp" in numeric
    assert moses_prefixes.moses_prefixes("xx") == (frozenset(), frozenset())


def test_another_language_is_split_by_capitals_and_its_prefixes():
    assert split("Der Ausschuss tagte am 3. Mai. Dr. Roth berichtete. er ging.", "de") == [
        "Der Ausschuss tagte am 3. Mai.",
        "Dr. Roth berichtete. er ging.",
    ]
    assert split("Komisja obradowała. Przyjęto raport.", "pl") == ["Komisja obradowała.", "Przyjęto raport."]
    assert split("One. Two.", "") == ["One.", "Two."]


def test_white_space_is_no_part_of_a_sentence():
    assert sentences("", "fr") == []
    assert sentences(" \u00a0\n", "fr") == []
    assert sentences("\u00a0 Le vote.\n\n Il suit. \n", "fr") == [(2, 10), (13, 21)]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "Le",
                "comité",
                "M.",
                "art.",
                "5",
                ".",
                "...",
                "?",
                "»",
                "«",
                "(",
                ")",
                " ",
                " ",
                "\u00a0",
                "\n",
                "a)",
                "A.",
                "S.",
                "etc.",
            ]
        )
        | st.text(max_size=3),
        max_size=40,
    ).map("".join),
    st.sampled_from(["fr", "en", "de", ""]),
)
def test_every_character_is_in_one_sentence(text, language):
    spans = sentences(text, language)
    covered = set()
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@pytest.mark.parametrize(
    "piece",
    ["a. ", "M. A. ", "1. ", ". ", ".» ", ". (", "x", "A.", ". - ", ".)", ". )", ".\n", "…", "." + " " * 500, "p. m. "],
)
def test_time_is_linear(piece):
    text = piece * (120_000 // len(piece))
    begin = time.process_time()
    sentences(text, "fr")
    assert time.process_time() - begin < 3
