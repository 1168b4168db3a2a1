from __future__ import annotations

from decimal import Decimal

import pytest

from tmkit.lookup.grammar import changes_words_before, one_against_another
from tmkit.model import Fact


def fact(text, value=None, kind="number", start=0):
    return Fact(kind, value, start, start + len(text), text)


@pytest.mark.parametrize(
    ("old", "new", "language", "expected"),
    [
        (1, 5, "en", True),
        (5, 1, "fr", True),
        (5, 7, "en", False),
        (Decimal("1.5"), 3, "fr", True),  # 1,5 point, 3 points
        (Decimal("1.5"), 3, "en", False),
        (0, 3, "fr", True),
        (0, 3, "en", False),
    ],
)
def test_one_against_another_count(old, new, language, expected):
    assert one_against_another(fact("", old), fact("", new), language) is expected


def test_an_ordinal_counts_nothing():
    assert not one_against_another(fact("", 1, "ordinal"), fact("", 5, "ordinal"), "en")


@pytest.mark.parametrize(
    ("text", "old", "new", "language", "expected"),
    [
        ("a 12-month period", "12", "18", "en", True),
        ("a 12-month period", "12", "14", "en", False),
        ("an 8 per cent rise", "8", "80", "en", False),
        ("an 8 per cent rise", "8", "7", "en", True),
        ("an 11 member body", "11", "110", "en", True),
        ("an 11 member body", "11", "18 000", "en", False),
        ("the 8 members", "8", "7", "en", False),
        ("à partir de mai 2018", "mai 2018", "avril 2018", "fr", True),
        ("à partir d'avril 2018", "avril 2018", "mai 2018", "fr", True),
        ("à partir de mai 2018", "mai 2018", "juin 2018", "fr", False),
        ("un groupe de 8 membres", "8", "11", "fr", False),
        ("un groupe de huit membres", "huit", "onze", "fr", False),
        ("en mai 2018", "mai 2018", "avril 2018", "fr", False),
    ],
)
def test_words_before_a_fact_that_would_change(text, old, new, language, expected):
    assert changes_words_before(text, fact(old, start=text.index(old)), new, language) is expected
