import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.facts import compare, read, same


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("la 45ème session, le 24 septembre 2018", "on 24 September 2018, the forty-fifth session"),
        ("les résolutions 822 (1993) et 853 (1993)", "resolutions S/RES/853 (1993) and S/RES/822 (1993)"),
        ("12,5 % de 1 000 membres", "12.5 per cent of 1,000 members"),
        ("un milliard et deux milliards", "one billion and two billion"),
        ("lundi 24 septembre 2018 à 15 h 30", "24 September 2018 at 3.30 p.m."),
        ("DORS/2011-79", "SOR/2011-79"),
        ("de 2015 à 2018", "2015-2018"),
        ("2000 membres", "2000"),
        ("le chapitre III", "Chapter 3"),
    ],
)
def test_the_same_facts_in_two_languages(french, english):
    assert compare(read(french, "fr"), read(english, "en")).equal


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("un billion", "one billion"),
        ("12,5 %", "12.5"),
        ("24 septembre 2018", "24 September 2017"),
        ("24 septembre", "24 September 2018"),
        ("lundi 24 septembre", "Tuesday 24 September"),
        ("5 euros", "5 members"),
        ("5 membres", "5 members and 5 observers"),
        ("A/73/284", "A/73/285"),
        ("10 à 12 %", "12 to 10 per cent"),
        ("les années 1990", "1990"),
    ],
)
def test_other_facts(french, english):
    assert not compare(read(french, "fr"), read(english, "en")).equal


def test_what_agrees_and_what_only_one_has():
    found = compare(read("5 membres, le 24 mai, 7 observateurs", "fr"), read("7 observers, 8 members, 24 May", "en"))
    assert [(one.text, other.text) for one, other in found.agree] == [("24 mai", "24 May"), ("7", "7")]
    assert [fact.text for fact in found.only_first] == ["5"]
    assert [fact.text for fact in found.only_second] == ["8"]


def test_each_fact_counts_once():
    found = compare(read("5, 5 et 5", "fr"), read("5 and 5", "en"))
    assert len(found.agree) == 2
    assert len(found.only_first) == 1


_PIECES = [
    "822 (1993)", "S/RES/822 (1993)", "RCS 822", "73/284", "5", "5.1", "12,5 %", "24 mai 2018", "lundi 24 mai 2018",
    "en 2018", "$5", "5 $ US", "A/73/284", "article 5", "2 c)", "à 10 heures", "10", "de 5 à 10", "45e", "2000 membres",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=8), st.lists(st.sampled_from(_PIECES), max_size=8))
def test_comparing_is_pairing_off_what_is_the_same(one, other):
    first, second = read("; ".join(one), "fr"), read("; ".join(other), "fr")
    found = compare(first, second)
    assert all(same(a, b) for a, b in found.agree)
    assert {fact.start for fact, _ in found.agree}.isdisjoint(fact.start for fact in found.only_first)
    assert len(found.agree) + len(found.only_first) == len(first)
    assert len(found.agree) + len(found.only_second) == len(second)
    assert not any(same(a, b) for a in found.only_first for b in found.only_second)
    assert compare(first, first).equal


@given(st.sampled_from(_PIECES), st.sampled_from(_PIECES))
def test_being_the_same_goes_both_ways(one, other):
    for a in read(one, "fr"):
        for b in read(other, "fr"):
            assert same(a, b) == same(b, a)
