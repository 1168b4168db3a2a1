"""What a page has beside its text: page numbers, running heads and feet; and where pages begin.

With form feeds the pages are known, and a head or foot is what repeats, but for a number that counts the pages, at the
edge of several of them. Without, a page shows only by its number alone on a line, or by a line that comes again with a
number that counts up (`Page 3 of 12`); what repeats right beside those is head or foot too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from tmkit.text.reflow.lines import Lines

_LONGEST = 120  # characters of a running head
_DEPTH = 4  # lines of head or foot at most
_LEAST_LINES = 3  # of a page that tells what running heads are
_LEAST_PAGE = 120  # characters of text between two page numbers
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_AROUND = r"[-–—|\[\]<>•~\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_AROUND}(?:(?:page|pag\.|pg?\.)\s*\|?\s*)?(\d{{1,4}})(?:\s*(?:/|\||of|de|sur|von)\s*\d{{1,4}})?(?:\s*\|?\s*page)?{_AROUND}",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\bpage\b", re.IGNORECASE)
_PAGE_OF = re.compile(r"(?<![\w/.])\d{1,4}\s?(?:/|of|de|sur)\s?\d{1,4}(?![\w/])", re.IGNORECASE)
_RULE = re.compile(r"[_\-–—=*·.~\s]{3,}")
_RULE_SIGNS = frozenset("_-–—=*·.~")
_ENDED = frozenset('.!?…:;»”")')


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
    pages = Pages()
    pages.rules.update(i for i, line in enumerate(lines.text) if line[0] in _RULE_SIGNS and _RULE.fullmatch(line))
    if lines.feeds:
        _by_feeds(lines, pages)
    else:
        _by_numbers(lines, pages)
    return pages


def _interrupts(lines: Lines, index: int) -> bool:
    """Whether a line stands inside a sentence."""
    if index == 0 or index + 1 >= len(lines.text):
        return False
    before, after = lines.text[index - 1], lines.text[index + 1]
    return before[-1] not in _ENDED and after[0].islower()


def _key(line: str) -> str:
    """What is the same in a running head on every page."""
    return _SPACES.sub(" ", _DIGITS.sub("#", line)).casefold()


def _may_run(line: str) -> bool:
    """Whether a line can be a running head: not long, not the rest of a sentence."""
    return len(line) <= _LONGEST and not line[0].islower()


def _numbers(line: str) -> list[int]:
    return [int(digits[:9]) for digits in _DIGITS.findall(line)]


def _page_value(line: str) -> int | None:
    """The number of a line that holds a page number and nothing else."""
    match = _PAGE_NUMBER.fullmatch(line) if len(line) <= 40 else None
    return int(match[1]) if match else None


def _by_feeds(lines: Lines, pages: Pages) -> None:
    """Heads and feet at the edges of the pages that form feeds make."""
    bounds = [0, *lines.feeds, len(lines.text)]
    sheets = [(number, range(first, end)) for number, (first, end) in enumerate(pairwise(bounds)) if first < end]
    least = 2 if len(sheets) <= 3 else max(3, len(sheets) // 5)
    edges = [(number, edge) for number, sheet in sheets for edge in (sheet[:_DEPTH], sheet[::-1][:_DEPTH])]
    offset = _printed_offset(lines, edges, len(sheets))
    running = _running(lines, edges, least)
    for number, edge in edges:
        for i in edge:
            value = _page_value(lines.text[i])
            if i not in pages.rules and i not in running and (value is None or value != number + offset):
                break
            pages.dropped.add(i)
    pages.starts = [(sheet[0], max(1, number + offset)) for number, sheet in sheets]


def _printed_offset(lines: Lines, edges: list[tuple[int, range]], sheets: int) -> int:
    """What to add to the number of a sheet, from 0, for the number that is printed on it; 1 if none is."""
    values = {(number, i): _page_value(lines.text[i]) for number, edge in edges for i in edge}
    offsets = Counter(value - number for (number, _), value in values.items() if value is not None)
    if not offsets:
        return 1
    offset, agreeing = offsets.most_common(1)[0]
    if agreeing >= max(2, sheets // 5):
        return offset
    return offset if len(offsets) == 1 and sheets <= 3 and offset < 1900 else 1


def _running(lines: Lines, edges: list[tuple[int, range]], least: int) -> set[int]:
    """The lines at the edges that come again on other pages, with at most a number that counts the pages."""
    groups: dict[str, dict[int, int]] = defaultdict(dict)  # key: line, sheet
    outermost = {edge[0] for _, edge in edges}
    for number, edge in edges:
        for i in edge if len(edge) >= _LEAST_LINES else ():
            if _may_run(lines.text[i]) and _LETTERS.search(lines.text[i]):
                groups[_key(lines.text[i])][i] = number
    found: set[int] = set()
    for group in groups.values():
        if len(set(group.values())) < least:
            continue
        same = Counter(lines.text[i] for i in group)
        found.update(i for i in group if same[lines.text[i]] >= least)
        for values in zip(*(_numbers(lines.text[i]) for i in group), strict=True):
            offsets = Counter(value - number for value, number in zip(values, group.values(), strict=True))
            offset, agreeing = offsets.most_common(1)[0]
            counting = {i for i, value in zip(group, values, strict=True) if value - group[i] == offset}
            paged = all(_PAGE.search(lines.text[i]) or _PAGE_OF.search(lines.text[i]) for i in counting)
            # `Article 3` may well stand at the top of the third page, but not so on most pages.
            if agreeing >= least and (paged or (counting <= outermost and 3 * agreeing > len(edges))):
                found.update(counting)
    return found


def _by_numbers(lines: Lines, pages: Pages) -> None:
    """Pages by their numbers, where there is no form feed."""
    groups: dict[str, list[int]] = defaultdict(list)
    candidates: list[tuple[int, int]] = []
    for i, line in enumerate(lines.text):
        if len(line) <= _LONGEST and _DIGITS.search(line):
            value = _page_value(line)
            if value is not None:
                candidates.append((i, value))
            else:
                groups[_key(line)].append(i)
    marks = dict(_chain(lines, candidates, pages))
    for group in groups.values():
        if len(group) >= 2:
            marks.update(_counting(lines, group))
    if marks:
        _drop_beside(lines, pages, marks)
        pages.dropped.update(marks)
        _number_pages(lines, pages, sorted(marks.items()))
    _drop_interrupting(lines, pages)


def _chain(lines: Lines, candidates: list[tuple[int, int]], pages: Pages) -> list[tuple[int, int]]:
    """Of the lines with a number alone, those that count the pages: the longest chain that counts up."""
    best: dict[int, tuple[int, int]] = {}  # number: length of the chain that ends with it, candidate
    links: list[tuple[int, int]] = []  # for each candidate: length, the candidate before it
    for at, (_, value) in enumerate(candidates):
        length, before = max((best[v] for v in (value - 1, value - 2, value - 3) if v in best), default=(0, -1))
        links.append((length + 1, before))
        if length + 1 > best.get(value, (0, 0))[0]:
            best[value] = (length + 1, at)
    at = max(range(len(links)), key=lambda place: links[place][0], default=-1)
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = links[at][1]
    chain.reverse()
    if chain and _believed(lines, chain):
        return chain
    alone = [i for i, _ in candidates if lines.gap[i]]
    pages.notes.extend((lines.number[i], f"“{lines.text[i]}” alone on a line was taken for text") for i in alone[:20])
    return []


def _believed(lines: Lines, chain: list[tuple[int, int]]) -> bool:
    """Whether lines with a number alone are page numbers, and not cells of a table or years."""
    if any(_interrupts(lines, i) for i, _ in chain):
        return True
    last = len(lines.text) - 1
    apart = [i for i, _ in chain if (lines.gap[i] or i == 0) and (i == last or lines.gap[i + 1])]
    if len(chain) < 5 and all(1900 <= value <= 2100 for _, value in chain):
        return False
    if len(chain) == 1:
        i = chain[0][0]
        wide = lines.gap[i] >= 2 or (i < last and lines.gap[i + 1] >= 2)
        return bool(apart) and last >= 5 and (wide or i in {0, last})
    if not any(lines.text[i].isdigit() for i, _ in chain):
        return True  # – 5 –, Page 5
    first, end = chain[0][0], chain[-1][0]
    between = sum(map(len, lines.text[first + 1 : end])) / (len(chain) - 1)
    return 2 * len(apart) >= len(chain) and between >= _LEAST_PAGE


def _counting(lines: Lines, group: list[int]) -> dict[int, int]:
    """The lines of a group if they differ by a number which counts the pages: heads with a page number in them."""
    texts = [lines.text[i] for i in group]
    columns = list(zip(*map(_numbers, texts), strict=True))
    of_total = all(map(_PAGE_OF.search, texts)) and any(len(set(column)) == 1 for column in columns)
    if len(group) < 3 and not of_total:
        return {}
    if not of_total and not any(_PAGE.search(lines.text[i]) or _interrupts(lines, i) for i in group):
        return {}  # `Article 1`, `Article 2`
    for column in columns:
        steps = [b - a for a, b in pairwise(column)]
        if all(1 <= step <= 2 for step in steps) and (group[-1] - group[0]) / len(steps) >= 5:
            return dict(zip(group, column, strict=True))
    return {}


def _drop_beside(lines: Lines, pages: Pages, marks: Collection[int]) -> None:
    """Drop what repeats right beside page numbers, or beside them and at an end of the text."""
    for step in (-1, 1):
        near = [*marks, len(lines.text) if step < 0 else -1]
        for _ in range(_DEPTH):
            near = [i + step for i in near if 0 <= i + step < len(lines.text) and _may_run(lines.text[i + step])]
            keys = Counter(_key(lines.text[i]) for i in near)
            near = [i for i in near if (n := keys[_key(lines.text[i])]) >= 2 and 2 * n >= len(marks)]
            pages.dropped.update(near)


def _number_pages(lines: Lines, pages: Pages, marks: list[tuple[int, int]]) -> None:
    """Where pages begin, by numbers that stand at their foot or at their head."""
    first, last = marks[0][0], marks[-1][0]
    text_before = any(i not in pages.dropped for i in range(min(first, 8)))
    text_after = any(i not in pages.dropped for i in range(last + 1, min(last + 8, len(lines.text))))
    at_foot = text_before
    if text_before and text_after:
        before = sum(lines.gap[i] for i, _ in marks)
        after = sum(lines.gap[i + 1] for i, _ in marks if i + 1 < len(lines.text))
        at_foot = before >= after
        pages.notes.append(
            (lines.number[first], f"page number {marks[0][1]} is taken to stand at the {'foot' if at_foot else 'head'}")
        )
    shift = 1 if at_foot else 0
    if at_foot or text_before:
        pages.starts.append((0, max(1, marks[0][1] - 1 + shift)))
    pages.starts += [(i + shift, value + shift) for i, value in marks]


def _drop_interrupting(lines: Lines, pages: Pages) -> None:
    """Drop lines that come three times or more and stand inside a sentence: running heads without a number."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines.text):
        if 3 < len(line) <= _LONGEST and line[0].isupper() and i not in pages.dropped:
            groups[line].append(i)
    for group in groups.values():
        if len(group) < 3 or not any(_interrupts(lines, i) for i in group):
            continue
        apart = all(lines.gap[i] or (i + 1 < len(lines.text) and lines.gap[i + 1]) for i in group)
        if apart and all(b - a >= 5 for a, b in pairwise(group)):
            pages.dropped.update(group)
