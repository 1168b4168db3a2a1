"""Which sequences may be terms, and how much each looks like one.

The measure is C-value (Frantzi, Ananiadou and Mima, 2000) times log(1 + weirdness) (Ahmad, Gillam and Tostevin, 1999):
C-value counts a sequence for its length and for how often it stands by itself, not within a longer term; weirdness is
how much oftener it is used in one document (or in the memories asked about) than in all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.everyday import everyday
from tmkit.memory.index.arrays import Bools, ranges, starts_of
from tmkit.termbank.extraction.neighbours import Floats, WordUse
from tmkit.termbank.extraction.sequences import Level
from tmkit.termbank.extraction.stream import Stream
from tmkit.text.stems import stem

WITHIN = 0.8
"""The share of its uses within one longer term from which a sequence is taken for a piece of it."""

WEIRD = 10.0
"""The weirdness from which a single word is a candidate."""

NOUN = 0.4
"""The share of its uses that a single word has after a determiner, if it is a noun."""

VERBAL = 0.3
"""The share of its uses like a verb's from which a single word is none."""

SINGLE = 0.3
"""What a single word weighs beside a sequence of two that is used as often (log2(1 + n) is 1 against 1.6)."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Where texts stand: text k in the groups `groups[starts[k]:starts[k + 1]]`, numbered from 0 to `count` - 1.

    A group is a document, or a memory that knows of none. `focus` tells which groups are asked about.
    """

    starts: NDArray[np.int64]
    groups: NDArray[np.int32]
    focus: Bools

    @property
    def count(self) -> int:
        """How many groups there are."""
        return len(self.focus)


@dataclass(frozen=True, slots=True)
class Scored:
    """The candidates among the sequences of a level, parallel arrays: numbers of sequences, how often each is used in
    the texts asked about, in how many groups of these, and what it scores. `dropped` are pieces of longer candidates.
    """

    level: Level
    sequence: NDArray[np.int64]
    frequency: NDArray[np.int64]
    groups: NDArray[np.int64]
    weirdness: Floats
    c_value: Floats
    dropped: Bools

    def score(self) -> Floats:
        """C-value × log(1 + weirdness)."""
        found: Floats = self.c_value * np.log1p(self.weirdness)
        return found


def scored(
    stream: Stream,
    levels: Sequence[Level],
    sequences: Sequence[NDArray[np.int64]],
    use: WordUse,
    groups: Groups,
    least: int,
) -> list[Scored]:
    """The candidates among some sequences of each level: those with so many uses in the texts asked about.

    Single words only where they are nouns, weird, and no everyday words.
    """
    spread = _Spread(stream, groups)
    found: list[Scored] = []
    for level, own in zip(levels, sequences, strict=True):
        sequence = own[_telling(stream, use, level.first()[own])] if level.length == 1 else own
        frequency, of_groups, weirdness = spread.of(level, sequence)
        kept = frequency >= least
        if level.length == 1:
            kept &= weirdness >= WEIRD
        empty = np.zeros(int(kept.sum()))
        found.append(
            Scored(level, sequence[kept], frequency[kept], of_groups[kept], weirdness[kept], empty, empty.astype(bool))
        )
    return _with_c_values(found)


def _telling(stream: Stream, use: WordUse, places: NDArray[np.int32]) -> Bools:
    """Which single words are nouns that are not heard every day."""
    ids, words = stream.texts.ids, stream.texts.words
    everyday_stems = {one for line in everyday() for language in line for one in language}
    own = ids[stream.at[places]]
    rare = np.array([stem(words[i]) not in everyday_stems for i in own.tolist()], bool)
    telling: Bools = (use.determined[own] >= NOUN) & (use.verbal[own] < VERBAL) & rare
    return telling


