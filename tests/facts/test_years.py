import pytest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("en 2018", "fr"),
        ("in 2018", "en"),
        ("depuis 2018", "fr"),
        ("la session de 2018", "fr"),
        ("the 2018 report", "en"),
        ("en 2018 les membres", "fr"),
        ("mi-2018", "fr"),
        ("mid-2018", "en"),
        ("(2018)", "fr"),
    ],
)
def test_a_year_is_a_date(values, text, language):
    assert values(text, language) == [("date", (2018, None, None, None))]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("2000 personnes", "fr", "number"),
        ("2000 persons", "en", "number"),
        ("2 018 membres", "fr", "number"),
        ("2,018 members", "en", "number"),
        ("2000 euros", "fr", "money"),
        ("EUR 2000", "en", "money"),
        ("$2000", "en", "money"),
        ("2000 %", "fr", "percentage"),
        ("2018 (1993)", "fr", "reference"),
        ("1899", "fr", "number"),
        ("2100", "fr", "number"),
        ("le document 2018.5", "fr", "identifier"),
    ],
)
def test_what_counts_something_is_no_year(values, text, language, kind):
    assert [found for found, _ in values(text, language)] == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2015-2018", "fr"),
        ("2015–2018", "en"),
        ("2015-18", "en"),
        ("de 2015 à 2018", "fr"),
        ("from 2015 to 2018", "en"),
        ("entre 2015 et 2018", "fr"),
        ("between 2015 and 2018", "en"),
    ],
)
def test_a_span_of_years_is_one_range(values, text, language):
    assert values(text, language) == [("range", ("date", (2015, None, None, None), (2018, None, None, None)))]


def test_two_years_are_no_span(values):
    assert [kind for kind, _ in values("en 2015 et 2018", "fr")] == ["date", "date"]
    assert [kind for kind, _ in values("2018-2015", "fr")] != ["range"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the 1990s", "en"),
        ("the '90s", "en"),
        ("the nineties", "en"),
        ("les années 1990", "fr"),
        ("les années 90", "fr"),
        ("les années quatre-vingt-dix", "fr"),
    ],
)
def test_a_decade_is_no_year(values, text, language):
    assert values(text, language) == [("date", ("decade", 1990))]


def test_two_decades(values):
    assert values("les années 80 et 90", "fr") == values("the 1980s and 1990s", "en")
