"""Telling how far the reading of a memory is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tmkit.formats.tmx.values import ScannedUnit

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and of how much."""
_EVERY = 500


def told(units: Iterable[ScannedUnit], what: str, path: Path, progress: Progress | None) -> Iterator[ScannedUnit]:
    """The units of a file as they come; `progress` is told, now and then, how many of its bytes have been read."""
    if progress is None:
        yield from units
        return
    try:
        for number, unit in enumerate(units):
            if number % _EVERY == 0:
                size = path.stat().st_size
                progress(what, min(unit.start, size - 1), size)
            yield unit
    finally:
        progress(what, 1, 1)
