from decimal import Decimal

import pytest

from tmkit.facts import compare, read


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1 000 000", "fr", 1_000_000),
        ("1\u00a0000\u202f000", "fr", 1_000_000),
        ("1.000.000", "fr", 1_000_000),
        ("1,000,000", "en", 1_000_000),
        ("1 000 000", "en", 1_000_000),
        ("12,5", "fr", Decimal("12.5")),
        ("12,50", "fr", Decimal("12.5")),
        ("12.5", "en", Decimal("12.5")),
        ("1 234,56", "fr", Decimal("1234.56")),
        ("1,234.56", "en", Decimal("1234.56")),
        ("5,0", "fr", 5),
        ("007", "fr", 7),
        (" .5", "en", Decimal("0.5")),
        ("no 5", "fr", 5),
        ("n° 5", "fr", 5),
        ("No. 5", "en", 5),
        ("5 kg", "fr", 5),
        ("10km", "fr", 10),
        ("100 m²", "fr", 100),
        ("a 12-month period", "en", 12),
        ("(2)", "fr", 2),
        ("note 5", "fr", 5),
    ],
)
def test_a_number_has_one_value_whatever_its_notation(values, text, language, value):
    found = values(text, language)
    assert found == [("number", value)]
    assert type(found[0][1]) is type(value)


def test_equal_values_are_equal_and_hash_equal():
    one, other = read("12,5", "fr")[0], read("12.50", "en")[0]
    assert one.value == other.value
    assert hash((one.kind, one.value)) == hash((other.kind, other.value))


@pytest.mark.parametrize("text", ["5.1", "3.2.1", "12.45.7"])
def test_a_french_number_with_stops_is_an_identifier(values, text):
    assert values(text, "fr") == [("identifier", text)]


def test_an_identifier_agrees_with_equal_text():
    assert compare(read("la section 5.1", "fr"), read("in part 5.1", "en")).equal
    assert not compare(read("5.1", "fr"), read("5.10", "fr")).equal
    assert not compare(read("5,1", "fr"), read("5.2", "en")).equal
    assert compare(read("5,1", "fr"), read("5.1", "en")).equal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 2000 pages", [12, 2000]),
        ("1 2 3", [1, 2, 3]),
        ("5; 6", [5, 6]),
        ("1:250 000", [1, 250_000]),
    ],
)
def test_groups_are_of_three(values, text, found):
    assert [value for kind, value in values(text, "fr") if kind == "number"] == found


def test_figures_without_end_are_an_identifier(values):
    figures = "1" * 50
    assert values(figures, "fr") == [("identifier", figures)]


@pytest.mark.parametrize("text", ["mot5", "x1", "A_5", "été2"])
def test_figures_after_small_letters_are_no_number(rows, text):
    assert all(kind == "identifier" for kind, _, _ in rows(text, "fr"))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3 milliards 800 millions de francs", "fr", [("money", (3_800_000_000, "franc"))]),
        ("1 milliard 100 millions d'euros", "fr", [("money", (1_100_000_000, "EUR"))]),
        ("de 2 millions, 300 observateurs", "fr", [("number", 2_000_000), ("number", 300)]),
        ("à une échelle de 1/50 000", "fr", [("number", 1), ("number", 50_000)]),
        ("10 pour 100 du montant", "fr", [("percentage", 10)]),
        ("du 11 juill. au 14 mars", "fr", [("date", (None, 7, 11, None)), ("date", (None, 3, 14, None))]),
    ],
)
def test_amounts_of_two_scales_and_other_notations(values, text, language, expected):
    assert values(text, language) == expected
