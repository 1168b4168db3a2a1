import pytest

from tmkit.facts import read, same


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("10 h 15", "fr", (10, 15)),
        ("10h15", "fr", (10, 15)),
        ("10:15", "en", (10, 15)),
        ("10.15 a.m.", "en", (10, 15)),
        ("10:15 am", "en", (10, 15)),
        ("9.30 a.m.", "en", (9, 30)),
        ("9 h 30", "fr", (9, 30)),
        ("3.15 p.m.", "en", (15, 15)),
        ("3 p.m.", "en", (15, 0)),
        ("à 15 heures", "fr", (15, 0)),
        ("15 heures 30", "fr", (15, 30)),
        ("15 h", "fr", (15, 0)),
        ("12.15 a.m.", "en", (0, 15)),
        ("12.15 p.m.", "en", (12, 15)),
        ("10\u00a0h\u00a015", "fr", (10, 15)),
    ],
)
def test_a_time_is_hour_and_minute(values, text, language, time):
    assert values(text, language) == [("time", time)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("10 heures de débat", "fr"),
        ("24 hours", "en"),
        ("de 8 à 10 heures par jour", "fr"),
        ("25:10", "en"),
        ("à l'échelle 1:50 000", "fr"),
        ("10.30 per cent", "en"),
    ],
)
def test_what_is_no_time(values, text, language):
    assert "time" not in {kind for kind, _ in values(text, language)}


def test_a_whole_hour_agrees_with_its_number():
    assert same(read("à 10 heures", "fr")[0], read("10 hours", "en")[0])
    assert same(read("10h30", "fr")[0], read("10.30", "en")[0])
    assert not same(read("à 10 heures", "fr")[0], read("11 hours", "en")[0])
