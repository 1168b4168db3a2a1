"""Parts: what terms are recognised by. Tokens, with compounds opened at their hyphens."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from tmkit.model import Term
from tmkit.text.folding import APOSTROPHES, HYPHENS
from tmkit.text.tokens import token_spans, tokens

_HYPHENS = "-" + HYPHENS
_APOSTROPHES = "'" + APOSTROPHES


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
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    inside: list[bool] = []
    english = language == "en"
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


def forms(term: Term, language: str) -> tuple[tuple[str, ...], ...]:
    """The sequences of parts by which a term is recognised: for now the term as the glossary writes it."""
    return (tuple(cut_texts(term.text, language)),)


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
