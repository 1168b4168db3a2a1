"""The rows of a review put in order, and what is wrong with them said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from tmkit.align.beads import Bead
from tmkit.model import InputError


class Place(NamedTuple):
    """A row: its line in the file, the number it had, its sentences of either side (None: none), and its bead."""

    line: int
    number: float
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    bead: Bead


def ordered(places: Sequence[Place], name: str, sizes: tuple[int, int]) -> list[tuple[Place, tuple[int, int]]]:
    """The rows in the order of the documents, each with where it begins on either side.

    `sizes` are the sentences of each side. Rows without a counterpart stand where their own side puts them; where two
    of them could change places, the numbers that they had decide. Raises InputError, with the row, for a sentence that
    is in no row or in two, and for rows that cross.
    """
    by_source = _starts(places, 0, name, sizes[0])
    by_target = _starts(places, 1, name, sizes[1])
    found: list[tuple[Place, tuple[int, int]]] = []
    i = j = 0
    for _ in places:
        here, there = by_source.get(i), by_target.get(j)
        if here is not None and here.target is not None:
            if here.target[0] == j:
                there = here  # a bead of both sides
            elif there is None or there.source is not None:
                _crossing(here, there, name)
            else:
                here = None
        elif there is not None and there.source is not None:
            if here is None:
                _crossing(there, here, name)
            there = None
        if here is not None and there is not None and here is not there:
            here, there = (here, None) if here.number <= there.number else (None, there)
        place = here or there
        assert place is not None, "every sentence is in one row"
        found.append((place, (i, j)))
        i = place.source[1] if place.source else i
        j = place.target[1] if place.target else j
    return found


def _starts(places: Sequence[Place], side: int, name: str, size: int) -> dict[int, Place]:
    """The rows by their first sentence of a side, every sentence being in exactly one."""
    which, letter = (("source", "s"), ("target", "t"))[side]
    owners: list[int] = [0] * size
    starts: dict[int, Place] = {}
    for place in places:
        bounds = (place.source, place.target)[side]
        if bounds is None:
            continue
        if bounds[1] > size:
            message = f"{letter}{bounds[1]} is no {which} sentence, the document has {size}: correct the row"
            raise InputError(message, file=name, line=place.line)
        for number in range(*bounds):
            if owners[number]:
                message = (
                    f"{which} sentence {letter}{number + 1} is also in row {owners[number]}: leave it in one of the two"
                )
                raise InputError(message, file=name, line=place.line)
            owners[number] = place.line
        starts[bounds[0]] = place
    try:
        missing = owners.index(0)
    except ValueError:
        return starts
    near = f" (the sentence before is in row {owners[missing - 1]})" if missing else ""
    raise InputError(
        f"{which} sentence {letter}{missing + 1} is in no row{near}: add it to a row, or give it "
        "one of its own with - on the other side and state dropped",
        file=name,
    )


def _crossing(one: Place, other: Place | None, name: str) -> NoReturn:
    with_row = f" row {other.line}" if other else " another row"
    raise InputError(
        f"crosses{with_row}: both sides must go forward together, so its sentences of one side belong elsewhere",
        file=name,
        line=one.line,
    )
