"""The codes of a segment as XLIFF has to write them: pairs that nest or cross, halves, codes that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tmkit.formats.code_numbers import CLOSING, OPENING, code_numbers
from tmkit.model import Code, Segment

Shape = Literal["nest", "unnest", "open", "close", "begin", "end", "alone"]
"""Opening and closing of a pair that nests; of one that crosses others; half of a pair; no pair."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A code with its place in the text, its number and its shape; `mate` is the other half of a pair."""

    at: int
    code: Code
    number: int
    shape: Shape
    mate: Code | None = None


def shaped(segment: Segment, known: Sequence[tuple[Code, int]] = ()) -> tuple[list[Shaped], list[tuple[Code, int]]]:
    """The codes of a segment in order, and their numbers; `known` are the numbers of the other side."""
    numbers = code_numbers(segment, known)
    codes = [code for _, code in segment.codes]
    partner = _partners(codes)
    crossing = _crossing(len(codes), partner)
    found = []
    for place, ((at, code), (_, number)) in enumerate(zip(segment.codes, numbers, strict=True)):
        mate = codes[partner[place]] if place in partner else None
        offset = min(max(at, 0), len(segment.text))
        found.append(Shaped(offset, code, number, _shape(code, place, partner, crossing), mate))
    return found, numbers


def _shape(code: Code, place: int, partner: dict[int, int], crossing: set[int]) -> Shape:
    if place in partner:
        opens = place < partner[place]
        if place in crossing:
            return "open" if opens else "close"
        return "nest" if opens else "unnest"
    if code.kind in OPENING:
        return "begin"
    if code.kind in CLOSING:
        return "end"
    if code.kind == "it":
        return "end" if code.attribute("pos") == "end" else "begin"
    return "alone"


def _partners(codes: Sequence[Code]) -> dict[int, int]:
    """For each place of one half of a pair that of the other: `bpt` and `ept` by `i`, `hi` by nesting."""
    waiting: dict[str, list[int]] = {}
    partner: dict[int, int] = {}
    for place, code in enumerate(codes):
        name = "hi" if code.kind in {"hi", "/hi"} else f"i{code.attribute('i')}"
        if code.kind in OPENING:
            waiting.setdefault(name, []).append(place)
        elif code.kind in CLOSING and waiting.get(name):
            opening = waiting[name].pop()
            partner[opening], partner[place] = place, opening
    return partner


def _crossing(count: int, partner: dict[int, int]) -> set[int]:
    """The places of pairs that cross others; what is left nests."""
    opened: list[int] = []
    crossing: set[int] = set()
    for place in range(count):
        if place not in partner:
            continue
        if partner[place] > place:
            opened.append(place)
        elif opened and opened[-1] == partner[place]:
            opened.pop()
        else:
            crossing |= {place, partner[place]}
            opened.remove(partner[place])
    return crossing
