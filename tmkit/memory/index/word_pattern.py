"""Patterns of words: `minister of finance`, `minist* of *`, `ministre * règlement`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from tmkit.model import InputError
from tmkit.text.tokens import token_spans, tokens

# Stands for `*` inside a word while the word is made a token: a letter of a script that no memory is in.
_STAND_IN = "\u1401"
_MOST_WORDS = 100

ACCENTED, OPENING = "à", "a"
_OPENED = " a"  # in a text: the one or the other

Span = tuple[int, int]


@dataclass(frozen=True)
class WordPattern:
    """Words that stand next to one another, in groups; between two groups there may be anything.

    A word with `*` in it is any word so spelled. Words are normalised. `à` is also the `a` that opens a text: there,
    normalisation takes its accent.
    """

    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, text: str) -> WordPattern:
        """The pattern as a person writes it: `*` by itself stands for any words, or none. Raises InputError."""
        groups: list[tuple[str, ...]] = []
        for is_gap, pieces in groupby(text.split(), lambda piece: set(piece) == {"*"}):
            if not is_gap:
                # Something before, so that no word opens the text.
                _, *words = tokens("o " + " ".join(pieces).replace(_STAND_IN, " ").replace("*", _STAND_IN))
                groups.append(tuple(word.replace(_STAND_IN, "*") for word in words))
        if not any(groups):
            raise InputError("a pattern needs a word: 'minister', 'minist*', 'minister * regulations'")
        if sum(map(len, groups)) > _MOST_WORDS:
            raise InputError(f"a pattern has at most {_MOST_WORDS} words")
        return cls(tuple(group for group in groups if group))

    def spans(self, text: str) -> list[tuple[Span, ...]]:
        """Where a text has the pattern, time after time: code-point ranges, one a group."""
        found = token_spans(text)
        words = [token.text for token in found]
        opens = next((i for i, word in enumerate(words) if any(map(str.isalnum, word))), -1)
        if opens >= 0 and words[opens] == OPENING:
            words[opens] = _OPENED
        out: list[tuple[Span, ...]] = []
        at = 0
        while True:
            places = self._next(words, at)
            if places is None:
                return out
            ends = [place + len(group) for place, group in zip(places, self.groups, strict=True)]
            out.append(tuple((found[i].start, found[j - 1].end) for i, j in zip(places, ends, strict=True)))
            at = ends[-1]

    def _next(self, words: list[str], at: int) -> list[int] | None:
        """Where each group next stands; the earliest will do, as nothing else is asked of what is between."""
        places = []
        for group in self._matchers:
            last = len(words) - len(group)
            while at <= last and not all(fits(words[at + i]) for i, fits in enumerate(group)):
                at += 1
            if at > last:
                return None
            places.append(at)
            at += len(group)
        return places

    @cached_property
    def _matchers(self) -> list[list[Callable[[str], object]]]:
        return [[_matcher(word) for word in group] for group in self.groups]


def word_expression(word: str) -> str:
    """A regular expression for the words that a word of a pattern stands for, none of which has a line break.

    Each piece between two stars is taken at its first place, for good: no backtracking but to find the last piece.
    """
    first, *pieces = [re.escape(piece) for piece in re.split(r"\*+", word)]
    if not pieces:
        return first
    return first + "".join(rf"(?>[^\n]*?{piece})" for piece in pieces[:-1]) + rf"[^\n]*{pieces[-1]}"


def _matcher(word: str) -> Callable[[str], object]:
    if "*" not in word:
        return {word, _OPENED}.__contains__ if word in {OPENING, ACCENTED} else word.__eq__
    fits = re.compile(word_expression(word)).fullmatch
    return lambda each: fits(OPENING if each == _OPENED else each)
