"""What became of two documents that were aligned, for a person."""

from __future__ import annotations

from tmkit.align.outcome import Outcome
from tmkit.reports.wording import counted


def align_lines(outcome: Outcome) -> list[str]:
    """A line that counts, then what is doubtful, and what was written."""
    aligned = outcome.aligned
    source, target = aligned.alignment.source, aligned.alignment.target
    sizes = f"{len(source.segments):,} {source.language} and {len(target.segments):,} {target.language} segments"
    lines = [f"{outcome.document}: {sizes}, {counted(outcome.units, 'unit')}, {outcome.unreviewed:,} unreviewed"]
    if not aligned.parallel:
        lines.append(f"  not parallel  {aligned.reason}")
    lines += [f"  missing       {gap.text}" for gap in aligned.gaps]
    if any(outcome.alone) and not aligned.gaps:
        ours, theirs = outcome.alone
        lines.append(
            f"  alone         {ours:,} {source.language} and {theirs:,} {target.language} segments have no counterpart"
        )
    if outcome.into is None:
        lines += [] if aligned.parallel else ["  no memory was written; --force writes it all the same"]
    else:
        lines.append(f"  into          {outcome.into}")
    lines += [f"  written       {path}" for path in outcome.written]
    return lines
