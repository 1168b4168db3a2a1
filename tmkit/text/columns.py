"""The tokens of many texts at once, as words and as numbers: what an index is built from.

No token reaches beyond a space, save a number with spaced groups. So the texts are split at spaces, each distinct run
between two spaces is cut once, by the code that cuts a single text, and the rows are put together from what the runs
gave. Neighbours in which a number may go on are cut as one. With polars (the extra `bulk`) the texts are split and
the distinct runs found faster; the answers are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tmkit.text.folding import fold, fold_text
from tmkit.text.tokens import folded_words, opening

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROWS_AT_ONCE = 1 << 16
# The runs remembered are bounded, in number and in length, whatever the texts.
_MOST_RUNS = 1 << 21
_LONGEST_KEPT = 64

# What a run may do beside its neighbours, as bits; the last: it has an `à` that may open the text, or one may follow.
_EMPTY, _ENDS_IN_DIGIT, _BEGINS_GROUP, _MAY_OPEN = 1, 2, 4, 8


# A run's bits, and the numbers of its words.
_Entry: TypeAlias = tuple[int, ...]


class Numbered(NamedTuple):
    """Texts as word numbers: `ids` of all texts one after another, `lengths` of each text in tokens, `words` by number.

    Words are numbered in order of first use.
    """

    ids: NDArray[np.uint32]
    lengths: NDArray[np.int64]
    words: list[str]


class _Numbers(dict[str, int]):
    """Gives each new key the next number; `keys_in_order` are the keys by number."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_in_order: list[str] = []

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        self.keys_in_order.append(key)
        return number


class _Runs:
    """What each distinct run between spaces gives: the numbers of its words, and its bits."""

    def __init__(self) -> None:
        self.words = _Numbers()
        self._known: dict[str, _Entry] = {}

    def look_up(self, runs: Iterable[str]) -> list[_Entry]:
        """The entry of each run."""
        if len(self._known) > _MOST_RUNS:
            self._known.clear()
        get = self._known.get
        return [get(run) or self._cut(run) for run in runs]

    def _cut(self, run: str) -> _Entry:
        # What cannot be printed may be white space.
        folded = fold(run) if run.isprintable() else fold_text(run)
        found = folded_words(folded)
        words = self.words
        entry = (_bits(folded, found), *[words[word] for word in found])
        if len(run) <= _LONGEST_KEPT:
            self._known[run] = entry
        return entry


def _bits(folded: str, words: Sequence[str]) -> int:
    if not folded:
        return _EMPTY
    bits = 0
    if folded[0].isdecimal() and folded[:3].isdecimal() and len(folded) >= 3 and not folded[3:4].isdecimal():
        bits = _BEGINS_GROUP
    if folded[-1].isdecimal():
        bits |= _ENDS_IN_DIGIT
    if not words[0][0].isalnum() or words[0] == "à":
        bits |= _MAY_OPEN
    return bits


def numbered(texts: Iterable[str]) -> Numbered:
    """The normalised tokens of many texts as numbers of words."""
    import numpy as np

    runs = _Runs()
    ids: list[NDArray[np.uint32]] = []
    lengths: list[NDArray[np.int64]] = []
    numbers = _FirstUse()
    remaining = iter(texts)
    while block := list(islice(remaining, _ROWS_AT_ONCE)):
        given, counts = _rows(block, runs)
        ids.append(numbers.renumber(given, len(runs.words)))
        lengths.append(counts)
    return Numbered(
        np.concatenate(ids) if ids else np.empty(0, np.uint32),
        np.concatenate(lengths) if lengths else np.empty(0, np.int64),
        numbers.in_order(runs.words.keys_in_order),
    )


