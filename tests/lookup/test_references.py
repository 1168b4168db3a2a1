from __future__ import annotations

import pytest

from tmkit.facts import read
from tmkit.lookup.references import contradicted, copied, has_title, is_whole
from tmkit.model import Fact


def only(text, language="fr"):
    (fact,) = (f for f in read(text, language) if f.kind in ("reference", "symbol"))
    return fact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("résolution 822 (1993)", True),
        ("S/RES/822 (1993)", True),
        ("résolution 377 A (V)", True),
        ("résolution 73/284", True),
        ("règlement (UE) no 965/2012", True),
        ("résolution 45/10-P(IS)", True),
        ("résolution 822", False),
        ("article 12", False),
        ("par. 2 c)", False),
        ("document A/73/284/Add.1", True),
    ],
)
def test_number_and_year_together(text, expected):
    assert is_whole(only(text)) is expected


@pytest.mark.parametrize(
    ("new", "old", "target", "expected"),
    [
        ("résolution 853 (1993)", "résolution 822 (1993)", "resolution 822 (1993)", "853 (1993)"),
        ("résolution 853\u00a0(1993)", "résolution 822\u00a0(1993)", "resolution 822 (1993)", "853\u00a0(1993)"),
        ("résolution 73/284", "résolution 72/1", "resolution 72/1", "73/284"),
        ("résolution 853 (1993)", "résolution 822 (1993)", "S/RES/822 (1993)", None),  # otherwise written
        ("document A/73/284", "document A/72/7/Add.1", "document A/72/7/Add.1", "A/73/284"),
        ("document A/73/284", "document A/72/7", "document A/72/7/Corr.1", None),
    ],
)
def test_copied_as_written(new, old, target, expected):
    assert copied(only(new), only(old), only(target, "en")) == expected


def test_a_symbol_given_in_short_is_not_whole():
    assert [is_whole(fact) for fact in read("A/73/284/Add.1 et 2", "fr")] == [True, False]


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("Rappelant la résolution 822 (1993) du Conseil,", "822 (1993)", False),
        ("Rappelant la résolution 822 (1993), intitulée « Procédure »,", "822 (1993)", True),
        ("Recalling resolution 822 (1993), entitled “Procedure”,", "822 (1993)", True),
        ("la résolution 822 (1993) sur la procédure", "822 (1993)", True),
        ("resolution 822 (1993) on procedure", "822 (1993)", True),
        ("resolution 822 (1993) only", "822 (1993)", False),
        ("adopted resolution 822 (1993) on 30 April 1993", "822 (1993)", False),
        ("adopted resolution 822 (1993) on April 30", "822 (1993)", False),
        ("la Déclaration de procédure (résolution 1514 (XV))", "1514 (XV)", True),
        ("the report (see resolution 1514 (XV))", "1514 (XV)", True),
        ("le règlement no 965/2012 relatif aux séances", "965/2012", True),
    ],
)
def test_a_title_attached(text, reference, expected):
    start = text.index(reference)
    assert has_title(text, Fact("reference", None, start, start + len(reference), reference)) is expected


@pytest.mark.parametrize(
    ("reference", "known", "expected"),
    [
        ("résolution 853 (1994)", "la résolution 853 (1993) du Conseil", True),
        ("résolution 853 (1994)", "S/RES/853 (1993)", True),
        ("S/RES/853 (1994)", "A/RES/853 (1993)", False),
        ("résolution 853 (1993)", "la résolution 853 (1993) du Conseil", False),
        ("résolution 853 (1993)", "la résolution 1853 (2008) du Conseil", False),
        ("résolution 1514 (XVI)", "résolution 1514 (XV)", True),
        ("résolution 72/284", "A/RES/73/284", False),  # numbers begin anew each session
        ("résolution 853 (1994)", "règlement no 853/2004", False),
    ],
)
def test_a_number_known_with_another_year(reference, known, expected):
    assert contradicted(only(reference), read(known, "fr")) is expected
