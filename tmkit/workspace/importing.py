"""Bringing bilingual files into a memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmkit.formats.registry import read_bilingual
from tmkit.maintenance.telling import Progress, counted
from tmkit.memory.bulk import rewrite
from tmkit.memory.editing import checked_metadata
from tmkit.memory.files import memory_path
from tmkit.memory.metadata import with_property
from tmkit.model import Unit
from tmkit.model.account import Account
from tmkit.workspace.pairs import checked_language


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: its account, and the memory written (None where nothing was kept)."""

    account: Account
    into: str | None
    added: int


def import_files(
    root: Path,
    files: Sequence[str | Path],
    into: str | Path,
    *,
    columns: Sequence[str] | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    metadata: Mapping[str, str | None],
    progress: Progress | None = None,
) -> list[Imported]:
    """Read each file and add its units to the memory `into`, which is made where it is missing.

    A unit that the memory has already, the same in everything but its id, is not added again. `metadata` is what
    every unit is to know of its document; of a unit that says otherwise the given value wins. Raises InputError where
    a file cannot be read at all; then nothing of it, nor of the files after it, was added. Raises it before anything
    is read where an argument is not what it should be.
    """
    given = checked_metadata({name: value for name, value in metadata.items() if value is not None})
    source_lang, target_lang = checked_language(source_lang), checked_language(target_lang)
    memory = memory_path(root, into)
    done = []
    for file in files:
        units, account = read_bilingual(Path(file), source_lang=source_lang, target_lang=target_lang, columns=columns)
        kept = [_with(unit, given) for unit in counted(units, f"reading {file}", progress)]
        added = 0
        if kept:
            written = rewrite(root, memory, add=kept, once=True)
            added = written.added
            present = len(kept) - added
            if present:
                account.notices.append(f"{present:,} units were there already, the same in everything")
        done.append(Imported(account, memory.relative_to(root).as_posix() if kept else None, added))
    return done


def _with(unit: Unit, given: Mapping[str, str | None]) -> Unit:
    for name, value in given.items():
        unit = with_property(unit, name, value)
    return unit
