import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.facts import FACTS, KINDS, read


def test_kinds_are_declared():
    assert FACTS == "facts 2"
    assert len(KINDS) == len(set(KINDS))


def test_each_span_is_used_once_in_the_declared_order(rows):
    text = "Le 24 mai 2018, la 45e session a lu A/73/284, 822 (1993) et 12,5 % de 1 000 pages pour 5 $."
    assert rows(text, "fr") == [
        ("date", (2018, 5, 24, None), "24 mai 2018"),
        ("ordinal", 45, "45e"),
        ("symbol", "A/73/284", "A/73/284"),
        ("reference", ("", "822", 1993), "822 (1993)"),
        ("percentage", pytest.approx(12.5), "12,5 %"),
        ("number", 1000, "1 000"),
        ("money", (5, "$"), "5 $"),
    ]


def test_language_codes():
    assert read("12,5", "fr-CA") == read("12,5", "FR_fr") == read("12,5", "fra")
    assert read("12.5", "en-GB") == read("12.5", "eng")
    assert read("12,5", "fr") != read("12,5", "en")


def test_spans_are_of_the_original_text():
    # Decomposed letters, soft hyphens and zero-width characters shift what is read.
    text = "e\u0301te\u0301 : le 24\u200b sep\u00adtembre 2018\u00ad, à la quarante-cinquie\u0300me session"
    facts = read(text, "fr")
    assert [fact.text for fact in facts] == ["24\u200b sep\u00adtembre 2018", "quarante-cinquie\u0300me"]
    assert [fact.value for fact in facts] == [(2018, 9, 24, None), 45]
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)


def test_curly_apostrophes_and_every_space():
    assert [fact.value for fact in read("2\u00a0millions d\u2019euros", "fr")] == [(2_000_000, "EUR")]
    assert [fact.value for fact in read("24\u2011septembre", "fr")] != [(None, 9, 24, None)]


@pytest.mark.parametrize("text", ["", " ", "Aucun fait.", "No facts here.", "…", "\0", "\ud800"])
def test_a_text_without_facts(text):
    assert read(text, "fr") == ()
    assert read(text, "en") == ()


_WORDS = st.sampled_from(
    "le 24 et 25 septembre mai May 2018 1993 822 (1993) A/73/284 /Add.1 résolution resolution article "
    "par. paragraphe 2 c) (a) de du of the à to - – , ; : . % pour cent per $ € EUR US$ millions million "
    "vingt deux twenty one hundred and un premier first 45ème 45th siècle XIX I II chapitre 10 h 15 10:15 "
    "a.m. 1 000 12,5 5.1 C.01.005 1/2 ½ années 1990s \u00a0 ' \u2019 n° no (UE) 965/2012 tiers thirds "
    "demi half neuf mois ( ) § « »".split(" ")
)


@given(st.lists(_WORDS, max_size=25), st.sampled_from(["", " "]), st.sampled_from(["fr", "en"]))
def test_any_text_is_read_without_overlaps(words, join, language):
    text = join.join(words)
    facts = read(text, language)
    assert all(fact.kind in KINDS for fact in facts)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts)
    assert all(fact.text == text[fact.start : fact.end] for fact in facts)
    assert all(one.end <= two.start for one, two in pairwise(facts))
    assert all(hash(fact) is not None for fact in facts)
    assert all(not fact.text[0].isspace() and not fact.text[-1].isspace() for fact in facts)


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
def test_any_characters_are_read(text, language):
    for fact in read(text, language):
        assert fact.text == text[fact.start : fact.end]


def test_a_long_text_is_read_in_stretches():
    text = "Le 24 septembre 2018, la 45e session. " * 4_000
    facts = read(text, "fr")
    assert len(facts) == 8_000
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
    assert {fact.value for fact in facts} == {(2018, 9, 24, None), 45}


@pytest.mark.parametrize("piece", ["1", "cent ", "vingt-", "two ", "(", "A/", "1 000 ", "résolution ", "§", "n'"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_hostile_line_takes_linear_time(piece, language):
    size = 10_000_000 if (piece, language) in {("1", "fr"), ("cent ", "fr")} else 200_000
    started = time.process_time()
    read(piece * (size // len(piece)), language)
    assert time.process_time() - started < 8
