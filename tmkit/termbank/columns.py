"""The units of two languages as columns: in which of them a term stands, and what stands in their other texts.

Units, rows and forms of all parts are numbered through. Columns hold as long as the index does not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.corpus import pair_hashes
from tmkit.memory.index.arrays import RowArrays, once, ranges, starts_of, word_hashes
from tmkit.memory.index.suffixes import DEPTH
from tmkit.termbank.forms import form_of, is_content
from tmkit.termbank.order import FormArrays
from tmkit.text.languages import primary
from tmkit.text.stems import stems

if TYPE_CHECKING:
    from tmkit.memory.index.index import MemoryIndex
    from tmkit.memory.index.suffix_files import PartFiles

Numbers = NDArray[np.int64]
_NOTHING = np.zeros(0, np.int64)
_PLACES, _FEW_PLACES = 1_000, 10
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

    def find(self, sequences: Numbers) -> Places:
        """The places of some sequences of forms: one a line, filled up with -1."""
        lengths = (sequences >= 0).sum(axis=1)
        found = []
        for arrays, local in zip(self._arrays, self._local, strict=True):
            own = np.where(sequences >= 0, local[sequences], -1)
            known = ((own >= 0) == (sequences >= 0)).all(axis=1) & (lengths > 0)
            wanted = np.where(known[:, None], own + 1, 0)
            found.append((wanted, *_edges(arrays, wanted, np.where(known, lengths, 0))))
        return Places(self._arrays, self.first_row, lengths, found)

    def is_piece(self, ids: Sequence[int], share: float) -> bool:
        """Whether so great a share of the places of a sequence stand after the same form, or before the same content
        word: then it is a piece of a longer one.
        """
        for part, before, after in self.find(np.array([ids], np.int64)).beside(0):
            if len(before) < _FEW_PLACES:
                continue
            for forms, any_word in ((before, True), (after, False)):
                usual = int(np.bincount(forms).argmax())
                if usual and int((forms == usual).sum()) >= share * len(forms):
                    tells, _ = self.kinds(self._through[part][usual - 1 : usual])
                    if any_word or tells[0]:
                        return True
        return False

    def rows_with(self, ids: Sequence[int]) -> Numbers:
        """The rows that have a sequence of forms, each once, in order."""
        if not ids or min(ids) < 0:
            return _NOTHING
        return self.find(np.array([ids], np.int64)).rows(0)

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


class Places:
    """The places of some sequences of forms. The order of places is that of `DEPTH` forms: of longer ones only these
    are counted.
    """

    def __init__(
        self,
        arrays: Sequence[FormArrays],
        first_row: Numbers,
        lengths: Numbers,
        found: Sequence[tuple[Numbers, Numbers, Numbers]],
    ) -> None:
        """`found` is by part: the sequences as the part numbers its forms, where their places begin and end."""
        self._arrays = arrays
        self._first_row = first_row
        self._lengths = lengths
        self._found = found

    @property
    def sizes(self) -> Numbers:
        """How many places each has."""
        sizes: Numbers = sum((high - low for _, low, high in self._found), np.zeros(len(self._lengths), np.int64))
        return sizes

    def rows(self, line: int) -> Numbers:
        """The rows that have one of them, each once, in order."""
        size = int(self._lengths[line])
        found = [_NOTHING]
        for arrays, (wanted, low, high), base in zip(self._arrays, self._found, self._first_row.tolist(), strict=False):
            places = arrays.order[low[line] : high[line]].astype(np.int64)
            for ahead in range(DEPTH, size):
                following = np.minimum(places + ahead, len(arrays.text) - 1)
                places = places[arrays.text[following] == wanted[line, ahead]]
            starts = arrays.row_start
            found.append(once(starts.searchsorted(places.astype(starts.dtype), side="right") - 1) + base)
        return np.concatenate(found)

    def beside(self, line: int) -> Iterator[tuple[int, NDArray[np.uint32], NDArray[np.uint32]]]:
        """Part by part (its place), what stands before and after some of the places of one: forms plus one, or 0."""
        size = int(self._lengths[line])
        for part, (arrays, (_, low, high)) in enumerate(zip(self._arrays, self._found, strict=True)):
            places = arrays.order[low[line] : high[line]][:_PLACES].astype(np.int64)
            last = len(arrays.text) - 1
            # The text ends with a 0, which is what stands before its first form.
            yield part, arrays.text[places - 1], arrays.text[np.minimum(places + size, last)]


def _edges(arrays: FormArrays, wanted: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Where the places of some sequences begin and end in the order: by one binary search for all of them.

    `wanted` are forms plus one as the part has them, zeros fill the lines up; a line of no length has no place.
    """
    text, order = arrays.text, arrays.order
    count = len(wanted)
    width = min(wanted.shape[1], DEPTH)
    sought = np.concatenate([wanted[:, :width]] * 2)
    within = np.arange(width) < np.tile(np.minimum(lengths, width), 2)[:, None]
    after = np.arange(2 * count) >= count
    low, high = np.zeros(2 * count, np.int64), np.full(2 * count, len(order), np.int64)
    lines = np.arange(2 * count)
    last = len(text) - 1
    for _ in range(len(order).bit_length()):
        middle = (low + high) >> 1
        places = order[np.minimum(middle, len(order) - 1)].astype(np.int64)
        theirs = text[np.minimum(places[:, None] + np.arange(width), last)].astype(np.int64)
        differs = (theirs != sought) & within
        first = differs.argmax(axis=1)
        less = np.where(differs[lines, first], theirs[lines, first] < sought[lines, first], after)
        up = less & (low < high)
        low, high = np.where(up, middle + 1, low), np.where(up, high, middle)
    begin = np.where(lengths > 0, low[:count], 0)
    return begin, np.where(lengths > 0, low[count:], begin)


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
        self._distinct: tuple[NDArray[np.bool_] | None, NDArray[np.bool_]] | None = None

    def __len__(self) -> int:
        return len(self.unit)

    def distinct(self, counts: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
        """Which units are the first of those with the same pair of texts, among all or those that count."""
        if self._distinct is None or self._distinct[0] is not counts:
            units = np.arange(len(self)) if counts is None else np.flatnonzero(counts)
            order = units[np.argsort(self.pair[units], kind="stable")]
            first = np.zeros(len(self), bool)
            fresh = np.ones(len(order), bool)
            fresh[1:] = self.pair[order[1:]] != self.pair[order[:-1]]
            first[order[fresh]] = True
            self._distinct = counts, first
        return self._distinct[1]

    def reverse(self) -> Columns:
        """The same from the other side."""
        other = copy(self)
        other.source, other.target = self.target, self.source
        return other

    def place(self, unit: int) -> tuple[int, int]:
        """(part, number in it) of a unit."""
        at = int(self.first_unit.searchsorted(unit, side="right")) - 1
        return self.parts[at], int(self.unit[unit])