def _rows(texts: list[str], runs: _Runs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The word numbers of some texts one after another, and how many each has."""
    import numpy as np

    codes, counts, distinct = _split(texts)
    entries = runs.look_up(distinct)
    bits = np.fromiter(map(itemgetter(0), entries), np.uint8, len(entries))
    empty = (bits & _EMPTY) != 0
    if empty.any():
        kept = ~empty[codes]
        codes, counts = codes[kept], _sums(kept, counts)
    grouped = _grouped(bits[codes], counts)
    if grouped:
        joined = [" ".join([distinct[code] for code in codes[first:end].tolist()]) for first, end in grouped]
        entries += runs.look_up(joined)
        kept = np.ones(len(codes), bool)
        for number, (first, end) in enumerate(grouped, len(distinct)):
            codes[first] = number
            kept[first + 1 : end] = False
        codes, counts = codes[kept], _sums(kept, counts)
        bits = np.fromiter(map(itemgetter(0), entries), np.uint8, len(entries))
    ids, lengths = _put_together(entries, codes, counts)

    filled = np.flatnonzero(counts)
    first = bits[codes[(np.cumsum(counts) - counts)[filled]]]
    starts = np.cumsum(lengths) - lengths
    words = runs.words.keys_in_order
    for row in filled[(first & _MAY_OPEN) != 0].tolist():
        start = int(starts[row])
        place = opening(words[number] for number in ids[start : start + int(lengths[row])].tolist())
        if place is not None:
            ids[start + place] = runs.words["a"]
    return ids, lengths


def _put_together(
    entries: list[_Entry], codes: NDArray[np.int64], counts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The word numbers that these runs give one after another, and how many each row of `counts` runs has."""
    import numpy as np

    sizes = np.fromiter(map(len, entries), np.int64, len(entries))
    flat = np.fromiter(chain.from_iterable(entries), np.int64, int(sizes.sum()))
    first = np.cumsum(sizes) - sizes + 1  # after the bits
    taken = (sizes - 1)[codes]
    # Each word's place in `flat` is its place in the answer, and what its run's place there is ahead or behind.
    shifts = first[codes] - (np.cumsum(taken) - taken)
    return flat[np.arange(taken.sum()) + np.repeat(shifts, taken)], _sums(taken, counts)


def _grouped(bits: NDArray[np.uint8], counts: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The stretches of runs, as ranges, within a row, in which a number may go on from run to run."""
    import numpy as np

    ends = np.cumsum(counts)
    pairs = np.flatnonzero(((bits[:-1] & _ENDS_IN_DIGIT) != 0) & ((bits[1:] & _BEGINS_GROUP) != 0))
    pairs = pairs[pairs + 1 < ends[np.searchsorted(ends, pairs, side="right")]]
    if not len(pairs):
        return []
    last = np.flatnonzero(np.diff(pairs, append=pairs[-1] + 2) > 1)
    first = np.concatenate(([0], last[:-1] + 1))
    return list(zip(pairs[first].tolist(), (pairs[last] + 2).tolist(), strict=True))


def _sums(values: NDArray[Any], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of each stretch of the values, `counts` long; 0 for none."""
    import numpy as np

    totals = np.concatenate(([0], np.cumsum(values, dtype=np.int64)))
    ends = np.cumsum(counts)
    sums: NDArray[np.int64] = totals[ends] - totals[ends - counts]
    return sums


def _split(texts: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
    """The runs between spaces as numbers, how many each text has, and the distinct runs by number."""
    import numpy as np

    with suppress(ImportError, UnicodeError):  # a lone surrogate is no UTF-8
        return _split_with_polars(texts)
    numbers = _Numbers()
    codes: list[int] = []
    counts = []
    for text in texts:
        size = len(codes)
        codes += map(numbers.__getitem__, text.split(" "))
        counts.append(len(codes) - size)
    return np.array(codes, np.int64), np.array(counts, np.int64), numbers.keys_in_order


def _split_with_polars(texts: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
    import numpy as np
    import polars as pl

    lists = pl.Series(texts, dtype=pl.String).str.split(" ")
    runs = lists.explode()
    numbers = runs.cast(pl.Categorical).to_physical().to_numpy()
    # Categories may be numbered for the whole process: number those of these texts anew.
    place = np.full(int(numbers.max()) + 1, -1, np.int64)
    place[numbers] = np.arange(len(numbers))
    found = np.flatnonzero(place >= 0)
    distinct = runs.gather(place[found]).to_list()
    place[found] = np.arange(len(found))
    return place[numbers], lists.list.len().to_numpy().astype(np.int64), distinct


class _FirstUse:
    """Numbers words in order of first use, whatever numbers they were given when their runs were cut."""

    def __init__(self) -> None:
        import numpy as np

        self._final: NDArray[np.int64] = np.empty(0, np.int64)
        self._order: list[int] = []

    def renumber(self, ids: NDArray[np.int64], words: int) -> NDArray[np.uint32]:
        """The numbers of the next texts; `words` is how many words have been given a number by now."""
        import numpy as np

        if words > len(self._final):
            more = np.full(max(words, 2 * len(self._final)) - len(self._final), -1, np.int64)
            self._final = np.concatenate((self._final, more))
        given = self._final[ids]
        missing = ids[given < 0]
        if len(missing):
            new, place = np.unique(missing, return_index=True)
            new = new[np.argsort(place)]
            self._final[new] = np.arange(len(self._order), len(self._order) + len(new))
            self._order += new.tolist()
            given = self._final[ids]
        return given.astype(np.uint32)

    def in_order(self, words: Sequence[str]) -> list[str]:
        """The words that were used, by number."""
        return [words[number] for number in self._order]
