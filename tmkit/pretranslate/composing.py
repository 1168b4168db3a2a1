"""Rows put together into the paragraphs of their document: text, inline codes, and where each row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tmkit.documents.shading import SHADES, shaded
from tmkit.model import Block, Code, DraftSegment, Row, Segment
from tmkit.pretranslate.replaced import replaced_spans

SOURCE, FACTS = "x-mark-source", "x-mark-facts"
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
    return FACTS if row.kind == "repaired" else "x-mark-fuzzy"


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
        codes += _shaded(row, said, start, marks)
        spans.append((row, start, len(text)))
    return Composed(block, Segment(text, tuple(codes)), tuple(spans))


def _shaded(row: Row, said: Segment, start: int, marks: frozenset[str]) -> list[tuple[int, Code]]:
    """The codes of a row's text that begins at an offset, with those of its shade: of the whole, or of its facts."""
    own = [(start + at, code) for at, code in said.codes]
    kind = shade(row)
    if kind not in marks or not said.text.strip():
        return own
    if kind != FACTS:
        opening, closing = shaded(kind, row.id)
        return [(start, opening), *own, (start + len(said.text), closing)]
    for number, (first, end) in enumerate(replaced_spans(row)):
        opening, closing = shaded(kind, f"{row.id}-{number}")
        # Within the codes that stand at the same place: they are closed before others are.
        at = next((place for place, (offset, _) in enumerate(own) if offset > start + first), len(own))
        own.insert(at, (start + first, opening))
        at = next((place for place, (offset, _) in enumerate(own) if offset >= start + end and place > at), len(own))
        own.insert(at, (start + end, closing))
    return own
