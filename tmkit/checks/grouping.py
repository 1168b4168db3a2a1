"""One cause, one finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmkit.checks.lettering import capitals_told
from tmkit.checks.subject import SURE, Subject
from tmkit.model import Finding, Place

_HIDES = {
    "term-forbidden": ("term-missing", "term-inconsistent", "term-variant", "house-spelling", "term-drift"),
    "term-inconsistent": ("term-drift",),
    "term-variant": ("capital-accent", "house-spelling"),
}
"""A finding of the first kind hides those of the others where they overlap: it tells more of the same cause."""

_IN_WHOLE = {"archive-differs": ("term-drift",)}
"""The same for a finding that is about the whole segment."""

Hidden = dict[tuple[str, str, int], list[tuple[int, int]]]


def grouped(findings: Sequence[Finding], subject: Subject) -> tuple[list[Finding], list[Finding]]:
    """(the findings with one for each cause, doubtful ones folded under one line; what of them is hidden by others)."""
    kept, hidden = _parted(findings)
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
    return sure, hidden


def overlapping(finding: Finding, others: Sequence[Finding]) -> Finding | None:
    """A finding with those of its places that overlap one of the others'; None where none does."""
    spans: Hidden = {}
    for one in others:
        for place in one.places:
            spans.setdefault(("", place.side, place.segment), []).append(place.span)
    return _with(
        finding,
        tuple(place for place in finding.places if _over(place, spans.get(("", place.side, place.segment), ()))),
    )


def _compares(finding: Finding) -> bool:
    """Whether a finding rests on the pairing of two sides."""
    from tmkit.checks.registry import all_checks

    return any(check.id == finding.check and "source" in check.needs for check in all_checks())


def _parted(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What of the findings no other one hides, and what one does."""
    hides: Hidden = {}
    for one in findings:
        for place in one.places:
            for other in _HIDES.get(one.check, ()):
                hides.setdefault((other, place.side, place.segment), []).append(place.span)
            for other in _IN_WHOLE.get(one.check, ()):
                hides.setdefault((other, place.side, place.segment), []).append((0, len(place.context)))
    kept: list[Finding] = []
    hidden: list[Finding] = []
    for one in findings:
        over = {place for place in one.places if _over(place, hides.get((one.check, place.side, place.segment), ()))}
        for into, places in (
            (kept, tuple(place for place in one.places if place not in over)),
            (hidden, tuple(place for place in one.places if place in over)),
        ):
            found = _with(one, places)
            if found is not None:
                into.append(found)
    return kept, hidden


def _over(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place overlaps a span. One that is a whole segment only says that the place is somewhere in it."""
    start, end = place.span
    whole = (0, len(place.context))
    if place.span == whole:
        return whole in spans
    return any(a < end and start < b for a, b in spans)


def _with(finding: Finding, places: tuple[Place, ...]) -> Finding | None:
    """A finding at some of its places only; None where there is none."""
    if not places or len(places) == len(finding.places):
        return finding if places else None
    if finding.check == "capital-accent":
        return capitals_told(places, finding.evidence or "")
    if places[0] == finding.places[0]:
        return replace(finding, places=places)
    # Another place is the first now: what the finding suggests is to be said of it.
    first = finding.suggestion if places[0].suggestion is None else places[0].suggestion
    told = tuple(
        replace(place, suggestion=finding.suggestion)
        if place.suggestion is None and first != finding.suggestion
        else place
        for place in places
    )
    return replace(finding, places=told, suggestion=first)
