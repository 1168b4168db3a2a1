from decimal import Decimal

import pytest

from tmkit.facts import read, same


@pytest.mark.parametrize(
    ("text", "language", "money"),
    [
        ("5 dollars", "fr", (5, "$")),
        ("$5", "en", (5, "$")),
        ("5 $", "fr", (5, "$")),
        ("US$ 5", "en", (5, "USD")),
        ("5 $ US", "fr", (5, "USD")),
        ("5 United States dollars", "en", (5, "USD")),
        ("5 dollars des États-Unis", "fr", (5, "USD")),
        ("100 dollars canadiens", "fr", (100, "CAD")),
        ("5 €", "fr", (5, "EUR")),
        ("€5", "en", (5, "EUR")),
        ("EUR 5", "en", (5, "EUR")),
        ("5 EUR", "fr", (5, "EUR")),
        ("cinq euros", "fr", (5, "EUR")),
        ("2,5 millions d’euros", "fr", (2_500_000, "EUR")),
        ("EUR 2.5 million", "en", (2_500_000, "EUR")),
        ("un milliard de dollars", "fr", (10**9, "$")),
        ("$1 billion", "en", (10**9, "$")),
        ("€5m", "en", (5_000_000, "EUR")),
        ("3,5 M€", "fr", (3_500_000, "EUR")),
        ("12,50 $", "fr", (Decimal("12.5"), "$")),
        ("$12.50", "en", (Decimal("12.5"), "$")),
        ("12.50 $", "fr", (Decimal("12.5"), "$")),
        ("1 000 livres sterling", "fr", (1000, "GBP")),
        ("£1,000", "en", (1000, "GBP")),
        ("5 francs suisses", "fr", (5, "CHF")),
        ("5 Swiss francs", "en", (5, "CHF")),
        ("10 écus", "fr", (10, "XEU")),
        ("ECU 10", "en", (10, "XEU")),
    ],
)
def test_money_is_amount_and_currency(values, text, language, money):
    assert values(text, language) == [("money", money)]


@pytest.mark.parametrize(
    ("text", "language", "span"),
    [
        ("environ 5 dollars canadiens", "fr", "5 dollars"),
        ("about $2 million more", "en", "$2 million"),
        # No span holds `de` or an adjective.
        ("environ 2 millions de dollars canadiens", "fr", "2 millions"),
        ("about 5 United States dollars", "en", "5"),
    ],
)
def test_the_span_holds_amount_and_currency_where_they_are_side_by_side(rows, text, language, span):
    assert [found for _, _, found in rows(text, language)] == [span]


def test_a_sign_belongs_to_one_amount(values):
    assert values("24 $ 25", "fr") == [("money", (24, "$")), ("number", 25)]


def test_a_bare_currency_agrees_with_each_of_its_family():
    bare = read("$5", "en")[0]
    assert same(bare, read("5 $ US", "fr")[0])
    assert same(bare, read("5 dollars canadiens", "fr")[0])
    assert not same(bare, read("5 €", "fr")[0])
    assert not same(read("US$5", "en")[0], read("5 dollars canadiens", "fr")[0])


@pytest.mark.parametrize(
    ("text", "language"), [("5 livres", "fr"), ("5 pounds", "en"), ("50 cents", "fr"), ("USA 5", "en")]
)
def test_what_is_no_money(values, text, language):
    assert [kind for kind, _ in values(text, language)] == ["number"]
