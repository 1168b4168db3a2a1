"""A text while it is read: what one kind has found is hidden from the kinds after it, so each span is used once."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import NamedTuple

from tmkit.facts.legible import lowered

# Stands for a character already used: no letter, digit, mark or space.
HIDDEN = "\0"

_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"[0-9]+")


class Found(NamedTuple):
    """A fact found in the legible text of a passage."""

    kind: str
    value: Hashable
    start: int
    end: int


class Spelled(NamedTuple):
    """A number in words, found in a passage."""

    start: int
    end: int
    value: int
    ordinal: bool


class Passage:
    """A legible text in one language, and which of the words that matter to some kind are in it.

    `text` and `low` (the same in lower case) show `HIDDEN` where a fact has been found. Patterns are tried only where
    figures begin (`at_figures`) or near such words (`places`): to try them everywhere would cost ten times as much.
    """

    __slots__ = ("_figures", "_low", "french", "spelled", "spelled_in", "text", "words")

    def __init__(self, text: str, words: Collection[str], *, french: bool) -> None:
        self.text = text
        self.french = french
        self.words = frozenset(words)
        self._low: str | None = None
        self._figures: list[int] | None = None
        # The numbers in words, and the text in lower case in which they were found.
        self.spelled: list[Spelled] = []
        self.spelled_in: str | None = None

    @property
    def low(self) -> str:
        """The text in lower case."""
        if self._low is None:
            self._low = lowered(self.text)
        return self._low

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these words (lower case, of those sought at all) is in the text."""
        return not words.isdisjoint(self.words)

    def places(self, words: frozenset[str]) -> list[tuple[int, str]]:
        """Where these words stand, and which: whole runs of letters, in order."""
        found: list[tuple[int, str]] = []
        low = self.low
        for word in self.words & words:
            at = low.find(word)
            while at >= 0:
                end = at + len(word)
                if not (low[end : end + 1].isalnum() or (at and low[at - 1].isalnum())):
                    found.append((at, word))
                at = low.find(word, end)
        found.sort()
        return found

    def at_figures(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begin where a run of figures begins, apart from each other."""
        if self._figures is None:
            self._figures = [match.start() for match in _FIGURES.finditer(self.text)]
        text, end = self.text, 0
        for start in self._figures:
            if start >= end and (match := pattern.match(text, start)):
                yield match
                end = match.end()

    def hide(self, spans: Iterable[tuple[int, int]]) -> None:
        """Hide spans (apart from each other) from all that is read after."""
        pieces: list[str] = []
        done = 0
        for start, end in sorted(spans):
            pieces.append(self.text[done:start])
            pieces.append(HIDDEN * (end - start))
            done = end
        if done:
            self.text = "".join((*pieces, self.text[done:]))
            self._low = None


def words_of(text: str) -> list[str]:
    """The runs of letters of a text, in lower case."""
    return _WORD.findall(text.lower())
