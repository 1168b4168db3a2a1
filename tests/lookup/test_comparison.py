from __future__ import annotations

import pytest

from tmkit.lookup.comparison import different_skeletons, same_skeleton, turned
from tmkit.lookup.differences import alignment
from tmkit.lookup.skeleton import MARK, reading


def texts(pairs):
    return [(p.query.text if p.query else None, p.source.text if p.source else None) for p in pairs]


def compared(query, source, language="fr"):
    mine, theirs = reading(query, language), reading(source, language)
    pairs = same_skeleton(mine, theirs)
    if pairs is None:
        pairs = different_skeletons(mine, theirs)
    return texts(pairs.agree), texts(pairs.differ), texts(pairs.conflict)


@pytest.mark.parametrize(
    ("text", "language", "skeleton"),
    [
        ("Paris, le 3 mai 1994", "fr", ("paris", ",", "le", MARK)),
        ("Le Conseil a adopté la résolution 822 (1993).", "fr", ("le", "conseil", "a", "adopte", "la", "resolution")),
        ("les 12 membres et 5 experts", "fr", ("les", MARK, "membres", "et", MARK, "experts")),
        ("forty-fifth session", "en", (MARK, "session")),
        ("une hausse de 12 à 15 %", "fr", ("une", "hausse", "de", MARK)),
    ],
)
def test_a_fact_is_one_mark_whatever_its_length(text, language, skeleton):
    found = reading(text, language).skeleton
    folded = tuple(word.replace("é", "e") for word in found)
    assert folded[: len(skeleton)] == skeleton
    assert found.count(MARK) == len(reading(text, language).facts)


def test_polarity_is_never_a_mark():
    assert "pas" in reading("Il n'a pas reçu les 5 rapports.", "fr").skeleton


def test_what_a_fact_has_only_part_of_stays_a_word():
    read = reading("dès mi-2018", "fr")
    assert "mi-2018" in read.skeleton


@pytest.mark.parametrize(
    ("query", "source", "agree", "differ", "conflict"),
    [
        ("Paris, le 3 mai 1994", "Paris, le 12 juin 1996", [], [("3 mai 1994", "12 juin 1996")], []),
        # Another notation of the same value.
        ("Les 1 000 membres", "Les 1.000 membres", [("1 000", "1.000")], [], []),
        ("la 45e session", "la quarante-cinquième session", [("45e", "quarante-cinquième")], [], []),
        # One agrees, one differs.
        ("les 12 membres et 7 experts", "les 12 membres et 5 experts", [("12", "12")], [("7", "5")], []),
        # Swapped: equal as multisets, but not place by place.
        ("de 5 membres et 7 experts", "de 7 membres et 5 experts", [], [("5", "7"), ("7", "5")], []),
        # Another kind of fact in the same place.
        ("la 5e liste", "la 5 % liste", [], [], [("5e", "5 %")]),
    ],
)
def test_facts_of_equal_skeletons_mark_by_mark(query, source, agree, differ, conflict):
    assert reading(query, "fr").skeleton == reading(source, "fr").skeleton
    assert compared(query, source) == (agree, differ, conflict)


@pytest.mark.parametrize(
    ("query", "source", "agree", "differ", "conflict"),
    [
        ("Le comité a 5 membres.", "Le petit comité a 5 membres.", [("5", "5")], [], []),
        ("Le comité a 5 membres élus.", "Le comité a 7 membres.", [], [("5", "7")], []),
        # The number stands between other words.
        ("Le comité a 5 experts élus.", "Le comité a 7 membres.", [], [], [("5", "7")]),
        # One side has a fact more.
        ("Le comité a 5 membres.", "Le comité a des membres.", [], [], [("5", None)]),
        ("Le comité a 5 membres.", "Le comité a 5 membres et 7 experts.", [("5", "5")], [], [(None, "7")]),
        # Other kinds.
        ("Le comité a 5 membres élus.", "Le comité a 5 % membres.", [], [], [("5", None), (None, "5 %")]),
        # Equal as multisets, in another order.
        ("Dès 5 membres et 7 experts.", "De 7 membres et 5 experts.", [], [], [("5", "7"), ("7", "5")]),
    ],
)
def test_facts_of_different_skeletons_as_multisets(query, source, agree, differ, conflict):
    assert reading(query, "fr").skeleton != reading(source, "fr").skeleton
    assert compared(query, source) == (agree, differ, conflict)


@pytest.mark.parametrize(
    ("query", "source", "conflict"),
    [
        ("une surface de 100 m2", "une surface de 100 m3", [("m2", "m3")]),
        ("de 5 gCO2e", "de 5 gCO3e", [("gCO2e", "gCO3e")]),
        ("de 5 gCO2e", "de 5 g", [("gCO2e", None)]),
        # What a fact covers is that fact alone.
        ("a 12-month period", "a period of 12 months", []),
    ],
)
def test_a_figure_that_no_fact_covers_counts_too(query, source, conflict):
    assert compared(query, source, "en" if query.startswith("a ") else "fr")[2] == conflict


@pytest.mark.parametrize(
    ("query", "source", "kinds"),
    [
        ("Le comité n'a pas adopté le rapport.", "Le comité a adopté le rapport.", ["negation"]),
        ("Le comité a adopté le rapport.", "Le comité n'a pas adopté le rapport.", ["negation"]),
        ("Le comité n'a pas adopté le rapport.", "Le conseil n'a pas adopté ce rapport.", []),
        ("Le comité n'examine que le rapport.", "Le comité examine le rapport.", ["restriction"]),
        # As many negations, but another clause is denied.
        (
            "Le comité n'a pas adopté le rapport, mais il a clos la séance.",
            "Le comité a adopté le rapport, mais il n'a pas clos la séance.",
            ["negation", "negation"],
        ),
        ("Aucun membre n'a adopté le rapport.", "Les membres ont adopté le rapport.", ["negation"]),
    ],
)
def test_a_negation_or_restriction_turned(query, source, kinds):
    mine, theirs = reading(query, "fr"), reading(source, "fr")
    found = turned(mine, theirs, alignment(mine.words, theirs.words))
    assert [(pair.query or pair.source).kind for pair in found] == kinds
