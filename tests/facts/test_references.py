import pytest

from tmkit.facts import read, same


@pytest.mark.parametrize(
    ("text", "language", "acts"),
    [
        ("822 (1993)", "fr", [("", "822", 1993)]),
        ("la résolution 822 (1993)", "fr", [("", "822", 1993)]),
        ("S/RES/822 (1993)", "en", [("S", "822", 1993)]),
        ("RCS 822", "fr", [("S", "822", None)]),
        ("UNSCR 1325", "en", [("S", "1325", None)]),
        ("la résolution 1325 sur ce sujet", "fr", [("", "1325", None)]),
        (
            "les résolutions 822 (1993), 853 (1993) et 884 (1993)",
            "fr",
            [("", "822", 1993), ("", "853", 1993), ("", "884", 1993)],
        ),
        (
            "resolutions 822, 853, 874 and 884 (1993)",
            "en",
            [("", "822", None), ("", "853", None), ("", "874", None), ("", "884", 1993)],
        ),
        ("résolutions 1244 (1999) et 1325", "fr", [("", "1244", 1999), ("", "1325", None)]),
        ("377 A (V)", "fr", [("", "377 A", "V")]),
        ("A/RES/377 (V)", "en", [("A", "377", "V")]),
        ("resolution 1514 (XV)", "en", [("", "1514", "XV")]),
        ("73/284", "fr", [("", "284", "73")]),
        ("A/RES/73/284", "fr", [("A", "284", "73")]),
        ("résolutions 48/218 B et 54/244", "fr", [("", "218 B", "48"), ("", "244", "54")]),
        ("A/RES/ES-10/13", "en", [("A", "13", "ES-10")]),
        ("A/HRC/RES/37/1", "en", [("A/HRC", "1", "37")]),
        ("résolution 16/18 du Conseil", "fr", [("", "18", "16")]),
        ("E/RES/2018/5", "en", [("E", "5", 2018)]),
        ("45/10-P(IS)", "fr", [("OIC", "45", "10-P(IS)")]),
        ("résolution no 5/43-POL", "fr", [("OIC", "5", "43-POL")]),
        ("le règlement (UE) no 965/2012", "fr", [("EU", "965", 2012)]),
        ("Regulation (EU) 2018/1139", "en", [("EU", "1139", 2018)]),
        ("2018/1139", "fr", [("", "1139", 2018)]),
        ("le règlement (CEE) no 2913/92", "fr", [("EU", "2913", 1992)]),
        ("la directive 2014/24/UE", "fr", [("EU", "24", 2014)]),
        ("Decision 2010/413/CFSP", "en", [("EU", "413", 2010)]),
        ("decisions 1, 2 and 3.", "en", [("", "1", None), ("", "2", None), ("", "3", None)]),
    ],
)
def test_one_parser_reads_every_notation(values, text, language, acts):
    assert values(text, language) == [("reference", act) for act in acts]


@pytest.mark.parametrize("text", ["884 \n(1993)", "884  (1993)", "884\u00a0(1993)", "884(1993)", "884 \u2028 (1993)"])
def test_a_line_break_or_space_within_does_not_matter(values, text):
    assert values(f"les résolutions 822 (1993) et {text}", "fr") == [
        ("reference", ("", "822", 1993)),
        ("reference", ("", "884", 1993)),
    ]


def test_the_year_of_a_citation_is_no_second_fact(rows):
    assert rows("la résolution 822 (1993) du Conseil", "fr") == [("reference", ("", "822", 1993), "822 (1993)")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("822 (1993)", "S/RES/822 (1993)"),
        ("RCS 822", "822 (1993)"),
        ("73/284", "A/RES/73/284"),
        ("résolution 822", "S/RES/822 (1993)"),
        ("377 A (V)", "377A (V)"),
        ("no 965/2012", "(UE) no 965/2012"),
        ("2010/413/PESC", "2010/413/CFSP"),
    ],
)
def test_what_is_not_told_contradicts_nothing(one, other):
    assert same(read(one, "fr")[0], read(other, "en")[0])
    assert same(read(other, "fr")[0], read(one, "en")[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("822 (1993)", "853 (1993)"),
        ("822 (1993)", "822 (1994)"),
        ("S/RES/822 (1993)", "A/RES/822 (1993)"),
        ("73/284", "74/284"),
        ("73/284", "73/284 B"),
        ("965/2012", "2018/1139"),
    ],
)
def test_other_numbers_years_or_bodies_differ(one, other):
    assert not same(read(one, "fr")[0], read(other, "en")[0])


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("24/09/2018", "fr", ["date"]),
        ("exercice 2017/2018", "fr", ["range"]),
        ("exercice 2017/18", "fr", ["range"]),
        ("A/73/284", "fr", ["symbol"]),
        ("24/7", "en", ["identifier"]),
        ("3/4", "en", ["number"]),
        ("la résolution de 5 litiges", "fr", ["number"]),
        ("la résolution adoptée en 1993", "fr", ["date"]),
    ],
)
def test_false_friends(values, text, language, kinds):
    assert [kind for kind, _ in values(text, language)] == kinds
