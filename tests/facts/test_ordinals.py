import pytest


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("la 45ème session", "fr", 45),
        ("la 45e session", "fr", 45),
        ("the 45th session", "en", 45),
        ("the forty-fifth session", "en", 45),
        ("la quarante-cinquième session", "fr", 45),
        ("1er alinéa", "fr", 1),
        ("1re séance", "fr", 1),
        ("1ère séance", "fr", 1),
        ("2nd", "en", 2),
        ("2nde", "fr", 2),
        ("3RD", "en", 3),
        ("11th", "en", 11),
        ("101st", "en", 101),
        ("la première séance", "fr", 1),
        ("the first meeting", "en", 1),
        ("la deuxième séance", "fr", 2),
        ("la seconde séance", "fr", 2),
        ("the second meeting", "en", 2),
        ("vingt et unième", "fr", 21),
        ("soixante et onzième", "fr", 71),
        ("quatre-vingtième", "fr", 80),
        ("quatre-vingt-dix-neuvième", "fr", 99),
        ("centième", "fr", 100),
        ("the hundredth", "en", 100),
        ("one hundred and first", "en", 101),
        ("deux millième", "fr", 2000),
        ("XXIe siècle", "fr", 21),
        ("21st century", "en", 21),
        ("the twenty-first century", "en", 21),
    ],
)
def test_an_ordinal_is_its_number(values, text, language, value):
    assert values(text, language) == [("ordinal", value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("le Premier ministre", "fr"),
        ("la Première Ministre", "fr"),
        ("une seconde", "fr"),
        ("par seconde", "fr"),
        ("per second", "en"),
        ("a third party", "en"),
        ("third-party", "en"),
        ("third countries", "en"),
        ("les matières premières", "fr"),
        ("la première nation", "fr"),
        ("en premier lieu", "fr"),
        ("En second lieu, le Comité", "fr"),
        ("First, the Committee", "en"),
        ("at first", "en"),
        ("first and foremost", "en"),
        ("first-class", "en"),
    ],
)
def test_what_is_no_ordinal(rows, text, language):
    assert rows(text, language) == []


def test_the_first_so_many(values):
    assert values("les soixante premiers jours", "fr") == [("number", 60), ("ordinal", 1)]
    assert values("the first sixty days", "en") == [("ordinal", 1), ("number", 60)]


def test_parts_are_no_ordinals(values):
    assert values("douze dix-septièmes", "fr") == [("number", 12)]
