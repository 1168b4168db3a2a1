"""The units whose text as written has a pattern: read one by one, or, where many may have it, file by file."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tmkit.formats.tmx.reader import scan
from tmkit.memory.index.part import Part
from tmkit.memory.index.text_pattern import TextPattern
from tmkit.text.languages import primary

_MANY = 4  # reading a unit by itself takes so many times as long as reading it with all others


class GoneError(Exception):
    """A unit is not where it was."""


def units_matching(part: Part, language: str, candidates: NDArray[np.uint32], pattern: TextPattern) -> Iterator[int]:
    """Those of the candidates (in order) that have a text of the language with the pattern, in order.

    Raises InputError past the pattern's deadline, `GoneError` where a memory has changed.
    """
    for file in range(len(part.units.files)):
        own = part.units.units_of(file)
        first, end = candidates.searchsorted(np.array((own.start, own.stop), candidates.dtype)).tolist()
        asked = candidates[first:end]
        texts = _one_by_one(part, asked) if len(asked) * _MANY < len(own) else _all(part, file, asked)
        yield from sorted({unit for unit, code, text in texts if primary(code) == language and pattern.spans(text)})


def _one_by_one(part: Part, units: NDArray[np.uint32]) -> Iterator[tuple[int, str, str]]:
    for unit in units.tolist():
        found = part.units.read(unit)
        if found is None:
            raise GoneError
        for variant in found.unit.variants:
            yield unit, variant.language, variant.segment.text


def _all(part: Part, file: int, units: NDArray[np.uint32]) -> Iterator[tuple[int, str, str]]:
    if not len(units):
        return
    unit_at = dict(zip(part.units.arrays.start[units].tolist(), units.tolist(), strict=True))
    for scanned in scan(part.units.files[file].path):
        unit = unit_at.pop(scanned.start, None)
        if unit is not None:
            for code, text, *_ in scanned.variants:
                yield unit, code, text
    if unit_at:
        raise GoneError
