"""Cells of a CSV or TSV file that a spreadsheet would take for something else, and how they come back as they were.

A spreadsheet runs `=1+1`, and makes a date of `3/4` and a number of `1.50`: such a cell is written with an apostrophe
before it, which `plain` takes off again.
"""

from __future__ import annotations

import re

_GUARD = "'"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_VALUE = re.compile(r"[\d\s.,:;/%()€$£'’\u2212-]+|\(?\d[\d.,\s-]*[eE%]?[\d.,]*\)?")
_DATE = re.compile(r"(?:\d{1,4}\W{0,2})?[^\W\d]{1,9}\.?(?:\W{0,2}\d{1,4}){0,2}|\d{1,2}:\d\d.{0,8}")
_COUNT = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
_TRUTH = frozenset({"true", "false", "vrai", "faux", "wahr", "falsch"})
_LONGEST = 30


def guarded(text: str) -> str:
    """A cell from which a spreadsheet gives the text back."""
    return _GUARD + text if _guards(text) else text


def plain(cell: str) -> str:
    """The text of a cell that `guarded` wrote, or that a person typed."""
    return cell[1:] if cell.startswith(_GUARD) and _guards(cell[1:]) else cell


def no_formula(text: str) -> str:
    """A cell for reading only: one that a spreadsheet would calculate begins with an apostrophe."""
    return _GUARD + text if _FORMULA.match(text) else text


def is_taken(text: str) -> bool:
    """Whether a spreadsheet takes a text for a formula or a truth value, or its first apostrophe for a guard."""
    return text.startswith(_GUARD) or _FORMULA.match(text) is not None or text.casefold() in _TRUTH


def _guards(text: str) -> bool:
    if is_taken(text):
        return True
    if len(text) > _LONGEST or _COUNT.fullmatch(text):
        return False
    return any(map(str.isdigit, text)) and bool(_VALUE.fullmatch(text) or _DATE.fullmatch(text))
