"""Bringing bilingual files into a memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.formats.registry import read_bilingual
from tmkit.maintenance.telling import Progress, counted
from tmkit.memory.bulk import rewrite
from tmkit.memory.dialects import understood
from tmkit.memory.editing import checked_metadata
from tmkit.memory.files import memory_path
from tmkit.memory.metadata import with_property
from tmkit.model import InputError, Unit
from tmkit.model.account import Account
from tmkit.workspace.pairs import checked_language
from tmkit.workspace.returning import take_back

if TYPE_CHECKING:
    from tmkit.exchange.returned import Returned


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: its account, and the memory written (None where nothing was kept)."""

    account: Account
    into: str | None
    added: int
    returned: Returned | None = None


def import_files(
    root: Path,
    files: Sequence[str | Path],
    into: str | Path,
    *,
    columns: Sequence[str] | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    metadata: Mapping[str, str | None],
    returned: Sequence[str] = (),
    sent: str | Path | None = None,
    approve: bool = False,
    progress: Progress | None = None,
) -> list[Imported]:
    """Read each file and add its units to the memory `into`, which is made where it is missing.

    A unit that the memory has already, the same in everything but its id, is not added again. `metadata` is what
    every unit is to know of its document; of a unit that says otherwise the given value wins. Raises InputError where
    a file cannot be read at all; then nothing of it, nor of the files after it, was added. Raises it before anything
    is read where an argument is not what it should be.

    With `returned`, the languages that units are compared in, a file that came back from another tool is merged unit by
    unit; `sent` is the file that went out, `approve` takes changes as they are.
    """
    if not returned and (sent is not None or approve):
        raise InputError("--sent and --approve belong to --returned")
    if returned and metadata.get("status"):
        raise InputError("what comes back is unreviewed, with --approve revised: --status does not apply")
    given = checked_metadata({name: value for name, value in metadata.items() if value is not None})
    source_lang, target_lang = checked_language(source_lang), checked_language(target_lang)
    memory = memory_path(root, into)
    done = []
    for file in files:
        units, account = read_bilingual(Path(file), source_lang=source_lang, target_lang=target_lang, columns=columns)
        kept = [_with(understood(unit), given) for unit in counted(units, f"reading {file}", progress)]
        added = 0
        if returned:
            merged = take_back(root, memory, kept, sent, (returned[0], returned[1]), approve=approve)
            name = memory.relative_to(root).as_posix() if kept else None
            done.append(Imported(account, name, merged.added, merged))
            continue
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
