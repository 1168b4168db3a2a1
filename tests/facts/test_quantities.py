import pytest


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("de 12 à 15 %", "fr", ("%", 12, 15)),
        ("12 to 15 per cent", "en", ("%", 12, 15)),
        ("from 12 per cent to 15 per cent", "en", ("%", 12, 15)),
        ("12–15 %", "fr", ("%", 12, 15)),
        ("12-15%", "en", ("%", 12, 15)),
        ("12–15", "en", ("", 12, 15)),
        ("between 12 and 15 members", "en", ("", 12, 15)),
        ("entre 12 et 15 membres", "fr", ("", 12, 15)),
        ("de deux à trois ans", "fr", ("", 2, 3)),
        ("two to three years", "en", ("", 2, 3)),
        ("de 15 à 12", "fr", ("", 15, 12)),
        ("$5 to $10", "en", ("$", 5, 10)),
        ("$5-10 million", "en", ("$", 5_000_000, 10_000_000)),
        ("de 5 à 10 millions d'euros", "fr", ("EUR", 5_000_000, 10_000_000)),
        ("de 500 à 2 millions", "fr", ("", 500, 2_000_000)),
        ("EUR 5 million to EUR 10 million", "en", ("EUR", 5_000_000, 10_000_000)),
    ],
)
def test_a_range_is_one_fact_in_order(values, text, language, value):
    assert values(text, language) == [("range", value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 et 15 membres", "fr"),
        ("12 and 15 members", "en"),
        ("15-12", "en"),
        ("12 ou 15", "fr"),
        ("5 membres à 12", "fr"),
    ],
)
def test_two_numbers_that_are_no_range(values, text, language):
    assert [kind for kind, _ in values(text, language)] == ["number", "number"]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("trois millions et demi", "fr", 3_500_000),
        ("three and a half million", "en", 3_500_000),
        ("one and a half million", "en", 1_500_000),
        ("un million et demi", "fr", 1_500_000),
        ("half a million", "en", 500_000),
        ("un demi-milliard", "fr", 500_000_000),
        ("2,5 milliards", "fr", 2_500_000_000),
        ("2.5 billion", "en", 2_500_000_000),
        ("500 mille", "fr", 500_000),
    ],
)
def test_scales_and_halves(values, text, language, value):
    assert values(text, language) == [("number", value)]
