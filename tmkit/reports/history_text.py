"""A term's history as a table at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tmkit.reports.renderings_text import no_precedent
from tmkit.termbank import History, Period, Turn

MOST_RENDERINGS = 6
"""Renderings that have a column of their own; the rest is counted together."""

_MOST_DOCUMENTS = 60
OTHER = "other"


def print_history(console: Console, found: History) -> None:
    """Turns first, then a row a year, then a row a document; counts are distinct pairs of texts."""
    if not found.units:
        console.print(no_precedent(found.text, found.source_lang, found.target_lang))
        return
    console.print(Text(f"{found.text} → {found.target_lang}", style="bold"))
    for turn in found.turns:
        console.print(Text(told(turn), style="bold yellow"))
    if not found.turns:
        console.print(Text("no rendering gave way to another", style="dim"))
    console.print(_table(found, "year", [(_year(p), p) for p in found.years]))
    shown = found.documents[-_MOST_DOCUMENTS:]
    console.print(_table(found, "document", [(_document(p), p) for p in shown]))
    if len(found.documents) > len(shown):
        left = len(found.documents) - len(shown)
        console.print(Text(f"{left:,} earlier documents are not shown (--json and -o have all)", style="dim"))


def told(turn: Turn) -> str:
    """`'joint catalogue' until 2016, 'union catalogue' from 2017`."""
    return f"{turn.old!r} until {turn.until}, {turn.new!r} from {turn.since}"


def columns(found: History) -> list[str]:
    """The renderings that are told apart, then `other` where there is anything else."""
    names = list(found.renderings[:MOST_RENDERINGS])
    rest = any(sum(period.counts[len(names) :]) for period in found.documents)
    return names + ([OTHER] if rest else [])


def counts(period: Period, found: History) -> list[int]:
    """The counts of a period for these columns."""
    own = min(len(found.renderings), MOST_RENDERINGS)
    return [*period.counts[:own], sum(period.counts[own:])][: len(columns(found))]


def _table(found: History, first: str, rows: Sequence[tuple[str, Period]]) -> Table:
    names = columns(found)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in names:
        table.add_column(name, justify="right", overflow="fold")
    for title, period in rows:
        cells = counts(period, found)
        best = max(cells)
        table.add_row(title, *(Text(_count(cell), style="bold" if cell == best else "") for cell in cells))
    return table


def _count(cell: int) -> str:
    return f"{cell:,}" if cell else "·"


def _year(period: Period) -> str:
    return "not dated" if period.year is None else str(period.year)


def _document(period: Period) -> str:
    return " ".join(filter(None, (period.date, period.document)))
