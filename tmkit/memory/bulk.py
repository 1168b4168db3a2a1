"""Rewriting a memory as a whole, taking its sidecars in.

The new file replaces the old one in one step, and only then do the sidecars go, the lowest number first. Killed between
the two, the memory and a sidecar both hold a unit, under one id; since the highest number wins it is there once, and
the next bulk write takes the sidecar in again without changing anything. Units that are not touched keep their bytes,
as long as the file is TMX 1.4 in UTF-8; any other file is written anew as that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tmkit.formats.tmx import Header, write_tmx
from tmkit.memory.copying import Copy
from tmkit.memory.files import memory_path
from tmkit.memory.identity import name_new
from tmkit.memory.pending import read_pending, remove_pending
from tmkit.model import LockedError, Unit
from tmkit.storage.atomic import replace_file, sweep
from tmkit.storage.fingerprint import ABSENT, Fingerprint, fingerprint
from tmkit.storage.lock import workspace_lock

Change = Callable[[Unit, str], Unit | None]
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a bulk write did.

    `units` counts those in the memory afterwards; `added`, `changed`, `removed` and `folded` (taken in from sidecars)
    what led there. `written` is False where the file already was what it should be.
    """

    memory: str
    units: int
    added: int = 0
    changed: int = 0
    removed: int = 0
    folded: int = 0
    written: bool = True


class _NothingToDoError(Exception):
    """Ends a copy that turned out to be the same."""


def rewrite(
    root: Path, name: str | Path, *, change: Change | None = None, add: Sequence[Unit] = (), once: bool = False
) -> Rewritten:
    """Rewrite one memory, taking its sidecars in.

    `change` is called with every unit and its id, and returns it (the same object: its bytes stay), another in its
    place, or None to remove it; all may begin anew when another program changed the file. Units of `add` come last;
    with `once`, those that the memory has already, the same in everything but their `tuid`, are passed over (repeats
    among themselves are not). A unit that is written gets its id as `tuid` where it has none.

    Raises LockedError where another tmkit is writing, or another program does not stop changing the file; InputError
    where the file cannot be read whole, or not be written. Whenever it raises, the memory is what it was.
    """
    memory = memory_path(root, name)
    with workspace_lock(root):
        sweep(memory.parent)
        for _ in range(_ATTEMPTS - 1):
            try:
                return _rewrite(root, memory, change, add, once)
            except LockedError:
                continue
        return _rewrite(root, memory, change, add, once)


def fold(root: Path, name: str | Path) -> Rewritten:
    """Take the sidecars of a memory in; as `rewrite`."""
    return rewrite(root, name)


def replace_memory(
    root: Path, name: str | Path, units: Iterable[Unit], header: Header, *, expected: Fingerprint | None = None
) -> Rewritten:
    """Write a memory anew from `units`, whatever it held.

    Each unit gets an id of its own as `tuid` where it has none. Sidecars stay as they are: were they taken in, doing
    the same again after a kill would lose what had just been taken in. With `expected` (`ABSENT`: not there) the file
    must still be what it was when the units were gathered. Raises as `rewrite` does.
    """
    memory = memory_path(root, name)
    ids: set[str] = set()
    with workspace_lock(root):
        sweep(memory.parent)
        named = (name_new(unit, ids) for unit in units)
        taken = _fingerprint(memory) if expected is None else expected
        replace_file(memory, lambda stream: write_tmx(stream, named, header), expected=taken)
    return Rewritten(memory.relative_to(root).as_posix(), len(ids), added=len(ids))


def _rewrite(root: Path, memory: Path, change: Change | None, add: Sequence[Unit], once: bool) -> Rewritten:
    taken = _fingerprint(memory)
    pending = read_pending(memory)
    copy = Copy(memory if taken != ABSENT else None, pending.units, change, add, once=once)

    def write(stream: BinaryIO) -> None:
        copy.write(stream)
        if taken != ABSENT and not copy.differs:
            raise _NothingToDoError

    totals = copy.totals
    written = True
    if taken != ABSENT or pending.units or add:
        try:
            replace_file(memory, write, expected=taken)
        except _NothingToDoError:
            written = False
    else:
        written = False
    remove_pending(pending)
    return Rewritten(
        memory.relative_to(root).as_posix(),
        totals.units,
        totals.added,
        totals.changed,
        totals.removed,
        totals.folded,
        written,
    )


def _fingerprint(memory: Path) -> Fingerprint:
    try:
        return fingerprint(memory)
    except FileNotFoundError:
        return ABSENT
