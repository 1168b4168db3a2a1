"""Page numbers: which lines that hold a number and little else count the pages.

A number alone on a line is believed where it interrupts a sentence, stands at the edge of a page that a form feed ends,
is dressed as a page number (`– 5 –`, `Page 5`), or counts up over stretches of text, unlike cells of a table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from tmkit.text.reflow.lines import Lines

LONGEST_HEAD = 120
"""Characters of a running head at most."""

PAGE = re.compile(r"\bpage\b", re.IGNORECASE)
PAGE_OF = re.compile(r"(?<![\w/.])\d{1,4}\s?(?:/|of|de|sur)\s?\d{1,4}(?![\w/])", re.IGNORECASE)

MOST_PAGES = 1899
"""The highest page number: what is more is a year."""

_LEAST_PAGE = 120  # characters of text between two page numbers
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_AROUND = r"[-–—|\[\]<>•~\s]*"
ALONE = re.compile(
    rf"{_AROUND}(?:(?:page|pag\.|pg?\.)\s*\|?\s*)?(\d{{1,4}})(?:\s*(?:/|\||of|de|sur|von)\s*(\d{{1,4}}))?"
    rf"(?:\s*\|?\s*page)?{_AROUND}",
    re.IGNORECASE,
)
"""What a page number that stands alone may look like, the number its first group."""
_CELL = re.compile(r"(?:page )?(\d{1,4}) ?(?:/|of|de|sur) ?(\d{1,4})", re.IGNORECASE)  # of a head that has cells
_WIDE = re.compile(r"[ \t\u00a0]{2,}")
_ENDED = frozenset('.!?…:;»”")')


def interrupts(lines: Lines, index: int) -> bool:
    """Whether a line stands inside a sentence."""
    if index == 0 or index + 1 >= len(lines.text):
        return False
    before, after = lines.text[index - 1], lines.text[index + 1]
    return before[-1] not in _ENDED and after[0].islower()


def head_key(line: str) -> str:
    """What is the same in a running head on every page."""
    return _SPACES.sub(" ", _DIGITS.sub("#", line)).casefold()


def head_numbers(line: str) -> list[int]:
    """The numbers of a running head, in the order of the `#` in its key."""
    return [int(digits[:9]) for digits in _DIGITS.findall(line)]


def find_page_numbers(lines: Lines) -> tuple[dict[int, int], list[tuple[int | None, str]]]:
    """The lines that are, or hold, a page number, each with it; and notes on numbers that were taken for text."""
    totals: dict[int, dict[int, int]] = defaultdict(dict)
    groups: dict[str, list[int]] = defaultdict(list)
    alone: list[tuple[int, int]] = []
    for i, line in enumerate(lines.text):
        if len(line) > LONGEST_HEAD or not _DIGITS.search(line):
            continue
        of_total = _of_total(line)
        if of_total:
            totals[of_total[1]][i] = of_total[0]
        match = ALONE.fullmatch(line) if len(line) <= 40 else None
        if match is None and not of_total:
            groups[head_key(line)].append(i)
        elif match and (value := int(match[1])) <= MOST_PAGES and value <= int(match[2] or value):
            alone.append((i, value))
    marks: dict[int, int] = {}
    for counted in totals.values():
        if len(counted) > 1 and all(0 < b - a <= 2 for a, b in pairwise(counted.values())):
            marks.update(counted)
    chain, notes = _chain(lines, [(i, value) for i, value in alone if i not in marks])
    marks.update(chain)
    for group in groups.values():
        marks.update(_counting(lines, group))
    return marks, notes


def _of_total(line: str) -> tuple[int, int] | None:
    """The number and the total of a line with a cell such as `3/12`."""
    for cell in _WIDE.split(line):
        match = _CELL.fullmatch(cell)
        if match and int(match[1]) <= int(match[2]) <= MOST_PAGES:
            return int(match[1]), int(match[2])
    return None


def _chain(lines: Lines, candidates: list[tuple[int, int]]) -> tuple[dict[int, int], list[tuple[int | None, str]]]:
    """Of the lines with a number alone, those that count the pages: the heaviest chain that counts up."""
    edges = {*lines.feeds, *(feed - 1 for feed in lines.feeds), len(lines.text) - 1} if lines.feeds else set()
    best: dict[int, tuple[int, int]] = {}  # number: weight of the chain that ends with it, candidate
    links: list[tuple[int, int]] = []  # for each candidate: weight, the candidate before it
    for at, (i, value) in enumerate(candidates):
        weight, before = max((best[v] for v in (value - 1, value - 2, value - 3) if v in best), default=(0, -1))
        weight += 3 if i in edges else 2 if _apart(lines, i) else 1
        links.append((weight, before))
        if weight > best.get(value, (0, 0))[0]:
            best[value] = (weight, at)
    at = max(range(len(links)), key=lambda place: links[place][0], default=-1)
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = links[at][1]
    chain.reverse()
    if chain and _believed(lines, chain, edges):
        return dict(chain), []
    left = [i for i, _ in candidates if lines.gap[i]]
    return {}, [(lines.number[i], f"“{lines.text[i]}” alone on a line was taken for text") for i in left[:20]]


def _apart(lines: Lines, index: int) -> bool:
    """Whether blank lines, or the ends of the text, stand around a line."""
    return (index == 0 or lines.gap[index] > 0) and (index + 1 == len(lines.text) or lines.gap[index + 1] > 0)


def _believed(lines: Lines, chain: list[tuple[int, int]], edges: set[int]) -> bool:
    """Whether lines with a number alone are page numbers, and not cells of a table."""
    at_edge = sum(i in edges for i, _ in chain)
    if len(chain) == 1:
        i, value = chain[0]
        if at_edge and value == sum(feed <= i for feed in lines.feeds) + 1:
            return True
        if len(lines.feeds) >= 3:
            return False  # one page of many would have its number printed
        last = len(lines.text) - 1
        wide = lines.gap[i] >= 2 or (i < last and lines.gap[i + 1] >= 2)
        return _apart(lines, i) and (interrupts(lines, i) or (last >= 5 and (wide or i in {0, last})))
    if 2 * at_edge >= len(chain) or any(interrupts(lines, i) for i, _ in chain):
        return True
    if not any(lines.text[i].isdigit() for i, _ in chain):
        return True  # – 5 –, Page 5
    first, end = chain[0][0], chain[-1][0]
    between = sum(map(len, lines.text[first + 1 : end])) / (len(chain) - 1)
    return 2 * sum(_apart(lines, i) for i, _ in chain) >= len(chain) and between >= _LEAST_PAGE


def _counting(lines: Lines, group: list[int]) -> dict[int, int]:
    """The lines of a group if they differ by a number which counts the pages: heads with a page number in them."""
    if len(group) < 3:
        return {}
    if not any(PAGE.search(lines.text[i]) or (_apart(lines, i) and interrupts(lines, i)) for i in group):
        return {}  # `Article 1`, `Article 2`
    for column in zip(*(head_numbers(lines.text[i]) for i in group), strict=True):
        steps = [b - a for a, b in pairwise(column)]
        if all(1 <= step <= 2 for step in steps) and (group[-1] - group[0]) / len(steps) >= 3:
            return dict(zip(group, column, strict=True))
    return {}
