"""What stands before and after words and sequences: what tells nouns from verbs, and whole terms from pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools
from tmkit.termbank.extraction.sequences import Level
from tmkit.termbank.extraction.stream import Stream
from tmkit.termbank.extraction.word_kinds import CONTENT, WordKinds

Floats = NDArray[np.float64]

AHEAD = 0.75
"""The share of its uses before another content word from which an English word is an adjective."""


@dataclass(frozen=True, slots=True)
class WordUse:
    """How each word of the texts is used, as shares of its uses.

    `determined`: after a determiner; `named`: so, or where a text or clause begins; `verbal`: after a pronoun, a
    negation, a modal, or before an object; `subjects`: after a word that stands before verbs only; `ahead`: before
    another content word.
    """

    determined: Floats
    named: Floats
    verbal: Floats
    subjects: Floats
    ahead: Floats


@dataclass(frozen=True, slots=True)
class Bounds:
    """What stands beside the uses of each sequence of a level, as shares of these.

    `opened`: no word before that a term may hold; `named`: a determiner, or the beginning of a clause, before;
    `closed`: no word after that a term may hold; `led_on`: a preposition after; `owning`: `de` or `of` after.
    """

    opened: Floats
    named: Floats
    closed: Floats
    led_on: Floats
    owning: Floats


class Neighbours:
    """The neighbours of every token of a stream's texts. `begins` and `ends` tell which words a term may so."""

    def __init__(self, stream: Stream) -> None:
        texts, kinds = stream.texts, stream.kinds
        self._stream = stream
        ids, size = texts.ids, len(texts.words)
        sets = kinds.determiners, kinds.verbal, kinds.objects, kinds.subjects, kinds.prepositions
        determiner, verbal, objects, subjects, prepositions = (_having(texts.words, words) for words in sets)
        content = np.array([kinds.kind(word) == CONTENT for word in texts.words], bool)
        mark = np.array([not any(map(str.isalnum, word)) for word in texts.words], bool)
        begins = np.zeros(len(ids) + 1, bool)
        begins[texts.starts] = True
        before = _shifted(determiner | mark, ids, 1)
        self._named_before = before | begins[:-1]
        ahead = _shifted(content, ids, -1) & ~begins[1:]
        self._led_on = _shifted(prepositions, ids, -1) & ~begins[1:]
        owning = _having(texts.words, (word for word, link in kinds.links.items() if link in ("de", "of")))
        self._owning = _shifted(owning, ids, -1) & ~begins[1:]
        after_subject = _shifted(subjects, ids, 1) & ~begins[:-1]
        as_verb = (_shifted(verbal, ids, 1) & ~begins[:-1]) | (_shifted(objects, ids, -1) & ~begins[1:])
        uses = np.maximum(np.bincount(ids, minlength=size), 1)
        determined = _shifted(determiner, ids, 1) & ~begins[:-1]
        self.words = WordUse(
            np.bincount(ids, determined, size) / uses,
            np.bincount(ids, self._named_before, size) / uses,
            np.bincount(ids, as_verb, size) / uses,
            np.bincount(ids, after_subject, size) / uses,
            np.bincount(ids, ahead, size) / uses,
        )
        self.begins, self.ends = ends_of_terms(texts.words, self.words, kinds)
        # A verb beside a term is not a part of it.
        self._content_before = _shifted(self.begins | self.ends, ids, 1) & ~begins[:-1]
        self._content_after = _shifted(self.ends | (self.begins & (self.words.ahead > AHEAD)), ids, -1) & ~begins[1:]

    def of(self, level: Level) -> Bounds:
        """The bounds of each sequence of a level."""
        at = self._stream.at
        first, last = at[level.places], at[level.places + level.length - 1]
        counts, starts = np.maximum(level.counts(), 1), level.starts[:-1]

        def share(flags: Bools) -> Floats:
            if not len(starts):
                return np.zeros(0)
            sums: Floats = np.add.reduceat(flags.astype(np.float64), starts) / counts
            return sums

        return Bounds(
            share(~self._content_before[first]),
            share(self._named_before[first]),
            share(~self._content_after[last]),
            share(self._led_on[last]),
            share(self._owning[last]),
        )


def ends_of_terms(words: list[str], use: WordUse, kinds: WordKinds) -> tuple[Bools, Bools]:
    """Which words may begin, and which may end a term: by the closed lists, and by how the texts use them."""
    free = np.array([kinds.kind(word) == CONTENT and word not in kinds.pointing for word in words], bool)
    verb = (use.verbal > 0.5) & (use.named < 0.25)
    verb |= np.array([kinds.looks_verbal(word) for word in words], bool) & (use.named < 0.1) & (use.verbal > 0.15)
    verb |= (use.subjects > 0.08) & (use.determined < 0.15)
    adverb = np.array([word.endswith(kinds.adverbs) and len(word) > 5 for word in words], bool) & (use.named < 0.12)
    begins = free & ~verb & ~adverb
    if kinds.language == "fr":
        # In French a noun comes first, save for the few adjectives that stand before it.
        begins &= use.determined >= 0.1
    ends = free & ~verb & ~adverb & ~_having(words, kinds.unfinished)
    if kinds.language == "en":
        participle = np.array([word.endswith("ed") for word in words], bool) & (use.named < 0.4)
        owned = np.array([word.endswith(("'s", "s'")) for word in words], bool)
        ends &= ~participle & ~owned & ~((use.ahead > AHEAD) & (use.named < 0.4))
    return begins, ends


def _having(words: list[str], wanted: Iterable[str]) -> Bools:
    known = frozenset(wanted)
    return np.array([word in known for word in words], bool)


def _shifted(flags: Bools, ids: NDArray[np.int32], by: int) -> Bools:
    """Whether the token before (1) or after (-1) each token has a flag; none before the first, none after the last."""
    own = flags[ids] if len(ids) else np.zeros(0, bool)
    out = np.zeros(len(own), bool)
    if by > 0:
        out[by:] = own[:-by]
    else:
        out[:by] = own[-by:]
    return out
