"""Which words may lie inside a fact: what is left of a text without them is the same for all texts of one skeleton."""

from __future__ import annotations

import re
from functools import cache

from tmkit.facts import (
    dates,
    identifiers,
    money,
    months,
    ordinals,
    paragraphs,
    percentages,
    portions,
    quantities,
    references,
    roman,
    symbols,
    times,
    words,
    years,
)
from tmkit.text.tokens import tokens

_FIGURE = re.compile(r"\d")
_PARTS = re.compile(r"[-']")


def may_belong(word: str) -> bool:
    """Whether a normalised token (`tmkit.text.tokens`) may ever lie inside the span of a fact, in either language.

    True for more tokens than do: for every token with a figure, every single letter, every Roman numeral, each word of
    numbers, dates, currencies, … and each mark that may stand between their parts, and every compound of one of these
    (`ten-year`, `mi-mai`). For a token of which it is False, no fact of any text has it.
    """
    if word in _inside() or _FIGURE.search(word) is not None:
        return True
    if len(word) < 3 or ("-" not in word and "'" not in word):
        return False
    return not _leading().isdisjoint(_PARTS.split(word))


def _normalised(names: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(token for name in names for token in tokens(name))


@cache
def _leading() -> frozenset[str]:
    """Words that may be a fact within a compound: numbers and months."""
    return _normalised(
        {*words.FRENCH, *words.ENGLISH, *months.NAMES, *portions.TRIGGERS, *years.TRIGGERS} - {"a", "un", "une"}
    )


@cache
def _inside() -> frozenset[str]:
    names = {
        *words.FRENCH,
        *words.ENGLISH,
        *months.NAMES,
        *months.FRENCH_DAYS,
        *months.ENGLISH_DAYS,
        *roman.words_inside(),
    }
    for kind in (
        symbols,
        references,
        paragraphs,
        dates,
        years,
        times,
        money,
        percentages,
        portions,
        ordinals,
        identifiers,
        quantities,
    ):
        names |= kind.INSIDE
    return _normalised(names) | frozenset("abcdefghijklmnopqrstuvwxyzà")
