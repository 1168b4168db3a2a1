"""What a page has beside its text: page numbers, running heads and feet; and where pages begin.

Pages begin at form feeds and at page numbers (`page_numbers.py`), which stand at the head or the foot of a page. A head
or foot is what repeats at the edges of the pages that form feeds make, or right beside page numbers, but for a number
that counts the pages; or what interrupts a sentence three times.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from tmkit.text.reflow.lines import Lines
from tmkit.text.reflow.page_numbers import (
    LONGEST_HEAD,
    PAGE,
    PAGE_OF,
    find_page_numbers,
    head_key,
    head_numbers,
    interrupts,
)

_DEPTH = 4  # lines of head or foot at most
_LEAST_LINES = 3  # of a page that tells what running heads are
_LETTERS = re.compile(r"[^\W\d_]{2}")
_RULE = re.compile(r"[_\-–—=*·.~\s]{3,}")
_RULE_SIGNS = frozenset("_-–—=*·.~")


@dataclass(slots=True)
class Pages:
    """What the furniture tells.

    `dropped` are the lines that are page furniture, `rules` those that are a drawn rule. `starts` are (index of the
    first line of a page, number of the page), in order, the first page included; empty where nothing tells. `notes` are
    (line number, what was uncertain).
    """

    dropped: set[int] = field(default_factory=set)
    rules: set[int] = field(default_factory=set)
    starts: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int | None, str]] = field(default_factory=list)


def find_pages(lines: Lines) -> Pages:
    """The pages of a text, and the lines that are page furniture."""
    marks, notes = find_page_numbers(lines)
    rules = {i for i, line in enumerate(lines.text) if line[0] in _RULE_SIGNS and _RULE.fullmatch(line)}
    pages = Pages(dropped=set(marks), rules=rules - marks.keys(), notes=notes)
    if lines.feeds:
        _drop_at_edges(lines, pages)
    if marks:
        _drop_beside(lines, pages, marks)
    _drop_interrupting(lines, pages)
    _number(lines, pages, marks)
    return pages


def _may_run(line: str) -> bool:
    """Whether a line can be a running head: not long, not the rest of a sentence."""
    return len(line) <= LONGEST_HEAD and not line[0].islower()


def _drop_at_edges(lines: Lines, pages: Pages) -> None:
    """Drop the heads and feet at the edges of the pages that form feeds make, from the edge inwards."""
    bounds = [0, *lines.feeds, len(lines.text)]
    sheets = [(number, range(first, end)) for number, (first, end) in enumerate(pairwise(bounds)) if first < end]
    edges = [(number, edge) for number, sheet in sheets for edge in (sheet[:_DEPTH], sheet[::-1][:_DEPTH])]
    running = _running(lines, edges, 2 if len(sheets) <= 3 else max(3, len(sheets) // 5))
    for _, edge in edges:
        for i in edge:
            if i in running:
                pages.dropped.add(i)
            elif i not in pages.dropped and i not in pages.rules:
                break


def _running(lines: Lines, edges: list[tuple[int, range]], least: int) -> set[int]:
    """The lines at the edges that come again on other pages, with at most a number that counts the pages."""
    groups: dict[str, dict[int, int]] = defaultdict(dict)  # key: line, sheet
    outermost = {edge[0] for _, edge in edges}
    for number, edge in edges:
        for i in edge if len(edge) >= _LEAST_LINES else ():
            if _may_run(lines.text[i]) and _LETTERS.search(lines.text[i]):
                groups[head_key(lines.text[i])][i] = number
    found: set[int] = set()
    for group in groups.values():
        if len(set(group.values())) < least:
            continue
        same = Counter(lines.text[i] for i in group)
        found.update(i for i in group if same[lines.text[i]] >= least)
        for values in zip(*(head_numbers(lines.text[i]) for i in group), strict=True):
            offsets = Counter(value - number for value, number in zip(values, group.values(), strict=True))
            offset, agreeing = offsets.most_common(1)[0]
            counting = {i for i, value in zip(group, values, strict=True) if value - group[i] == offset}
            paged = all(PAGE.search(lines.text[i]) or PAGE_OF.search(lines.text[i]) for i in counting)
            # `Article 3` may well stand at the top of the third page, but not so on most pages.
            if agreeing >= least and (paged or (counting <= outermost and 3 * agreeing > len(edges))):
                found.update(counting)
    return found


def _drop_beside(lines: Lines, pages: Pages, marks: Collection[int]) -> None:
    """Drop what repeats right beside page numbers, or beside them and at an end of the text."""
    for step in (-1, 1):
        near = [*marks, len(lines.text) if step < 0 else -1]
        for _ in range(_DEPTH):
            near = [i + step for i in near if 0 <= i + step < len(lines.text) and _may_run(lines.text[i + step])]
            keys = Counter(head_key(lines.text[i]) for i in near)
            near = [i for i in near if (n := keys[head_key(lines.text[i])]) >= 2 and 2 * n >= len(marks)]
            pages.dropped.update(near)


def _drop_interrupting(lines: Lines, pages: Pages) -> None:
    """Drop lines that come three times or more and stand inside a sentence: running heads without a number."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines.text):
        if 3 < len(line) <= LONGEST_HEAD and line[0].isupper() and i not in pages.dropped:
            groups[line].append(i)
    for group in groups.values():
        if len(group) < 3 or not any(interrupts(lines, i) for i in group):
            continue
        apart = all(lines.gap[i] or (i + 1 < len(lines.text) and lines.gap[i + 1]) for i in group)
        if apart and all(b - a >= 5 for a, b in pairwise(group)):
            pages.dropped.update(group)


