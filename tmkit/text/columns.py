"""The tokens of many texts at once, as words and as numbers: what an index is built from.

No token reaches beyond a space, save a number with spaced groups. So the texts are split at spaces, each distinct run
between two spaces is cut once, by the code that cuts a single text, and the rows are put together from what the runs
gave. The rows in which a number may go on beyond a space are cut as a whole. With polars (the extra `bulk`) the
splitting and the counting of runs are faster; the answers are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from tmkit.text.folding import fold_text
from tmkit.text.tokens import folded_words, opening, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROWS_AT_ONCE = 1 << 16
# The runs remembered are bounded, in number and in length, whatever the texts.
_MOST_RUNS = 1 << 21
_LONGEST_KEPT = 64

# What a run may do beside its neighbours, as bits.
_EMPTY, _ENDS_IN_DIGIT, _BEGINS_GROUP, _ONLY_MARKS, _OPENS_WITH_A, _HIDES_A = 1, 2, 4, 8, 16, 32


class Numbered(NamedTuple):
    """Texts as word numbers: `ids` of all texts one after another, `lengths` of each text in tokens, `words` by number.

    Words are numbered in order of first use.
    """

    ids: NDArray[np.uint32]
    lengths: NDArray[np.int64]
    words: list[str]


class _Numbers(dict[str, int]):
    """Gives each new key the next number."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class _Runs:
    """What each distinct run between spaces gives: the numbers of its words, and its bits."""

    def __init__(self) -> None:
        self.words = _Numbers()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def look_up(self, runs: Iterable[str]) -> list[tuple[tuple[int, ...], int]]:
        """The entry of each run."""
        if len(self._known) > _MOST_RUNS:
            self._known.clear()
        get = self._known.get
        return [get(run) or self._cut(run) for run in runs]

    def numbers(self, words: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these words."""
        return tuple(map(self.words.__getitem__, words))

    def _cut(self, run: str) -> tuple[tuple[int, ...], int]:
        folded = fold_text(run)
        found = folded_words(folded)
        entry = self.numbers(found), _bits(folded, found)
        if len(run) <= _LONGEST_KEPT:
            self._known[run] = entry
        return entry


def _bits(folded: str, words: Sequence[str]) -> int:
    if not folded:
        return _EMPTY
    bits = _ENDS_IN_DIGIT if folded[-1].isdecimal() else 0
    if len(folded) >= 3 and folded[:3].isdecimal() and not folded[3:4].isdecimal():
        bits |= _BEGINS_GROUP
    place = opening(words)
    if place is not None:
        bits |= _HIDES_A if place else _OPENS_WITH_A
    elif not any(map(str.isalnum, folded)):
        bits |= _ONLY_MARKS
    return bits


def token_lists(texts: Sequence[str]) -> list[list[str]]:
    """The normalised tokens of each text."""
    return [tokens(text) for text in texts]


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
        numbers.in_order(list(runs.words)),
    )


def _rows(texts: list[str], runs: _Runs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The word numbers of some texts one after another, and how many each has."""
    import numpy as np

    codes, counts, distinct = _split(texts)
    entries = runs.look_up(distinct)
    bits_of = np.fromiter((bits for _, bits in entries), np.uint8, len(entries))
    bits = bits_of[codes]
    if (bits_of & _EMPTY).any():
        kept = (bits & _EMPTY) == 0
        counts = _sums(kept, counts)
        codes, bits = codes[kept], bits[kept]

    ends = np.cumsum(counts)
    starts = ends - counts
    filled = np.flatnonzero(counts)
    first = bits[starts[filled]]
    grouped = np.flatnonzero((bits[:-1] & _ENDS_IN_DIGIT).astype(bool) & (bits[1:] & _BEGINS_GROUP).astype(bool))
    grouped_rows = np.searchsorted(ends, grouped, side="right")
    grouped_rows = grouped_rows[grouped + 1 < ends[grouped_rows]]
    whole = np.union1d(grouped_rows, filled[(first & (_ONLY_MARKS | _HIDES_A)) != 0])
    opened = np.setdiff1d(filled[(first & _OPENS_WITH_A) != 0], whole, assume_unique=True)
    if len(whole):
        # The first run of such a row stands for all of it.
        kept = np.ones(len(codes), bool)
        for row in whole.tolist():
            kept[starts[row] + 1 : ends[row]] = False
            codes[starts[row]] = len(entries)
            entries.append((runs.numbers(tokens(texts[row])), 0))
        counts = _sums(kept, counts)
        codes = codes[kept]

    sizes = np.fromiter((len(words) for words, _ in entries), np.int64, len(entries))
    flat = np.fromiter(chain.from_iterable(words for words, _ in entries), np.int64, int(sizes.sum()))
    taken = sizes[codes]
    lengths = _sums(taken, counts)
    before = np.cumsum(sizes) - sizes
    ids = flat[np.arange(taken.sum()) + np.repeat(before[codes] - (np.cumsum(taken) - taken), taken)]
    if len(opened):
        ids[(np.cumsum(lengths) - lengths)[opened]] = runs.words["a"]
    return ids, lengths


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
    return np.array(codes, np.int64), np.array(counts, np.int64), list(numbers)


def _split_with_polars(texts: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
    import numpy as np
    import polars as pl

    lists = pl.Series(texts, dtype=pl.String).str.split(" ")
    runs = lists.explode().cast(pl.Categorical)
    distinct = runs.unique()
    # Categories may be numbered for the whole process: number those of these texts anew.
    numbers = distinct.to_physical().to_numpy()
    table = np.zeros(int(numbers.max()) + 1, np.int64)
    table[numbers] = np.arange(len(numbers))
    return (
        table[runs.to_physical().to_numpy()],
        lists.list.len().to_numpy().astype(np.int64),
        distinct.cast(pl.String).to_list(),
    )


class _FirstUse:
    """Numbers words in order of first use, whatever numbers they were given when their runs were cut."""

    def __init__(self) -> None:
        import numpy as np

        self._final: NDArray[np.int64] = np.empty(0, np.int64)
        self._used = 0

    def renumber(self, ids: NDArray[np.int64], words: int) -> NDArray[np.uint32]:
        """The numbers of the next texts; `words` is how many words there are by now."""
        import numpy as np

        final = np.full(words, -1, np.int64)
        final[: len(self._final)] = self._final
        new = np.flatnonzero(final[ids] < 0)
        # Of several places given for a word, the last assignment stays: the first place.
        place = np.full(words, -1, np.int64)
        place[ids[new][::-1]] = new[::-1]
        found = np.flatnonzero(place >= 0)
        final[found[np.argsort(place[found])]] = np.arange(self._used, self._used + len(found))
        self._used += len(found)
        self._final = final
        return final[ids].astype(np.uint32)

    def in_order(self, words: Sequence[str]) -> list[str]:
        """The words that were used, by number."""
        import numpy as np

        used = np.flatnonzero(self._final >= 0)
        return [words[number] for number in used[np.argsort(self._final[used])].tolist()]
