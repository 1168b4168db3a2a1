"""What renders a candidate: the sequence of the other language that goes with it, told by the units that have both.

Of the sequences in the other side's texts the best by Dice (how far both stand in the same units) times coverage (the
share of its words that the lexicon knows as renderings of the other's words, both ways). Dice alone prefers pieces and
neighbours; coverage sees to it that every word has its counterpart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon import Lexicon
from tmkit.memory.index.arrays import ranges, starts_of
from tmkit.termbank.extraction.neighbours import Floats
from tmkit.termbank.extraction.sequences import Level
from tmkit.termbank.extraction.stream import Numbers, Stream
from tmkit.termbank.extraction.word_kinds import CONTENT
from tmkit.text.stems import stems

USUAL = 0.5
"""The share of a candidate's units that must have a rendering for it to be proposed."""

LINKED = 0.02
"""The least translation probability, either way, by which a word covers another."""

MUTUAL = 0.8
"""The Dice from which a single word may render a whole sequence though it is the rendering of one of its words."""

LEAST_TOGETHER = 5
"""The pairs from which it means something that two sequences go together, though no word of them does."""

AS_GOOD = 0.95
"""The share of the best weight from which a rendering is as good."""

_MOST_UNITS = 4_000  # of a candidate's units are looked at
_BEST = 24  # sequences by Dice whose coverage is asked for
_LEAST_RIVAL = 0.02


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sequence that renders a candidate: its level and number, in how many of `of` units, and how it was found.

    `how` is `lexicon` (every word covered, both ways) or `association`.
    """

    level: int
    sequence: int
    units: int
    of: int
    dice: float
    how: str

    @property
    def share(self) -> float:
        """The share of the candidate's units that have it."""
        return self.units / self.of if self.of else 0.0


