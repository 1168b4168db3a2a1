"""Figures, dates and symbols that stand by themselves."""

from __future__ import annotations

import pytest

from tmkit.pretranslate.notation import in_notation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 387 690", "1,387,690"),
        ("12,5", "12.5"),
        ("11,5 %", "11.5%"),
        ("24 septembre 2019", "24 September 2019"),
        ("2019", "2019"),
        ("12", "12"),
        ("A/73/284", "A/73/284"),
        ("–", "–"),
        ("mardi 3 mai 2018", None),
        ("Total", None),
        ("douze", None),
        ("Paris, le 3 mai 2018", None),
    ],
)
def test_from_french(text: str, expected: str | None) -> None:
    assert in_notation(text, "fr", "en") == expected


@pytest.mark.parametrize(("text", "expected"), [("12.5", "12,5"), ("May 1, 2018", "1er mai 2018"), ("May", None)])
def test_from_english(text: str, expected: str | None) -> None:
    assert in_notation(text, "en", "fr") == expected
