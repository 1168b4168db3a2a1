import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.facts import spelling
from tmkit.facts.words import whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("deux", 2),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("vingt-et-un", 21),
        ("vingt-deux", 22),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("septante", 70),
        ("septante-deux", 72),
        ("huitante", 80),
        ("octante-trois", 83),
        ("nonante et un", 91),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("quatre-vingt-onze", 91),
        ("cent", 100),
        ("cent un", 101),
        ("deux cents", 200),
        ("deux cent mille", 200_000),
        ("mille", 1000),
        ("mille neuf cent quatre-vingt-treize", 1993),
        ("mil neuf cent quatre-vingt-treize", 1993),
        ("deux mille dix-huit", 2018),
        ("un million", 1_000_000),
        ("trois millions cinq cent mille", 3_500_000),
        ("un milliard", 10**9),
        ("un billion", 10**12),
        ("neuf mois", 9),
        ("neuf pour dix", None),
        ("zéro", 0),
        ("Vingt-Cinq", 25),
    ],
)
def test_french(values, text, value):
    assert [found for kind, found in values(text, "fr") if found != 10] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two", 2),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("one hundred", 100),
        ("a hundred and five", 105),
        ("one hundred five", 105),
        ("nineteen hundred and ninety-three", 1993),
        ("two thousand and eighteen", 2018),
        ("a million", 1_000_000),
        ("one million", 1_000_000),
        ("one billion", 10**9),
        ("one trillion", 10**12),
        ("three million, five hundred thousand", 3_500_000),
        ("a ten-year period", 10),
        ("zero", 0),
    ],
)
def test_english(values, text, value):
    assert values(text, "en") == [("number", value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("un membre", "fr"),
        ("l'une d'elles", "fr"),
        ("quelqu'un", "fr"),
        ("one member", "en"),
        ("a member", "en"),
        ("no one", "en"),
        ("un véhicule neuf", "fr"),
        ("quoi de neuf", "fr"),
        ("remis à neuf dans les temps", "fr"),
        ("des millions de membres", "fr"),
        ("des milliers", "fr"),
        ("une centaine de membres", "fr"),
        ("several hundred", "en"),
        ("thousands", "en"),
        ("a dozen", "en"),
        ("pour cent", "fr"),
        ("Trois-Rivières", "fr"),
        ("un deux-roues", "fr"),
        ("un mille marin", "fr"),
        ("un mil", "fr"),
    ],
)
def test_what_is_no_number(rows, text, language):
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("deux ou trois membres", "fr", [2, 3]),
        ("two or three members", "en", [2, 3]),
        ("cent, mille", "fr", [100, 1000]),
        ("l'un des deux", "fr", [2]),
        ("five and six", "en", [5, 6]),
    ],
)
def test_numbers_apart(values, text, language, numbers):
    assert values(text, language) == [("number", value) for value in numbers]


def test_spans_are_the_words(rows):
    assert rows("les vingt et un membres", "fr") == [("number", 21, "vingt et un")]
    assert rows("a ten-year plan", "en") == [("number", 10, "ten")]


@given(st.integers(2, 10**12))
def test_what_is_spelled_reads_back(value):
    for french, spell in ((True, spelling.french), (False, spelling.english)):
        read = whole(spell(value), french=french)
        assert read is not None
        assert (read.value, read.ordinal) == (value, False)
    read = whole(spelling.english(value, joined=False), french=False)
    assert read is not None
    assert read.value == value


@given(st.integers(2, 10**6 - 1))
def test_ordinals_read_back(value):
    for french, text in ((True, spelling.french_ordinal(value)), (False, spelling.english_ordinal_of(value))):
        read = whole(text, french=french)
        assert read is not None
        assert (read.value, read.ordinal) == (value, True)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (21, "vingt et un", "twenty-one"),
        (71, "soixante et onze", "seventy-one"),
        (80, "quatre-vingts", "eighty"),
        (81, "quatre-vingt-un", "eighty-one"),
        (91, "quatre-vingt-onze", "ninety-one"),
        (200, "deux cents", "two hundred"),
        (203, "deux cent trois", "two hundred and three"),
        (80_000, "quatre-vingt mille", "eighty thousand"),
        (80_000_000, "quatre-vingts millions", "eighty million"),
        (1993, "mille neuf cent quatre-vingt-treize", "one thousand nine hundred and ninety-three"),
    ],
)
def test_spelling(value, french, english):
    assert spelling.french(value) == french
    assert spelling.english(value) == english
