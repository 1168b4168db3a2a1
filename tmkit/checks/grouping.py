"""One cause, one finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmkit.checks.subject import SURE, Subject
from tmkit.model import Finding

_SUPPRESSES = {"term-forbidden": ("term-missing", "term-variant", "term-drift"), "term-missing": ("term-drift",)}
"""A finding of the first kind hides those of the others at the same segment and span, or for the same text."""


def grouped(findings: Sequence[Finding], subject: Subject) -> list[Finding]:
    """The findings with one for each cause: hidden ones left out, doubtful ones folded under one line."""
    kept = _unhidden(findings)
    doubtful = {pair.id for pair in subject.pairs if pair.source and pair.confidence < SURE}
    doubted = {segment.id for pair in subject.pairs if pair.id in doubtful for segment in pair.target}
    sure: list[Finding] = []
    unsure: list[Finding] = []
    for one in kept:
        (unsure if one.places[0].segment in doubted and _compares(one) else sure).append(one)
    if unsure:
        places = tuple(dict.fromkeys(replace(one.places[0], span=(0, 0), text="") for one in unsure))
        sure.append(
            Finding(
                "alignment",
                "info",
                f"alignment doubtful: {len(unsure)} findings at {len(places)} places are not told; align the two "
                "documents with tmkit align and review them",
                places,
            )
        )
    return sure


def _compares(finding: Finding) -> bool:
    """Whether a finding rests on the pairing of two sides."""
    from tmkit.checks.registry import all_checks

    return any(check.id == finding.check and "source" in check.needs for check in all_checks())


def _unhidden(findings: Sequence[Finding]) -> list[Finding]:
    hidden: set[tuple[str, str, int, tuple[int, int]]] = set()
    for one in findings:
        for other in _SUPPRESSES.get(one.check, ()):
            hidden.update((other, place.side, place.segment, place.span) for place in one.places)
    kept = []
    for one in findings:
        places = tuple(
            place for place in one.places if (one.check, place.side, place.segment, place.span) not in hidden
        )
        if places:
            kept.append(one if len(places) == len(one.places) else replace(one, places=places))
    return kept
