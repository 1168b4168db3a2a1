"""Rows put together into the paragraphs of their document: text, inline codes, and where each row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tmkit.documents.shading import SHADES, shaded
from tmkit.model import Block, Code, DraftSegment, Row, Segment

SOURCE = "x-mark-source"
ALL = frozenset(SHADES)
UNTRANSLATED = frozenset({SOURCE})
NONE: frozenset[str] = frozenset()
"""Which passages are shaded: all that a person has to look at, those without a target, none."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A paragraph in the target language; `spans` are the rows in it with where they stand in its text."""

    block: Block
    segment: Segment
    spans: tuple[tuple[Row, int, int], ...]


def compose(
    blocks: Sequence[Block], segments: Sequence[DraftSegment], rows: Mapping[int, Row], marks: frozenset[str] = NONE
) -> list[Composed]:
    """The paragraphs that have rows, in order; `rows` are by the number of their segment.

    What has no target stands there in the source. `marks` are the shades wanted (`shade`).
    """
    inside: dict[int, list[DraftSegment]] = {}
    for segment in segments:
        if segment.id in rows:
            inside.setdefault(segment.block, []).append(segment)
    return [_composed(blocks[number], found, rows, marks) for number, found in inside.items()]


def shade(row: Row) -> str | None:
    """The shade of a row's passage, None where it has none."""
    if row.target is None:
        return SOURCE
    if row.state != "proposed" or row.kind not in {"fuzzy", "repaired", "carried"}:
        return None
    return "x-mark-facts" if row.kind == "repaired" else "x-mark-fuzzy"


def _composed(block: Block, found: Sequence[DraftSegment], rows: Mapping[int, Row], marks: frozenset[str]) -> Composed:
    text = ""
    codes: list[tuple[int, Code]] = []
    spans: list[tuple[Row, int, int]] = []
    for place, segment in enumerate(found):
        row = rows[segment.id]
        said = row.source if row.target is None else row.target
        if text and said.text:
            before = found[place - 1]
            text += block.text[before.start + len(before.text) : segment.start] or " "
        start = len(text)
        text += said.text
        kind = shade(row) if said.text.strip() else None
        own = [(start + at, code) for at, code in said.codes]
        codes += own if kind not in marks else _around(own, start, len(text), kind, row.id)
        spans.append((row, start, len(text)))
    return Composed(block, Segment(text, tuple(codes)), tuple(spans))


def _around(codes: list[tuple[int, Code]], start: int, end: int, kind: str, number: str) -> list[tuple[int, Code]]:
    """A passage's codes with the two that shade it."""
    opening, closing = shaded(kind, number)
    return [(start, opening), *codes, (end, closing)]
