"""How a review's cells are written, so that a spreadsheet gives them back as they were, and read again.

A spreadsheet takes `3-4` for a date, `0.9931` for a number that it rounds or writes with a comma, `=1` for a formula,
and loses tabs. So sentences are `s3-s4`, a confidence is `p=0.9931`, and texts that could be taken for something else
begin with an apostrophe.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal

from tmkit.formats.guarded import is_taken

NOTHING = "-"
_NOTHING = frozenset({"", "-", "–", "—", "−"})
_RANGE = re.compile(r"[st]?([0-9]{1,9})(?:\.0)?(?:\s*(?:-|–|—|−|\.\.|to)\s*[st]?([0-9]{1,9}))?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;]+")
_RANGE_SPACES = re.compile(r"\s*([-–—−]|\.\.)\s*")
_PROBABILITY = re.compile(r"(?:p\s*=\s*)?([0-9]{1,3}(?:[.,][0-9]{1,400})?)\s*(%?)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST_VALUE = 60
_LONGEST_LIST = 2_000
_TAB = "\u2409"
_PARTS = re.compile(r"(?:\\.|[^\\|])+", re.DOTALL)


def write_range(letter: str, bounds: tuple[int, int]) -> str:
    """Half-open bounds, from 0, as sentence numbers, from 1: `s12`, `s12-s14`, `-` for none."""
    first, end = bounds
    if first >= end:
        return NOTHING
    return f"{letter}{first + 1}" if end - first == 1 else f"{letter}{first + 1}-{letter}{end}"


def read_range(cell: str) -> tuple[int, int] | None:
    """Sentence numbers as half-open bounds from 0, None for none; as written above, or `12`, `12-14`, `s12 s13`.

    Raises ValueError, with a reason that ends a sentence, for anything else.
    """
    cell = cell.strip()
    if cell in _NOTHING:
        return None
    if len(cell) > _LONGEST_LIST:
        raise ValueError("are too many sentence numbers: write them as s12-s140")
    first = end = 0
    for part in _BETWEEN.split(_RANGE_SPACES.sub(r"\1", cell)):
        if not part:
            continue
        found = _RANGE.fullmatch(part)
        if found is None:
            raise ValueError("are no sentence numbers: write them as s12 or s12-s14, and - for none")
        low = int(found[1])
        high = int(found[2] or low)
        if low < 1 or high < low or (end and low != end + 1):
            raise ValueError("do not follow one another: a row takes neighbouring sentences, such as s12-s14")
        first = first or low
        end = high
    return first - 1, end


def write_confidence(confidence: float) -> str:
    """`p=` and the shortest digits that give the same number again, never with an exponent: sorts as text."""
    return f"p={Decimal(repr(float(confidence))):f}"


def read_confidence(cell: str) -> float:
    """A probability as written above, or as a number or percentage. Raises ValueError for anything else."""
    found = _PROBABILITY.fullmatch(cell.strip())
    value = float(found[1].replace(",", ".")) / (100 if found[2] else 1) if found else math.nan
    if not 0 <= value <= 1:
        raise ValueError("is no probability: expected p= and a number from 0 to 1")
    return value


def write_exact(text: str) -> str:
    """A text that must come back as it is: guarded against formulas, dates, numbers; tabs as `␉`."""
    text = text.replace("\t", _TAB)
    return "'" + text if _needs_guard(text) else text


def read_exact(cell: str) -> str:
    """The text that `write_exact` wrote, or that a person typed."""
    if cell.startswith("'") and _needs_guard(cell[1:]):
        cell = cell[1:]
    return cell.replace(_TAB, "\t")


def write_doubts(doubts: Sequence[str]) -> str:
    """Several doubts in one cell, with bars between."""
    return write_exact(" | ".join(doubt.replace("\\", "\\\\").replace("|", "\\|") for doubt in doubts))


def read_doubts(cell: str) -> tuple[str, ...]:
    """The doubts of a cell."""
    parts = (part.strip() for part in _PARTS.findall(read_exact(cell)))
    return tuple(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts if part)


def _needs_guard(text: str) -> bool:
    return is_taken(text) or (len(text) <= _LONGEST_VALUE and _DIGIT.search(text) is not None)
