"""Tokens: what texts are compared and counted by. `grammar.py` tells what a token is, in folded text.

Then a token of two or more letters loses the accent of its first letter, if it begins with a letter, and `à` loses it
where no letter or digit comes before it in the text. No rule asks for the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from tmkit.text.folding import INVISIBLE, SPACES, fold, fold_mapped, fold_text, fold_text_mapped
from tmkit.text.grammar import BASES, PLAIN, PLAIN_TOKEN, TOKEN

TOKENISATION = "tok 1"


class Token(NamedTuple):
    """A normalised token and its code-point range in the original text."""

    text: str
    start: int
    end: int


# Where only white space and unseen characters lie between a digit and three digits, a number may go on.
_MAY_GROUP = re.compile(rf"\d[{SPACES + INVISIBLE}]++\d(?:[{INVISIBLE}]*+\d){{2}}(?!\d)")
_LONGEST_KEPT = 64


def tokens(text: str) -> list[str]:
    """The normalised tokens of a text."""
    if _MAY_GROUP.search(text):
        found = folded_words(fold_text(text))
    else:
        found = []
        for chunk in text.split():
            found += (_kept_tokens if len(chunk) <= _LONGEST_KEPT else _chunk_tokens)(chunk)
    place = opening(found)
    if place is not None:
        found[place] = "a"
    return found


def token_spans(text: str) -> list[Token]:
    """The normalised tokens of a text with their code-point ranges in it.

    A range leaves out invisible characters at its edges. Where one original character folds to several that fall to
    different tokens, these share it.
    """
    if _MAY_GROUP.search(text):
        found = _cut(*fold_text_mapped(text))
    else:
        found = []
        end = 0
        for chunk in text.split():
            offset = text.index(chunk, end)
            end = offset + len(chunk)
            for word, first, last in (_kept_spans if len(chunk) <= _LONGEST_KEPT else _chunk_spans)(chunk):
                found.append(Token(word, offset + first, offset + last))
    place = opening(token.text for token in found)
    if place is not None:
        found[place] = found[place]._replace(text="a")
    return found


def without_first_accent(token: str) -> str:
    """The token without the accent of the letter it begins with, if it has another letter."""
    first = token[0]
    if first.isascii() and (len(token) == 1 or token[1].isascii()):
        return token
    base = BASES.get(first, first)
    rest = 1
    while rest < len(token) and category(token[rest])[0] == "M":
        rest += 1
    if not "a" <= base <= "z" or (base == first and rest == 1) or sum(map(str.isalpha, token)) < 2:
        return token
    return base + token[rest:]


def opening(words: Iterable[str]) -> int | None:
    """The place of an `à` before which no letter or digit stands."""
    for place, word in enumerate(words):
        if word == "à":
            return place
        if any(map(str.isalnum, word)):
            return None
    return None


def folded_tokens(folded: str) -> list[Token]:
    """The tokens of a folded text, with their ranges in the folded text; an opening `à` is left as it is."""
    token = PLAIN_TOKEN if PLAIN.fullmatch(folded) else TOKEN
    return [Token(without_first_accent(match[0]), *match.span()) for match in token.finditer(folded)]


def folded_words(folded: str) -> list[str]:
    """The texts of `folded_tokens`."""
    # Most runs between white space are a word, or a word and a stop: these need no pattern.
    if folded.isalpha():
        return [without_first_accent(folded)]
    if folded[:-1].isalpha() and folded[-1] in ",.;:)":
        return [without_first_accent(folded[:-1]), folded[-1]]
    if folded.isascii():
        return PLAIN_TOKEN.findall(folded)
    token = PLAIN_TOKEN if PLAIN.fullmatch(folded) else TOKEN
    return list(map(without_first_accent, token.findall(folded)))


def _cut(folded: str, starts: Sequence[int], ends: Sequence[int]) -> list[Token]:
    return [Token(word, starts[start], ends[end - 1]) for word, start, end in folded_tokens(folded)]


def _chunk_spans(chunk: str) -> tuple[Token, ...]:
    return tuple(_cut(*fold_mapped(chunk)))


def _chunk_tokens(chunk: str) -> tuple[str, ...]:
    return tuple(folded_words(fold(chunk)))


_kept_spans = lru_cache(maxsize=1 << 15)(_chunk_spans)
_kept_tokens = lru_cache(maxsize=1 << 16)(_chunk_tokens)
