"""Acronyms in a translation that stand for the usual rendering."""

import pytest

from tmkit.termbank.rendered import Rendered


@pytest.mark.parametrize(
    ("text", "rendering", "has"),
    [
        ("The GC's commitment is known.", ("government", "of", "canada"), True),
        ("The GoC should act.", ("government", "of", "canada"), True),
        ("TBS will lead.", ("treasury", "board"), True),
        ("The board will lead.", ("treasury", "board"), False),
        ("The TSB will lead.", ("treasury", "board"), False),
        ("The (TB) will lead.", ("treasury", "board"), True),
        ("THE BOARD OF TRUSTEES MET.", ("treasury", "board"), False),
        ("C is a letter.", ("canada",), False),
    ],
)
def test_initials(text, rendering, has):
    assert Rendered(text, "en").has_initials(rendering) is has
