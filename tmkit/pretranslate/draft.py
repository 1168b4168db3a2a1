"""A draft in production: the document as read, its bytes, its segments, and what a bilingual file says of it."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.documents import Document
from tmkit.model import BilingualHead, DraftSegment, Row, Segment


@dataclass(frozen=True, slots=True)
class Draft:
    """`head.digest` is that of `data`; `head` has the name, format and languages."""

    document: Document
    data: bytes
    segments: tuple[DraftSegment, ...]
    head: BilingualHead


def empty_row(segment: DraftSegment) -> Row:
    """The row of a segment that has no target yet: its id is the segment's, its source has the inline codes."""
    return Row(
        str(segment.id),
        Segment(segment.text, segment.codes),
        label=segment.label,
        page=segment.page,
        block=segment.block,
        part=segment.kind,
    )
