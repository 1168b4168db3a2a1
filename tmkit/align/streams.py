"""Body and notes: footnotes stand at the foot of a page, after a paragraph or at the end: they are a stream apart."""

from __future__ import annotations

from dataclasses import replace

from tmkit.align.beads import Side
from tmkit.model import DraftSegment

NOTE = "footnote"


def arranged(source: Side, target: Side) -> tuple[Side, Side]:
    """The two sides as they are aligned: where both have footnotes, these come last, in their order.

    Segments keep their ids, which tell their order in the document. Sides that are arranged already come back as they
    are, so that the numbers of sentences in a review mean the same when it is taken back.
    """
    if not (_notes(source) and _notes(target)):
        return source, target
    return _notes_last(source), _notes_last(target)


def body_length(side: Side) -> int:
    """How many segments come before the notes, if these come last; else all."""
    count = len(side.segments)
    while count and side.segments[count - 1].kind == NOTE:
        count -= 1
    return count if not any(map(_is_note, side.segments[:count])) else len(side.segments)


def _is_note(segment: DraftSegment) -> bool:
    return segment.kind == NOTE


def _notes(side: Side) -> bool:
    return any(map(_is_note, side.segments))


def _notes_last(side: Side) -> Side:
    return replace(side, segments=tuple(sorted(side.segments, key=_is_note)))
