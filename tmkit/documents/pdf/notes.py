"""Footnotes: what stands small below the text, each with its mark; and the marks in the text that call them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tmkit.documents.pdf.drawings import Rule
from tmkit.documents.pdf.pieces import Piece, raised, spelled

_SMALLER = 0.95  # of the text's size
_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[*†‡]{1,3}|[⁰¹²³⁴-⁹]{1,3})[)\].]?")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RULE = 0.65  # of a column's width at most, that a rule over footnotes has
_MOST_ROWS = 80  # of footnotes in a column
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "hm", "R", "CO", "H", "x"})
_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


@dataclass(slots=True)
class Footnote:
    """A footnote: its mark (empty where it goes on from the page before) and its lines."""

    mark: str
    page: int
    line: int
    lines: list[str]


def mark_value(mark: str) -> str:
    """What is the same in the mark in the text and at the note."""
    return mark.translate(_DIGITS).strip("()[].")


def zone_of(
    rows: Sequence[Piece], rules: Sequence[Rule], size: float, edges: tuple[float, float], calls: Collection[str]
) -> int:
    """The index of the first of the rows of a column that are footnotes; their number where none is.

    `size` is that of the text, `edges` are the column's, `calls` the marks in the text of the page. A row without
    words, where a table stands, is no footnote.
    """
    left, right = edges
    small = len(rows)
    while (
        small and rows[small - 1].words and rows[small - 1].size <= _SMALLER * size and len(rows) - small < _MOST_ROWS
    ):
        small -= 1
    for rule in sorted(rules, key=lambda rule: -rule.y0):
        if not rule.flat or rule.x1 - rule.x0 > _RULE * max(right - left, 1.0) or abs(rule.x0 - left) > 3 * size:
            continue
        at = next((i for i, row in enumerate(rows) if row.base - 0.3 * row.size > rule.y0), len(rows))
        if at == len(rows) or len(rows) - at > _MOST_ROWS:
            continue
        small_enough = all(row.words and row.size <= 1.02 * size for row in rows[at:])
        if small_enough and (opening_mark(rows[at]) or at >= small):
            return at
    while small < len(rows):
        mark = opening_mark(rows[small])
        if mark and mark_value(mark) in calls:
            return small
        small += 1
    return len(rows)


def opening_mark(row: Piece) -> str:
    """The mark that opens a footnote, or an empty text."""
    if len(row.words) < 2 or not _MARK.fullmatch(row.words[0].text):
        return ""
    return row.words[0].text


def calls_of(pieces: Iterable[Piece]) -> frozenset[str]:
    """The marks of footnotes that stand raised after a word."""
    return frozenset(mark_value(mark) for piece in pieces for offset, mark in spelled(piece.words, piece)[1] if offset)


def notes_of(rows: Sequence[Piece], page: int, number: int, last: int) -> list[Footnote]:
    """The footnotes that rows make, the first of which is a page's line `number`; `last` is the note before them."""
    found: list[Footnote] = []
    for line, row in enumerate(rows, number):
        mark = opening_mark(row)
        value = mark_value(mark)
        counts = value.isdigit() and (last < int(value) <= last + 3 or (not found and int(value) == 1))
        if mark and (not value.isdigit() or counts or raised(row.words[0], row)):
            last = int(value) if value.isdigit() else last
            found.append(Footnote(mark.strip("."), page, line, [spelled(row.words[1:], row)[0]]))
        elif found:
            found[-1].lines.append(row.text)
        else:
            found.append(Footnote("", page, line, [row.text]))
    return found


def without_marks(piece: Piece, called: Collection[str]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of a line without the marks of footnotes, and these as (offset, mark).

    `called` are the marks that there are notes for; other raised digits are exponents, and stay as such.
    """
    text, marks = spelled(piece.words, piece)
    if not marks:
        return text, ()
    parts: list[str] = []
    found: list[tuple[int, str]] = []
    length = end = 0
    for offset, mark in marks:
        parts.append(text[end:offset])
        length += offset - end
        end = offset + len(mark)
        before = text[:offset].rsplit(" ", 1)[-1].strip("(«“")
        if mark_value(mark) in called and before not in _UNITS:
            found.append((length, mark))
        else:
            mark = mark.translate(_RAISED)  # noqa: PLW2901  (as it is printed)
            parts.append(mark)
            length += len(mark)
    parts.append(text[end:])
    return "".join(parts), tuple(found)
