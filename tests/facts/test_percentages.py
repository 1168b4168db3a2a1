from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("12,5 %", "fr", Decimal("12.5")),
        ("12,50\u202f%", "fr", Decimal("12.5")),
        ("12.5 %", "fr", Decimal("12.5")),
        ("12,5 pour cent", "fr", Decimal("12.5")),
        ("12.5 per cent", "en", Decimal("12.5")),
        ("12.5 percent", "en", Decimal("12.5")),
        ("12.5%", "en", Decimal("12.5")),
        (".5%", "en", Decimal("0.5")),
        ("quinze pour cent", "fr", 15),
        ("fifteen per cent", "en", 15),
        ("15 p. 100", "fr", 15),
        ("cent pour cent", "fr", 100),
    ],
)
def test_a_percentage_is_its_number(values, text, language, value):
    assert values(text, language) == [("percentage", value)]


def test_the_hundred_of_a_percentage_is_no_number(rows):
    assert rows("dix pour cent du total", "fr") == [("percentage", 10, "dix pour cent")]
    assert rows("several per cent", "en") == []
    assert rows("quelques pour cent", "fr") == []
