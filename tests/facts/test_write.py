import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.facts import read, same, write


def _write(new, of, model, language):
    """The first fact of one text in the notation of the first fact of another."""
    return write(read(new, of)[0], language, read(model, language)[0])


@pytest.mark.parametrize(
    ("new", "model", "written"),
    [
        ("12,5 %", "3.25 per cent", "12.5 per cent"),
        ("12,50 %", "3%", "12.50%"),
        ("quinze pour cent", "3 per cent", "15 per cent"),
        ("45ème", "44th", "45th"),
        ("45ème", "forty-fourth", "forty-fifth"),
        ("45ème", "Forty-fourth", "Forty-fifth"),
        ("2e", "1st", "2nd"),
        ("11e", "1st", "11th"),
        ("23e", "1st", "23rd"),
        ("1er mai 2018", "24 September 2017", "1 May 2018"),
        ("24 septembre 2018", "May 1, 2017", "September 24, 2018"),
        ("24 septembre 2018", "Tuesday, 2 May 2017", "Monday, 24 September 2018"),
        ("24 septembre 2018", "2nd May 2017", "24th September 2018"),
        ("24 septembre 2018", "2 MAY 2017", "24 SEPTEMBER 2018"),
        ("2018-09-24", "2 May 2017", "24 September 2018"),
        ("24 septembre 2018", "2017-05-02", "2018-09-24"),
        ("mai 2018", "March 2017", "May 2018"),
        ("en 2018", "in 2017", "2018"),
        ("du 24 au 26 septembre 2018", "2–5 May 2017", "24–26 September 2018"),
        ("de 2015 à 2018", "2014-15", "2015-18"),
        ("les années 1990", "the 1980s", "1990s"),
        ("1 000 000", "1,500", "1,000,000"),
        ("1 500", "2,000,000", "1,500"),
        ("500", "1,500", "500"),
        ("2500", "1500", "2500"),
        ("12,5", "3.2", "12.5"),
        ("quinze", "twelve", "fifteen"),
        ("quinze", "12", "15"),
        ("15", "twelve", "fifteen"),
        ("chapitre III", "Chapter II", "III"),
        ("3 millions", "2 million", "3 million"),
        ("deux milliards", "3.5 billion", "2 billion"),
        ("3 millions d'euros", "EUR 2 million", "EUR 3 million"),
        ("3,5 millions d'euros", "€2 million", "€3.5 million"),
        ("3 dollars", "€2", "$3"),
        ("12,50 $", "$10.25", "$12.50"),
        ("12,00 $", "$10.25", "$12.00"),
        ("de 12 à 15 %", "10 to 12 per cent", "12 to 15 per cent"),
        ("5 à 10 millions d'euros", "EUR 2 to 3 million", "EUR 5 to 10 million"),
        ("15 h 15", "9.30 a.m.", "3.15 p.m."),
        ("15 h", "9 a.m.", "3 p.m."),
        ("10 h 15", "9:30", "10:15"),
        ("853 (1993)", "822 (1993)", "853 (1993)"),
        ("853  (1993)", "822 (1993)", "853 (1993)"),
        ("A/RES/73/284", "A/RES/72/1", "A/RES/73/284"),
        ("73/284", "72/1", "73/284"),
        ("2018/1139", "2017/1", "2018/1139"),
        ("par. 2 c)", "para. 3 (b)", "2 (c)"),
        ("article 82, paragraphe 1, point a)", "Article 81(2)(b)", "82(1)(a)"),
        ("article 82, paragraphe 1, point b)", "point (b) of Article 81(2)", "82(1)"),
        ("A/73/284", "A/72/1", "A/73/284"),
        ("COM(2018) 123", "COM(2017)45", "COM(2018) 123"),
        ("B-52", "C-46", "B-52"),
        ("5.1", "4.2", "5.1"),
        ("3/4", "1/2", "3/4"),
    ],
)
def test_french_values_in_english_notation(new, model, written):
    assert _write(new, "fr", model, "en") == written


