"""The commonest words of English, French and German: what two documents alone are slow to teach."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np

from tmkit.align.engine.words import Floats, Ints, Words
from tmkit.text.stems import stem

WEIGHT = 0.8
"""Of a word's uses, the share that its line explains before anything is learnt."""


@cache
def everyday() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The lines of the list; in each the distinct stems of every language."""
    text = resources.files(__package__).joinpath("everyday.txt").read_text(encoding="utf-8")
    return tuple(
        tuple(tuple(dict.fromkeys(map(stem, words.split()))) for words in line.split("|"))
        for line in text.splitlines()
        if not line.startswith("#")
    )


def everyday_pairs(a: Words, b: Words) -> tuple[Ints, Ints, Floats, Floats]:
    """Word numbers of the source, of the target, t(target | source), t(source | target).

    Nothing where a side is in none of the languages, or both in the same.
    """
    first, second = _language(a), _language(b)
    pairs: list[tuple[int, int, float, float]] = []
    if first != second and first >= 0 and second >= 0:
        left = {word: k for k, word in enumerate(a.words)}
        right = {word: k for k, word in enumerate(b.words)}
        for line in everyday():
            here = [left[word] for word in line[first] if word in left]
            there = [right[word] for word in line[second] if word in right]
            pairs += [(i, j, WEIGHT / len(there), WEIGHT / len(here)) for i in here for j in there]
    table = np.array(pairs, np.float64).reshape(-1, 4)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2], table[:, 3]


def _language(side: Words) -> int:
    """The column whose words make most of the text; -1 where they make less than a fifth."""
    number = {word: k for k, word in enumerate(side.words)}
    shares = []
    for column in range(3):
        words = {number[word] for line in everyday() for word in line[column] if word in number}
        shares.append(side.count[list(words)].sum() / max(1.0, side.count.sum()))
    best = int(np.argmax(shares))
    return best if shares[best] > 0.2 else -1
