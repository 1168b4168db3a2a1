"""What the earlier version does not carry, filled from the archive; what it carries, kept before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmkit.model import Match, Proposal, Row, SegmentLookup
from tmkit.pretranslate.filling import EXACT, Filling, fill
from tmkit.pretranslate.notes import conflict_notes
from tmkit.text.tokens import tokens


def to_look_up(rows: Sequence[Row]) -> frozenset[int]:
    """The places of the rows that the archive is asked about: those without a target, and those of another wording."""
    return frozenset(place for place, row in enumerate(rows) if row.target is None or row.kind == "fuzzy")


def completed(rows: Sequence[Row], found: Mapping[int, SegmentLookup], how: Filling) -> list[Row]:
    """The rows with what the archive has for some of them, by place.

    A row without a target takes that of the archive; what is new and comes again has the target that it had the first
    time. A row whose target the earlier version gave keeps it, and shows better ones beside it.
    """
    first: dict[tuple[str, ...], Row] = {}
    made = list(rows)
    for place, answer in sorted(found.items()):
        row = rows[place]
        if row.target is not None:
            made[place] = _beside(row, answer, how)
            continue
        key = tuple(tokens(row.source.text))
        made[place] = _filled(row, answer, fill(answer, how, like=first.get(key)), how.proposals)
        first.setdefault(key, made[place])
    return made


def _filled(row: Row, answer: SegmentLookup, own: Row, most: int) -> Row:
    """The archive's row with what is known of the earlier version, which says by itself what is in conflict."""
    known = set(conflict_notes(answer.matches)) if row.proposals else set()
    return replace(
        own,
        change=row.change,
        previous=row.previous,
        notes=(*row.notes, *(note for note in own.notes if note not in known)),
        proposals=_distinct([*row.proposals, *own.proposals], most),
    )


def _distinct(proposals: Sequence[Proposal], most: int) -> tuple[Proposal, ...]:
    """The first of the pairs, each once: last year's report may stand in the archive, too."""
    found = {(one.source.text, one.target.text): one for one in reversed(proposals)}
    return tuple(one for one in proposals if found.get((one.source.text, one.target.text)) is one)[:most]


def _beside(row: Row, answer: SegmentLookup, how: Filling) -> Row:
    """A row of the earlier version, with what the archive has that is nearer."""
    better = [match for match in answer.matches if not match.conflict and match.score > (row.score or 0)]
    if not better:
        return row
    proposals = _distinct([*row.proposals, *fill(answer, how).proposals], how.proposals)
    best = better[0]
    notes = row.notes if best.score < EXACT - 1 else (*row.notes, f"the archive has: “{_text(best)}” ({best.score})")
    return replace(row, notes=notes, proposals=proposals)


def _text(match: Match) -> str:
    return match.target if match.repaired is None else match.repaired