class Renderer:
    """Finds what renders the sequences of one language in the texts of the other, unit by unit."""

    def __init__(
        self,
        source: Stream,
        target: Stream,
        levels: Sequence[Level],
        sequences: Sequence[NDArray[np.int64]],
        lexicon: Lexicon | None,
    ) -> None:
        self._source, self._target, self._levels, self._lexicon = source, target, levels, lexicon
        counts = [len(own) for own in sequences]
        self._first = starts_of(np.array(counts, np.int64))
        self._own = np.concatenate([np.zeros(0, np.int64), *sequences])
        total = int(self._first[-1])
        keys = [np.zeros(0, np.int64)]
        for level, own, first in zip(levels, sequences, self._first.tolist(), strict=False):
            uses = level.counts()[own]
            places = level.places[ranges(level.starts[own], uses)]
            number = np.repeat(np.arange(first, first + len(own), dtype=np.int64), uses)
            keys.append(target.text[places].astype(np.int64) * max(total, 1) + number)
        every = np.concatenate(keys)
        every.sort()
        every = every[np.append(True, every[1:] != every[:-1])] if len(every) else every
        texts = every // max(total, 1)
        self._in_text = (every % max(total, 1)).astype(np.int32)
        self._text_start = starts_of(np.bincount(texts, minlength=len(target.texts)))
        self._texts_of = np.bincount(self._in_text, minlength=total)
        self._cut: dict[str, list[str]] = {}

    def of(self, level: Level, sequence: int, most: int = 4) -> list[Rendered]:
        """The renderings of a sequence of the source, usual one first; none where nothing renders it steadily."""
        places = level.of(sequence)
        texts = np.unique(self._source.text[places]).astype(np.int64)
        every = len(texts)
        if every > _MOST_UNITS:
            texts = texts[np.linspace(0, every - 1, _MOST_UNITS).astype(np.int64)]
        sizes = np.diff(self._text_start)[texts]
        inside = self._in_text[ranges(self._text_start[texts], sizes)]
        numbers, counts = np.unique(inside, return_counts=True)
        if not len(numbers):
            return []
        scale = every / len(texts)
        dice = 2.0 * counts * scale / (every + self._texts_of[numbers])
        best = np.argsort(-dice, kind="stable")[:_BEST]
        words = self._stems(self._source, int(places[0]), level.length)
        covered = self._coverage(words, numbers[best])
        chosen = self._chosen(dice[best] * covered, numbers[best], len(words))
        full = covered[chosen] > 0.999
        if not full:
            by_dice = max(range(len(best)), key=lambda k: float(dice[best[k]]))
            if every < LEAST_TOGETHER or dice[best[by_dice]] < USUAL or counts[best[by_dice]] < USUAL * len(texts):
                return []
            chosen = by_dice
        told = "lexicon" if full else "association"
        usual = self._rendered(
            int(numbers[best[chosen]]), int(counts[best[chosen]]), len(texts), dice[best[chosen]], told
        )
        if full and self._partial(words, usual):
            usual = replace(usual, how="association")
        return [usual, *self._rivals(texts, sizes, inside, int(numbers[best[chosen]]), words, most - 1)]

    def _chosen(self, weight: Floats, numbers: NDArray[np.int32], size: int) -> int:
        """The place of the best: of those as good as the best, the one with most nearly as many words."""
        good = np.flatnonzero(weight >= AS_GOOD * weight.max())
        return min(
            good.tolist(), key=lambda k: (abs(len(self._words(int(numbers[k]))) - size), -weight[k], int(numbers[k]))
        )

    def _rivals(
        self,
        texts: NDArray[np.int64],
        sizes: NDArray[np.int64],
        inside: NDArray[np.int32],
        usual: int,
        words: Sequence[str],
        most: int,
    ) -> list[Rendered]:
        """What else renders it, in the units that have not the usual rendering: only what is covered word by word."""
        found: list[Rendered] = []
        of_text = np.repeat(np.arange(len(texts)), sizes)
        left = np.ones(len(texts), bool)
        taken = usual
        while len(found) < most:
            left[of_text[inside == taken]] = False
            numbers, counts = np.unique(inside[left[of_text]], return_counts=True)
            enough = counts >= max(2.0, _LEAST_RIVAL * len(texts))
            numbers, counts = numbers[enough], counts[enough]
            if not len(numbers):
                break
            dice = 2.0 * counts / (int(left.sum()) + self._texts_of[numbers])
            best = np.argsort(-dice, kind="stable")[:_BEST]
            covered = self._coverage(words, numbers[best])
            weight = dice[best] * (covered > 0.999)
            chosen = int(np.argmax(weight))
            if weight[chosen] <= 0:
                break
            taken = int(numbers[best[chosen]])
            found.append(
                self._rendered(taken, int(counts[best[chosen]]), len(texts), float(dice[best[chosen]]), "lexicon")
            )
        return sorted(found, key=lambda one: -one.units)

    def _rendered(self, number: int, units: int, of: int, dice: float, how: str) -> Rendered:
        level = int(self._first.searchsorted(number, side="right")) - 1
        return Rendered(level, int(self._own[number]), units, of, float(dice), how)

    def place(self, rendered: Rendered) -> tuple[int, int]:
        """(a place where a rendering stands, how many places it has)."""
        level = self._levels[rendered.level]
        return int(level.places[level.starts[rendered.sequence]]), level.length

    def texts_with(self, rendered: Rendered) -> NDArray[np.int64]:
        """The texts that have a rendering, once each, in order."""
        level = self._levels[rendered.level]
        return np.unique(self._target.text[level.of(rendered.sequence)]).astype(np.int64)

    def beside(self, level: Level, sequence: int, rendered: Rendered) -> tuple[Numbers, int]:
        """(where a rendering stands in texts that have the candidate, how many places it has)."""
        texts = self._source.text[level.of(sequence)]
        other = self._levels[rendered.level]
        places = other.of(rendered.sequence)
        return places[np.isin(self._target.text[places], texts)], other.length

    def _coverage(self, words: Sequence[str], numbers: NDArray[np.int32]) -> Floats:
        """For each target sequence: the share of `words` that it covers times the share of it that they cover."""
        others = [self._words(number) for number in numbers.tolist()]
        known = list(dict.fromkeys(word for other in others for word in other))
        column = {word: k for k, word in enumerate(known)}
        linked = np.zeros((len(words), len(known)), bool)
        if self._lexicon is not None and words and known:
            left, right, forward, backward = self._lexicon.pairs(words, known)
            strong = np.maximum(forward, backward) >= LINKED
            linked[left[strong], right[strong]] = True
        for k, word in enumerate(words):
            if word in column:
                linked[k, column[word]] = True
        out = np.zeros(len(others))
        for k, other in enumerate(others):
            own = linked[:, [column[word] for word in other]]
            if own.size:
                out[k] = own.any(axis=1).mean() * own.any(axis=0).mean()
        return out

    def _words(self, number: int) -> list[str]:
        """The stems of a target sequence."""
        level = self._levels[int(self._first.searchsorted(number, side="right")) - 1]
        return self._stems(self._target, int(level.places[level.starts[self._own[number]]]), level.length)

    def _partial(self, words: Sequence[str], rendered: Rendered) -> bool:
        """Whether a single word renders but one word of a sequence: `income` for `impôt sur le revenu`."""
        if self._lexicon is None or rendered.level or len(words) < 2 or rendered.dice >= MUTUAL:
            return False
        other = self._stems(self._target, *self.place(rendered))
        likeliest = (self._lexicon.translations(word)[:1] for word in words)
        return any(best and best[0][0] in other for best in likeliest)

    def _stems(self, stream: Stream, place: int, length: int) -> list[str]:
        """The stems of the content words of a sequence."""
        found: list[str] = []
        for word in stream.words(place, length):
            if stream.kinds.kind(word) == CONTENT:
                cut = self._cut.get(word)
                if cut is None:
                    cut = self._cut[word] = [one for one in stems(word.removesuffix("'s")) if one.isalnum()]
                found += cut
        return list(dict.fromkeys(found))
