"""The units of two languages as columns: in which of them a term stands, and what stands in their other texts.

Units, rows and forms of all parts are numbered through. Columns hold as long as the index does not change.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.corpus import pair_hashes
from tmkit.memory.index.arrays import RowArrays, ranges, starts_of, word_hashes
from tmkit.memory.index.suffixes import Sought
from tmkit.termbank.forms import form_of, is_content
from tmkit.termbank.order import FormArrays
from tmkit.text.languages import primary
from tmkit.text.stems import stems

if TYPE_CHECKING:
    from tmkit.memory.index.index import MemoryIndex
    from tmkit.memory.index.suffix_files import PartFiles

Numbers = NDArray[np.int64]
_NOTHING = np.zeros(0, np.int64)
_UNKNOWN, _WORD, _CONTENT, _MARK = 0, 1, 2, 3


class Side:
    """One language: the texts of the units as forms, each text once a part.

    `row` is the row of each unit. Forms are numbered in the order of their hashes.
    """

    def __init__(
        self,
        language: str,
        arrays: Sequence[FormArrays],
        words: Sequence[RowArrays],
        rows: Sequence[NDArray[np.uint32]],
    ) -> None:
        self.language = primary(language)
        self._arrays = list(arrays)
        self._words = list(words)
        counts = [len(each.row_start) for each in arrays]
        self.first_row: Numbers = starts_of(np.array(counts, np.int64))
        bases = self.first_row[:-1].tolist()
        self.row: Numbers = np.concatenate(
            [_NOTHING, *(own.astype(np.int64) + base for own, base in zip(rows, bases, strict=True))]
        )
        self.units_by_row = np.argsort(self.row, kind="stable")
        self.unit_start: Numbers = starts_of(np.bincount(self.row, minlength=int(self.first_row[-1])))
        self._hashes: NDArray[np.uint64] = np.unique(
            np.concatenate([np.zeros(0, np.uint64), *(each.hashes for each in arrays)])
        )
        self._local: list[Numbers] = []  # by part: the part's number of a form, -1 where it has none
        self._through: list[Numbers] = []  # by part: the number of a form by the part's
        for each in arrays:
            at = self._hashes.searchsorted(each.hashes)
            local = np.full(len(self._hashes), -1, np.int64)
            local[at] = each.numbers
            through = np.full(len(each.form) + 1, -1, np.int64)
            through[each.numbers] = at
            self._local.append(local)
            self._through.append(through)
        self._kind = np.zeros(len(self._hashes), np.int8)
        self._text: dict[int, str] = {}
        self._stems: dict[int, tuple[str, ...]] = {}

    def ids(self, forms: Sequence[str]) -> list[int]:
        """The number of each form, -1 where no text has it."""
        if not len(self._hashes) or not forms:
            return [-1] * len(forms)
        wanted = word_hashes(forms)
        at = np.minimum(self._hashes.searchsorted(wanted), len(self._hashes) - 1)
        found: list[int] = np.where(self._hashes[at] == wanted, at, -1).tolist()
        return found

    def sought(self, ids: Sequence[int]) -> list[Sought]:
        """A sequence of forms, to be looked for in each part."""
        found = []
        for arrays, local in zip(self._arrays, self._local, strict=True):
            own = [int(local[i]) if i >= 0 else -1 for i in ids]
            found.append(Sought(arrays.suffixes(), own, lambda rows: np.ones(len(rows), np.int64)))
        return found

    def rows(self, sought: Sequence[Sought], start: int, size: int) -> Numbers:
        """The rows that have some of the forms looked for together, each once, in order."""
        found = [
            np.unique(one.rows_of(one.places(start, size))[0]) + base
            for one, base in zip(sought, self.first_row.tolist(), strict=False)
        ]
        return np.concatenate([_NOTHING, *found])

    def rows_with(self, ids: Sequence[int]) -> Numbers:
        """The rows that have a sequence of forms."""
        return self.rows(self.sought(ids), 0, len(ids)) if ids and min(ids) >= 0 else _NOTHING

    def units(self, rows: Numbers) -> Numbers:
        """The units that have some rows."""
        return self.units_by_row[ranges(self.unit_start[rows], self.unit_start[rows + 1] - self.unit_start[rows])]

    def texts(self, rows: Numbers, most: int) -> tuple[Numbers, Numbers]:
        """(the forms of some rows one row after another, how many each has); of long rows the first `most`."""
        flat, sizes = np.zeros(0, np.int64), np.zeros(len(rows), np.int64)
        part_of = self.first_row.searchsorted(rows, side="right") - 1
        pieces: list[tuple[Numbers, Numbers]] = []
        for part in np.unique(part_of).tolist():
            here = np.flatnonzero(part_of == part)
            arrays = self._arrays[part]
            own = rows[here] - self.first_row[part]
            begin = arrays.row_start[own].astype(np.int64)
            ends = np.append(arrays.row_start, len(arrays.text)).astype(np.int64)[own + 1] - 1
            size = np.minimum(ends - begin, most)
            sizes[here] = size
            pieces.append((here, self._through[part][arrays.text[ranges(begin, size)].astype(np.int64) - 1]))
        if len(pieces) == 1:
            return pieces[0][1], sizes
        starts = starts_of(sizes)
        flat = np.zeros(int(starts[-1]), np.int64)
        for here, forms in pieces:
            flat[ranges(starts[here], sizes[here])] = forms
        return flat, sizes

    def text(self, form: int) -> str:
        """A word that has a form; "" for none."""
        if form not in self._text:
            self._text[form] = self._word(*self._numbers(form)[0])
        return self._text[form]

    def form(self, number: int) -> str:
        """A form by its number."""
        return form_of(self.text(number), self.language)

    def stems(self, form: int) -> tuple[str, ...]:
        """The stems of the words that have a form, as the lexicon has them: `membre` and `membres`."""
        if form not in self._stems:
            words = (self._word(p, w) for p, number in self._numbers(form) for w in self._words_of(p, number))
            self._stems[form] = tuple(dict.fromkeys(stem for word in words for stem in stems(word)))
        return self._stems[form]

    def sizes(self, sequences: Numbers) -> Numbers:
        """How many places each of some sequences of forms has: one a line, filled up with -1."""
        found = np.zeros(len(sequences), np.int64)
        lengths = (sequences >= 0).sum(axis=1)
        for arrays, local in zip(self._arrays, self._local, strict=True):
            own = np.where(sequences >= 0, local[sequences], -1)
            known = np.flatnonzero(((own >= 0) == (sequences >= 0)).all(axis=1))
            if len(known):
                found[known] += _sizes(arrays, own[known] + 1, lengths[known])
        return found

    def _numbers(self, form: int) -> list[tuple[int, int]]:
        return [(part, int(local[form])) for part, local in enumerate(self._local) if form >= 0 and local[form] >= 0]

    def _words_of(self, part: int, number: int) -> list[int]:
        found: list[int] = np.flatnonzero(self._arrays[part].form == number).tolist()
        return found

    def _word(self, part: int, word: int) -> str:
        a = self._words[part]
        return (
            a.word_text[a.word_text_start[word] : a.word_text_start[word + 1]]
            .tobytes()
            .decode("utf-8", "surrogatepass")
        )

    def kinds(self, flat: Numbers) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """(which forms may stand at the edge of a term, which may stand in one)."""
        for form in np.unique(flat[self._kind[flat] == _UNKNOWN]).tolist():
            word = self.text(form)
            if not any(map(str.isalpha, word)):
                self._kind[form] = _MARK
            else:
                content = is_content(form_of(word, self.language), self.language)
                self._kind[form] = _CONTENT if content else _WORD
        kind = self._kind[flat]
        return kind == _CONTENT, kind != _MARK


def _sizes(arrays: FormArrays, wanted: Numbers, lengths: Numbers) -> Numbers:
    """The places of sequences, by one binary search for all their beginnings and ends. Zeros fill them up."""
    text, order, width = arrays.text, arrays.order, wanted.shape[1]
    edges = []
    within = np.arange(width) < lengths[:, None]
    rows = np.arange(len(wanted))
    for after in (False, True):
        low, high = np.zeros(len(wanted), np.int64), np.full(len(wanted), len(order), np.int64)
        for _ in range(len(order).bit_length()):
            middle = (low + high) >> 1
            places = order[np.minimum(middle, len(order) - 1)].astype(np.int64)
            theirs = text[np.minimum(places[:, None] + np.arange(width), len(text) - 1)].astype(np.int64)
            differs = (theirs != wanted) & within
            first = differs.argmax(axis=1)
            same = ~differs[rows, first]
            up = (np.where(same, after, theirs[rows, first] < wanted[rows, first])) & (low < high)
            low, high = np.where(up, middle + 1, low), np.where(up, high, middle)
        edges.append(low)
    sizes: Numbers = edges[1] - edges[0]
    return sizes


class Columns:
    """The live units that have a text in both languages. `pair` tells distinct pairs of texts apart, in every part."""

    def __init__(self, index: MemoryIndex, files: PartFiles[FormArrays], source: str, target: str) -> None:
        found = index.text_pairs(source, target)
        own, other = index.orders(files, source), index.orders(files, target)
        self.parts = [pairs.part for pairs in found]
        self.source = Side(
            source,
            [own[p] for p in self.parts],
            [pairs.source for pairs in found],
            [pairs.source_row for pairs in found],
        )
        self.target = Side(
            target,
            [other[p] for p in self.parts],
            [pairs.target for pairs in found],
            [pairs.target_row for pairs in found],
        )
        self.first_unit: Numbers = starts_of(np.array([len(pairs) for pairs in found], np.int64))
        self.unit = np.concatenate([np.zeros(0, np.uint32), *(pairs.units for pairs in found)])
        self.meta = np.concatenate([np.zeros(0, np.uint32), *(pairs.meta for pairs in found)])
        self.pair = np.concatenate([np.zeros(0, np.uint64), *map(pair_hashes, found)])

    def __len__(self) -> int:
        return len(self.unit)

    def reverse(self) -> Columns:
        """The same from the other side."""
        other = copy(self)
        other.source, other.target = self.target, self.source
        return other

    def place(self, unit: int) -> tuple[int, int]:
        """(part, number in it) of a unit."""
        at = int(self.first_unit.searchsorted(unit, side="right")) - 1
        return self.parts[at], int(self.unit[unit])
