"""The index of a workspace's memories: it follows every change of them, and answers exactly what a full scan would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.context import context
from tmkit.memory.files import MemorySet
from tmkit.memory.index.arrays import Ints
from tmkit.memory.index.concordance import rows_with, rows_with_part
from tmkit.memory.index.entries import units_with, uses
from tmkit.memory.index.fragments import Passage, passages
from tmkit.memory.index.keys import may_belong
from tmkit.memory.index.measure import Measure
from tmkit.memory.index.neighbours import Neighbour
from tmkit.memory.index.pairs import TextPairs, text_pairs
from tmkit.memory.index.part import Part, RowUnits
from tmkit.memory.index.rows import SCALE
from tmkit.memory.index.suffix_files import Arrays, PartFiles, SuffixFiles
from tmkit.memory.index.suffixes import Sought
from tmkit.memory.index.text_pattern import TextPattern
from tmkit.memory.index.together import UnitsOfRows, agreeing, stored_only, units_of_rows
from tmkit.memory.index.units import IndexedUnit, UnitMeta
from tmkit.memory.index.upkeep import SIGNATURE, Progress, Upkeep
from tmkit.memory.index.word_pattern import WordPattern
from tmkit.memory.index.written import GoneError, units_matching
from tmkit.model import TmkitError
from tmkit.storage.fingerprint import Fingerprint
from tmkit.text.labels import split_label
from tmkit.text.languages import closeness, primary
from tmkit.text.tokens import tokens

Answer = TypeVar("Answer")
_ATTEMPTS = 5


class ChangedError(TmkitError):
    """A memory was changed between finding a unit and reading it: ask again after `refresh`."""


class RowHit(NamedTuple):
    """A row near a query: the Levenshtein distance, and the length of the longer of the two, in tokens."""

    part: int
    row: int
    distance: int
    length: int


_row_hit: Callable[[tuple[int, int, int, int]], RowHit] = partial(tuple.__new__, RowHit)  # a look-up may have thousands


@dataclass(frozen=True, slots=True)
class Concordance:
    """Which units have a pattern, part by part, in order. `pattern.spans(text)` tells where a text has it."""

    pattern: WordPattern | TextPattern
    units: tuple[NDArray[np.uint32], ...]

    @property
    def total(self) -> int:
        """How many units there are."""
        return sum(map(len, self.units))


class MemoryIndex:
    """The index of the memories below one root.

    A *part* is a piece of the archive that was indexed by itself, a *row* one distinct sequence of normalised tokens of
    one of its languages: the same sequence may be a row of several parts. Units of a part are numbered in the order of
    memory, then unit id. Numbers of parts, rows and units hold until `refresh` says that something changed. Languages
    are matched by their primary subtag; where a unit has several texts in one, the very language asked for goes first.
    Texts are without their labels. For one look-up at a time.
    """

    def __init__(self, root: Path, *, progress: Progress | None = None) -> None:
        self._root = root
        self._upkeep = Upkeep(root, progress)
        self._measure = Measure()
        self._suffixes = SuffixFiles(root, SIGNATURE)

    @classmethod
    def open(cls, root: Path, memories: MemorySet | None = None, *, progress: Progress | None = None) -> MemoryIndex:
        """The index of a workspace, brought up to date: what changed is indexed anew.

        `progress` is told what is being done, how many bytes of it, and of how many. Raises InputError for a memory
        that cannot be read.
        """
        index = cls(root, progress=progress)
        index._upkeep.follow(memories or MemorySet.open(root))
        return index

    def refresh(self) -> bool:
        """Follow the memories; True where they have changed, so that numbers given before mean nothing any more."""
        return self._upkeep.follow(MemorySet.open(self._root))

    def consistent(self, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question of several calls, all of one state of the memories.

        Where a memory changes meanwhile, the question is asked again.
        """
        for _ in range(_ATTEMPTS - 1):
            self.refresh()
            try:
                return ask()
            except ChangedError:
                continue
        self.refresh()
        return ask()

    @property
    def languages(self) -> frozenset[str]:
        """The primary subtags of the languages that the memories have texts in."""
        return frozenset().union(*(part.languages for part in self._parts))

    def has_pair(self, source: str, target: str) -> bool:
        """Whether a unit has a text in both languages; regions do not count."""
        return any(part.has_pair(primary(source), primary(target)) for part in self._parts)

    @property
    def _parts(self) -> tuple[Part, ...]:
        return self._upkeep.parts

    def __len__(self) -> int:
        """How many units there are."""
        return sum(len(part.units) if part.live is None else int(part.live.sum()) for part in self._parts)

    def knows(self, word: str) -> bool:
        """Whether a text of any language has this word or compound."""
        wanted = tokens(word)
        spoken = (part.language(language) for part in self._parts for language in part.languages)
        return len(wanted) == 1 and any(one is not None and one.rows.word_ids(wanted)[0] >= 0 for one in spoken)

    def search(self, words: Sequence[str], language: str, minimum: int) -> list[RowHit]:
        """Every row of at least this similarity to the tokens, in ten-thousandths from 1 to 10,000, in no order.

        A row is found if `distance * 10,000 <= (10,000 - minimum) * max(lengths)`, in integers.
        """
        if not 1 <= minimum <= SCALE:
            raise ValueError(f"a minimum of {minimum} ten-thousandths")
        if minimum == SCALE:
            own = tuple(words)
            exact = ((number, part.exact(own, primary(language))) for number, part in enumerate(self._parts))
            return [RowHit(number, row, 0, len(own)) for number, row in exact if row is not None]
        hits: list[RowHit] = []
        for number, part in enumerate(self._parts):
            rows, distances, lengths = part.search(words, primary(language), minimum, self._measure)
            longest = np.maximum(lengths, len(words))
            columns = zip(repeat(number), rows.tolist(), distances.tolist(), longest.tolist(), strict=False)
            hits += map(_row_hit, columns)
        return hits

    def keyed_rows(self, words: Sequence[str], language: str) -> list[tuple[int, int]]:
        """(part, row) of every row whose skeleton may equal that of a text with these tokens (see `keys`)."""
        may = [may_belong(word) for word in words]
        if True not in may:
            return []
        return [
            (number, row)
            for number, part in enumerate(self._parts)
            for row in part.keyed(words, primary(language), may).tolist()
        ]

    def row_units(self, part: int, row: int, source: str, target: str) -> RowUnits:
        """The units of a row of the source language that have a text in the target language."""
        return self._parts[part].row_units(row, source, target, (primary(source), primary(target)))

    def orders(self, files: PartFiles[Arrays], language: str) -> dict[int, Arrays]:
        """What is kept of a language beside the index, of each part that has it, by the part's number."""
        main, names = primary(language), self._upkeep.part_names()
        return {n: files.of(part, main, names) for n, part in enumerate(self._parts) if main in part.languages}

    def state(self) -> tuple[object, ...]:
        """What stands for all units as they are indexed: the same objects as long as none comes or goes."""
        return tuple(each for part in self._parts for each in (part, part.live))

    def part(self, number: int) -> object:
        """What stands for a part: the same object as long as its rows, units and metadata keep their numbers."""
        return self._parts[number]

    def units_of_rows(self, part: int, rows: Sequence[int], source: str, target: str) -> UnitsOfRows:
        """The same of several distinct rows of one part at once."""
        own = np.array(rows, np.int64)
        return units_of_rows(self._parts[part], own, source, target, (primary(source), primary(target)))

    def text_pairs(self, source: str, target: str) -> list[TextPairs]:
        """The texts of all units in two languages, part by part; none where the languages are the same."""
        main = primary(source), primary(target)
        found = (text_pairs(part, number, source, target, main) for number, part in enumerate(self._parts))
        return [pairs for pairs in found if pairs is not None] if main[0] != main[1] else []

    def row_tokens(self, part: int, row: int, language: str) -> tuple[str, ...]:
        """The tokens of a row."""
        spoken = self._parts[part].language(primary(language))
        assert spoken is not None
        return spoken.words(row)

    def memory_units(self, part: int) -> list[tuple[str, range]]:
        """The memories of a part by name, each with the numbers of its units."""
        units = self._parts[part].units
        return [(file.name, units.units_of(number)) for number, file in enumerate(units.files)]

    def fingerprints(self) -> dict[str, Fingerprint]:
        """What each memory file was when it was indexed, by its name."""
        return self._upkeep.fingerprints()

    def unit_counts(self) -> list[tuple[str, int]]:
        """How many live units each memory file has, by name."""
        counted = []
        for part in self._parts:
            for number, file in enumerate(part.units.files):
                own = part.units.units_of(number)
                alive = len(own) if part.live is None else int(part.live[own.start : own.stop].sum())
                if alive:
                    counted.append((file.name, alive))
        return counted

    def meta(self, part: int, number: int) -> UnitMeta:
        """One of the distinct metadata of a part."""
        return self._parts[part].units.meta(number)

    def unit(self, part: int, unit: int) -> IndexedUnit:
        """A unit, read from its memory. Raises `ChangedError` where the memory is no longer what was indexed."""
        found = self._parts[part].units.read(unit)
        if found is None:
            raise _changed(self._parts[part])
        return found

    def neighbours(self, part: int, unit: int, language: str) -> tuple[Neighbour, Neighbour]:
        """The tokens of the texts before and after a unit's in its document, `EDGE` at an edge, None where not known.

        The document and position of the units of the same memory file tell; where they do not, what another tool has
        stored with the unit. Raises as `unit`.
        """
        found = self._parts[part].neighbours(unit, language, primary(language))
        if found is not None or not self._parts[part].units.stores_neighbours(unit):
            return found or (None, None)
        read = self.unit(part, unit).unit
        written = max((v.language for v in read.variants), key=lambda code: closeness(code, language))
        stored = context(read, written)
        return _tokens_of(stored.previous), _tokens_of(stored.following)

    def agreeing(
        self, part: int, units: NDArray[np.uint32], language: str, neighbours: tuple[Neighbour, Neighbour]
    ) -> NDArray[np.uint8]:
        """For each of some units of a part, how many of `neighbours` (previous, next) are its own; None never is.

        Raises as `unit`.
        """
        own, main = self._parts[part], primary(language)
        counts = agreeing(own, units, language, main, [(n, self._row_of(own, n, main)) for n in neighbours])
        for place in stored_only(own, units).tolist():
            beside = self.neighbours(part, int(units[place]), language)
            counts[place] = sum(n is not None and n == b for n, b in zip(neighbours, beside, strict=True))
        return counts

    def _row_of(self, part: Part, words: Neighbour, language: str) -> int | None:
        spoken = part.language(language)
        return spoken.row_of(words) if spoken is not None and isinstance(words, tuple) else None

    def fragments(
        self,
        words: Sequence[str],
        language: str,
        content: Callable[[str], bool],
        *,
        least: int = 4,
        most_rows: int = 20,
    ) -> list[Passage]:
        """The longest passages of a query's tokens that stand in the memory, each with `least` content words or more.

        `content` tells of a token whether it is one. No passage is part of another. Each comes with some of the rows
        that have it, up to `most_rows`.
        """
        main = primary(language)
        sought: list[tuple[int, Sought]] = []
        for number, part in enumerate(self._parts):
            spoken = part.language(main)
            if spoken is not None:
                order = self._suffixes.of(part, main, self._upkeep.part_names())
                counted = partial(uses, spoken.entries, live=part.live)
                ids = spoken.rows.word_ids(words)
                sought.append((number, Sought(order, ids, counted, some_dead=part.live is not None)))
        return passages(sought, [content(word) for word in words], least, most_rows)

    def concordance(self, pattern: str, language: str, *, regex: bool = False, seconds: float = 10.0) -> Concordance:
        """The units whose text in the language has a pattern.

        The pattern is words as a person writes them (`WordPattern`), compared as in look-ups, or, with `regex`, a
        regular expression over the texts as written, labels included, which may take so many seconds. Raises
        InputError for a pattern that is none or takes too long, and as `unit`.
        """
        main = primary(language)
        read = TextPattern.read(pattern, seconds=seconds) if regex else WordPattern.read(pattern)
        return Concordance(read, tuple(self._units_with(part, main, read) for part in self._parts))

    def _units_with(self, part: Part, language: str, pattern: WordPattern | TextPattern) -> NDArray[np.uint32]:
        spoken = part.language(language)
        if spoken is None:
            return np.zeros(0, np.uint32)
        if isinstance(pattern, WordPattern):
            return units_with(spoken.entries, rows_with(spoken.rows, spoken.vocabulary, pattern), part.live)
        rows: Ints = np.arange(spoken.rows.arrays.row_count, dtype=np.uint32)
        if pattern.literal:
            rows = rows_with_part(spoken.rows, spoken.vocabulary, pattern.literal)
        candidates = units_with(spoken.entries, rows, part.live)
        try:
            return np.fromiter(units_matching(part, language, candidates, pattern), np.uint32)
        except GoneError:
            raise _changed(part) from None


def _changed(part: Part) -> ChangedError:
    return ChangedError(f"{part.units.files[0].path}: was changed just now: run the command again")


def _tokens_of(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(tokens(split_label(text)[1]))
