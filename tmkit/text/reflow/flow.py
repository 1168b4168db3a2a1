"""The lines of the text proper, in order, without page furniture; footnotes apart."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from tmkit.model import Code
from tmkit.text.reflow.furniture import Pages
from tmkit.text.reflow.lines import Lines


@dataclass(slots=True)
class Flow:
    """Lines in columns. `gap` counts the blank lines before each, 0 at the top of a page; `turned` says that a page
    ended before it; `page` is the number of its page, or None; `number` is the line's number in the file, from 1.

    Where places on the page are known, and only there, `room` is for each line how much of its width the line before
    would have had left with the first word of this one, below zero where that had no room; `strong` whether it is set
    larger or bolder than the text; `codes` are its inline codes. Else they are empty.
    """

    text: list[str] = field(default_factory=list)
    gap: list[int] = field(default_factory=list)
    indent: list[int] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    page: list[int | None] = field(default_factory=list)
    turned: list[bool] = field(default_factory=list)
    room: list[float] = field(default_factory=list)
    strong: list[bool] = field(default_factory=list)
    codes: list[tuple[tuple[int, Code], ...]] = field(default_factory=list)


@dataclass(slots=True)
class Note:
    """What stands beside the text: a footnote with its mark, its lines, and after how many lines of the text it stands.

    A cell of a table is one, too: it has a `path` and no mark.
    """

    mark: str
    after: int
    number: int
    page: int | None
    lines: list[str]
    path: str = ""
    codes: list[tuple[tuple[int, Code], ...]] = field(default_factory=list)


def text_flow(lines: Lines, pages: Pages, marks: dict[int, str], callers: dict[int, int]) -> tuple[Flow, list[Note]]:
    """The text's lines and its footnotes. `marks` are the lines of footnotes, `callers` the lines that call them, as
    `find_notes` gives both: a note stands after the line that calls it.
    """
    flow = Flow()
    notes: list[Note] = []
    taken: list[int] = []
    starts = iter(pages.starts)
    start = next(starts, None)
    page: int | None = None
    gap = 0
    turned = False
    for i, line in enumerate(lines.text):
        while start is not None and start[0] <= i:
            turned = turned or bool(flow.text)
            page = start[1]
            start = next(starts, None)
        if i in pages.dropped:
            turned = True
            continue
        gap += lines.gap[i]
        if i in pages.rules:
            gap += 1
            continue
        mark = marks.get(i)
        if mark is not None:
            if mark or not notes:
                text = line[len(mark) :].lstrip()
                after = bisect_right(taken, callers[i]) if i in callers else len(flow.text)
                notes.append(Note(mark, after, lines.number[i], page, [text]))
            else:
                notes[-1].lines.append(line)
            continue
        turned = turned and bool(flow.text)
        taken.append(i)
        flow.text.append(line)
        flow.gap.append(0 if turned else gap)
        flow.indent.append(lines.indent[i])
        flow.number.append(lines.number[i])
        flow.page.append(page)
        flow.turned.append(turned)
        gap = 0
        turned = False
    notes.sort(key=lambda note: note.after)
    return flow, notes
