"""The units of a memory as they stand now, one after another: confirmed units in their places, each with its id."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tmkit.formats.tmx import read_header, read_units, scan
from tmkit.formats.tmx.source_language import with_source_language
from tmkit.memory.identity import content_of, hashed, named
from tmkit.memory.pending import read_pending
from tmkit.model import LockedError, Unit
from tmkit.model.account import Account
from tmkit.storage.fingerprint import ABSENT, fingerprint, looks_unchanged
from tmkit.storage.text_numbers import has_number, text_number


def contents(memory: Path, account: Account | None = None) -> Iterator[Unit]:
    """Every unit of a memory, those of its sidecars taken in, with its id as `tuid` and its source language.

    The memory itself need not exist. What is kept meanwhile is a few bytes a unit. Ids are those of
    `tmkit.memory.identity`. `account` is told what of the memory cannot be read. Raises
    InputError and LockedError as reading the file and its sidecars does.
    """
    taken = fingerprint(memory, hashed=False) if memory.exists() else ABSENT
    waiting = dict(read_pending(memory).units)
    if taken != ABSENT:
        source = read_header(memory).source_language
        ids = _Ids(memory)
        for stored in read_units(memory, account):
            identifier = ids.of(stored.unit)
            unit = waiting.pop(identifier, None) or named(stored.unit, identifier)
            yield with_source_language(unit, source)
        if not looks_unchanged(memory, taken):
            raise LockedError(f"{memory}: another program has changed it meanwhile: run the command again")
    yield from waiting.values()


class _Ids:
    """The ids of a file's units, told one by one in their order, as `assign_ids` tells them of all at once."""

    def __init__(self, path: Path) -> None:
        numbers = array("Q", (text_number(unit.tuid) for unit in scan(path) if unit.tuid))
        self._taken: NDArray[np.uint64] = np.sort(np.frombuffer(numbers, np.uint64))
        repeated = self._taken[1:][self._taken[1:] == self._taken[:-1]]
        self._repeated = frozenset(repeated.tolist())
        self._alike: Counter[int] = Counter()

    def of(self, unit: Unit) -> str:
        tuid = unit.attribute("tuid")
        if tuid and (not self._repeated or text_number(tuid) not in self._repeated):
            return tuid
        content = content_of(unit)
        key = int.from_bytes(content[:8])
        made = hashed(content, self._alike[key])
        while self._is_taken(made):
            self._alike[key] += 1
            made = hashed(content, self._alike[key])
        self._alike[key] += 1
        return made

    def _is_taken(self, identifier: str) -> bool:
        return has_number(self._taken, text_number(identifier))
