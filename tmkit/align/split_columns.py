"""Two columns of a text laid out with spaces, as `pdftotext -layout` writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from textwrap import dedent

from tmkit.model import InputError

_GAP = re.compile(r"(?<=\S)(?: {2,}|\t+ *)(?=\S)")
_INDENT = re.compile(r" {8,}(?=\S)")
_TAB = 8
_FEWEST = 3  # lines with two columns
_LEAST = 0.3  # of the lines of a page
_WIDEST = 2_000  # columns of characters


def text_columns(text: str, file: str) -> tuple[tuple[str, str], tuple[str, ...]]:
    """The left and the right column of a text, and remarks; what stands across both is in neither.

    The gutter is the place that most lines leave free, found page by page; a page that shows none has the others'.
    Raises InputError where there are no two columns.
    """
    pages = [[line.expandtabs(_TAB).rstrip() for line in page.split("\n")] for page in _unified(text).split("\f")]
    gutters = [_gutter(page) for page in pages]
    usual = Counter(gutter for gutter in gutters if gutter).most_common(1)
    if not usual:
        raise InputError("has no two columns: no place that its lines leave free; expected wide gaps", file=file)
    halves: tuple[list[str], list[str]] = ([], [])
    across = 0
    for page, gutter in zip(pages, gutters, strict=True):
        sides, left_out = _cut(page, gutter or usual[0][0])
        across += left_out
        for half, side in zip(halves, sides, strict=True):
            half.append(dedent("\n".join(side)))
    notes = (f"{across} lines across both columns were left out",) if across else ()
    return ("\f".join(halves[0]), "\f".join(halves[1])), notes


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")


def _gutter(page: Sequence[str]) -> int | None:
    """The place at which most right columns begin, if the lines leave free what is before it."""
    starts: Counter[int] = Counter()
    for line in page:
        starts.update(gap.end() for gap in _GAP.finditer(line, 0, _WIDEST))
        indent = _INDENT.match(line, 0, _WIDEST)
        if indent:
            starts[indent.end()] += 1
    written = sum(bool(line) for line in page)
    best: tuple[int, int] | None = None
    for start, count in starts.most_common(5):
        near = sum(starts[start + shift] for shift in range(5))  # indented lines of the right column
        crossed = sum(not _free(line, start) for line in page if line)
        both = sum(bool(line[:start].strip()) and bool(line[start:].strip()) for line in page)
        if count >= _FEWEST and near >= _LEAST * written and both >= _FEWEST and crossed < 0.3 * written:
            score = near - 2 * crossed
            best = max(best or (score, start), (score, start))
    return best[1] if best else None


def _free(line: str, at: int) -> bool:
    """Whether a line leaves the place before the right column free: it has two spaces there, or ends before it."""
    return not line[max(at - 2, 0) : at].strip()


def _cut(page: Sequence[str], gutter: int) -> tuple[tuple[list[str], list[str]], int]:
    """The lines of the two columns, blank ones too, and how many lines go across."""
    sides: tuple[list[str], list[str]] = ([], [])
    across = 0
    for line in page:
        if _free(line, gutter):
            sides[0].append(line[:gutter].rstrip())
            sides[1].append(line[gutter:])
            continue
        gap = min(_GAP.finditer(line, 0, _WIDEST), key=lambda found: abs(found.end() - gutter), default=None)
        if gap and abs(gap.end() - gutter) <= _TAB:  # a long line of the left column, or a hanging mark of the right
            sides[0].append(line[: gap.start()])
            sides[1].append(line[gap.end() :])
        else:
            across += 1
    return sides, across
