"""The rows that have the words of a pattern, in order. It needs no index of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import ESCAPE, Ints, once, pair_keys, ranges, starts_of
from tmkit.memory.index.rows import Rows
from tmkit.memory.index.word_pattern import ACCENTED, OPENING, WordPattern, word_expression
from tmkit.model import InputError

_CHUNK = 20_000  # rows at a time
_ROW_BEGIN, _OTHER, _FIRST = 1, 0, 2  # bytes that stand for tokens
_READ = 20  # reading a row costs as much as so many rows of a list
_ALL = 2  # merging so many times as many entries of lists as there are rows costs as much as reading all rows
_PAIRS = 16  # lists of pairs that are worth merging


class Vocabulary:
    """The words of one language of a part, to be searched by how they are spelled."""

    def __init__(self, rows: Rows) -> None:
        a = rows.arrays
        starts = a.word_text_start.astype(np.int64)
        self._line_starts = starts[:-1] + np.arange(1, len(starts))
        lines = np.full(int(starts[-1]) + len(starts), ord("\n"), np.uint8)
        lines[ranges(self._line_starts, np.diff(starts))] = a.word_text
        self._lines = lines.tobytes()

    def single_characters(self) -> dict[int, str]:
        """The words of one character, by number."""
        sought = re.compile(rb"\n((?:[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+))(?=\n)")
        found = {match.start() + 1: match[1].decode("utf-8", "surrogatepass") for match in sought.finditer(self._lines)}
        numbers = self._line_starts.searchsorted(np.array(list(found), np.int64)).tolist()
        return {n: text for n, text in zip(numbers, found.values(), strict=True) if len(text) == 1}

    def matching(self, expression: str) -> NDArray[np.int64]:
        """The numbers of the words that an expression, which matches no line break, matches whole."""
        sought = re.compile(rb"\n" + expression.encode("utf-8", "surrogatepass") + rb"(?=\n)")
        return self._line_starts.searchsorted(
            np.array([match.start() + 1 for match in sought.finditer(self._lines)], np.int64)
        )


def rows_with(rows: Rows, vocabulary: Vocabulary, pattern: WordPattern) -> Ints:
    """The rows that have the groups of a pattern, each word next to the other, in order."""
    opening = _opening(rows, vocabulary) if any(ACCENTED in group for group in pattern.groups) else None
    asked = [[_numbers(rows, vocabulary, word) for word in group] for group in pattern.groups]
    accented = [
        place for place, word in enumerate(word for group in pattern.groups for word in group) if word == ACCENTED
    ]
    drawn = asked
    if opening is not None:
        drawn = [
            [
                np.append(numbers, opening.number) if word == ACCENTED else numbers
                for word, numbers in zip(words, group, strict=True)
            ]
            for words, group in zip(pattern.groups, asked, strict=True)
        ]
    if any(not len(numbers) for group in drawn for numbers in group):
        return np.zeros(0, np.uint32)
    found, sure = _with_all(rows, drawn)
    if sure and opening is None and len(asked) == 1 and len(asked[0]) == 1:
        return found
    return _in_order(rows, found, asked, opening, accented)


def rows_with_part(rows: Rows, vocabulary: Vocabulary, run: str) -> Ints:
    """The rows that have a word in which some letters stand."""
    numbers = vocabulary.matching(r"[^\n]*" + re.escape(run) + r"[^\n]*")
    return _merged([_list(rows, number) for number in numbers.tolist()])


def _numbers(rows: Rows, vocabulary: Vocabulary, word: str) -> NDArray[np.int64]:
    if "*" in word:
        return vocabulary.matching(word_expression(word))
    return np.array([number for number in rows.word_ids([word]) if number >= 0], np.int64)


def _list(rows: Rows, number: int) -> Ints:
    a = rows.arrays
    return a.word_rows[a.word_start[number] : a.word_start[number + 1]]


def _merged(lists: list[Ints]) -> Ints:
    if not lists:
        return np.zeros(0, np.uint32)
    return lists[0] if len(lists) == 1 else once(np.concatenate(lists))


def _with_all(rows: Rows, asked: list[list[NDArray[np.int64]]]) -> tuple[Ints, bool]:
    """(rows with all the words, or, where reading them is cheaper than another list, with the rarest, or all; whether
    they surely have the rarest).

    Two words next to each other have a list of their own (of their pair's bucket: some rows too many).
    """
    a = rows.arrays
    lists: list[tuple[int, list[tuple[bool, int]]]] = []
    for group in asked:
        for i, numbers in enumerate(group):
            if i + 1 < len(group) and len(numbers) * len(group[i + 1]) <= _PAIRS:
                first, second = np.repeat(numbers, len(group[i + 1])), np.tile(group[i + 1], len(numbers))
                keys = pair_keys(first, second, len(a.pair_start) - 1)
                pairs = int((a.pair_start[keys + 1].astype(np.int64) - a.pair_start[keys]).sum())
                lists.append((pairs, [(True, key) for key in keys.tolist()]))
            cost = int((a.word_start[numbers + 1].astype(np.int64) - a.word_start[numbers]).sum())
            lists.append((cost, [(False, number) for number in numbers.tolist()]))
    lists.sort(key=lambda item: item[0])
    cost, named = lists[0]
    if cost > _ALL * a.row_count:
        return np.arange(a.row_count, dtype=np.uint32), False
    found = _union(rows, named)
    for cost, named in lists[1:]:
        if cost > _READ * len(found):
            break
        found = _both(found, _union(rows, named))
    return found, True


def _union(rows: Rows, named: list[tuple[bool, int]]) -> Ints:
    """The rows of several lists, each of a word or of a pair's bucket."""
    return _merged([_pair(rows, number) if is_pair else _list(rows, number) for is_pair, number in named])


def _pair(rows: Rows, key: int) -> Ints:
    a = rows.arrays
    return a.pair_rows[a.pair_start[key] : a.pair_start[key + 1]]


def _both(few: Ints, many: Ints) -> Ints:
    if len(few) > len(many):
        few, many = many, few
    if not len(few):
        return few
    at = np.minimum(many.searchsorted(few), len(many) - 1)
    shared: Ints = few[many[at] == few]
    return shared


def _in_order(
    rows: Rows, found: Ints, asked: list[list[NDArray[np.int64]]], opening: _Opening | None, accented: list[int]
) -> Ints:
    """Of some rows those that have the groups in order.

    Each token becomes a byte that says which words of the pattern it may be. One expression over these bytes then reads
    each row once: it takes each group at the first place after the one before (no other could do better) for good.
    """
    code = _Code([numbers for group in asked for numbers in group])
    if opening is not None:
        opening = replace(opening, code=code.kind(code.may_be.get(opening.number, set()).union(accented)))
    expression = re.compile(b"\x01" + code.expression([len(group) for group in asked]))
    coder = _Coder(rows, code, opening)
    kept = []
    for begin in range(0, len(found), _CHUNK):
        chunk = found[begin : begin + _CHUNK]
        coded, starts = coder.coded(chunk)
        hits = np.array([match.start() for match in expression.finditer(coded)], np.int64)
        kept.append(chunk[starts.searchsorted(hits)])
    return np.concatenate(kept) if kept else found


class _Code:
    """The bytes that stand for tokens: each for a set of words of the pattern (by place) that the token may be."""

    def __init__(self, asked: list[NDArray[np.int64]]) -> None:
        self.may_be: dict[int, set[int]] = {}
        for place, numbers in enumerate(asked):
            for number in numbers.tolist():
                self.may_be.setdefault(number, set()).add(place)
        self._kinds: dict[frozenset[int], int] = {}
        self.numbers = np.array(sorted(self.may_be), np.int64)
        self.codes = np.array([self.kind(self.may_be[number]) for number in self.numbers.tolist()], np.uint8)

    def kind(self, places: set[int]) -> int:
        """The byte for a set of words. Raises InputError where there are too many sets."""
        code = self._kinds.setdefault(frozenset(places), len(self._kinds) + _FIRST)
        if code > 255:
            raise InputError("too many words with '*' overlap in the pattern; leave some out")
        return code

    def expression(self, sizes: list[int]) -> bytes:
        """What finds groups of so many words, one after another."""
        places = iter(range(sum(sizes)))
        groups = [b"".join([self._class(next(places)) for _ in range(size)]) for size in sizes]
        return b"".join([rb"(?>[^\x01]*?" + group + b")" for group in groups])

    def _class(self, place: int) -> bytes:
        return b"[" + b"".join([b"\\x%02x" % code for kind, code in self._kinds.items() if place in kind]) + b"]"


@dataclass(frozen=True, slots=True)
class _Opening:
    """The word that an accented one becomes where it opens a text, what may stand before it, and its byte there."""

    number: int
    before: NDArray[np.bool_]  # by word number: is it no letter and no digit?
    code: int = _OTHER


def _opening(rows: Rows, vocabulary: Vocabulary) -> _Opening | None:
    (number,) = rows.word_ids([OPENING])
    if number < 0:
        return None
    before = np.zeros(rows.arrays.word_count, bool)
    before[[mark for mark, character in vocabulary.single_characters().items() if not character.isalnum()]] = True
    return _Opening(number, before)


class _Coder:
    """Turns rows to bytes, each row begun by a mark."""

    def __init__(self, rows: Rows, code: _Code, opening: _Opening | None) -> None:
        self._rows = rows
        common = int(code.numbers.searchsorted(ESCAPE))
        self._table = np.zeros(ESCAPE + 1, np.uint8)
        self._table[code.numbers[:common]] = code.codes[:common]
        self._rare, self._rare_codes = code.numbers[common:], code.codes[common:]
        self._opening = opening

    def coded(self, chunk: Ints) -> tuple[bytes, NDArray[np.int64]]:
        """(the bytes, where each row's mark is)."""
        a = self._rows.arrays
        begins = a.offsets[chunk].astype(np.int64)
        lengths = a.offsets[chunk + np.uint32(1)].astype(np.int64) - begins
        places = ranges(begins, lengths)
        flat = a.tokens[places]
        codes: NDArray[Any] = self._table[flat]
        if len(self._rare):
            at = np.flatnonzero(flat == ESCAPE)
            ids = a.ids_at(places[at]).astype(np.int64)
            nearest = np.minimum(self._rare.searchsorted(ids), len(self._rare) - 1)
            codes[at] = np.where(self._rare[nearest] == ids, self._rare_codes[nearest], _OTHER)
        if self._opening is not None:
            codes[_opens(a.ids_at(places), lengths, self._opening)] = self._opening.code
        starts = np.cumsum(lengths + 1) - (lengths + 1)
        coded = np.empty(len(codes) + len(chunk), np.uint8)
        inside = np.ones(len(coded), bool)
        inside[starts] = False
        coded[starts] = _ROW_BEGIN
        coded[inside] = codes
        return coded.tobytes(), starts


def _opens(ids: Ints, lengths: NDArray[np.int64], opening: _Opening) -> NDArray[np.int64]:
    """Where the tokens of rows, one after another, are the word in question with no letter or digit before it."""
    spoken = starts_of((~opening.before[ids]).view(np.uint8))
    at = np.flatnonzero(ids == opening.number)
    first = np.repeat(np.cumsum(lengths) - lengths, lengths)[at]
    opens: NDArray[np.int64] = at[spoken[at] == spoken[first]]
    return opens
