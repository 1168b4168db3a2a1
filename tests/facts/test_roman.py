import pytest

from tmkit.facts.roman import LARGEST, from_roman, to_roman


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("le chapitre III", "fr", [3]),
        ("Chapter IV", "en", [4]),
        ("l'annexe II", "fr", [2]),
        ("Annex I", "en", [1]),
        ("les titres I et II", "fr", [1, 2]),
        ("Parts I, II and IV", "en", [1, 2, 4]),
        ("Titre Ier", "fr", [1]),
        ("chapitre premier", "fr", [1]),
        ("chapitre 3", "fr", [3]),
        ("Louis XIV", "fr", [14]),
        ("Élisabeth II", "fr", [2]),
        ("Elizabeth II", "en", [2]),
        ("Benoît XVI", "fr", [16]),
        ("World War II", "en", [2]),
        ("in column I of the table", "en", [1]),
    ],
)
def test_a_numeral_after_such_a_word_is_a_number(values, text, language, numbers):
    assert values(text, language) == [("number", value) for value in numbers]


@pytest.mark.parametrize(
    ("text", "language", "centuries"),
    [
        ("au XIXe siècle", "fr", [19]),
        ("les XXe et XXIe siècles", "fr", [20, 21]),
        ("the XX century", "en", [20]),
        ("la XIIe session", "fr", [12]),
        ("la Ve République", "fr", [5]),
        ("la Ire Convention", "fr", [1]),
    ],
)
def test_a_century_is_an_ordinal(values, text, language, centuries):
    assert values(text, language) == [("ordinal", value) for value in centuries]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("MM. Dupont et Durand", "fr"),
        ("M. Dupont", "fr"),
        ("C. Dupont", "fr"),
        ("annexe C", "fr"),
        ("annexe D", "fr"),
        ("Part C", "en"),
        ("I agree", "en"),
        ("in this part I agree", "en"),
        ("the level I want", "en"),
        ("le CIV et le LIX", "fr"),
        ("D'Artagnan, L'Isle", "fr"),
        ("chapitre IIII", "fr"),
        ("Le Ve des musiciens", "fr"),
        ("Le sommet", "fr"),
        ("Le siècle des réformes", "fr"),
        ("Ce siècle, De session", "fr"),
        ("in this column I note", "en"),
    ],
)
def test_false_friends(rows, text, language):
    assert rows(text, language) == []


def test_numerals_both_ways():
    assert all(from_roman(to_roman(value)) == value for value in range(1, LARGEST + 1))
    assert from_roman("IIII") is None
    assert from_roman("MM") is None
    assert from_roman("") is None
