"""The numbers that inline codes go by in a bilingual file: the two sides call one code by one number."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.model import Code, Segment

OPENING = frozenset({"bpt", "hi"})
CLOSING = frozenset({"ept", "/hi"})


def code_numbers(segment: Segment, known: Sequence[tuple[Code, int]] = ()) -> list[tuple[Code, int]]:
    """Each code of a segment with its number: a pair shares one, numbers run from 1 in order of appearance.

    `known` are the numbers of the other side: an equal code (kind, attributes, content) has the number it has there,
    each used once; other codes get numbers that `known` has not.
    """
    waiting = list(known)
    next_number = max((number for _, number in known), default=0) + 1
    opened: list[tuple[Code, int]] = []
    numbered: list[tuple[Code, int]] = []
    for _, code in segment.codes:
        at = next((place for place, (other, _) in enumerate(waiting) if other == code), None)
        mate = _mate(opened, code) if code.kind in CLOSING else None
        if mate is not None:
            number = opened.pop(mate)[1]
            if at is not None and waiting[at][1] == number:
                del waiting[at]
        elif at is not None:
            number = waiting.pop(at)[1]
        else:
            number, next_number = next_number, next_number + 1
        if code.kind in OPENING:
            opened.append((code, number))
        numbered.append((code, number))
    return numbered


def _mate(opened: Sequence[tuple[Code, int]], code: Code) -> int | None:
    """The place of the code that this one closes: the last open one with its `i`, or the last `hi`."""
    for place in range(len(opened) - 1, -1, -1):
        other = opened[place][0]
        if code.kind == "/hi" and other.kind == "hi":
            return place
        if code.kind == "ept" and other.kind == "bpt" and other.attribute("i") == code.attribute("i"):
            return place
    return None
