"""Sentences that the archive has only together: two of a draft that were translated as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tmkit.model import DraftSegment, Row, SegmentLookup
from tmkit.pretranslate.filling import Filling, fill

_LEAST = 85
"""Points from which it is worth telling: less is shown for each of them by itself."""


def joined_segments(rows: Sequence[Row], segments: Sequence[DraftSegment]) -> list[DraftSegment]:
    """Each two neighbours of one paragraph that have no target, as one segment with the number of the first."""
    return [
        replace(one, text=f"{one.text} {other.text}", codes=())
        for (row, one), (beside, other) in pairwise(zip(rows, segments, strict=True))
        if row.target is None and beside.target is None and one.block == other.block
    ]


def with_joined(rows: Sequence[Row], found: Sequence[SegmentLookup], how: Filling) -> list[Row]:
    """The rows, with what the archive has of two together as a proposal of the first and a note of both."""
    places = {row.id: at for at, row in enumerate(rows)}
    done = list(rows)
    for each in found:
        if not each.matches or each.matches[0].score < _LEAST:
            continue
        at = places[str(each.segment.id)]
        first, second = done[at], done[at + 1]
        made = fill(each, replace(how, minimum=_LEAST))
        best = replace(made.proposals[0], differences=())
        text = best.target.text if made.target is None else made.target.text
        note = f"segments {first.id} and {second.id} together ({best.score}): “{text}”"
        done[at] = replace(first, notes=(note, *first.notes), proposals=(best, *first.proposals)[: how.proposals])
        done[at + 1] = replace(second, notes=(note, *second.notes))
    return done
