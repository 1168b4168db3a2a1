"""Confirming a unit: it goes to a small TMX file beside its memory, and is safe when the call returns.

A sidecar is replaced as a whole, so it is kept small: at 64 KiB the next one is begun. Nothing is ever deleted: a
source that has another target gets a further unit, with the status `revised`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from tmkit.formats.tmx import default_header, parse_unit, read_units, unit_bytes, write_tmx
from tmkit.memory.bulk import rewrite
from tmkit.memory.files import memory_path, sidecar_path, sidecars
from tmkit.memory.layout import layout_of
from tmkit.memory.metadata import with_property
from tmkit.model import InputError, LockedError, Unit, Variant
from tmkit.storage.atomic import replace_file
from tmkit.storage.fingerprint import ABSENT, Fingerprint, fingerprint, looks_unchanged
from tmkit.storage.lock import workspace_lock
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

LARGEST = 64 * 1024
_ATTEMPTS = 3

Side = tuple[str, tuple[str, ...]]
"""A text as it is compared: primary language and normalised tokens."""


class Known(IntEnum):
    """What is there already for the source of a unit that is being confirmed."""

    NOTHING = 0
    ANOTHER_TARGET = 1
    SAME_TARGET = 2


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a confirmation did.

    `known` is what was there before: with `SAME_TARGET` nothing was written, `unit` and `file` are None. Else `unit` is
    as stored, its `tuid` its id, and `file` says where.
    """

    known: Known
    unit: Unit | None
    file: Path | None


class _Sidecar:
    """A sidecar as it was last read or written: its content, and the units that say each text."""

    def __init__(self, path: Path, content: bytes, taken: Fingerprint, units: Iterable[Unit]) -> None:
        self.path = path
        self.content = content
        self.said: dict[Side, list[Unit]] = {}
        self._taken = taken
        for unit in units:
            self.note(unit)

    @classmethod
    def read(cls, path: Path) -> _Sidecar:
        """Read a sidecar; LockedError where another program writes to it meanwhile."""
        try:
            taken = fingerprint(path, hashed=False)
            content = path.read_bytes()
            units = [stored.unit for stored in read_units(path)]
            if path.read_bytes() == content:
                return cls(path, content, taken, units)
        except FileNotFoundError:
            pass
        raise _meanwhile(path)

    def note(self, unit: Unit) -> None:
        """Take in what a unit says."""
        for variant in unit.variants:
            self.said.setdefault(_side(variant), []).append(unit)

    def written(self, content: bytes, unit: Unit) -> None:
        """Take in that the file has just been replaced, with one unit more."""
        self.content = content
        self._taken = fingerprint(self.path, hashed=False)
        self.note(unit)

    def is_current(self, *, replaced_next: bool = False) -> bool:
        """Whether the file still holds what was read or written.

        What is replaced next is compared then, in one step with the replacement: here its times will do.
        """
        if looks_unchanged(self.path, self._taken) and (replaced_next or self._taken.at_rest):
            return True
        try:
            taken = fingerprint(self.path, hashed=False)
            same = self.path.read_bytes() == self.content
        except FileNotFoundError:
            return False
        if same:
            self._taken = taken
        return same


