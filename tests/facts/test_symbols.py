import pytest


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("le document A/73/284 du Secrétariat", ["A/73/284"]),
        ("A/73/284/Add.1", ["A/73/284/Add.1"]),
        ("S/PV.8500, A/C.1/73/L.5 et S/2018/500", ["S/PV.8500", "A/C.1/73/L.5", "S/2018/500"]),
        ("A/HRC/37/2 ; A/CONF.157/23", ["A/HRC/37/2", "A/CONF.157/23"]),
        ("A/73/284/Add.1/Rev.1", ["A/73/284/Add.1/Rev.1"]),
        ("A4-0079/97, SOR/2011-79", ["A4-0079/97", "SOR/2011-79"]),
        ("COM(2018) 123 final et COM(97)0628", ["COM(2018)123", "COM(97)0628"]),
        ("1999/0190(CNS)", ["1999/0190(CNS)"]),
        # What follows in short is a symbol too.
        ("A/73/284/Add.1 et 2", ["A/73/284/Add.1", "A/73/284/Add.2"]),
        ("A/73/284/Add.1, 2 et 3.", ["A/73/284/Add.1", "A/73/284/Add.2", "A/73/284/Add.3"]),
        ("A/73/284 et Add.1", ["A/73/284", "A/73/284/Add.1"]),
        ("A/73/284 et Corr.1 et 2", ["A/73/284", "A/73/284/Corr.1", "A/73/284/Corr.2"]),
        ("(Add.1 et 2)", ["Add.1", "Add.2"]),
    ],
)
def test_a_symbol_is_its_text(values, text, symbols):
    for language in ("fr", "en"):
        assert values(text.replace(" et ", " and ") if language == "en" else text, language) == [
            ("symbol", symbol) for symbol in symbols
        ]


@pytest.mark.parametrize(
    "text",
    ["le client/serveur", "and/or", "km/h", "AC/DC", "N/A", "P/E", "he/she", "S/he"],
)
def test_a_slash_alone_makes_no_symbol(rows, text):
    assert rows(text, "en") == []


def test_case_counts(values):
    assert values("A/73/284/Add.1", "fr") != values("A/73/284/ADD.1", "fr")
    assert values("a/73/284", "fr") != values("A/73/284", "fr")


def test_spans_leave_the_words_between_out(rows):
    assert rows("A/73/284/Add.1 et 2", "fr") == [
        ("symbol", "A/73/284/Add.1", "A/73/284/Add.1"),
        ("symbol", "A/73/284/Add.2", "2"),
    ]


def test_a_count_after_a_supplement_is_no_supplement(values):
    assert values("A/73/284/Add.1 et 2 autres documents", "fr") == [("symbol", "A/73/284/Add.1"), ("number", 2)]


def test_a_symbol_with_res_is_a_reference(values):
    assert values("S/RES/822 (1993)", "fr") == [("reference", ("S", "822", 1993))]
    assert values("A/73/284", "fr") == [("symbol", "A/73/284")]
