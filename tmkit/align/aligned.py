"""What aligning two documents yields beside the beads."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.align.beads import Alignment


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of one document without a counterpart in the other.

    `side` is `source` or `target`; `sentences` is the half-open range of sentence numbers; `text` says it in words:
    `source ¶ 14–19 have no counterpart (23 segments, pages 4–5)`.
    """

    side: str
    sentences: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two documents aligned; whether they seem to be parallel, if not why, and the stretches that only one has."""

    alignment: Alignment
    parallel: bool = True
    reason: str | None = None
    gaps: tuple[Gap, ...] = ()