class Confirmer:
    """Confirms units into the memories of one workspace, knowing from one time to the next what the sidecars hold.

    Several, in several processes, may be at work at once. One thread at a time.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._memories: dict[str | Path, Path] = {}
        self._known: dict[Path, _Sidecar] = {}

    def confirm(self, name: str | Path, unit: Unit, archive: Callable[[Unit], Known] | None = None) -> Confirmation:
        """Add a confirmed unit to the memory `name` (`memories/2019.tmx`, which need not exist).

        The source is the variant in the unit's `srclang`, else the first. Sources are the same when their normalised
        tokens are, targets when their texts are. `archive` is asked, under the lock, what there is for the source;
        the sidecars of this memory are looked at in any case. When this returns the unit is on the disk. Raises
        LockedError and InputError; then nothing was changed.
        """
        memory = self._memories.get(name) or memory_path(self._root, name)
        self._memories[name] = memory
        if len(unit.variants) < 2:
            raise InputError("a confirmed unit needs a source and a target", file=name)
        unit = parse_unit(unit_bytes(unit), "utf-8")  # as it will be read back: characters that XML has not are gone
        with workspace_lock(self._root):
            for _ in range(_ATTEMPTS - 1):
                with contextlib.suppress(LockedError):
                    return self._confirm(memory, unit, archive)
            return self._confirm(memory, unit, archive)

    def _confirm(self, memory: Path, unit: Unit, archive: Callable[[Unit], Known] | None) -> Confirmation:
        found = sidecars(memory)
        present = [(number, self._current(path, replaced_next=number == found[-1][0])) for number, path in found]
        source = _source(unit)
        known = max((_answer(sidecar, unit, source) for _, sidecar in present), default=Known.NOTHING)
        if archive is not None and known is not Known.SAME_TARGET:
            known = max(known, archive(unit))
        if known is Known.SAME_TARGET:
            if not all(sidecar.is_current() for _, sidecar in present):
                raise _meanwhile(memory)
            return Confirmation(known, None, None)
        stored = _to_store(unit, source, revised=known is Known.ANOTHER_TARGET)
        written = unit_bytes(stored)
        last = present[-1][1] if present else None
        content = _appended(last.content, written) if last is not None else None
        if last is not None and content is not None:
            del self._known[last.path]
            replace_file(last.path, content, expected=last.content)
            last.written(content, stored)
            self._known[last.path] = last
            return Confirmation(known, stored, last.path)
        content = _new_content(written, source)
        if len(content) > LARGEST:
            rewrite(self._root, memory.relative_to(self._root), add=[stored])
            return Confirmation(known, stored, memory)
        path = sidecar_path(memory, present[-1][0] + 1 if present else 1)
        replace_file(path, content, expected=ABSENT)
        self._known[path] = _Sidecar(path, content, fingerprint(path, hashed=False), [stored])
        return Confirmation(known, stored, path)

    def _current(self, path: Path, *, replaced_next: bool) -> _Sidecar:
        known = self._known.get(path)
        if known is None or not known.is_current(replaced_next=replaced_next):
            known = self._known[path] = _Sidecar.read(path)
        return known


def confirm(root: Path, name: str | Path, unit: Unit, archive: Callable[[Unit], Known] | None = None) -> Confirmation:
    """Confirm one unit; as `Confirmer.confirm`, which is faster for the second."""
    return Confirmer(root).confirm(name, unit, archive)


def _meanwhile(path: Path) -> LockedError:
    return LockedError(f"{path}: another program is writing to its confirmed units: run the command again")


def _source(unit: Unit) -> Variant:
    language = (unit.attribute("srclang") or "").lower()
    return next((variant for variant in unit.variants if variant.language.lower() == language), unit.variants[0])


def _side(variant: Variant) -> Side:
    return primary(variant.language), _tokens(variant.segment.text)


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


def _answer(sidecar: _Sidecar, unit: Unit, source: Variant) -> Known:
    """What a sidecar has for the source of a unit: the strongest that one of its units says."""
    wanted = {(primary(variant.language), variant.segment.text) for variant in unit.variants if variant is not source}
    found = Known.NOTHING
    for said in sidecar.said.get(_side(source), ()):
        texts = {(primary(variant.language), variant.segment.text) for variant in said.variants}
        if wanted <= texts:
            return Known.SAME_TARGET
        if {language for language, _ in wanted} & {language for language, _ in texts}:
            found = Known.ANOTHER_TARGET
    return found


def _to_store(unit: Unit, source: Variant, *, revised: bool) -> Unit:
    """The unit with an id that no unit can have yet, its source language and its date."""
    attributes = [("tuid", secrets.token_hex(10)), ("srclang", source.language)]
    attributes += [pair for pair in unit.attributes if pair[0] not in {"tuid", "srclang"}]
    if not any(name in {"creationdate", "changedate"} for name, _ in attributes):
        attributes.append(("creationdate", dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")))
    stored = replace(unit, attributes=tuple(attributes))
    return with_property(stored, "status", "revised") if revised else stored


def _appended(content: bytes, written: bytes) -> bytes | None:
    """The sidecar with one unit more, or None where it is full or not as tmkit writes it: then the next is begun."""
    where = layout_of(content)
    if where is None or len(content) + len(written) > LARGEST:
        return None
    return content[: where.body_end] + written + content[where.body_end :]


def _new_content(written: bytes, source: Variant) -> bytes:
    stream = io.BytesIO()
    write_tmx(stream, [written], default_header(source.language))
    return stream.getvalue()
