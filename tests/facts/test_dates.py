import pytest


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("1er mai 2018", "fr", (2018, 5, 1, None)),
        ("1 May 2018", "en", (2018, 5, 1, None)),
        ("May 1, 2018", "en", (2018, 5, 1, None)),
        ("May 1st, 2018", "en", (2018, 5, 1, None)),
        ("1st May 2018", "en", (2018, 5, 1, None)),
        ("the 1st of May 2018", "en", (2018, 5, 1, None)),
        ("1st day of May, 2018", "en", (2018, 5, 1, None)),
        ("premier mai 2018", "fr", (2018, 5, 1, None)),
        ("ce 24e jour de septembre 2018", "fr", (2018, 9, 24, None)),
        ("24 September", "en", (None, 9, 24, None)),
        ("24 septembre", "fr", (None, 9, 24, None)),
        ("septembre 2018", "fr", (2018, 9, None, None)),
        ("September 2018", "en", (2018, 9, None, None)),
        ("September, 2018", "en", (2018, 9, None, None)),
        ("lundi 24 septembre 2018", "fr", (2018, 9, 24, 1)),
        ("Monday, 24 September 2018", "en", (2018, 9, 24, 1)),
        ("Monday, September 24, 2018", "en", (2018, 9, 24, 1)),
        ("24 sept. 2018", "fr", (2018, 9, 24, None)),
        ("Sept. 24, 2018", "en", (2018, 9, 24, None)),
        ("15 août 2018", "fr", (2018, 8, 15, None)),
        ("15 AOUT 2018", "fr", (2018, 8, 15, None)),
        ("15 AOÛT 2018", "fr", (2018, 8, 15, None)),
        ("15 aou\u0302t 2018", "fr", (2018, 8, 15, None)),
        ("24 Mars 2018", "fr", (2018, 3, 24, None)),
        ("en mars", "fr", (None, 3, None, None)),
        ("in May", "en", (None, 5, None, None)),
        ("MAY 2018", "en", (2018, 5, None, None)),
        ("2018-09-24", "en", (2018, 9, 24, None)),
        ("24/09/2018", "fr", (2018, 9, 24, None)),
        ("24.9.2018", "fr", (2018, 9, 24, None)),
        ("12/25/2018", "en", (2018, 12, 25, None)),
        ("24\u00a0septembre\n2018", "fr", (2018, 9, 24, None)),
    ],
)
def test_a_date_is_year_month_day_weekday(values, text, language, date):
    assert values(text, language) == [("date", date)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He may leave.", "en"),
        ("May I speak?", "en"),
        ("They march on.", "en"),
        ("March on!", "en"),
        ("august bodies", "en"),
        ("la planète Mars", "fr"),
        ("mais non", "fr"),
        ("un juillettiste", "fr"),
    ],
)
def test_false_friends(rows, text, language):
    assert rows(text, language) == []


@pytest.mark.parametrize("text", ["section 5 may apply", "article 24 may be changed"])
def test_a_small_may_is_no_month_after_a_number(values, text):
    assert [kind for kind, _ in values(text, "en")] == ["reference"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("du 24 au 26 septembre 2018", "fr"),
        ("24-26 septembre 2018", "fr"),
        ("24–26 September 2018", "en"),
        ("from 24 to 26 September 2018", "en"),
        ("September 24–26, 2018", "en"),
        ("September 24 to 26, 2018", "en"),
    ],
)
def test_days_that_reach_to_days_are_one_range(values, text, language):
    assert values(text, language) == [("range", ("date", (2018, 9, 24, None), (2018, 9, 26, None)))]


@pytest.mark.parametrize(
    ("text", "language", "spans"),
    [
        ("les 24 et 25 septembre 2018", "fr", ["24", "25 septembre 2018"]),
        ("24 and 25 September 2018", "en", ["24", "25 September 2018"]),
        ("September 24 and 25, 2018", "en", ["September 24", "25, 2018"]),
    ],
)
def test_several_days_are_a_date_each(rows, text, language, spans):
    assert rows(text, language) == [
        ("date", (2018, 9, day, None), span) for day, span in zip((24, 25), spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "language", "span"),
    [
        ("on the 24th of September 2018", "en", "24th"),
        ("the 24th day of September, 2018", "en", "24th"),
        ("ce 24e jour de septembre 2018", "fr", "24e"),
        ("lundi 24 septembre 2018", "fr", "lundi 24 septembre 2018"),
    ],
)
def test_no_span_holds_of(rows, text, language, span):
    assert [found for _, _, found in rows(text, language)] == [span]


def test_days_of_two_months_are_two_dates(values):
    assert values("du 30 septembre au 2 octobre 2018", "fr") == values("30 September to 2 October 2018", "en")
