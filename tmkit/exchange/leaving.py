"""The units that leave, one after another, and the account of what stayed and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tmkit.exchange.selection import Selection
from tmkit.memory.contents import contents
from tmkit.model import Unit
from tmkit.model.account import Account
from tmkit.storage.text_numbers import text_number

Progress = Callable[[str, int, int], None]
_STEP = 2000


@dataclass(slots=True)
class Exported:
    """What an export wrote.

    `files` are those written, `format` and `tool` what they are and for whom; `read` counts the units that the memories
    have, `written` those (or rows, or pairs) in the files, `left_out` the others by why. `remarks` is what a person
    should know.
    """

    files: list[str]
    format: str
    tool: str = ""
    source_language: str = ""
    target_language: str = ""
    read: int = 0
    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The memories to export, as (name, path), and which of their units."""

    memories: tuple[tuple[str, Path], ...]
    selection: Selection
    progress: Progress | None = None

    def units(self, told: Exported) -> Iterator[Unit]:
        """The units, memory after memory; where two have one id, the later one's gets a number behind it."""
        taken: set[int] | None = set() if len(self.memories) > 1 else None
        for name, path in self.memories:
            for unit in self.of(name, path, told):
                yield unit if taken is None else _alone(unit, taken)

    def of(self, name: str, path: Path, told: Exported) -> Iterator[Unit]:
        """The units of one memory."""
        chosen = None if self.selection.is_all else self.selection
        account = Account(name)
        for number, unit in enumerate(contents(path, account)):
            if self.progress is not None and number % _STEP == 0:
                self.progress(f"exporting {name}", number, 0)
            told.read += 1
            if chosen is None or chosen.takes(unit, name):
                yield unit
            else:
                told.left_out["not asked for"] += 1
        if account.dropped:
            told.left_out["cannot be read"] += len(account.dropped)
            told.remarks.append(f"{name}: not all of it can be read; 'tmkit memory validate' tells where and why")
        if self.progress is not None:
            self.progress(f"exporting {name}", 1, 1)


def counted(units: Iterable[Unit], told: Exported) -> Iterator[Unit]:
    """The same units, counted as written."""
    for unit in units:
        told.written += 1
        yield unit


def _alone(unit: Unit, taken: set[int]) -> Unit:
    identifier = unit.attribute("tuid") or ""
    name, number = identifier, 1
    while (key := text_number(name)) in taken:
        number += 1
        name = f"{identifier}-{number}"
    taken.add(key)
    if name == identifier:
        return unit
    return replace(unit, attributes=tuple((key, name if key == "tuid" else value) for key, value in unit.attributes))