@pytest.mark.parametrize(
    ("new", "model", "written"),
    [
        ("12.5 per cent", "3,25 %", "12,5 %"),
        ("12.5 per cent", "3\u202f%", "12,5\u202f%"),
        ("15 per cent", "10 p. 100", "15 p. 100"),
        ("45th", "44ème", "45ème"),
        ("45th", "44e", "45e"),
        ("45th", "quarante-quatrième", "quarante-cinquième"),
        ("2nd", "1er", "2e"),
        ("21st century", "XXe siècle", "XXIe"),
        ("24 September 2018", "1er mai 2017", "24 septembre 2018"),
        ("1 May 2018", "24 septembre 2017", "1er mai 2018"),
        ("24 September 2018", "mardi 2 mai 2017", "lundi 24 septembre 2018"),
        ("24–26 September 2018", "2 au 5 mai 2017", "24 au 26 septembre 2018"),
        ("1,000,000", "1\u00a0500", "1\u00a0000\u00a0000"),
        ("twenty-two", "douze", "vingt-deux"),
        ("seventy-one", "vingt-deux", "soixante et onze"),
        ("3 million", "1 million", "3 millions"),
        ("1.5 million", "3 millions", "1,5 million"),
        ("€3 million", "1 million d'euros", "3 millions"),
        ("3.15 p.m.", "10 h 30", "15 h 15"),
        ("Chapter IV", "chapitre III", "IV"),
    ],
)
def test_english_values_in_french_notation(new, model, written):
    assert _write(new, "en", model, "fr") == written


@pytest.mark.parametrize(
    ("new", "of", "model", "language"),
    [
        ("1st", "en", "2e", "fr"),  # `1er` or `1re`
        ("first", "en", "deuxième", "fr"),
        ("twenty-one", "en", "douze", "fr"),  # `vingt et un` or `une`
        ("1 000 000", "fr", "500", "en"),  # grouped how?
        ("12 500", "fr", "1500", "en"),
        ("123", "fr", "twelve", "en"),  # `one hundred and …`?
        ("12,5", "fr", "twelve", "en"),
        ("500", "fr", "2 million", "en"),
        ("24 septembre", "fr", "2 May 2017", "en"),
        ("24 octobre 2018", "fr", "2 Sept. 2017", "en"),
        ("du 24 au 26 septembre 2018", "fr", "2 May 2017", "en"),
        ("15 h 15", "fr", "9 a.m.", "en"),
        ("12 h 15", "fr", "9.30 a.m.", "en"),
        ("3 p.m.", "en", "10 h 30", "fr"),  # `15 h`, `15 h 00`
        ("$3 million", "en", "2 millions d'euros", "fr"),
        ("S/RES/853 (1993)", "fr", "822 (1993)", "en"),
        ("853 (1993)", "fr", "S/RES/822 (1993)", "en"),
        ("73/284", "fr", "822 (1993)", "en"),
        ("RCS 853", "fr", "822 (1993)", "en"),
        ("par. 2 c)", "fr", "para. 3", "en"),
        ("article 82, paragraphe 1, point a)", "fr", "point (b) of Article 81(2)", "en"),
        ("par. 2 c)", "fr", "para. 3 (iv)", "en"),
        ("deux tiers", "fr", "three quarters", "en"),
        ("5", "fr", "5 per cent", "en"),
    ],
)
def test_what_is_not_certain_is_not_written(new, of, model, language):
    assert _write(new, of, model, language) is None


def test_a_date_in_a_list_keeps_what_its_model_leaves_out():
    first = read("les 24 et 25 septembre 2018", "fr")[0]
    assert write(read("26 septembre 2018", "fr")[0], "fr", first) == "26"
    assert write(read("26 octobre 2018", "fr")[0], "fr", first) is None


def test_a_supplement_keeps_what_its_model_leaves_out():
    last = read("A/73/284/Add.1 et 2", "fr")[1]
    assert write(read("A/73/284/Add.3", "fr")[0], "fr", last) == "3"
    assert write(read("A/74/1/Add.3", "fr")[0], "fr", last) is None


