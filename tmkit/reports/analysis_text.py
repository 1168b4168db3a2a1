"""An analysis for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tmkit.analyse import Analysis, Tally
from tmkit.analyse.bands import CROSS_FILE, shown
from tmkit.reports.analysis_table import said
from tmkit.reports.wording import counted

_QUIET = "dim"


def print_analysis(console: Console, analysis: Analysis) -> None:
    """Print the bands of each draft, and of all together where there are several, and how words were counted."""
    for file in analysis.files:
        console.print(Text(file.file, style="bold"))
        console.print(_table(file.bands, analysis))
    if len(analysis.files) > 1:
        console.print(Text(counted(len(analysis.files), "file"), style="bold"))
        console.print(_table(analysis.bands, analysis))
    told = said(analysis)
    console.print(Text(f"{told[:1].upper()}{told[1:]}", style=_QUIET))


def _table(bands: Mapping[str, Tally], analysis: Analysis) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("", no_wrap=True)
    for name in ("segments", "words", "%", "characters", "rate", "weighted"):
        table.add_column(name, justify="right", no_wrap=True)
    total = sum(bands.values(), Tally())
    for band, size in bands.items():
        rate = analysis.rates[band]
        table.add_row(
            "  across files" if band == CROSS_FILE else shown(band),
            *_cells(size, total),
            f"{rate} %",
            f"{size.words * rate / 100:,.0f}",
            style="" if size.segments else _QUIET,
        )
    table.add_section()
    table.add_row("total", *_cells(total, total), "", f"{analysis.weighted(bands):,.0f}", style="bold")
    return table


def _cells(size: Tally, total: Tally) -> tuple[str, ...]:
    share = f"{100 * size.words / total.words:.1f}" if total.words else "0.0"
    return f"{size.segments:,}", f"{size.words:,}", share, f"{size.characters:,}"
