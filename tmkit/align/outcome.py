"""What became of two documents that were aligned."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.align.aligned import Aligned


@dataclass(frozen=True, slots=True)
class Outcome:
    """One pair of documents: what was found, and what was written of it.

    `document` is what its units call it. `units` counts those that the alignment gives, `unreviewed` those of them that
    a reviser should look at; `alone` the segments of either side without counterpart. `into` is the memory written,
    None where none was; `written` the other files; `notes` are doubts about the reading.
    """

    document: str
    source: str
    target: str
    aligned: Aligned
    units: int
    unreviewed: int
    alone: tuple[int, int]
    into: str | None = None
    written: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