_MODELS = [
    ("fr", "12"), ("fr", "1 500"), ("fr", "1\u202f500,25"), ("fr", "douze"), ("fr", "2,5 millions"),
    ("fr", "deux millions"), ("fr", "3,5 %"), ("fr", "12 pour cent"), ("fr", "5 $"), ("fr", "2 millions d'euros"),
    ("fr", "12 à 15 %"), ("fr", "44e"), ("fr", "44ème"), ("fr", "quarante-quatrième"), ("fr", "24 septembre 2017"),
    ("fr", "1er mai 2017"), ("fr", "mardi 2 mai 2017"), ("fr", "2 au 5 mai 2017"), ("fr", "10 h 30"),
    ("fr", "822 (1993)"), ("fr", "72/1"), ("fr", "article 82, paragraphe 1, point a)"), ("fr", "2015-2018"),
    ("fr", "en 2017"), ("en", "12"), ("en", "1,500"), ("en", "1,500.25"), ("en", "twelve"),
    ("en", "one hundred and five"), ("en", "2.5 million"), ("en", "3.5 per cent"), ("en", "$5"),
    ("en", "EUR 2 million"), ("en", "10 to 12 per cent"), ("en", "44th"), ("en", "forty-fourth"),
    ("en", "24 September 2017"), ("en", "May 1, 2017"), ("en", "Tuesday, 2 May 2017"), ("en", "2–5 May 2017"),
    ("en", "9.30 a.m."), ("en", "10:30"), ("en", "S/RES/822 (1993)"), ("en", "Article 82(1)(a)"),
    ("en", "point (b) of Article 81(2)"), ("en", "2014-15"), ("en", "the 1980s"),
]  # fmt: skip
_NUMBERS = st.one_of(
    st.integers(0, 2000).map(str),
    st.integers(0, 10**9).map(lambda value: f"{value:,}".replace(",", "\u00a0")),
    st.decimals(0, 10**6, places=2).map(lambda value: str(value).replace(".", ",")),
)
_DAYS = st.dates().filter(lambda day: 1900 <= day.year < 2100).map(str)
_NEW = st.one_of(
    _NUMBERS,
    _NUMBERS.map("{} %".format),
    _NUMBERS.map("{} $".format),
    _NUMBERS.map("{} millions d'euros".format),
    st.tuples(_NUMBERS, _NUMBERS).map("de {0[0]} à {0[1]} %".format),
    st.integers(1, 2000).map("{}e".format),
    _DAYS,
    st.tuples(st.integers(1, 31), st.integers(1, 31)).map("du {0[0]} au {0[1]} mai 2018".format),
    st.tuples(st.integers(1900, 2099), st.integers(1900, 2099)).map("de {0[0]} à {0[1]}".format),
    st.integers(1900, 2099).map("en {}".format),
    st.tuples(st.integers(0, 23), st.integers(0, 59)).map("{0[0]} h {0[1]:02}".format),
    st.tuples(st.integers(1, 2500), st.integers(1946, 2030)).map("S/RES/{0[0]} ({0[1]})".format),
    st.tuples(st.integers(31, 99), st.integers(1, 400)).map("{0[0]}/{0[1]}".format),
    st.tuples(st.integers(1, 400), st.integers(1, 30), st.sampled_from("abcdef")).map(
        "article {0[0]}, paragraphe {0[1]}, point {0[2]})".format
    ),
)


@given(_NEW, st.sampled_from(_MODELS))
def test_what_is_written_reads_back_equal(new, model):
    language, text = model
    facts, likes = read(new, "fr"), read(text, language)
    assert len(likes) == 1
    like = likes[0]
    for fact in facts[:1]:
        written = write(fact, language, like)
        if written is not None:
            sentence = text[: like.start] + written + text[like.end :]
            again = read(sentence, language)
            assert len(again) == 1, sentence
            assert same(fact, again[0]), (sentence, again[0])


@given(st.sampled_from(_MODELS))
def test_a_fact_in_its_own_notation_is_itself(model):
    language, text = model
    fact = read(text, language)[0]
    assert write(fact, language, fact) == fact.text
