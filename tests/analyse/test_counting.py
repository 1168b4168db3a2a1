"""Counting words and characters by the declared rule."""

import pytest

from tmkit.analyse.counting import COUNTS, RULES, characters, count_words


@pytest.mark.parametrize(
    ("text", "declared", "elision"),
    [
        ("La séance est levée.", 4, 4),
        ("L'ordre du jour d’aujourd'hui", 4, 6),
        ("Le groupe : « a » — b ; c", 5, 5),
        ("un\u00a0million\u202fd'euros", 3, 4),
        ("1 000 000 de francs", 3, 3),
        ("environ 12\u202f500,5 %", 2, 2),
        ("en 1997 100 membres", 4, 4),
        ("(1\u00a0200)", 1, 1),
        ("A/73/284, par. 2", 3, 3),
        ("et/ou, vis-à-vis", 2, 2),
        ("presqu'île, N'Djamena", 2, 2),
        ("l'", 1, 1),
        ("— … !", 0, 0),
        ("", 0, 0),
    ],
)
def test_words(text: str, declared: int, elision: int) -> None:
    assert count_words(text) == declared
    assert count_words(text, "elision") == elision


def test_characters_are_counted_without_white_space() -> None:
    assert characters("Le\u00a0budget : 12 %") == 12


def test_every_count_says_its_rule() -> None:
    assert set(COUNTS) == set(RULES)


def test_a_long_run_of_figures_is_counted_in_time() -> None:
    assert count_words("123 " * 200_000) == 1
    assert count_words("1 " * 200_000) == 200_000
