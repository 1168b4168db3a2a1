"""Segments of an invented language, near-duplicates and oddities among them, and a scan that reads them all."""

from __future__ import annotations

import random
from itertools import accumulate

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

Words = list[str]

_SYLLABLES = [c + v for c in ("b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v") for v in "aeiou"]


def made_vocabulary(rng: random.Random, size: int) -> Words:
    words = dict.fromkeys([",", ".", ";", "la", "le", "du"])
    while len(words) < size:
        words["".join(rng.choices(_SYLLABLES, k=rng.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(words)


def made_segments(rng: random.Random, count: int, vocabulary: Words) -> list[Words]:
    """Half are fresh, half variations of earlier ones, as recurrent reports have them."""
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    segments: list[Words] = []
    while len(segments) < count:
        if segments and rng.random() < 0.5:
            base = segments[rng.randrange(len(segments))]
            segments.append(mutated(rng, base, vocabulary, rng.choice((0.0, 0.05, 0.1, 0.2, 0.3))))
        else:
            length = max(1, round(rng.lognormvariate(2.6, 0.8)))
            segments.append(rng.choices(vocabulary, cum_weights=weights, k=min(length, 120)))
    return segments


def mutated(rng: random.Random, segment: Words, vocabulary: Words, share: float) -> Words:
    out = list(segment)
    for _ in range(round(len(out) * share)):
        match rng.randrange(4):
            case 0 if len(out) > 1:
                del out[rng.randrange(len(out))]
            case 1:
                out.insert(rng.randrange(len(out) + 1), rng.choice(vocabulary))
            case 2 if len(out) > 1:
                i, j = rng.randrange(len(out)), rng.randrange(len(out))
                out[i], out[j] = out[j], out[i]
            case _ if out:
                out[rng.randrange(len(out))] = rng.choice(vocabulary)
    return out


class Scan:
    """Every segment measured, without an index and without a cut-off; integers only."""

    def __init__(self, segments: list[Words]) -> None:
        self._codes: dict[str, int] = {}
        self._texts = [self._text(segment) for segment in segments]
        self._lengths = np.array([len(segment) for segment in segments])

    def _text(self, segment: Words) -> str:
        codes = [self._codes.setdefault(word, len(self._codes)) for word in segment]
        return "".join([chr(code if code < 0xD800 else code + 0x800) for code in codes])

    def distances(self, query: Words) -> tuple[np.ndarray, np.ndarray]:
        """Of each segment: its distance, and the length of the longer of the two."""
        found = cdist([self._text(query)], self._texts, scorer=Levenshtein.distance, dtype=np.int32)[0]
        return found, np.maximum(self._lengths, len(query))


def odd_segments() -> list[Words]:
    odd: list[Words] = [[], [], ["la"], ["unheard-of"], ["."]]
    odd += [["la"] * k for k in (2, 3, 4, 5, 7, 12, 30, 300)] + [["a", "b"] * k for k in (1, 2, 3, 5, 9)]
    return odd + [[f"w{i}" for i in range(k)] for k in (253, 254, 255, 256, 600)]  # around the one-byte codes


def odd_queries() -> list[Words]:
    odd: list[Words] = [[w] * k for w in ("la", ",", "le", "unheard-of", "never-seen") for k in (1, 2, 3, 8, 25)]
    odd += [[], ["a", "b"] * 4, ["b", "a"] * 4, ["never"] * 3 + ["seen"] * 3, ["la", "never-seen"] * 5]
    return odd + [[f"w{i}" for i in range(i, i + k)] for i, k in ((0, 254), (3, 255), (10, 300), (0, 590), (100, 500))]
