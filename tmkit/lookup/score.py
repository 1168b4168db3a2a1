"""The score: `min(cap, base) - penalties`, integers throughout.

| base     | kind     | meaning                                                                                        |
|----------|----------|------------------------------------------------------------------------------------------------|
| 102, 101 | context  | exact, and both (102) or exactly one (101) of the neighbours agree                             |
| 100      | exact    | equal normalised tokens                                                                        |
| 99       | repaired | same skeleton, every fact that differs rewritten, or equal facts in another notation           |
| ≤ 98     | fuzzy    | floor of 100·similarity; at most 94 where a fact conflicts or polarity or restriction turned   |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tmkit.config import Penalties
from tmkit.memory.index.units import UnitMeta

EXACT = 100
REPAIRED = 99
FUZZY = 98
CONFLICT = 94
MOST = 102
SCALE = 10_000  # the archive takes a least similarity in ten-thousandths

Points = tuple[tuple[str, int], ...]


def fuzzy_points(distance: int, length: int) -> int:
    """Floor of 100·similarity, at most 98. `length` is that of the longer side, in tokens; 0 only for two empty texts.

    In integers: 100·(1 - 3/10) is 70 here, and 69.99… in floating point.
    """
    return min(FUZZY, 100 * (length - distance) // length) if length else FUZZY


def final(base: int, points: int, *, cap: int = MOST) -> int:
    """The final score. Any penalty first lowers a context base to 100; no score is below 0."""
    return max(0, min(cap, base, EXACT if points else MOST) - points)


def sum_of(penalties: Points) -> int:
    """The points of some penalties together."""
    return sum(points for _, points in penalties)


def penalties(settings: Penalties, meta: UnitMeta) -> Points:
    """The penalties of a unit by what is known of it, as (reason, points); those of no points are left out."""
    origin = meta.origin
    found = [
        (f"memory {meta.memory}", memory_points(settings, meta.memory)),
        (f"status {origin.status}", settings.status.get(origin.status or "", 0)),
    ]
    if origin.confidence is not None and origin.confidence < settings.confident:
        found.append((f"confidence {origin.confidence:.2f}", settings.low_confidence))
    return tuple((reason, points) for reason, points in found if points)


def missing_codes(settings: Penalties, meta: UnitMeta, codes: Iterable[str]) -> Points:
    """The penalty of a unit that lacks some of the query's inline codes, which are given by kind."""
    points = settings.missing_codes
    return (("missing codes", points),) if points and Counter(codes) - Counter(meta.codes or ()) else ()


def several_translations(settings: Penalties, targets: int) -> Points:
    """The penalty of a source that has so many target texts."""
    points = settings.several_translations
    return (("several translations", points),) if points and targets > 1 else ()


def memory_points(settings: Penalties, memory: str) -> int:
    """The points of a memory: those declared for it, else for the nearest folder of it that has any.

    A sidecar (`X.new.tmx`, `X.new-2.tmx`) has the points of its memory, so that folding it in changes no score.
    """
    if not settings.memories:
        return 0
    declared = {path.strip("/"): points for path, points in settings.memories.items()}
    for path in _and_folders(memory):
        if path in declared:
            return declared[path]
    return 0


def _and_folders(memory: str) -> Sequence[str]:
    paths = [memory]
    name = memory.removesuffix(".tmx")
    stem, mark, number = name.rpartition(".new")
    if mark and (not number or (number[0] == "-" and number[1:].isdigit())):
        paths.append(stem + ".tmx")
    while "/" in memory:
        memory = memory.rpartition("/")[0]
        paths.append(memory)
    return paths
