"""The chart: a column a year, parted by rendering, in SVG.

Each part has a letter and a pattern beside its colour, so that it is told on paper and by those who do not see colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil
from typing import NamedTuple

from tmkit.reports.history_text import MOST_RENDERINGS, columns, counts
from tmkit.termbank import History

_LEFT, _TOP, _BOTTOM, _PLOT, _RIGHT = 46, 34, 34, 240, 14
_STEP, _LEAST_WIDTH, _MOST_WIDTH = 44, 520, 1400
_TALL = 15
_MOST_YEARS = 120
# What is drawn over the colour of each part: nothing, lines one way, the other, dots, lines across, a grid, rings.
_PATTERNS = (
    "",
    '<path d="M0 8 8 0M-2 2 2 -2M6 10 10 6"/>',
    '<path d="M0 0 8 8M-2 6 2 10M6 -2 10 2"/>',
    '<circle cx="2" cy="2" r="1.1"/><circle cx="6" cy="6" r="1.1"/>',
    '<path d="M0 4H8"/>',
    '<path d="M0 4H8M4 0V8"/>',
    '<circle cx="4" cy="4" r="2.4" fill="none"/>',
)


class Bar(NamedTuple):
    """The counts of one year, in the order of the names."""

    year: int
    counts: list[int]


def bars(found: History) -> list[Bar]:
    """A bar for each year from the first to the last, the empty ones too; only the last `_MOST_YEARS` of them."""
    known = {period.year: counts(period, found) for period in found.years if period.year is not None}
    width = len(columns(found))
    if not known:
        return []
    first = max(min(known), max(known) - _MOST_YEARS + 1)
    return [Bar(year, known.get(year, [0] * width)) for year in range(first, max(known) + 1)]


def letters(found: History) -> list[str]:
    """The letter of each column: A, B, C …, and `–` for the rest."""
    names = columns(found)
    own = min(len(found.renderings), MOST_RENDERINGS)
    return [chr(ord("A") + place) for place in range(own)] + ["–"] * (len(names) - own)


def defs(count: int) -> str:
    """The patterns of so many parts."""
    found = []
    for place in range(count):
        drawn = _PATTERNS[place % len(_PATTERNS)]
        found.append(
            f'<pattern id="p{place}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect class="c{place}" width="8" height="8"/><g class="over">{drawn}</g></pattern>'
        )
    return "".join(found)


def chart(found: History) -> str:
    """The chart as SVG; empty where no unit is dated."""
    shown = bars(found)
    if not shown:
        return ""
    marks, names = letters(found), columns(found)
    width = min(max(_LEAST_WIDTH, _LEFT + _RIGHT + _STEP * len(shown)), _MOST_WIDTH)
    step = (width - _LEFT - _RIGHT) / len(shown)
    high = max(1, *(sum(bar.counts) for bar in shown))
    unit = _unit(high)
    top = ceil(high / unit) * unit
    height = _TOP + _PLOT + _BOTTOM
    label = escape(f"Distinct pairs of texts a year with each rendering of {found.text}", quote=True)
    parts = [
        f'<svg viewBox="0 0 {width} {height}" style="min-width:{min(width, 640)}px" role="img" aria-label="{label}">',
        f"<defs>{defs(len(names))}</defs>",
    ]
    for value in range(0, top + 1, unit):
        y = _TOP + _PLOT * (1 - value / top)
        parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{width - _RIGHT}"/>')
        parts.append(f'<text class="axis" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
    every = ceil(34 / step)
    for place, bar in enumerate(shown):
        parts += _bar(bar, marks, names, _LEFT + place * step, step, top)
        if (len(shown) - 1 - place) % every == 0:
            x = _LEFT + (place + 0.5) * step
            parts.append(
                f'<text class="axis" x="{x:.1f}" y="{_TOP + _PLOT + 20}" text-anchor="middle">{bar.year}</text>'
            )
    parts += _turns(found, shown[0].year, step, len(shown), marks)
    return "".join([*parts, "</svg>"])


def _bar(bar: Bar, marks: Sequence[str], names: Sequence[str], x: float, step: float, top: int) -> list[str]:
    parts = []
    wide = min(step * 0.72, 64.0)
    left, y = x + (step - wide) / 2, float(_TOP + _PLOT)
    for place, count in enumerate(bar.counts):
        if not count:
            continue
        tall = _PLOT * count / top
        y -= tall
        title = escape(f"{bar.year}: {names[place]}, {count:,}")
        parts.append(
            f'<rect class="part" x="{left:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
            f'fill="url(#p{place})"><title>{title}</title></rect>'
        )
        if tall >= _TALL and wide >= 14:
            middle = y + tall / 2
            parts.append(f'<circle class="plate" cx="{left + wide / 2:.1f}" cy="{middle:.1f}" r="7.5"/>')
            parts.append(
                f'<text class="letter" x="{left + wide / 2:.1f}" y="{middle + 4:.1f}" text-anchor="middle">'
                f"{marks[place]}</text>"
            )
    return parts


def _turns(found: History, first: int, step: float, count: int, marks: Sequence[str]) -> list[str]:
    parts = []
    place_of = {name: place for place, name in reversed(list(enumerate(columns(found))))}
    for turn in found.turns:
        at = turn.since - first
        if not 0 <= at < count:
            continue
        x = _LEFT + at * step
        names = [marks[place_of[name]] if name in place_of else "–" for name in (turn.old, turn.new)]
        parts.append(f'<path class="turn" d="M{x:.1f} {_TOP - 8}V{_TOP + _PLOT}"/>')
        parts.append(
            f'<text class="said" x="{x:.1f}" y="{_TOP - 14}" text-anchor="middle">{names[0]} → {names[1]}</text>'
        )
    return parts


def _unit(high: int) -> int:
    """A round step of the scale, so that there are two to five of them."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if high <= 5 * factor * size:
                return factor * size
        size *= 10
