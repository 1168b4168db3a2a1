"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("error", "warning", "info")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: a span, in code points, of a segment's text.

    `segment` is the id as `tmkit segment` gives it, in bilingual files the unit's ordinal, from 1. `side` is `target`
    for the text under check, `source` where the fault lies in what it renders. `context` is the whole segment's text.
    `suggestion` is what should stand here, where that is not what the finding suggests for its first place.
    """

    file: str
    segment: int
    span: tuple[int, int]
    text: str
    side: str = "target"
    label: str = ""
    page: int | None = None
    context: str = ""
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause: the check that found it, what is wrong, and every place where it is; the first stands for all.

    `evidence` is what the verdict rests on (`29 of 30 units since 2011: …`). `suggestion` is what should stand at the
    first place, inflected like what it replaces; `fixable` says that it may be put there without asking.
    """

    check: str
    severity: str
    message: str
    places: tuple[Place, ...]
    suggestion: str | None = None
    evidence: str | None = None
    fixable: bool = False
