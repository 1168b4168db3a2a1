"""What waits in the sidecars of a memory until the next bulk write takes it in."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from tmkit.formats.tmx import read_header, read_units
from tmkit.formats.tmx.source_language import with_source_language
from tmkit.memory.files import sidecars
from tmkit.memory.identity import named, unit_ids
from tmkit.memory.layout import is_whole
from tmkit.model import InputError, LockedError, Unit
from tmkit.model.account import Account
from tmkit.storage.atomic import flush_folder, remove_file
from tmkit.storage.fingerprint import Fingerprint, fingerprint, unchanged


@dataclass(frozen=True, slots=True)
class Pending:
    """The units of a memory's sidecars by id, in the order of confirmation; of one id that of the highest number.

    Each has its id as `tuid` and says its source language itself. `files` are the sidecars as they were read, the
    lowest number first.
    """

    files: tuple[tuple[Path, Fingerprint], ...]
    units: dict[str, Unit]


def read_pending(memory: Path) -> Pending:
    """Read the sidecars of a memory, under the lock.

    Raises InputError where one cannot be read whole, LockedError where another program writes to one meanwhile.
    """
    files = []
    units: dict[str, Unit] = {}
    for _, path in sidecars(memory):
        taken = fingerprint(path)
        account = Account(str(path))
        read = [stored.unit for stored in read_units(path, account)]
        if account.dropped or not is_whole(path):
            where = account.dropped[0] if account.dropped else None
            raise InputError(
                "holds confirmed units and cannot be read whole: repair it, or move it out of the folder",
                file=path,
                line=where.line if where else None,
            )
        source = read_header(path).source_language
        if not unchanged(path, taken):
            raise LockedError(f"{path}: another program is writing to this file: run the command again")
        files.append((path, taken))
        for unit, identifier in zip(read, unit_ids(read), strict=True):
            units[identifier] = named(with_source_language(unit, source), identifier)
    return Pending(tuple(files), units)


def remove_pending(pending: Pending) -> None:
    """Remove the sidecars whose units are now in the memory; one that has changed meanwhile stays.

    The lowest number goes first: what is left when this is interrupted wins over what has gone, as before. What cannot
    be removed now is taken in again, to no effect, and removed by the next bulk write.
    """
    with contextlib.suppress(InputError, OSError):
        for path, taken in pending.files:
            if not remove_file(path, taken) and path.exists():
                break
        if pending.files:
            flush_folder(pending.files[0][0].parent)
