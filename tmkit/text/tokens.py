r"""Tokens: what texts are compared and counted by.

The rules, on folded text (`folding.py`), the first that fits, from left to right:

1. A document symbol: parts joined by slashes, a digit in one of them at least (`s/res/822`, `a/73/284/add.1`,
   `45/10-p(is)`, `965/2012`, `12/05/2018`). A part has letters and digits, stops and hyphens inside, and letters in
   brackets directly after a letter. `and/or` and `km/h` have no digit: three tokens.
2. A number: digits; groups of three after a space with no adjoining digit (`1 000 000`); stops and commas between
   digits (`12,5`, `3.2.1`); letters directly after it (`45ème`, `1er`, `12h30`), and what a hyphen or apostrophe joins
   to it (`12-month`).
3. A French elided word with its apostrophe: `l' d' qu' jusqu' lorsqu' puisqu' quoiqu' quelqu' presqu'` before a letter,
   digit or quote; `j' m' t' s' n' c'`, which stand before verbs and pronouns only, not before a consonant, so that
   `N'Djamena` and `M'Bow` stay whole; all of them before white space too (`l' État`, as extracted from a PDF), save
   where an apostrophe precedes (`'c'` is a quoted letter). `quelqu'un` and `presqu'île` are whole.
4. A word: letters and digits, with what hyphens and apostrophes join to it (`haut-karabagh`, `council's`, `don't`,
   `aujourd'hui`). A hyphen between two digits separates (`2001-12` is three tokens).
5. Any other character by itself.

Then a token of two or more letters loses the accent of its first letter, if it begins with a letter, and `à` loses it
where no letter or digit comes before it in the text. No rule asks for the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

import regex

from tmkit.text.folding import INVISIBLE, SPACES, chunks, fold, fold_mapped, fold_text_mapped

TOKENISATION = "tok 1"


class Token(NamedTuple):
    """A normalised token and its code-point range in the original text."""

    text: str
    start: int
    end: int


def _bases() -> dict[str, str]:
    """Each letter that is an ASCII letter with marks, to that letter: `é` to `e`."""
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        apart = normalize("NFD", chr(code))
        if len(apart) > 1 and "a" <= apart[0] <= "z":
            found[chr(code)] = apart[0]
    return found


_BASES = _bases()


def _any(letters: str) -> str:
    """A character class of these letters, with or without accent."""
    return f"[{letters}{''.join(c for c, base in _BASES.items() if base in letters)}]"


_W = r"[\p{L}\p{M}\p{N}]"
_D = r"\p{Nd}"
_TAIL = rf"(?:(?:'|(?<!{_D})-|-(?!{_D})){_W}++)*+"
# Bounded, so that an endless run of parts is not read anew from each of its parts.
_PART = rf"{_W}{{1,30}}+(?:[.\-]{_W}{{1,30}}+){{0,6}}+(?:(?<=\p{{L}})\(\p{{L}}{{1,8}}+\))?+"
_HAS_DIGIT = rf"(?=(?:[\p{{L}}\p{{M}}]{{1,30}}+[./\-]?+){{0,12}}+{_D})"
_SYMBOL = rf"{_HAS_DIGIT}{_PART}(?:/{_PART}){{1,12}}+(?!{_W})"
_GROUPS = rf"{_D}{{1,3}}+(?: {_D}{{3}}(?!{_D}))++"
_NUMBER = rf"(?:{_GROUPS}|{_D}++)(?:[.,]{_D}++)*+{_W}*+{_TAIL}"
_CONSONANT = _any("bcdfgjklmnpqrstvwxz")
_WHOLE = rf"(?:quelqu'{_any('u')}ne?|presqu'{_any('i')}les?)(?!{_W})"
_LONG = rf"(?:{_any('j')}usqu|{_any('l')}orsqu|{_any('p')}uisqu|{_any('q')}uoiqu|{_any('q')}uelqu|{_any('p')}resqu)"
_FREE = rf"(?:{_any('dl')}\p{{M}}*+|{_any('q')}u|{_LONG})"
_BOUND = rf"{_any('jmtsnc')}\p{{M}}*+"
_ELIDED = (
    rf"(?!{_WHOLE})(?:{_FREE}'(?=[\p{{L}}{_D}\"'])|{_BOUND}'(?=[\p{{L}}{_D}\"'])(?!{_CONSONANT})"
    rf"|(?<!')(?:{_FREE}|{_BOUND})'(?= |\Z))"
)
_TOKEN = regex.compile(rf"{_SYMBOL}|{_NUMBER}|{_ELIDED}|{_W}++{_TAIL}|[^ ]")

# Where only white space and unseen characters lie between a digit and three digits, a number may go on.
_MAY_GROUP = regex.compile(rf"{_D}[{regex.escape(SPACES + INVISIBLE, special_only=False)}]++{_D}{{3}}(?!{_D})")
_LONGEST_KEPT = 64


def tokens(text: str) -> list[str]:
    """The normalised tokens of a text."""
    if _MAY_GROUP.search(text):
        return [token.text for token in token_spans(text)]
    found: list[str] = []
    for chunk in text.split():
        found += (_kept_tokens if len(chunk) <= _LONGEST_KEPT else _chunk_tokens)(chunk)
    return _opened(found)


def token_spans(text: str) -> list[Token]:
    """The normalised tokens of a text with their code-point ranges in it.

    A range leaves out invisible characters at its edges. Where one original character folds to several that fall to
    different tokens, these share it.
    """
    if _MAY_GROUP.search(text):
        found = _cut(*fold_text_mapped(text))
    else:
        found = [
            Token(token.text, offset + token.start, offset + token.end)
            for offset, chunk in chunks(text)
            for token in (_kept_spans if len(chunk) <= _LONGEST_KEPT else _chunk_spans)(chunk)
        ]
    words = [token.text for token in found]
    place = opening(words)
    if place is not None:
        found[place] = found[place]._replace(text="a")
    return found


def without_first_accent(token: str) -> str:
    """The token without the accent of the letter it begins with, if it has another letter."""
    first = token[0]
    if first.isascii() and (len(token) == 1 or token[1].isascii()):
        return token
    base = _BASES.get(first, first)
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


def _opened(words: list[str]) -> list[str]:
    place = opening(words)
    if place is not None:
        words[place] = "a"
    return words


def folded_tokens(folded: str) -> list[Token]:
    """The tokens of a folded text, with their ranges in the folded text; an opening `à` is left as it is."""
    return [Token(without_first_accent(match[0]), *match.span()) for match in _TOKEN.finditer(folded)]


def folded_words(folded: str) -> list[str]:
    """The texts of `folded_tokens`."""
    # Most runs between white space are a word, or a word and a stop: these need no pattern.
    if folded.isalpha():
        return [without_first_accent(folded)]
    if folded[:-1].isalpha() and folded[-1] in ",.;:)":
        return [without_first_accent(folded[:-1]), folded[-1]]
    return list(map(without_first_accent, _TOKEN.findall(folded)))


def _cut(folded: str, starts: Sequence[int], ends: Sequence[int]) -> list[Token]:
    return [Token(word, starts[start], ends[end - 1]) for word, start, end in folded_tokens(folded)]


def _chunk_spans(chunk: str) -> tuple[Token, ...]:
    return tuple(_cut(*fold_mapped(chunk)))


def _chunk_tokens(chunk: str) -> tuple[str, ...]:
    return tuple(folded_words(fold(chunk)))


_kept_spans = lru_cache(maxsize=1 << 15)(_chunk_spans)
_kept_tokens = lru_cache(maxsize=1 << 16)(_chunk_tokens)
