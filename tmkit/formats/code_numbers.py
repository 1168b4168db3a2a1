"""The numbers that inline codes go by in a bilingual file: the two sides call one code by one number."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from tmkit.model import Code, Segment

OPENING = frozenset({"bpt", "hi"})
CLOSING = frozenset({"ept", "/hi"})


def code_numbers(segment: Segment, known: Sequence[tuple[Code, int]] = ()) -> list[tuple[Code, int]]:
    """Each code of a segment with its number: a pair shares one, numbers run from 1 in order of appearance.

    `known` are the numbers of the other side: an equal code (kind, attributes, content) has the number it has there,
    each used once; other codes get numbers that `known` has not.
    """
    waiting: dict[Code, deque[int]] = {}
    for code, number in known:
        waiting.setdefault(code, deque()).append(number)
    next_number = max((number for _, number in known), default=0) + 1
    opened: dict[str, list[int]] = {}
    numbered: list[tuple[Code, int]] = []
    for _, code in segment.codes:
        there = waiting.get(code)
        mates = opened.get(_pair(code)) if code.kind in CLOSING else None
        if mates:
            number = mates.pop()
            if there and there[0] == number:
                there.popleft()
        elif there:
            number = there.popleft()
        else:
            number, next_number = next_number, next_number + 1
        if code.kind in OPENING:
            opened.setdefault(_pair(code), []).append(number)
        numbered.append((code, number))
    return numbered


def _pair(code: Code) -> str:
    """What the two halves of a pair have in common: `hi`, or their `i`."""
    return "hi" if code.kind in {"hi", "/hi"} else f"i {code.attribute('i')}"
