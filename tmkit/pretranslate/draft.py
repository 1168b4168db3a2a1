"""A draft in production: the document as read, its bytes, its segments, and what a bilingual file says of it."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.documents import Document
from tmkit.model import BilingualHead, DraftSegment


@dataclass(frozen=True, slots=True)
class Draft:
    """`head.digest` is that of `data`; `head` has the name, format and languages."""

    document: Document
    data: bytes
    segments: tuple[DraftSegment, ...]
    head: BilingualHead
