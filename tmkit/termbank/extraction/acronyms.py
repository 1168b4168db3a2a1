"""Acronyms that the texts define: `Organisation de la coopération islamique (OCI)`."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from tmkit.termbank.extraction.stream import Texts
from tmkit.termbank.extraction.word_kinds import CONTENT, WordKinds, plain

_LETTERS = range(2, 11)
_BEFORE = 16
_ROMAN = re.compile(r"[ivxl]+")


def acronyms(texts: Texts, kinds: WordKinds) -> dict[str, tuple[str, ...]]:
    """Each acronym that stands in brackets after the words whose first letters it has, with these words.

    Of several the one that it stands for most often. All are tokens.
    """
    numbers = {word: number for number, word in enumerate(texts.words)}
    opening, closing = numbers.get("(", -1), numbers.get(")", -1)
    ids = texts.ids
    if opening < 0 or closing < 0 or len(ids) < 4:
        return {}
    may = np.array([len(w) in _LETTERS and w.isalpha() and not _ROMAN.fullmatch(w) for w in texts.words], bool)
    found = np.flatnonzero((ids[:-2] == opening) & may[ids[1:-1]] & (ids[2:] == closing))
    begins = texts.starts[np.searchsorted(texts.starts, found, side="right") - 1]
    counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for place, begin in zip(found.tolist(), begins.tolist(), strict=True):
        before = tuple(texts.words[i] for i in ids[max(begin, place - _BEFORE) : place].tolist())
        acronym = texts.words[ids[place + 1]]
        full = _full_form(acronym, before, kinds)
        if full:
            counted[acronym, full] += 1
    best: dict[str, tuple[str, ...]] = {}
    for (acronym, full), _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(acronym, full)
    return best


def _full_form(acronym: str, before: tuple[str, ...], kinds: WordKinds) -> tuple[str, ...]:
    """The words at the end of `before` whose first letters are the acronym's; empty where they are not."""
    letters = plain(acronym)
    for skipping in (True, False):
        left = len(letters)
        for place in range(len(before) - 1, -1, -1):
            word = before[place]
            if skipping and kinds.kind(word) != CONTENT:
                if not any(map(str.isalnum, word)):
                    break
                continue
            # A compound may count for each of its parts, or for one.
            pieces = [piece[0] for piece in plain(word).split() if piece]
            if not pieces or not word[0].isalpha():
                break
            if "".join(pieces) == letters[max(left - len(pieces), 0) : left]:
                left -= len(pieces)
            elif pieces[0] == letters[left - 1]:
                left -= 1
            else:
                break
            if left == 0:
                return before[place:] if place < len(before) - 1 or len(pieces) > 1 else ()
    return ()
