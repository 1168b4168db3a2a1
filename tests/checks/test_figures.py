"""How numbers are parted: by the house, or one way throughout."""

import pytest

from tests.checks.made import draft, found, told


@pytest.mark.parametrize(
    ("language", "house", "text", "wanted"),
    [
        ("fr", "un", "Il a reçu 1,250,000 dollars.", [("1,250,000", "1\u00a0250\u00a0000")]),
        ("fr", "un", "Il a reçu 25.000 euros.", [("25.000", "25\u00a0000")]),
        ("fr", "un", "Soit 3.5 % des voix.", [("3.5", "3,5")]),
        ("fr", "un", "Soit 2.5 millions de tonnes.", [("2.5", "2,5")]),
        ("fr", "un", "Soit 1 000,5 tonnes, 3,5 % et 1\u202f000 caisses.", []),
        ("fr", "un", "Voir le point 5.1 et la règle 25.000.", []),
        ("fr", "un", "Soit 1,250 tonnes.", []),  # a decimal, for all that can be told
        ("fr", "un", "Il a dit : « Soit 3.5 % des voix ».", []),
        ("fr", "un", "Il passera de 19.6 % à 5,5 %, soit de 2,5 à 3.6 millions.", [("19.6", "19,6"), ("3.6", "3,6")]),
        ("en", "un", "There were 25 000 visitors.", [("25 000", "25,000")]),
        ("en", "un", "It rose by 3,5 per cent.", [("3,5", "3.5")]),
        ("en", "un", "There were 25,000 visitors, 3.5 per cent more.", []),
        ("en", "un", "On 3 May 2018, in 2018 and in room 1250.", []),
        ("en", "eu", "There were 25,000 visitors.", [("25,000", "25\u00a0000")]),
        ("en", "ca", "In section 12.345, the Act says so.", []),
    ],
)
def test_by_house(language, house, text, wanted):
    assert told(found("figures", draft(text, language=language), house)) == wanted


def test_without_a_house_only_what_is_mixed_is_told_once():
    one = draft("Il a compté 25 000 caisses et 1 250 tonneaux.", "Il a reçu 1,250,000 dollars.")
    (finding,) = found("figures", one)
    assert told([finding]) == [("1,250,000", "1\u00a0250\u00a0000")]
    assert finding.message == "numbers are not parted in one way: a space 2, “,” 1"
    assert not finding.fixable
    assert found("figures", draft("Il a reçu 1,250,000 dollars.")) == []


def test_all_of_a_document_are_one_finding():
    (finding,) = found("figures", draft("Soit 3.5 %.", "Soit 4.5 %, puis 5,5 %."), "un")
    assert [place.suggestion for place in finding.places] == ["3,5", "4,5"]
    assert finding.evidence == "2 of 3"


def test_zero_has_decimals_too():
    assert told(found("figures", draft("Soit 0,0 % et 0.00 %."), "un")) == [("0.00", "0,00")]
