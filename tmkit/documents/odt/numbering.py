"""Automatic numbering of lists and headings, as the reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmkit.documents.numerals import numeral
from tmkit.documents.odt.styles import Level, Styles

_SLOT = re.compile(r"%(\d{1,2})%")
_MOST_LEVELS = 10


@dataclass(slots=True)
class Counter:
    """The numbers of one list: the last of each level, 0 where there was none."""

    levels: dict[int, Level]
    last: list[int] = field(default_factory=lambda: [0] * (_MOST_LEVELS + 1))
    begun: list[bool] = field(default_factory=lambda: [False] * (_MOST_LEVELS + 1))

    def step(self, level: int, start: int | None = None) -> str | None:
        """Count an item of a level; its label, None where nothing is printed. `start` is what the item itself says."""
        level = min(max(level, 1), _MOST_LEVELS)
        how = self.levels.get(level, Level())
        self.last[level] = start if start is not None else self.last[level] + 1 if self.begun[level] else how.start
        self.begun[level] = True
        for below in range(level + 1, _MOST_LEVELS + 1):
            self.begun[below] = False
        return self.label(level)

    def restart(self, level: int) -> None:
        """Let the next item of a level, and of those below, be the first again."""
        for at in range(min(max(level, 1), _MOST_LEVELS), _MOST_LEVELS + 1):
            self.begun[at] = False

    def label(self, level: int) -> str | None:
        """The label of the last item of a level."""
        how = self.levels.get(level)
        if how is None:
            return None
        if how.bullet:
            return how.bullet
        if how.pattern:
            written = _SLOT.sub(lambda slot: self._number(int(slot[1])), how.pattern)
            return written.strip() or None if _SLOT.search(how.pattern) and how.form else None
        if not how.form:
            return (how.prefix + how.suffix).strip() or None
        shown = [self._number(at) for at in range(max(level - how.shown + 1, 1), level + 1)]
        return (how.prefix + ".".join(filter(None, shown)) + how.suffix).strip() or None

    def _number(self, level: int) -> str:
        how = self.levels.get(level)
        if how is None or not how.form or not 0 < level <= _MOST_LEVELS:
            return ""
        number = self.last[level] if self.begun[level] else how.start
        return numeral(number, how.form, doubled=how.doubled)


class Numbering:
    """The lists of a document as far as they were read."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_list: dict[str, Counter] = {}
        self._by_style: dict[str, Counter] = {}
        self.outline = Counter(styles.outline)

    def open(self, style: str, identity: str, continued: str, *, goes_on: bool) -> Counter:
        """The counter of a list that begins at the outermost level; it goes on where another of its style, or the list
        with the id `continued`, ended.
        """
        counter = self._by_list.get(continued) if continued else None
        if counter is None and goes_on:
            counter = self._by_style.get(style)
        if counter is None:
            counter = Counter(self._styles.list_style(style) or {})
        self._by_style[style] = counter
        if identity:
            self._by_list[identity] = counter
        return counter

    def levels(self, style: str) -> dict[int, Level] | None:
        """The levels of a list style."""
        return self._styles.list_style(style)
