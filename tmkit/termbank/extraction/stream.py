"""The texts of one language of an archive, one after another, as what terms are counted in.

A *place* is a word that a term may hold, or the end of a run of them. Links count as one word in all their forms
(`de du des d'`), articles after a link are left out, words in singular and plural are one. Everything else (stops,
figures, other function words) ends a run, so that no term reaches across it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools, RowArrays, ranges, starts_of
from tmkit.termbank.extraction.word_kinds import ARTICLE, BARRIER, CONTENT, LINK, WordKinds

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Texts:
    """The tokens of some texts: text k is `ids[starts[k]:starts[k + 1]]`, numbers into `words`."""

    ids: Numbers
    starts: NDArray[np.int64]
    words: list[str]

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Stream:
    """The places of some texts.

    `group` is a number into `groups`, -1 where a run ends; `text` the text, `at` the place in `texts.ids`, `content`
    whether it is a content word.
    """

    texts: Texts
    kinds: WordKinds
    groups: list[str]
    group: Numbers
    text: Numbers
    at: Numbers
    content: Bools

    def words(self, first: int, length: int) -> tuple[str, ...]:
        """The tokens of the texts from a place over so many, left-out articles included."""
        begin, end = int(self.at[first]), int(self.at[first + length - 1]) + 1
        return tuple(self.texts.words[i] for i in self.texts.ids[begin:end].tolist())

    def key(self, first: int, length: int) -> tuple[str, ...]:
        """The groups of the places."""
        return tuple(self.groups[i] for i in self.group[first : first + length].tolist())


def texts_of_rows(parts: Sequence[tuple[RowArrays, NDArray[np.uint32], NDArray[np.int64]]], count: int) -> Texts:
    """`count` texts; each part of an index gives its arrays, rows, and the numbers of the texts that these are."""
    numbers: dict[str, int] = {}
    found = []
    lengths = np.zeros(count, np.int64)
    for arrays, rows, texts in parts:
        offsets = arrays.offsets[rows.astype(np.int64)].astype(np.int64)
        own = arrays.offsets[rows.astype(np.int64) + 1].astype(np.int64) - offsets
        raw, ends = arrays.word_text.tobytes(), arrays.word_text_start.tolist()
        words = (raw[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(ends))
        number = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int32)
        lengths[texts] = own
        found.append((arrays, offsets, own, texts, number))
    starts = starts_of(lengths)
    ids = np.empty(int(starts[-1]), np.int32)
    for arrays, offsets, own, texts, number in found:
        ids[ranges(starts[texts], own)] = number[arrays.ids_at(ranges(offsets, own))]
    return Texts(ids, starts, list(numbers))


def texts_of_tokens(texts: Sequence[Sequence[str]]) -> Texts:
    """The same of texts given as tokens."""
    numbers: dict[str, int] = {}
    ids = np.array([numbers.setdefault(word, len(numbers)) for text in texts for word in text], np.int32)
    return Texts(ids, starts_of(np.array([len(text) for text in texts], np.int64)), list(numbers))


def stream(texts: Texts, kinds: WordKinds) -> Stream:
    """The places of some texts."""
    groups: dict[str, int] = {}
    kind = np.array([kinds.kind(word) for word in texts.words], np.int8)
    group = np.full(len(texts.words), -1, np.int32)
    for number in np.flatnonzero((kind == CONTENT) | (kind == LINK)).tolist():
        group[number] = groups.setdefault(kinds.group(texts.words[number]), len(groups))
    kept, ends = _kept(kind[texts.ids] if len(texts.ids) else np.zeros(0, np.int8), texts.starts)
    text = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(texts.starts))
    # The end of each text ends a run: a place of its own, after its last token.
    after = np.searchsorted(kept, ends)
    at = np.insert(kept, after, -1).astype(np.int32)
    inside = at >= 0
    own = texts.ids[np.maximum(at, 0)] if len(texts.ids) else np.zeros(len(at), np.int32)
    numbers = np.where(inside, group[own] if len(group) else -1, -1).astype(np.int32)
    of_text = np.where(inside, text[np.maximum(at, 0)] if len(text) else 0, -1).astype(np.int32)
    content = inside & (kind[own] == CONTENT if len(kind) else False)
    return Stream(texts, kinds, list(groups), numbers, of_text, at, content)


def _kept(kind: NDArray[np.int8], starts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The tokens that have a place: all but articles after a link, and of several barriers in a row the first."""
    dropped = np.zeros(len(kind), bool)
    if len(kind):
        dropped[1:] = (kind[1:] == ARTICLE) & (kind[:-1] == LINK)
        begins = starts[:-1][np.diff(starts) > 0]
        dropped[begins] = False
        # An article that is left out ends no run: what comes after it does.
        dropped[1:] |= _ends_run(kind[1:]) & _ends_run(kind[:-1]) & ~dropped[:-1]
    return np.flatnonzero(~dropped), starts[1:]


def _ends_run(kind: NDArray[np.int8]) -> Bools:
    ends: Bools = (kind == BARRIER) | (kind == ARTICLE)
    return ends


def joined(first: Texts, second: Texts) -> Texts:
    """The texts of one and of another, in this order."""
    numbers = {word: number for number, word in enumerate(first.words)}
    again = np.array([numbers.setdefault(word, len(numbers)) for word in second.words], np.int32)
    ids = again[second.ids] if len(second.ids) else second.ids
    starts = np.concatenate([first.starts, second.starts[1:] + first.starts[-1]])
    return Texts(np.concatenate([first.ids, ids]), starts, list(numbers))
