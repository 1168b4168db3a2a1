"""Every unit whose source or target has some words: where, and how often exactly."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tmkit.memory.index.index import Concordance as Found
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Concordance, ConcordanceLine, Unit
from tmkit.text.languages import closeness, primary

SIDES = ("source", "target")


def look_through(
    index: MemoryIndex,
    pattern: str,
    source: str,
    target: str,
    *,
    regex: bool = False,
    side: str = "both",
    limit: int | None = 50,
    wanted: Callable[[str], bool] | None = None,
) -> Concordance:
    """The units of a language pair whose text on one `side` (`source`, `target`, `both`) has a pattern, in order.

    The counts are of all such units; the lines are the first `limit`, those of the source side first (None: all).
    `wanted` tells which memories count, by path. Raises InputError for a pattern that is none.
    """
    counts = {"source": 0, "target": 0}
    lines: list[ConcordanceLine] = []
    for name, language in zip(SIDES, (source, target), strict=True):
        if side not in {name, "both"}:
            continue
        found = index.concordance(pattern, language, regex=regex)
        for part, units in enumerate(found.units):
            chosen = units if wanted is None else units[_of_memories(index, part, units, wanted)]
            counts[name] += len(chosen)
            left = None if limit is None else max(limit - len(lines), 0)
            lines += [_line(index, found, part, unit, name, (source, target)) for unit in chosen[:left].tolist()]
    return Concordance(tuple(lines), counts["source"], counts["target"], source, target)


def _of_memories(
    index: MemoryIndex, part: int, units: np.ndarray[tuple[int], np.dtype[np.uint32]], wanted: Callable[[str], bool]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of some units are in memories that count."""
    chosen = np.zeros(len(units), np.bool_)
    for memory, numbers in index.memory_units(part):
        if wanted(memory):
            chosen |= (units >= numbers.start) & (units < numbers.stop)
    return chosen


def _line(
    index: MemoryIndex, found: Found, part: int, unit: int, side: str, languages: tuple[str, str]
) -> ConcordanceLine:
    stored = index.unit(part, unit)
    source, target = (_text(stored.unit, language) for language in languages)
    spans = tuple(
        (groups[0][0], groups[-1][1]) for groups in found.pattern.spans(source if side == "source" else target)
    )
    return ConcordanceLine(side, spans, source, target, stored.memory, stored.identifier, stored.origin)


def _text(unit: Unit, language: str) -> str:
    """The unit's text in a language, the very one before its relatives; "" where it has none."""
    spoken = [variant for variant in unit.variants if primary(variant.language) == primary(language)]
    return max(spoken, key=lambda variant: closeness(variant.language, language)).segment.text if spoken else ""
