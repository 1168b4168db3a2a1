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
    doubtful = [pair for pair in subject.two_sided() if pair.confidence < SURE]
    doubted = {("target", segment.id) for pair in doubtful for segment in pair.target}
    doubted |= {("source", segment.id) for pair in doubtful for segment in pair.source}
    sure: list[Finding] = []
    unsure: list[Finding] = []
    for one in kept:
        place = one.places[0]
        (unsure if (place.side, place.segment) in doubted and _compares(one) else sure).append(one)
    if unsure:
        places = tuple(dict.fromkeys(replace(one.places[0], span=(0, 0), text="") for one in unsure))
        many = "1 finding is" if len(unsure) == 1 else f"{len(unsure)} findings are"
        advice = "review these units" if subject.bilingual else "align the two with tmkit align, and review them"
        sure.append(
            Finding(
                "alignment", "info", f"alignment doubtful: {many} not told, places: {len(places)}; {advice}", places
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
