"""Context: whether the neighbours of a unit are those of the query."""

from __future__ import annotations

from tmkit.memory.index.neighbours import EDGE, Edge, Neighbour

__all__ = ["EDGE", "Edge", "Neighbour", "agrees", "context_points", "most_points"]

EXACT = 100


def agrees(query: Neighbour, unit: Neighbour) -> bool:
    """Whether two neighbours are the same; an unknown one agrees with nothing."""
    return query is not None and query == unit


def context_points(query: tuple[Neighbour, Neighbour], unit: tuple[Neighbour, Neighbour]) -> int:
    """The base of an exact match by its neighbours (previous, next): 102 both agree, 101 one, 100 none."""
    return EXACT + agrees(query[0], unit[0]) + agrees(query[1], unit[1])


def most_points(query: tuple[Neighbour, Neighbour]) -> int:
    """The highest base that a query's neighbours allow."""
    return EXACT + sum(neighbour is not None for neighbour in query)
