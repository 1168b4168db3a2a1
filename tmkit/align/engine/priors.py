"""What is known of word pairs before the documents are looked at: likeness, and a lexicon where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from tmkit.align.engine.everyday import everyday_pairs
from tmkit.align.engine.words import MARK, Floats, Ints, Words


class WordPriors(Protocol):
    """A lexicon as the aligner asks for it."""

    def pairs(
        self, source: Sequence[str], target: Sequence[str]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32], NDArray[np.float32]]:
        """Of the words (`tmkit.text.stems`) of two documents, those that translate each other.

        Returns the numbers of the source words, of the target words, t(target | source) and t(source | target).
        """


PairTable: TypeAlias = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Priors:
    """Word pairs by number and their probability both ways; those of one word sum to one at most."""

    left: Ints
    right: Ints
    forward: Floats
    backward: Floats


def word_priors(a: Words, b: Words, lexicon: WordPriors | None, cognate: float) -> Priors:
    """Words alike, and what the lexicon has; the greater of the two where both know a pair."""
    left, right, value = cognates(a.words, b.words, cognate)
    tables: list[PairTable] = [(left, right, value, value), everyday_pairs(a, b)]
    if lexicon is not None:
        tables.append(lexicon.pairs(a.words, b.words))
    return _greatest(tables, len(a.count), len(b.count))


def merged(known: Priors, more: Priors, height: int, width: int) -> Priors:
    """The greater probability where both know a pair."""
    tables = [(table.left, table.right, table.forward, table.backward) for table in (known, more)]
    return _greatest(tables, height, width)


def _greatest(tables: Sequence[PairTable], height: int, width: int) -> Priors:
    keys, place = np.unique(
        np.concatenate([np.asarray(table[0], np.int64) * width + table[1] for table in tables]), return_inverse=True
    )
    left, right = keys // width, keys % width
    forward, backward = np.zeros(len(keys)), np.zeros(len(keys))
    np.maximum.at(forward, place, np.concatenate([table[2] for table in tables]))
    np.maximum.at(backward, place, np.concatenate([table[3] for table in tables]))
    forward = forward / np.maximum(1.0, np.bincount(left, forward, height))[left]
    backward = backward / np.maximum(1.0, np.bincount(right, backward, width))[right]
    return Priors(left, right, forward, backward)


def cognates(source: Sequence[str], target: Sequence[str], weight: float) -> tuple[Ints, Ints, Floats]:
    """Words that are identical or nearly so, their first three letters shared."""
    blocks: dict[str, list[int]] = {}
    for number, word in enumerate(target):
        blocks.setdefault(word if word.startswith(MARK) else word[:3], []).append(number)
    found: list[tuple[int, int, float]] = []
    for number, word in enumerate(source):
        if word.startswith(MARK):
            found += [(number, other, 0.9) for other in blocks.get(word, ())]
            continue
        for other in blocks.get(word[:3], ()):
            same = target[other]
            if word == same:
                found.append((number, other, weight if len(word) > 3 or not word.isalpha() else weight / 2))
            elif word[0].isalpha() and len(word) > 3 and len(same) > 3:
                similarity = Levenshtein.normalized_similarity(word, same)
                if similarity >= 0.6:
                    found.append((number, other, 0.8 * weight * similarity**2))
    table = np.array(found, np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2]
