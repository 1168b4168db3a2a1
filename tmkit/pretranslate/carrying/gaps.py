"""A stretch between passages that kept their place: what of it became what, in order, with splits and merges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tmkit.pretranslate.carrying.likeness import CHANGED, Wording, likeness

JOINED = 0.05
"""How much likelier two sentences together must be than one of them alone."""

_MOST_CELLS = 1_600
_BAND = 25  # sentences that a long stretch may be out of step by


class Run(NamedTuple):
    """Sentences of the earlier version and what became of them: places in order, at least one on each side."""

    old: tuple[int, ...]
    new: tuple[int, ...]


_SHAPES = ((1, 1), (1, 2), (2, 1))


def gain(old: Wording, new: Wording, parts: int) -> float:
    """What it is worth to say that one passage became the other, one of them in so many parts; none: 0."""
    least = CHANGED + JOINED * (parts - 1)
    found = likeness(old, new, in_place=parts == 1, least=least)
    return (found - least + 0.01) * (old.size + new.size) if found >= least else 0.0


def runs_between(
    old: Mapping[int, Wording], new: Mapping[int, Wording], first: Sequence[int], second: Sequence[int]
) -> Iterator[Run]:
    """The best way, in order, from the sentences `first` of the earlier version to those of `second`.

    Two long stretches are taken to go side by side.
    """
    rows, columns = len(first), len(second)
    if not rows or not columns:
        return
    band = max(rows, columns) if rows * columns <= _MOST_CELLS else _BAND + columns // rows
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    steps: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
    for row in range(rows + 1):
        middle = row * columns // rows
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            found, step = 0.0, (0, 0)
            for back in ((1, 0), (0, 1)):
                value = best[row - back[0]].get(column - back[1], -1.0) if row >= back[0] else -1.0
                if value > found or (value == found and step == (0, 0)):
                    found, step = value, back
            for shape in _SHAPES:
                value = best[row - shape[0]].get(column - shape[1], -1.0) if row >= shape[0] else -1.0
                if value < 0.0 or column < shape[1]:
                    continue
                worth = gain(
                    joined(old, first[row - shape[0] : row]),
                    joined(new, second[column - shape[1] : column]),
                    max(shape),
                )
                if worth > 0.0 and value + worth > found:
                    found, step = value + worth, shape
            best[row][column], steps[row][column] = found, step
    yield from reversed(list(_walked(steps, first, second)))


def _walked(steps: Sequence[dict[int, tuple[int, int]]], first: Sequence[int], second: Sequence[int]) -> Iterator[Run]:
    row, column = len(first), len(second)
    while row or column:
        back = steps[row][column]
        if all(back):
            yield Run(tuple(first[row - back[0] : row]), tuple(second[column - back[1] : column]))
        row, column = row - back[0], column - back[1]


def joined(wordings: Mapping[int, Wording], places: Sequence[int]) -> Wording:
    """Some sentences as one passage."""
    found = wordings[places[0]]
    for place in places[1:]:
        found += wordings[place]
    return found
