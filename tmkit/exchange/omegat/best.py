"""For each source text of an archive, the unit that a look-up would show first: what `tm/auto` may hold."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from tmkit.memory.metadata import STATUSES, origin, unit_date
from tmkit.model import Segment, Unit
from tmkit.storage.text_numbers import has_number, text_number

_APOSTROPHES = str.maketrans({"'": "’", "’": "'"})
_LATEST = 99_999_999


class Best:
    """The best unit for each source text, as OmegaT compares texts: code point by code point.

    The units are gone through twice, in the same order: `note` each, then `chosen`. What is kept of one are 32 bytes.
    """

    def __init__(self, authorities: Iterable[str]) -> None:
        self._authorities = {name: place for place, name in enumerate(authorities)}
        self._sources = array("Q")
        self._targets = array("Q")
        self._ranks = array("Q")

    def note(self, unit: Unit) -> None:
        """Take a unit in: its first variant is the source, its second the target."""
        source, target = unit.variants
        self._sources.append(_number(source.segment.text))
        self._targets.append(_number(target.segment.text))
        self._ranks.append(self._rank(unit))

    def several(self) -> int:
        """How many texts have more than one translation."""
        pairs = np.unique(np.column_stack([self._array(self._sources), self._array(self._targets)]), axis=0)
        return int((np.unique(pairs[:, 0], return_counts=True)[1] > 1).sum()) if len(pairs) else 0

    def chosen(self, units: Iterable[Unit]) -> Iterator[Unit]:
        """Of the same units those that are best; and each once more with its source's other apostrophes, where no unit
        has that text.
        """
        sources, ranks = self._array(self._sources), self._array(self._ranks)
        order = np.lexsort((np.arange(len(sources)), ranks, sources))
        first = np.ones(len(order), bool)
        first[1:] = sources[order][1:] != sources[order][:-1]
        best = np.zeros(len(order), bool)
        best[order[first]] = True
        known = sources[order[first]]
        for number, unit in enumerate(units):
            if best[number]:
                yield unit
                text = unit.variants[0].segment.text
                twin = text.translate(_APOSTROPHES)
                if twin != text and not has_number(known, _number(twin)):
                    yield _retold(unit, twin)

    def _rank(self, unit: Unit) -> int:
        """By authority, status, date (the newest first), as look-ups rank equal matches."""
        known = origin(unit)
        authority = self._authorities.get(known.authority or "", len(self._authorities))
        status = STATUSES.index(known.status) if known.status in STATUSES else len(STATUSES)
        date = known.date or unit_date(unit) or ""
        day = int((date.replace("-", "") + "0000")[:8]) if date else 0
        return (authority * 10 + status) * (_LATEST + 1) + _LATEST - day

    @staticmethod
    def _array(numbers: array[int]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        return np.frombuffer(numbers, np.uint64)


def _retold(unit: Unit, text: str) -> Unit:
    source, *others = unit.variants
    attributes = tuple(pair for pair in unit.attributes if pair[0] != "tuid")
    spoken = replace(source, segment=Segment(text, source.segment.codes))
    return replace(unit, variants=(spoken, *others), attributes=attributes)


def _number(text: str) -> int:
    return text_number(unicodedata.normalize("NFC", text))
