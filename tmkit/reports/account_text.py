"""What became of a file that was read, for a person: read, kept, repaired, dropped, where and why."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.model.account import Account, Remark

_SHOWN = 20


def account_lines(account: Account, *, shown: int = _SHOWN) -> list[str]:
    """A line that counts, then a line for each remark (of one kind at most `shown`, the rest counted)."""
    counts = [f"{account.read:,} read", f"{account.kept:,} kept"]
    counts += [
        f"{len(remarks):,} {word}"
        for word, remarks in (
            ("repaired", account.repaired),
            ("dropped", account.dropped),
            ("flagged", account.flagged),
        )
        if remarks
    ]
    lines = [f"{account.file} ({account.format}): {', '.join(counts)}"]
    lines += [f"  note      {said}" for said in account.notices]
    for word, remarks in (("repaired", account.repaired), ("dropped", account.dropped), ("flagged", account.flagged)):
        lines += remark_lines(word, remarks, shown)
    return lines


def into_line(memory: str | None, added: int) -> list[str]:
    """Which memory was written; nothing where none was."""
    return [] if memory is None else [f"  into      {memory}: {added:,} {'unit' if added == 1 else 'units'} added"]


def remark_lines(word: str, remarks: Sequence[Remark], shown: int) -> list[str]:
    """A line for each remark, with line number and unit."""
    lines = []
    for remark in remarks[:shown]:
        where = "" if remark.line is None else f"line {remark.line}: "
        unit = "" if remark.unit is None else f"unit {remark.unit}: "
        lines.append(f"  {word:<9} {where}{unit}{remark.reason}")
    if len(remarks) > shown:
        lines.append(f"  {word:<9} … and {len(remarks) - shown:,} more (--json prints all)")
    return lines
