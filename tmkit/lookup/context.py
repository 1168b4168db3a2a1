"""Context: whether the neighbours of a unit are those of the query.

Both agree: 102; exactly one: 101. Neighbours are compared by their normalised source, headings included; the edge of a
document agrees only with an edge; what is not known neither raises nor lowers.
"""

from __future__ import annotations

from tmkit.lookup.score import EXACT
from tmkit.memory.index.neighbours import EDGE, Edge, Neighbour

__all__ = ["EDGE", "Edge", "Neighbour", "most_points"]


def most_points(query: tuple[Neighbour, Neighbour]) -> int:
    """The highest base that a query's neighbours allow."""
    return EXACT + sum(neighbour is not None for neighbour in query)
