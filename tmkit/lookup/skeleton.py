"""A text as a look-up reads it: tokens, facts, and its skeleton.

The skeleton is the tokens with each run of tokens that lie wholly inside a fact's span replaced by one mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tmkit.facts import polarity, read
from tmkit.model import Fact
from tmkit.text.tokens import Token, token_spans

MARK = "\0"  # no token: the normalisation leaves no such character standing alone in a text that XML can hold
_LONGEST_KEPT = 10_000  # characters: longer texts are read anew each time, so that the readings kept stay small
_MOST_KEPT = 8_192
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its tokens and facts.

    `places[i]` is where the mark of the i-th fact stands in `skeleton`, None where the fact has none: a fact within a
    token (`mi-2018`) leaves the token as it is, for what surrounds it there is no fact. `figures` are the tokens with a
    digit that is in no fact (`m2`, `gCO2e`): they have no value, but a score must not be blind to them either.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    facts: tuple[Fact, ...]
    polarity: tuple[Fact, ...]
    skeleton: tuple[str, ...]
    places: tuple[int | None, ...]
    figures: tuple[Fact, ...]


def reading(text: str, language: str) -> Reading:
    """Read a text (without label) in a language. The same few thousand texts come again and again: they are kept."""
    return _kept(text, language) if len(text) <= _LONGEST_KEPT else _read(text, language)


def remembered(key: int, language: str) -> Reading | None:
    """The reading of a text by its hash, if it was remembered of late: then the text need not be fetched."""
    return _by_hash.get((key, language))


def remember(key: int, language: str, read: Reading) -> None:
    """Keep a reading by the hash of its text."""
    if len(read.text) <= _LONGEST_KEPT:
        if len(_by_hash) >= _MOST_KEPT:
            _by_hash.clear()
        _by_hash[key, language] = read


def _read(text: str, language: str) -> Reading:
    tokens = tuple(token_spans(text))
    facts = read(text, language)
    skeleton: list[str] = []
    places: list[int | None] = []
    at = 0
    for fact in facts:
        while at < len(tokens) and tokens[at].start < fact.start:
            skeleton.append(tokens[at].text)
            at += 1
        inside = at
        while inside < len(tokens) and tokens[inside].end <= fact.end:
            inside += 1
        places.append(len(skeleton) if inside > at else None)
        if inside > at:
            skeleton.append(MARK)
        at = inside
    skeleton += [token.text for token in tokens[at:]]
    words = tuple([token.text for token in tokens])
    figures = _figures(text, tokens, facts) if text else ()
    return Reading(text, tokens, words, facts, polarity(text, language), tuple(skeleton), tuple(places), figures)


def _figures(text: str, tokens: Sequence[Token], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    digits = [match.start() for match in _DIGIT.finditer(text)]
    if not digits:
        return ()
    found: list[Fact] = []
    starts = [fact.start for fact in facts]
    for digit in digits:
        before = bisect_right(starts, digit) - 1
        if before < 0 or facts[before].end <= digit:
            token = tokens[bisect_right(tokens, digit, key=lambda token: token.end)]
            if not found or found[-1].start != token.start:
                found.append(Fact("identifier", token.text, token.start, token.end, text[token.start : token.end]))
    return tuple(found)


_kept = lru_cache(maxsize=_MOST_KEPT)(_read)
_by_hash: dict[tuple[int, str], Reading] = {}
