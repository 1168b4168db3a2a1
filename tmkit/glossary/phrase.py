"""A term as words and what stands between them, so that single words can be inflected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[.](?=[^\W\d_]))?")
_APOSTROPHES = "'’"


class Inflected(NamedTuple):
    """A form that is not the one in the glossary.

    An `ambiguous` one is as often another word, and only written; a `doubtful` one is only recognised.
    """

    text: str
    kind: str
    ambiguous: bool = False
    doubtful: bool = False


class Phrase:
    """The words of a term: `words`, and in lower case `low`; between and around them stand `gaps`."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.words = [match[0] for match in found]
        self.low = [word.lower() for word in self.words]
        edges = [0, *(place for match in found for place in match.span()), len(text)]
        self.gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]

    def elided(self, place: int) -> bool:
        """Whether an apostrophe follows the word."""
        return self.gaps[place + 1][:1] in _APOSTROPHES and self.gaps[place + 1] != ""

    def hyphened(self, place: int) -> bool:
        """Whether a hyphen follows the word."""
        return self.gaps[place + 1][:1] in ("-", "\u2010", "\u2011") and self.gaps[place + 1] != ""

    def with_words(self, changed: Mapping[int, str]) -> str:
        """The text with some of its words changed."""
        pieces = [self.gaps[0]]
        for place, word in enumerate(self.words):
            pieces += [changed.get(place, word), self.gaps[place + 1]]
        return "".join(pieces)

    def each(self, places: Iterable[int], change: Callable[[str], str]) -> dict[int, str]:
        """The words at some places, changed."""
        return {place: change(self.words[place]) for place in places}
