"""Copying a memory with changes: what is not changed keeps its bytes."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from tmkit.formats.tmx import default_header, parse_unit, read_header, read_units, scan, unit_bytes, write_tmx
from tmkit.memory.identity import assign_ids, content_key, content_of, name_new, named
from tmkit.memory.layout import Layout, is_whole, layout
from tmkit.memory.metadata import DOCUMENT, POSITION
from tmkit.model import InputError, Unit
from tmkit.model.account import Account

_CHUNK = 1 << 20


@dataclass(slots=True)
class Totals:
    """Units in the copy, and how they came to be what they are."""

    units: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    folded: int = 0


class Copy:
    """One copy of a memory, written once.

    `waiting` are the units to take in, by id: each goes into the place of the unit of its id, the others behind.
    `change` and `add` are as `tmkit.memory.bulk.rewrite` has them.
    """

    def __init__(
        self,
        path: Path | None,
        waiting: dict[str, Unit],
        change: Callable[[Unit, str], Unit | None] | None,
        add: Sequence[Unit],
        *,
        once: bool,
    ) -> None:
        self.totals = Totals()
        self.differs = path is None
        self._path = path
        self._waiting = dict(waiting)
        self._change = change
        self._add = add
        self._once = once
        self._seen: set[bytes] = set()

    def write(self, stream: BinaryIO) -> None:
        """Write the copy. Raises InputError where the memory cannot be read without loss."""
        if self._path is None:
            first = next(iter([*self._waiting.values(), *self._add]))
            write_tmx(
                stream, self._new(set()), default_header(first.attribute("srclang") or first.variants[0].language)
            )
            return
        where = layout(self._path)
        places = _Places(self._path, utf8=where is not None)
        if where is None or not places.ids:
            self._write_anew(stream, self._path, places)
        else:
            self._write_edited(stream, self._path, places, where)

    def _write_edited(self, stream: BinaryIO, path: Path, places: _Places, where: Layout) -> None:
        self.totals.units = len(places.ids)
        with path.open("rb") as file:
            done = 0
            for start, end, unit, identifier in self._candidates(path, places):
                decided = self._decide(unit, identifier)
                if decided is unit:
                    continue
                _copy(file, stream, done, start)
                done = end
                if decided is not None:
                    stream.write(unit_bytes(decided).rstrip(b"\n"))
                else:
                    done = _after_line(file, end)
            _copy(file, stream, done, where.body_end)
            for unit in self._new(set(places.ids)):
                stream.write(unit_bytes(unit))
            _copy(file, stream, where.body_end, None)

    def _write_anew(self, stream: BinaryIO, path: Path, places: _Places) -> None:
        account = Account(str(path))

        def units() -> Iterator[Unit]:
            for stored in read_units(path, account):
                self.totals.units += 1
                decided = self._decide(stored.unit, places.at[stored.start])
                if decided is not None:
                    yield decided
            yield from self._new(set(places.ids))

        write_tmx(stream, units(), read_header(path))
        if account.dropped or not is_whole(path):
            first = account.dropped[0] if account.dropped else None
            raise InputError(
                "has parts that cannot be read, which rewriting would lose: see `tmkit memory validate`, and mend it",
                file=path,
                line=first.line if first else None,
            )

    def _candidates(self, path: Path, places: _Places) -> Iterator[tuple[int, int, Unit, str]]:
        """The units that may not stay what they are, with their places and ids."""
        if self._change is not None or self._once:
            for stored in read_units(path):
                yield stored.start, stored.end, stored.unit, places.at[stored.start]
        elif self._waiting:
            for number, identifier in enumerate(places.ids):
                if identifier in self._waiting:
                    yield places.starts[number], places.ends[number], places.unit(number), identifier

    def _decide(self, stored: Unit, identifier: str) -> Unit | None:
        unit = self._waiting.pop(identifier, stored)
        if unit is not stored:
            self.totals.folded += 1
            if unit == stored:
                unit = stored
        decided = unit if self._change is None else self._change(unit, identifier)
        if decided is None:
            self.totals.removed += 1
            self.totals.units -= 1
            self.differs = True
            return None
        if self._once:
            self._seen.add(same_in_everything(decided))
        if decided is stored:
            return stored
        self.totals.changed += decided is not unit
        self.differs = True
        return decided if decided.attribute("tuid") else named(decided, identifier)

    def _new(self, taken: set[str]) -> Iterator[Unit]:
        """What comes last: the waiting units that had no place, and those to add."""
        for identifier, unit in self._waiting.items():
            decided = unit if self._change is None else self._change(unit, identifier)
            self.totals.folded += 1
            self.differs = True
            if decided is None:
                self.totals.removed += 1
                continue
            self.totals.changed += decided is not unit
            taken.add(identifier)
            if self._once:
                self._seen.add(same_in_everything(decided))
            self.totals.units += 1
            yield named(decided, identifier)
        for unit in self._add:
            if self._once and same_in_everything(unit) in self._seen:
                continue
            self.differs = True
            self.totals.units += 1
            self.totals.added += 1
            yield name_new(unit, taken)


class _Places:
    """Where each unit of a file stands and what it is called."""

    def __init__(self, path: Path, *, utf8: bool) -> None:
        self._path = path
        self.starts = array("Q")
        self.ends = array("Q")
        tuids: list[str | None] = []
        contents: dict[int, bytes] = {}
        for scanned in scan(path):
            if not scanned.tuid or not utf8:
                properties = dict(reversed(scanned.properties))
                contents[len(tuids)] = content_key(
                    ((variant[0], variant[1]) for variant in scanned.variants),
                    properties.get(DOCUMENT),
                    properties.get(POSITION),
                )
            tuids.append(scanned.tuid)
            self.starts.append(scanned.start)
            self.ends.append(scanned.end)
        self.ids = assign_ids(tuids, lambda number: contents.get(number) or content_of(self.unit(number)))
        self.at = dict(zip(self.starts, self.ids, strict=True))

    def unit(self, number: int) -> Unit:
        """The unit of this number, read from the file."""
        start, end = self.starts[number], self.ends[number]
        with self._path.open("rb") as file:
            file.seek(start)
            return parse_unit(file.read(end - start), "utf-8")


def same_in_everything(unit: Unit) -> bytes:
    """Equal for two units that differ in nothing but their `tuid`."""
    attributes = tuple(sorted(pair for pair in unit.attributes if pair[0] != "tuid"))
    return hashlib.blake2b(unit_bytes(replace(unit, attributes=attributes)), digest_size=16).digest()


def _copy(file: BinaryIO, stream: BinaryIO, start: int, end: int | None) -> None:
    file.seek(start)
    left = end - start if end is not None else None
    while left is None or left > 0:
        chunk = file.read(_CHUNK if left is None else min(_CHUNK, left))
        if not chunk:
            return
        stream.write(chunk)
        if left is not None:
            left -= len(chunk)


def _after_line(file: BinaryIO, end: int) -> int:
    """Past the line end that follows at once, if one does."""
    file.seek(end)
    following = file.read(2)
    return end + (2 if following == b"\r\n" else following[:1] == b"\n")
