"""The lexicon of a workspace: how words and phrases of one language were rendered in another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.learn import LEAST
from tmkit.lexicon.links import MOST_WORDS, Links, links
from tmkit.lexicon.plausibility import Plausibility
from tmkit.lexicon.rendering import rendering
from tmkit.lexicon.table import Table, WordPairs
from tmkit.lexicon.upkeep import SIGNATURE, Upkeep
from tmkit.memory.files import MemorySet
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.pairs import TextPairs
from tmkit.memory.index.upkeep import Progress
from tmkit.storage.derivation import Generation
from tmkit.text.languages import primary
from tmkit.text.stems import stem_spans, stems

_REMEMBERED = 32
_READ = 40 * MOST_WORDS  # code points beyond which a text has too many words anyway
_DOUBTFUL = 0.5


class Lexicon:
    """What the memories of a workspace teach about one direction of translation.

    `languages` are the primary subtags of source and target, `fingerprint` names the state of the archive that it was
    learnt from, `signature` the versions of what decides it. Words are stems (`tmkit.text.stems`).
    """

    signature = SIGNATURE

    def __init__(self, table: Table, generation: Generation, languages: tuple[str, str]) -> None:
        self.languages = languages
        self.fingerprint = str(generation.details["fingerprint"])
        self._generation = generation
        self._table = table
        self._plausibility = Plausibility(table)
        self._linked: dict[tuple[str, str], _Linked | None] = {}

    @classmethod
    def open(
        cls,
        root: Path,
        memories: MemorySet | None,
        source: str,
        target: str,
        *,
        index: MemoryIndex | None = None,
        progress: Progress | None = None,
        announce: Callable[[int], None] | None = None,
        build: bool = True,
    ) -> Lexicon | None:
        """The lexicon of a workspace for a direction; None where no memory has the pair of languages.

        It is built when first needed, and anew when the archive has changed by more than 2 %; `announce` is told
        before, from how many units. With `build` false None is returned instead. `index` is the workspace's, if open.
        Raises InputError for a memory that cannot be read, and where nothing can be written at all.
        """
        wanted = primary(source), primary(target)
        if wanted[0] == wanted[1]:
            return None
        first, second = sorted(wanted)
        upkeep = Upkeep(root, memories or MemorySet.open(root), (first, second), index, progress, announce)
        found = upkeep.table(build=build)
        if found is None:
            return None
        table, generation = found
        return cls(table if wanted[0] == first else table.reverse(), generation, wanted)

    def reverse(self) -> Lexicon:
        """The same lexicon for the other direction."""
        return Lexicon(self._table.reverse(), self._generation, (self.languages[1], self.languages[0]))

    def pairs(self, source: Sequence[str], target: Sequence[str]) -> WordPairs:
        """Of some source and target stems, those that translate each other.

        The places of both in what was given, t(target | source) and t(source | target), parallel arrays in the order of
        the source stems.
        """
        return self._table.pairs(self._table.source.numbers(source), self._table.target.numbers(target))

    def translations(self, word: str) -> list[tuple[str, float]]:
        """The stems that render a word (or stem), with t(target | source), likeliest first."""
        read = stems(word)
        if len(read) != 1:
            return []
        _, entries = self._table.entries(self._table.source.numbers(read))
        other, forward, _ = self._table.values(entries)
        best = np.lexsort((other, -forward))
        return [
            (self._table.target.word(int(other[i])), float(forward[i])) for i in best.tolist() if forward[i] >= LEAST
        ]

    def rendered(self, source: str, span: tuple[int, int], target: str) -> tuple[int, int] | None:
        """The part of a target that renders a part of its source, in code points; None where that cannot be told."""
        found = self._links(source, target)
        if found is None:
            return None
        within = [place for place, (_, start, end) in enumerate(found.source) if start < span[1] and end > span[0]]
        if not within or span[0] >= span[1]:
            return None
        if len(within) == len(found.source):
            # The whole of a unit is rendered by the whole of its other side, unless it is no translation at all.
            likely = self.plausibility(source, target)
            told = (0, len(found.target)) if likely is not None and likely > _DOUBTFUL else None
        else:
            told = rendering(found.links, within[0], within[-1] + 1)
        return None if told is None else _whole_words(found.target, target, *told)

    def plausibility(self, source: str, target: str) -> float | None:
        """How well two texts render each other, from 0 to 1; None where too little is known of their words.

        Calibrated where as many pairs are right as wrong: of the pairs with .1 one in ten is right.
        """
        return self._plausibility.of(stems(source[:_READ]), stems(target[:_READ]))

    def plausibilities(self, pairs: TextPairs) -> NDArray[np.float32]:
        """The same of many units at once, whose source and target are this lexicon's; NaN stands for None."""
        return self._plausibility.of_pairs(pairs)

    def _links(self, source: str, target: str) -> _Linked | None:
        key = source, target
        if key not in self._linked:
            while len(self._linked) >= _REMEMBERED:
                del self._linked[next(iter(self._linked))]
            self._linked[key] = self._worked_out(source, target)
        return self._linked[key]

    def _worked_out(self, source: str, target: str) -> _Linked | None:
        if len(source) > _READ or len(target) > _READ:
            return None
        own, other = stem_spans(source), stem_spans(target)
        if not own or not other or max(len(own), len(other)) > MOST_WORDS:
            return None
        found = links(self._table, [word for word, _, _ in own], [word for word, _, _ in other])
        return _Linked(own, other, found)


def _whole_words(words: list[tuple[str, int, int]], text: str, first: int, end: int) -> tuple[int, int] | None:
    """The span of some stems without those that are cut from a longer word: `45e` is two stems, and so is `body's`."""
    while first < end:
        stem, start, _ = words[first]
        before = text[max(start - 1, 0) : start]
        if not before.isalnum() and not (stem == "s" and before in {"'", "’"}):
            break
        first += 1
    while first < end and text[words[end - 1][2] : words[end - 1][2] + 1].isalnum():
        end -= 1
    return (words[first][1], words[end - 1][2]) if first < end else None


class _Linked:
    """The stems of a unit with their spans, and the links between them."""

    __slots__ = ("links", "source", "target")

    def __init__(self, source: list[tuple[str, int, int]], target: list[tuple[str, int, int]], found: Links) -> None:
        self.source = source
        self.target = target
        self.links = found