class _Spread:
    """Counts the uses of sequences by group."""

    def __init__(self, stream: Stream, groups: Groups) -> None:
        self._stream, self._groups = stream, groups
        sizes = np.diff(groups.starts)
        lengths = np.diff(stream.texts.starts)
        self._size = np.bincount(groups.groups, np.repeat(lengths, sizes), groups.count)
        self._whole = bool(groups.focus.all())

    def of(self, level: Level, sequence: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
        """(frequency, groups, weirdness) of some sequences of a level."""
        g, count = self._groups, len(sequence)
        uses = level.counts()[sequence]
        places = level.places[ranges(level.starts[sequence], uses)]
        texts = self._stream.text[places].astype(np.int64)
        which = np.repeat(np.arange(count, dtype=np.int64), uses)
        each = np.diff(g.starts)[texts]
        keys = np.repeat(which, each) * g.count + g.groups[ranges(g.starts[texts], each)]
        focused = np.bincount(which, self._in_focus()[texts], count).astype(np.int64)
        keys.sort()
        begin = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.zeros(0, np.int64)
        used = np.diff(np.append(begin, len(keys))).astype(np.float64)
        of, group = keys[begin] // g.count, keys[begin] % g.count
        total = np.bincount(of, used, count)
        inside = g.focus[group]
        of_groups = np.bincount(of[inside], minlength=count)
        everything = max(float(self._size.sum()), 1.0)
        if self._whole:
            rest = (total[of] - used + 1.0) / np.maximum(everything - self._size[group], 1.0)
            told = used / total[of] * used / self._size[group] / rest
            # One group has no others to be compared with.
            weirdness: Floats = np.bincount(of, told if g.count > 1 else used / total[of], count).astype(np.float64)
        else:
            own = float(self._size[g.focus].sum())
            within = np.bincount(of, used * inside, count)
            weirdness = (within / max(own, 1.0)) / ((total - within + 1.0) / max(everything - own, 1.0))
        return focused, of_groups.astype(np.int64), weirdness

    def _in_focus(self) -> NDArray[np.float64]:
        g = self._groups
        texts = np.repeat(np.arange(len(g.starts) - 1), np.diff(g.starts))
        found = np.zeros(len(g.starts) - 1)
        found[texts[g.focus[g.groups]]] = 1.0
        return found


def _with_c_values(found: list[Scored]) -> list[Scored]:
    """The candidates with what longer ones take from them."""
    place = [np.full(len(one.level), -1, np.int64) for one in found]
    for one, numbers in zip(found, place, strict=True):
        numbers[one.sequence] = np.arange(len(one.sequence))
    holders = [np.zeros(len(one.sequence)) for one in found]
    taken = [np.zeros(len(one.sequence)) for one in found]
    most = [np.zeros(len(one.sequence)) for one in found]
    for n, longer in enumerate(found):
        first = longer.level.first()[longer.sequence]
        for m, shorter in enumerate(found[:n]):
            for offset in range(n - m + 1):
                inner = shorter.level.number[first + offset]
                own = np.where(inner >= 0, place[m][inner], -1)
                known = np.flatnonzero(own >= 0)
                np.add.at(holders[m], own[known], 1.0)
                np.add.at(taken[m], own[known], longer.frequency[known])
                np.maximum.at(most[m], own[known], longer.frequency[known])
    done = []
    for n, one in enumerate(found):
        alone = one.frequency - taken[n] / np.maximum(holders[n], 1.0)
        c_value = (np.log2(n + 2.0) if n else SINGLE) * np.maximum(alone, 0.0)
        dropped = most[n] >= WITHIN * one.frequency
        done.append(Scored(one.level, one.sequence, one.frequency, one.groups, one.weirdness, c_value, dropped))
    return done


def text_groups(texts: NDArray[np.int64], groups: NDArray[np.int64], count: int, focus: Bools) -> Groups:
    """From pairs (text, group), each once or more; every one of the `count` texts has a group."""
    keys = np.unique(texts * len(focus) + groups)
    found = keys // len(focus)
    return Groups(starts_of(np.bincount(found, minlength=count)), (keys % len(focus)).astype(np.int32), focus)
