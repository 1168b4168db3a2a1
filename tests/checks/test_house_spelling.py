"""Spellings of a house, and mixed ones where none is declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.knowing import knowing
from tests.checks.made import draft, found, told
from tmkit.checks import all_checks
from tmkit.checks.spelling_rules import spellings
from tmkit.config import HOUSES, house_style
from tmkit.model import Block


def english(*paragraphs, **more):
    return draft(*paragraphs, language="en", **more)


@pytest.mark.parametrize(
    ("house", "text", "wanted"),
    [
        ("un", "We organise the labor of twenty percent.", ["organize", "labour", "per cent"]),
        ("eu", "We organize the labor of twenty percent.", ["organise", "labour"]),
        ("ca", "We organise and analyse a programme.", ["organize", "analyze", "program"]),
        ("un", "They traveled to the center for a defense catalog.", ["travelled", "centre", "defence", "catalogue"]),
        ("un", "Organising is all.", ["Organizing"]),
    ],
)
def test_a_house_has_its_spelling(house, text, wanted):
    findings = found("house-spelling", english(text), house)
    assert sorted(new for _, new in told(findings)) == sorted(wanted)
    assert all(one.fixable and one.severity == "warning" for one in findings)


@pytest.mark.parametrize(
    "text",
    [
        "We advise, supervise and exercise; otherwise the enterprise will surprise, and nobody shall practise.",
        "Vigorous laborious work, honorary members, a computer program.",
        "The World Tourism Organisation meets.",  # a name keeps its own
        "THE ORGANISATION OF WORK",  # a title
        "They will “organise labor” at once.",  # a quotation
        "The size of the prize was seized; a precise paradise of noise.",
    ],
)
def test_what_has_one_spelling_or_its_own_is_left(text):
    assert found("house-spelling", english(text), "un") == []


def test_the_other_way_no_size_is_cut():
    assert found("house-spelling", english("The size of the prize: we capsize, downsize and seize."), "eu") == []


def test_without_a_house_only_a_mixture_is_told_and_the_rarer_is_wrong():
    assert found("house-spelling", english("We organise. We realise. We recognise.")) == []
    (one,) = found("house-spelling", english("We organise.", "We realise.", "They recognize."))
    assert told([one]) == [("recognize", "recognise")]
    assert not one.fixable
    assert one.evidence == "draft: 2 -ise, 1 -ize"


def test_of_a_tie_the_first_is_kept_and_a_program_is_no_programme():
    (one,) = found("house-spelling", english("The color is new.", "The labour is old."))
    assert told([one]) == [("labour", "labor")]
    assert found("house-spelling", english("The programme has a program.", "Ten per cent, or percent.")) == []


def test_french():
    (one,) = found("house-spelling", draft("Les évènements du mois d'aout ont leur cout."), "eu")[:1]
    assert told([one])[0] == ("évènements", "événements")
    rest = found("house-spelling", draft("Les évènements du mois d'aout ont leur cout."), "in")[1:]
    assert told(rest) == [("aout", "août"), ("cout", "coût")]
    assert found("house-spelling", draft("Les évènements du mois d'aout ont leur cout."), "ca") == []
    assert found("house-spelling", draft("Un évènement, puis un évènement.")) == []


NAMES = (
    {"concept": "league", "language": "fr", "term": "Ligue des Ports", "house": "un"},
    {"concept": "league", "language": "fr", "term": "Ligue des ports", "house": "eu", "status": "admitted"},
    {"concept": "league", "language": "en", "term": "League of Ports"},
    {"concept": "office", "language": "en", "term": "Organisation of Harbours"},
)


@pytest.mark.parametrize(("house", "wanted"), [("un", [("Ligue des ports", "Ligue des Ports")]), ("eu", [])])
def test_a_name_as_another_house_has_it(tmp_path, house, wanted):
    check = next(one for one in all_checks() if one.id == "house-spelling")
    subject = draft("La Ligue des ports siège.")
    findings = list(check.find(subject, knowing(tmp_path / "glossary", NAMES, fr=house)))
    assert told(findings) == wanted


def test_a_name_of_the_glossary_keeps_its_spelling(tmp_path):
    check = next(one for one in all_checks() if one.id == "house-spelling")
    subject = english("Organisation of Harbours is its name.")
    assert list(check.find(subject, knowing(tmp_path / "glossary", NAMES, en="un"))) == []
    assert list(check.find(subject, knowing(tmp_path / "other", (), en="un"))) != []


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_house_spells_is_a_rule_with_two_sides(house, language):
    style = house_style(house, language)
    words = "organise organize analyse analyze labour labor centre center defence defense catalogue catalog travelled "
    words += "traveled fulfil fulfill programme program per cent and percent événement évènement coût cout"
    sides = {one.side: one.other for one in spellings(words, language)}
    for wrong, right in (style.spelling if style else {}).items():
        assert sides[wrong] == right


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    for one in spellings(text, "en"):
        assert text[slice(*one.span)] != one.written


def test_a_heading_is_no_prose():
    assert found("house-spelling", english(Block("To organise labor", kind="heading")), "un") == []
