from collections.abc import Callable, Hashable
from itertools import pairwise

import pytest

from tmkit.facts import read

Row = tuple[str, Hashable, str]


@pytest.fixture(scope="session")
def rows() -> Callable[[str, str], list[Row]]:
    """The facts of a text as (kind, value, text)."""

    def found(text: str, language: str) -> list[Row]:
        facts = read(text, language)
        for fact in facts:
            assert fact.text == text[fact.start : fact.end]
        assert all(one.end <= two.start for one, two in pairwise(facts))
        return [(fact.kind, fact.value, fact.text) for fact in facts]

    return found


@pytest.fixture(scope="session")
def values(rows) -> Callable[[str, str], list[tuple[str, Hashable]]]:
    """The facts of a text as (kind, value)."""
    return lambda text, language: [(kind, value) for kind, value, _ in rows(text, language)]
