"""The units of one part: where they stand, what they have in common, who their neighbours are."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tmkit.formats.tmx.reader import parse_unit
from tmkit.memory.files import MemoryFile
from tmkit.memory.index.arrays import Ints, small, starts_of
from tmkit.memory.index.gather import Gathered, path_of, unit_hash, with_date
from tmkit.memory.index.neighbours import neighbour_units
from tmkit.memory.metadata import NAMES, origin, unit_date
from tmkit.model import Origin, Unit

_MADE_BYTES = 10


@dataclass(frozen=True, slots=True)
class UnitMeta:
    """What units have in common: memory (its file's name), origin (without position, label, page), usage count.

    `codes` are the kinds of inline codes that all variants have, or None where there are none. A date that the origin
    does not know is the day on which the unit was last changed.
    """

    memory: str
    origin: Origin
    usagecount: int
    codes: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class IndexedUnit:
    """A unit as read from its memory, with its id and all of its origin."""

    unit: Unit
    identifier: str
    memory: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class UnitArrays:
    """By unit: `start` and `size` of its bytes in its file, `hash` of these, number of what it shares (`meta`), the
    units `before` and `after` it (see `neighbours`).

    `id_hash` are hashes of the ids, in order within each file, `id_unit` the units that have them. `made` are the units
    whose id is not their `tuid`, with the ids beside; `stored_neighbours` those whose neighbours another tool has
    stored. The units of file i are numbered from `file_start[i]`. The metadata are JSON, one after another.
    """

    start: Ints
    size: NDArray[np.uint32]
    hash: NDArray[np.uint64]
    meta: NDArray[np.uint32]
    id_hash: NDArray[np.uint64]
    id_unit: NDArray[np.uint32]
    before: NDArray[np.uint32]
    after: NDArray[np.uint32]
    made: NDArray[np.uint32]
    made_ids: NDArray[np.uint8]
    stored_neighbours: NDArray[np.uint32]
    file_start: NDArray[np.int64]
    meta_text: NDArray[np.uint8]
    meta_start: Ints


def build_units(gathered: Sequence[Gathered]) -> UnitArrays:
    """From the memories of a part, sorted by name."""
    counts = [len(g.ids) for g in gathered]
    file_start = starts_of(np.array(counts, np.int64))
    made = np.flatnonzero(_flags([g.own_ids for g in gathered]) == 0)
    ids = [identifier for g in gathered for identifier in g.ids]
    made_ids = b"".join([bytes.fromhex(ids[i]) for i in made.tolist()])
    before, after = neighbour_units(*_places(gathered))
    metas = [_encoded(i, shared) for i, g in enumerate(gathered) for shared in g.all_shared]
    first_meta = starts_of(np.array([len(g.all_shared) for g in gathered], np.int64))[:-1]
    hashes = id_hashes(ids)
    by_hash = np.lexsort((hashes, np.repeat(np.arange(len(gathered)), counts)))
    return UnitArrays(
        start=small(_joined([g.starts for g in gathered])),
        size=_joined([g.sizes for g in gathered]).astype(np.uint32),
        hash=np.frombuffer(b"".join([g.hashes for g in gathered]), np.uint64),
        meta=(_joined([g.shared for g in gathered]) + np.repeat(first_meta, counts)).astype(np.uint32),
        id_hash=hashes[by_hash],
        id_unit=by_hash.astype(np.uint32),
        before=before,
        after=after,
        made=made.astype(np.uint32),
        made_ids=np.frombuffer(made_ids, np.uint8).reshape(-1, _MADE_BYTES),
        stored_neighbours=np.flatnonzero(_flags([g.in_context for g in gathered])).astype(np.uint32),
        file_start=file_start,
        meta_text=np.frombuffer(b"".join(metas), np.uint8),
        meta_start=small(starts_of(np.array([len(m) for m in metas], np.int64))),
    )


def id_hashes(ids: Iterable[str]) -> NDArray[np.uint64]:
    """A hash of each id, by which ids are compared across files."""
    return np.frombuffer(b"".join([unit_hash(i.encode("utf-8", "surrogatepass")) for i in ids]), np.uint64)


def _joined(columns: Iterable[array[int]]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, np.int64), *(np.array(column, np.int64) for column in columns)])


def _flags(columns: Iterable[bytearray]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(columns), np.uint8)


def _places(gathered: Sequence[Gathered]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """(document, position, whether its file is complete) of each unit; every file has documents of its own."""
    documents = _joined([g.documents for g in gathered])
    first = 0
    for g, end in zip(gathered, np.cumsum([len(g.ids) for g in gathered]).tolist(), strict=True):
        own = documents[end - len(g.ids) : end]
        numbers = int(own.max(initial=-1)) + 1
        own[own >= 0] += first
        first += numbers
    complete = [np.full(len(g.ids), g.file.number == 0) for g in gathered]
    return documents, _joined([g.positions for g in gathered]), np.concatenate([np.zeros(0, bool), *complete])


def _encoded(file: int, shared: tuple[Origin, int, tuple[str, ...]]) -> bytes:
    known, used, codes = shared
    fields = {name: value for name in NAMES if (value := getattr(known, name)) is not None}
    return msgspec.json.encode([file, fields, used, codes])


class Units:
    """The units of a part, over its arrays and the TMX files themselves."""

    def __init__(self, arrays: UnitArrays, files: Sequence[tuple[MemoryFile, str]]) -> None:
        """`files` are those of the part in order, each with its encoding."""
        self.arrays = arrays
        self.files = tuple(file for file, _ in files)
        self._encodings = [encoding for _, encoding in files]
        self._file_start: list[int] = arrays.file_start.tolist()
        self._metas: dict[int, UnitMeta] = {}

    def __len__(self) -> int:
        return len(self.arrays.hash)

    def units_of(self, file: int) -> range:
        """The units of one file."""
        return range(self._file_start[file], self._file_start[file + 1])

    def file_of(self, unit: int) -> int:
        """Which of the part's files a unit is in."""
        return int(self.arrays.file_start.searchsorted(unit, side="right")) - 1

    def meta(self, number: int) -> UnitMeta:
        """One of the distinct metadata."""
        found = self._metas.get(number)
        if found is None:
            a = self.arrays
            raw = a.meta_text[a.meta_start[number] : a.meta_start[number + 1]].tobytes()
            file, fields, used, codes = msgspec.json.decode(raw)
            found = UnitMeta(self.files[file].name, Origin(**fields), used, tuple(codes) or None)
            self._metas[number] = found
        return found

    def read(self, unit: int) -> IndexedUnit | None:
        """A unit from its memory, or None where the file no longer holds it there."""
        a = self.arrays
        file = self.file_of(unit)
        size = int(a.size[unit])
        try:
            with self.files[file].path.open("rb", buffering=0) as stream:
                stream.seek(int(a.start[unit]))
                raw = stream.read(size)
        except OSError:
            return None
        if unit_hash(raw) != a.hash[unit].tobytes():
            return None
        read = parse_unit(raw, self._encodings[file])
        known = with_date(origin(read), unit_date(read))
        return IndexedUnit(read, self._identifier(unit, read), self.files[file].name, known)

    def stores_neighbours(self, unit: int) -> bool:
        """Whether another tool has stored the unit's neighbours with it."""
        stored = self.arrays.stored_neighbours
        at = int(stored.searchsorted(np.uint32(unit)))
        return at < len(stored) and int(stored[at]) == unit

    def _identifier(self, unit: int, read: Unit) -> str:
        made = self.arrays.made
        at = int(made.searchsorted(np.uint32(unit)))
        if at < len(made) and int(made[at]) == unit:
            made_id: bytes = self.arrays.made_ids[at].tobytes()
            return made_id.hex()
        return next((value for name, value in read.attributes if name == "tuid"), "")


def file_facts(files: Iterable[tuple[MemoryFile, str]]) -> list[dict[str, Any]]:
    """What is written of a part's files."""
    return [{"name": f.name, "memory": f.memory, "number": f.number, "encoding": e} for f, e in files]


def files_of(root: Path, facts: Iterable[dict[str, Any]]) -> list[tuple[MemoryFile, str]]:
    """The files, from what `file_facts` wrote."""
    return [(MemoryFile(path_of(root, f["name"]), f["name"], f["memory"], f["number"]), f["encoding"]) for f in facts]
