"""Taking back into a memory what came back from another tool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.formats.registry import read_rows
from tmkit.memory.bulk import rewrite
from tmkit.memory.contents import contents
from tmkit.model import Unit

if TYPE_CHECKING:
    from tmkit.exchange.returned import Returned


def take_back(
    root: Path,
    memory: Path,
    came_back: Sequence[Unit],
    sent: str | Path | None,
    languages: tuple[str, str],
    *,
    approve: bool,
) -> Returned:
    """Merge units that came back into a memory, which need not exist; `sent` is the file that went out, where at hand.

    New units, and other translations of units that are there, are added as `unreviewed`; nothing that is there changes.
    With `approve` they are `revised`, and what changed replaces what was: not what is in conflict, nor what has another
    source. Locked units stay, and what was deleted stays. Raises InputError and LockedError as `rewrite` does.
    """
    from tmkit.exchange.returned import Returned, merge_returned

    went_out = None if sent is None else _units(Path(sent), languages)
    merge = merge_returned(contents(memory), came_back, went_out, languages, approve=approve)

    def change(unit: Unit, identifier: str) -> Unit | None:
        return merge.changed(unit, identifier, *languages)

    if not (merge.add or merge.targets or merge.approved):
        return Returned(tuple(merge.changes), merge.unchanged)
    needed = merge.targets or merge.approved
    done = rewrite(root, memory.relative_to(root), change=change if needed else None, add=merge.add, once=True)
    return Returned(tuple(merge.changes), merge.unchanged, done.added, done.changed, done.removed)


def _units(path: Path, languages: tuple[str, str]) -> Iterator[Unit]:
    """The units of a file that went out, those without a target, too."""
    found, _ = read_rows(path, source_lang=languages[0], target_lang=languages[1])
    return (located.unit for located in found)
