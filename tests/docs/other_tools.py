"""What other tools' formulas give for two texts, re-made from their documentation and sources; see docs/scores.md."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from rapidfuzz.distance import OSA, Levenshtein

# Lucene's French stop words, as far as the sample sentence has any of them.
STOP_WORDS = frozenset(
    "le la les l d n s à de du des un une et en a au aux que qui dans par pour ne pas sa son".split()
)


def floor_percent(query: Sequence[Hashable], source: Sequence[Hashable]) -> int:
    """Floor of 100 · (max - distance) / max."""
    longest = max(len(query), len(source))
    return 100 * (longest - Levenshtein.distance(query, source)) // longest


def omegat(query: str, source: str) -> tuple[int, int, int]:
    """Token Levenshtein three times: stems without stop words and figures, words without figures, all with spaces.

    A word is its own stem here: equal words have equal stems, and the sample's different words different ones.
    """
    return (
        floor_percent(*([w for w in _words(text) if w not in STOP_WORDS] for text in (query, source))),
        floor_percent(*(_joined(text) for text in (query, source))),
        floor_percent(*(re.findall(r"\w+(?:['’]\w+)*|\s+|[^\w\s]", text.lower()) for text in (query, source))),
    )


def translate_toolkit(query: str, source: str) -> int:
    """100 · (1 - distance / max) over characters."""
    return floor_percent(query, source)


def weblate(query: str, source: str) -> int:
    """Floor of the Damerau-Levenshtein similarity over characters."""
    longest = max(len(query), len(source))
    return 100 * (longest - OSA.distance(query, source)) // longest


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.lower()) if not any(map(str.isdigit, word))]


def _joined(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+(?:['’]\w+)*", text.lower()) if not any(map(str.isdigit, word))]
