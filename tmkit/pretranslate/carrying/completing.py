"""What the earlier version does not carry, filled from the archive; what it carries, kept before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmkit.model import Match, Proposal, Row, SegmentLookup
from tmkit.pretranslate.filling import EXACT, Filling, fill
from tmkit.pretranslate.notes import conflict_notes
from tmkit.text.tokens import tokens

_AS_THEY_WERE = frozenset({"unchanged", "moved"})


def to_look_up(rows: Sequence[Row]) -> frozenset[int]:
    """The places of the rows that the archive is asked about.

    Those without a target, those of another wording, and those that are as they were but that nobody has confirmed.
    """
    return frozenset(
        place
        for place, row in enumerate(rows)
        if row.target is None or row.kind == "fuzzy" or (row.state == "proposed" and row.change in _AS_THEY_WERE)
    )


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
    """A row of the earlier version, with what the archive has that is nearer.

    Where nobody has confirmed it and the archive says the same of it, the row is the archive's.
    """
    own = fill(answer, how)
    if row.change in _AS_THEY_WERE:
        same = own.target is not None and row.target is not None and own.target.text == row.target.text
        if same and not row.proposals:
            return replace(own, change=row.change, previous=row.previous, locked=row.locked)
        return replace(row, proposals=_distinct([*row.proposals, *own.proposals], how.proposals))
    better = [match for match in answer.matches if not match.conflict and match.score > (row.score or 0)]
    if not better:
        return row
    proposals = _distinct([*row.proposals, *own.proposals], how.proposals)
    best = better[0]
    notes = row.notes if best.score < EXACT - 1 else (*row.notes, f"the archive has: “{_text(best)}” ({best.score})")
    return replace(row, notes=notes, proposals=proposals)


def _text(match: Match) -> str:
    return match.target if match.repaired is None else match.repaired
