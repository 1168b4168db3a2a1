"""What memories hold and what was done to them, for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tmkit.maintenance import Cleaned, MemoryStatistics, Merged, MetadataSet

_SHOWN = 12


def list_lines(found: Sequence[MemoryStatistics]) -> list[str]:
    """A line a memory: units, languages, dates, what waits to be folded in."""
    if not found:
        return ["no memories yet: tmkit import FILE.tmx --into memories/NAME.tmx"]
    width = max(len(memory.memory) for memory in found)
    lines = []
    for memory in found:
        dates = memory.first_date or ""
        if memory.last_date and memory.last_date != memory.first_date:
            dates += f" to {memory.last_date}"
        pending = f"{memory.pending:,} pending" if memory.pending else ""
        parts = (
            f"{memory.units:>9,} {'unit ' if memory.units == 1 else 'units'}",
            " ".join(sorted(memory.languages)),
            dates,
            pending,
        )
        lines.append(f"{memory.memory:<{width}}  " + "  ".join(part for part in parts if part))
    return lines


def stats_lines(found: Sequence[MemoryStatistics]) -> list[str]:
    """A block a memory."""
    lines: list[str] = []
    for memory in found:
        lines += [
            memory.memory,
            f"  units      {memory.units:,}" + (f", of them {memory.pending:,} pending" if memory.pending else ""),
            f"  size       {memory.bytes:,} bytes",
            f"  languages  {_counts(memory.languages)}",
            f"  words      {_counts(memory.words)}",
            f"  documents  {_counts(memory.documents)}",
            f"  statuses   {_counts(memory.statuses)}",
            f"  years      {_counts(memory.years)}",
        ]
    return lines or list_lines(())


def clean_lines(found: Sequence[Cleaned]) -> list[str]:
    """What goes, or would go, and why."""
    lines: list[str] = []
    for memory in found:
        words = ("removed", "folded in") if memory.applied else ("would be removed", "would be folded in")
        lines.append(f"{memory.memory}: {_units(len(memory.removals))} {words[0]}, {memory.folded:,} {words[1]}")
        lines += [f"  {gone.unit}: {gone.reason}: {gone.text[:60]}" for gone in memory.removals[:_SHOWN]]
        if len(memory.removals) > _SHOWN:
            lines.append(f"  … and {len(memory.removals) - _SHOWN:,} more (--json prints all)")
        lines += _suspect_lines(memory)
    if any(not memory.applied and (memory.removals or memory.folded) for memory in found):
        lines.append("Nothing was changed; do it with --apply.")
    return lines or list_lines(())


def _suspect_lines(memory: Cleaned) -> list[str]:
    """Units that stay, but may be no translations."""
    found = memory.suspects
    if not found:
        return []
    lines = [f"  {_units(len(found))} may be aligned wrongly (never removed here):"]
    lines += [
        f"  {one.unit}: {one.reason} ({one.plausibility:.2f}): {one.source[:60]} | {one.target[:60]}"
        for one in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        lines.append(f"  … and {len(found) - _SHOWN:,} more (--json prints all)")
    return lines


def merge_lines(done: Merged) -> list[str]:
    """What became of the units."""
    return [f"{done.memory}: {_units(done.units)} from {done.read:,} of {len(done.memories)} memories"]


def set_lines(done: MetadataSet) -> list[str]:
    """How many units say something else now."""
    return [f"{done.memory}: {done.changed:,} of {_units(done.units)} changed"]


def _units(number: int) -> str:
    return f"{number:,} {'unit' if number == 1 else 'units'}"


def _counts(counted: Counter[str]) -> str:
    shown = ", ".join(f"{name} {number:,}" for name, number in counted.most_common(_SHOWN))
    return shown + (f", … and {len(counted) - _SHOWN:,} more" if len(counted) > _SHOWN else "")
