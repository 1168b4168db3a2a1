"""A text as a look-up reads it: tokens, facts, and its skeleton: the tokens with each fact replaced by a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tmkit.facts import polarity, read
from tmkit.model import Fact
from tmkit.text.tokens import Token, token_spans

MARK = "\0"  # no token: the normalisation leaves no such character standing alone in a text that XML can hold
_LONGEST_KEPT = 10_000  # characters: longer texts are read anew each time, so that the readings kept stay small
_MOST_KEPT = 8_192


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its tokens and facts.

    `places[i]` is where the mark of the i-th fact stands in `skeleton`, None where the fact has none: a fact within a
    token (`mi-2018`) leaves the token as it is, for what surrounds it there is no fact.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    facts: tuple[Fact, ...]
    polarity: tuple[Fact, ...]
    skeleton: tuple[str, ...]
    places: tuple[int | None, ...]


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


def skeleton_of(tokens: Sequence[Token], facts: Sequence[Fact]) -> tuple[tuple[str, ...], tuple[int | None, ...]]:
    """The skeleton, and the place in it of each fact's mark.

    Each run of tokens that lie wholly inside a fact's span is replaced by one mark. Both arguments are in text order.
    """
    found: list[str] = []
    places: list[int | None] = []
    at = 0
    for fact in facts:
        while at < len(tokens) and tokens[at].start < fact.start:
            found.append(tokens[at].text)
            at += 1
        inside = at
        while inside < len(tokens) and tokens[inside].end <= fact.end:
            inside += 1
        places.append(len(found) if inside > at else None)
        if inside > at:
            found.append(MARK)
        at = inside
    found += [token.text for token in tokens[at:]]
    return tuple(found), tuple(places)


def _read(text: str, language: str) -> Reading:
    tokens = token_spans(text)
    facts = read(text, language)
    skeleton, places = skeleton_of(tokens, facts)
    words = tuple([token.text for token in tokens])
    return Reading(text, tuple(tokens), words, facts, polarity(text, language), skeleton, places)


_kept = lru_cache(maxsize=_MOST_KEPT)(_read)
_by_hash: dict[tuple[int, str], Reading] = {}
