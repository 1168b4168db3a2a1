"""Lines whose places on their pages are known: what they tell besides their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tmkit.model import Code
from tmkit.text.reflow.flow import Flow, Note
from tmkit.text.reflow.layout import Layout


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the text proper, in reading order, its words parted by single spaces.

    `place` names it for people (`page 3, line 12`). `apart` says that more room than between the lines of a paragraph,
    or a change of letters, parts it from the line before; `turned` that it is the first of a page or column. `indent`
    and `width` count characters: how far in it begins, and how many a full line has. `room` is how much of its width
    the line before would have had left with the first word of this one, below zero where that had no room. `strong` is
    whether it is set larger or bolder than the text.
    """

    text: str
    page: int
    place: str
    apart: bool = False
    turned: bool = False
    indent: int = 0
    width: int = 80
    room: float = 0.0
    strong: bool = False
    codes: tuple[tuple[int, Code], ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A footnote, which has a `mark`, or a cell of a table, which has a `path`; `after` counts the lines before it."""

    after: int
    page: int
    place: str
    lines: tuple[str, ...]
    mark: str = ""
    path: str = ""
    codes: tuple[tuple[tuple[int, Code], ...], ...] = ()


def printed_flow(lines: Sequence[PrintedLine], asides: Sequence[Aside]) -> tuple[Flow, list[Note], list[str]]:
    """The lines and asides as the paragraphs are made of them; the places that their numbers, from 1, stand for."""
    count = len(lines)
    flow = Flow(
        [line.text for line in lines],
        [int(line.apart) for line in lines],
        [line.indent for line in lines],
        list(range(1, count + 1)),
        [line.page for line in lines],
        [line.turned for line in lines],
        [line.room for line in lines],
        [line.strong for line in lines],
        [line.codes for line in lines],
    )
    notes = [
        Note(aside.mark, aside.after, count + at, aside.page, list(aside.lines), aside.path, list(aside.codes))
        for at, aside in enumerate(asides, 1)
    ]
    return flow, notes, [*(line.place for line in lines), *(aside.place for aside in asides)]


def printed_layout(lines: Sequence[PrintedLine]) -> Layout:
    """How wide the lines are."""
    widths = [line.width for line in lines]
    return Layout(round(median(widths)) if widths else 0, 0, widths)
