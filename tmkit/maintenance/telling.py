"""Telling how far the reading of a memory is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from tmkit.formats.tmx.values import ScannedUnit

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and of how much."""
_EVERY = 500
_T = TypeVar("_T")


def told(units: Iterable[ScannedUnit], what: str, path: Path, progress: Progress | None) -> Iterator[ScannedUnit]:
    """The units of a file as they come; `progress` is told, now and then, how many of its bytes have been read."""

    def so_far(_: int, unit: ScannedUnit) -> tuple[int, int]:
        size = path.stat().st_size
        return min(unit.start, size - 1), size

    return _passed(units, what, progress, so_far)


def counted(units: Iterable[_T], what: str, progress: Progress | None) -> Iterator[_T]:
    """The units as they come; `progress` is told, now and then, how many: of how many nobody knows."""
    return _passed(units, what, progress, lambda number, _: (number, 0))


def _passed(
    units: Iterable[_T], what: str, progress: Progress | None, so_far: Callable[[int, _T], tuple[int, int]]
) -> Iterator[_T]:
    if progress is None:
        yield from units
        return
    try:
        for number, unit in enumerate(units):
            if number % _EVERY == 0:
                progress(what, *so_far(number, unit))
            yield unit
    finally:
        progress(what, 1, 1)
