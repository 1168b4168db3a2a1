"""Which unit stands before and after each in its document."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

UNKNOWN = np.uint32(0xFFFFFFFF)
AT_EDGE = np.uint32(0xFFFFFFFE)


class Edge(Enum):
    """Where a document begins or ends."""

    EDGE = "edge"


EDGE = Edge.EDGE

Neighbour: TypeAlias = tuple[str, ...] | Edge | None
"""The tokens of the segment before or after; the document's edge; None where it is not known."""


def neighbour_units(
    documents: NDArray[np.int64], positions: NDArray[np.int64], complete: NDArray[np.bool_]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """For each unit the unit before it and the unit after it, or `AT_EDGE`, or `UNKNOWN`.

    `documents` are numbers (a document of one file has one of its own), `positions` count a document's units from 0;
    both are -1 where not known. A neighbour is the unit at the next position: where none is there (it was cleaned
    away, or has not been confirmed yet), it is not known; where several are, it is the first of them. The last position
    is the document's edge if the file is `complete`, which a sidecar is not.
    """
    count = len(documents)
    before, after = np.full(count, UNKNOWN), np.full(count, UNKNOWN)
    known = np.flatnonzero((documents >= 0) & (positions >= 0))
    if not len(known):
        return before, after
    order = known[np.lexsort((known, positions[known], documents[known]))]
    document, position = documents[order], positions[order]
    first = np.ones(len(order), bool)
    first[1:] = (document[1:] != document[:-1]) | (position[1:] != position[:-1])
    places = np.flatnonzero(first)  # one for each position that is taken
    unit, document, position = order[places], document[places], position[places]
    follows = (document[1:] == document[:-1]) & (position[1:] == position[:-1] + 1)
    ends = np.ones(len(places), bool)
    ends[:-1] = document[1:] != document[:-1]

    before_place, after_place = np.full(len(places), UNKNOWN), np.full(len(places), UNKNOWN)
    before_place[1:][follows] = unit[:-1][follows]
    after_place[:-1][follows] = unit[1:][follows]
    before_place[position == 0] = AT_EDGE
    after_place[ends & complete[unit]] = AT_EDGE
    place = np.cumsum(first) - 1
    before[order], after[order] = before_place[place], after_place[place]
    return before, after
