"""Occurrences for a person at a terminal: the words in context, the other language, where it stands."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tmkit.model import Concordance, ConcordanceLine
from tmkit.reports.lookup_text import origin_fields


def print_concordance(console: Console, found: Concordance) -> None:
    """A block a unit: the text with the words marked, its counterpart, where it comes from; then the exact counts."""
    for line in found.lines:
        text, other = (line.source, line.target) if line.side == "source" else (line.target, line.source)
        console.print(marked_text(text, line, plain=console.no_color or not console.is_terminal))
        if other:
            console.print(Padding(Text(other), (0, 0, 0, 4)))
        where = " · ".join([line.memory, line.unit, *origin_fields(line.origin)])
        console.print(Padding(Text(where, style="dim"), (0, 0, 0, 4)))
    console.print(Text(counts(found), style="dim"))


def marked_text(text: str, line: ConcordanceLine, *, plain: bool) -> Text:
    """A text with the occurrences marked: `»words«` where styles do not show."""
    out, place = Text(), 0
    for start, end in line.spans:
        out.append(text[place:start])
        out.append(f"»{text[start:end]}«" if plain else text[start:end], style="bold reverse")
        place = end
    out.append(text[place:])
    return out


def counts(found: Concordance) -> str:
    """How many units there are on each side, and how many of them are shown."""
    unit, shown = "unit" if found.in_source == 1 else "units", len(found.lines)
    said = f"{found.in_source:,} {unit} in {found.source_lang}, {found.in_target:,} in {found.target_lang}"
    return said + (f"; the first {shown:,} {'is' if shown == 1 else 'are'} shown" if shown < found.total else "")
