from fractions import Fraction

import pytest


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("deux tiers", "fr", Fraction(2, 3)),
        ("two thirds", "en", Fraction(2, 3)),
        ("a two-thirds majority", "en", Fraction(2, 3)),
        ("un tiers des membres", "fr", Fraction(1, 3)),
        ("réduit d'un tiers", "fr", Fraction(1, 3)),
        ("one third", "en", Fraction(1, 3)),
        ("one-third", "en", Fraction(1, 3)),
        ("a third of the members", "en", Fraction(1, 3)),
        ("le tiers des membres", "fr", Fraction(1, 3)),
        ("trois quarts", "fr", Fraction(3, 4)),
        ("three quarters", "en", Fraction(3, 4)),
        ("un cinquième des membres", "fr", Fraction(1, 5)),
        ("one fifth of the members", "en", Fraction(1, 5)),
        ("deux cinquièmes", "fr", Fraction(2, 5)),
        ("3/4", "fr", Fraction(3, 4)),
        ("2 1/2", "en", Fraction(5, 2)),
        ("½", "en", Fraction(1, 2)),
        ("2½", "en", Fraction(5, 2)),
    ],
)
def test_a_portion_is_a_fraction(values, text, language, value):
    assert values(text, language) == [("number", value)]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("un cinquième rapport", "fr", ["ordinal"]),
        ("a third report", "en", ["ordinal"]),
        ("les tiers", "fr", []),
        ("céder à un tiers", "fr", []),
        ("un tiers-lieu", "fr", []),
        ("24/7", "fr", ["identifier"]),
        ("73/284", "fr", ["reference"]),
    ],
)
def test_what_is_no_portion(values, text, language, kinds):
    assert [kind for kind, _ in values(text, language)] == kinds
