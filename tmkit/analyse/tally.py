"""Counts of segments, words, characters, codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many segments, words, characters (without white space) and inline codes."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    codes: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.segments + other.segments,
            self.words + other.words,
            self.characters + other.characters,
            self.codes + other.codes,
        )
