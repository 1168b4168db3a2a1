"""Parts: what terms are recognised by. Tokens, with compounds opened at their hyphens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from tmkit.text.folding import APOSTROPHES, HYPHENS, INVISIBLE, SPACES
from tmkit.text.tokens import token_spans, tokens

_HYPHENS = "-" + HYPHENS
_APOSTROPHES = "'" + APOSTROPHES
# Two digits with only space between them may be one number; else no token goes over white space.
_GROUPED = re.compile(rf"\d[{SPACES}{INVISIBLE}]++\d")
_LONGEST_KEPT = 64
# A compound broken over a line after its hyphen.
_BROKEN = re.compile(rf"(?<=[^\W_])[{_HYPHENS}][^\S\r\n]*+[\r\n]\s*+(?=[^\W_])")


class Parts(NamedTuple):
    """The parts of a text, side by side.

    `starts` and `ends` are code points in the text. `inside[i]` says that a hyphen stands between part i - 1 and part
    i; it has one entry more than there are parts, the last False.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]
    inside: list[bool]


def cut(text: str, language: str) -> Parts:
    """The parts of a text. `language` is a primary subtag; in English a possessive `'s` is a part of its own."""
    english = language == "en"
    if _GROUPED.search(text):
        found = _cut(text, english)
    else:
        found = Parts([], [], [], [])
        texts, starts, ends, inside = found
        end = 0
        for chunk in text.split():
            offset = text.index(chunk, end)
            end = offset + len(chunk)
            for word, first, last, within in (_kept if len(chunk) <= _LONGEST_KEPT else _of_chunk)(chunk, english):
                texts.append(word)
                starts.append(offset + first)
                ends.append(offset + last)
                inside.append(within)
        inside.append(False)
    return _rejoined(found, text) if _BROKEN.search(text) else found


def _of_chunk(chunk: str, english: bool) -> tuple[tuple[str, int, int, bool], ...]:
    return tuple(zip(*_cut(chunk, english), strict=False))


_kept = lru_cache(maxsize=1 << 16)(_of_chunk)


def _cut(text: str, english: bool) -> Parts:
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    inside: list[bool] = []
    for word, start, end in token_spans(text):
        stop, owned = end, english and len(word) > 2 and word.endswith("'s")
        if owned:
            word = word[:-2]  # noqa: PLW2901 - what stands before the possessive
            stop = max(text.rfind(mark, start, end) for mark in _APOSTROPHES)
        if "-" in word and len(word) > 1:
            _open(text, word, (start, stop), Parts(texts, starts, ends, inside))
        else:
            texts.append("a" if word == "à" else word)
            starts.append(start)
            ends.append(stop)
            inside.append(False)
        if owned:
            texts.append("'s")
            starts.append(stop)
            ends.append(end)
            inside.append(False)
    inside.append(False)
    return Parts(texts, starts, ends, inside)


def cut_texts(text: str, language: str) -> list[str]:
    """The texts of the parts alone, as `cut` has them: three times as fast."""
    if _BROKEN.search(text):
        return cut(text, language).texts
    texts: list[str] = []
    for word in tokens(text):
        owned = language == "en" and len(word) > 2 and word.endswith("'s")
        bare = word[:-2] if owned else word
        if "-" in bare and len(bare) > 1:
            pieces = bare.split("-")
            texts.extend(map(_without_first_accent, pieces) if all(pieces) else [bare])
        else:
            texts.append("a" if bare == "à" else bare)
        if owned:
            texts.append("'s")
    return texts


def _rejoined(parts: Parts, text: str) -> Parts:
    """The parts without the hyphens at which a compound is broken over a line; these stand inside it then."""
    broken = {match.start() for match in _BROKEN.finditer(text)}
    found = Parts([], [], [], [])
    inside = False
    for part, start, end, within in zip(parts.texts, parts.starts, parts.ends, parts.inside, strict=False):
        if start in broken and found.texts:
            inside = True
            continue
        found.texts.append(part)
        found.starts.append(start)
        found.ends.append(end)
        found.inside.append(within or inside)
        inside = False
    found.inside.append(False)
    return found


def _open(text: str, word: str, span: tuple[int, int], to: Parts) -> None:
    start, end = span
    pieces = word.split("-")
    hyphens = [place for place in range(start, end) if text[place] in _HYPHENS]
    if not all(pieces):
        pieces, hyphens = [word], []
    to.texts.extend(map(_without_first_accent, pieces))
    if len(hyphens) == len(pieces) - 1:
        to.starts.extend([start, *(place + 1 for place in hyphens)])
        to.ends.extend([*hyphens, end])
    else:
        # The token's span is wider than the token, as with letters that compose across what a reader sees as two.
        to.starts.extend([start] * len(pieces))
        to.ends.extend([end] * len(pieces))
    to.inside.extend([False] + [True] * (len(pieces) - 1))


def _without_first_accent(piece: str) -> str:
    """A part of a compound as a token of its own would be: `états` in `vice-états` as in `états`."""
    if len(piece) > 1 and piece[0] > "\x7f" and piece[0].isalpha():
        return normalize("NFD", piece[0])[0] + piece[1:]
    return piece
