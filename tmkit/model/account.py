"""The account of a reading: what was read, kept, repaired, dropped, flagged, where and why."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person may want to look at in the file.

    `line` counts from 1. `unit` is the unit's `tuid`, else its ordinal in the file (from 1); None where the remark
    concerns no unit.
    """

    line: int | None
    unit: str | None
    reason: str


@dataclass(slots=True)
class Account:
    """What became of one file; it grows while the file is read and is whole when the last unit has been taken.

    `read` counts the units that the file has, `kept` those handed on. `repaired` says what was changed to keep
    something, `dropped` what could not be kept, `flagged` what was kept as it is and deserves a look (a duplicate, a
    target equal to its source). `original` is the document that a bilingual file says it was made from, `digest` that
    document's hash, where the file tells them.
    """

    file: str
    format: str = ""
    read: int = 0
    kept: int = 0
    repaired: list[Remark] = field(default_factory=list)
    dropped: list[Remark] = field(default_factory=list)
    flagged: list[Remark] = field(default_factory=list)
    source_language: str | None = None
    target_language: str | None = None
    original: str | None = None
    digest: str | None = None
    notices: list[str] = field(default_factory=list)

    def repair(self, line: int | None, unit: str | None, reason: str) -> None:
        """Add a remark to `repaired`."""
        self.repaired.append(Remark(line, unit, reason))

    def drop(self, line: int | None, unit: str | None, reason: str) -> None:
        """Add a remark to `dropped`."""
        self.dropped.append(Remark(line, unit, reason))

    def flag(self, line: int | None, unit: str | None, reason: str) -> None:
        """Add a remark to `flagged`."""
        self.flagged.append(Remark(line, unit, reason))