def _number(lines: Lines, pages: Pages, marks: dict[int, int]) -> None:
    """Where pages begin, at form feeds and at page numbers, and their numbers: the printed ones where there are any."""
    if not marks and not lines.feeds:
        return
    at_foot = bool(marks) and _at_foot(lines, pages, marks)
    turns = Counter(lines.feeds)
    printed: dict[int, int] = {}
    for i, value in marks.items():
        place, value_there = (i + 1, value + 1) if at_foot else (i, value)
        printed[_turn_beside(lines, pages, place, turns, 1 if at_foot else -1)] = value_there
    places = sorted(turns.keys() | printed.keys())
    before = 0  # pages that end before the first one with a number
    for place in places:
        before += turns[place] or 1
        if place in printed:
            break
    number = max(1, printed[place] - before) if printed else 1
    pages.starts.append((0, number))
    for place in places:
        number = printed.get(place, number + turns[place])
        pages.starts.append((place, max(1, number)))


def _turn_beside(lines: Lines, pages: Pages, place: int, turns: Counter[int], step: int) -> int:
    """The form feed that ends the same page as a number does, only furniture between; `place` if there is none."""
    for other in range(place, place + _DEPTH * step, step):
        if other in turns:
            return other
        between = other if step > 0 else other - 1
        if not 0 <= between < len(lines.text) or (between not in pages.dropped and between not in pages.rules):
            break
    return place


def _at_foot(lines: Lines, pages: Pages, marks: dict[int, int]) -> bool:
    """Whether page numbers stand at the foot of their pages; a note says so where only blank lines tell."""
    feeds = set(lines.feeds)
    votes = sum(
        (not feeds.isdisjoint(range(i + 1, i + 1 + _DEPTH))) - (not feeds.isdisjoint(range(i - _DEPTH + 1, i + 1)))
        for i in marks
    )
    if votes:
        return votes > 0
    first, last = min(marks), max(marks)
    text_before = any(i not in pages.dropped for i in range(min(first, 8)))
    text_after = any(i not in pages.dropped for i in range(last + 1, min(last + 8, len(lines.text))))
    if not (text_before and text_after):
        return text_before
    before = sum(lines.gap[i] for i in marks)
    after = sum(lines.gap[i + 1] for i in marks if i + 1 < len(lines.text))
    place = "foot" if before >= after else "head"
    pages.notes.append((lines.number[first], f"page number {marks[first]} is taken to stand at the {place}"))
    return before >= after
