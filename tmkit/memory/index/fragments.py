"""The longest passages of a query that stand in the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from tmkit.memory.index.suffixes import DEPTH, Sought


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `start` to `start + size` of a query, which stand together in `places` places of the memory's texts.

    `rows` are some of the rows that have it: (part, row, which of its tokens the passage begins with).
    """

    start: int
    size: int
    places: int
    rows: tuple[tuple[int, int, int], ...]


def passages(parts: Sequence[tuple[int, Sought]], content: Sequence[bool], least: int, most_rows: int) -> list[Passage]:
    """Every passage with at least so many content words that is part of no longer one.

    `parts` are the number of each part and the query in it, `content` tells which of the query's words count.
    """
    n = len(content) if parts else 0
    reach = [max(sizes) for sizes in zip(*(sought.reach for _, sought in parts), strict=True)]
    counted = list(accumulate(content, initial=0))
    found: list[Passage] = []
    start = covered = 0
    while start < n:
        end = start + max(reach[start] if reach[start] < DEPTH else sought.extent(start) for _, sought in parts)
        if end > covered:
            if counted[end] - counted[start] >= least:
                found.append(_passage(parts, start, end - start, most_rows))
            covered = end
        start = _next_start(parts, reach, start + 1, covered)
    return found


def _next_start(parts: Sequence[tuple[int, Sought]], reach: list[int], start: int, covered: int) -> int:
    """The first position from which a passage goes on to the word at `covered`.

    If one does from some position, then so does a shorter one from every later position: the ends never go back.
    """
    n = len(reach)
    if covered >= n:
        return n
    near = max(covered - DEPTH + 1, start)  # from here on `reach` tells
    if near > start and reach[near] == DEPTH:
        low, high = start, near
        while low < high:
            middle = (low + high) // 2
            if any(len(sought.places(middle, covered + 1 - middle)) for _, sought in parts):
                high = middle
            else:
                low = middle + 1
        return low
    return next((i for i in range(near, covered) if i + reach[i] > covered), max(start, covered))


def _passage(parts: Sequence[tuple[int, Sought]], start: int, size: int, most_rows: int) -> Passage:
    count = 0
    rows: list[tuple[int, int, int]] = []
    for part, sought in parts:
        places = sought.places(start, size)
        count += int(sought.uses(sought.rows_of(places)[0]).sum())
        if len(places) > most_rows:
            places = np.partition(places, most_rows)[:most_rows]
        found, tokens = sought.rows_of(np.sort(places))
        rows += [(part, row, token) for row, token in zip(found.tolist(), tokens.tolist(), strict=True)]
    return Passage(start, size, count, tuple(rows[:most_rows]))
