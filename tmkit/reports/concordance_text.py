"""Occurrences for a person at a terminal: the words in context, the other language, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tmkit.model import Concordance
from tmkit.reports.lookup_text import origin_fields


def print_concordance(console: Console, found: Concordance) -> None:
    """A block a unit: the text with the words marked, its counterpart, where it comes from; then the exact counts."""
    for line in found.lines:
        text, other = (line.source, line.target) if line.side == "source" else (line.target, line.source)
        plain = console.no_color or not console.is_terminal
        console.print(marked_text(text, line.spans, "bold reverse", plain=plain))
        if other:
            told = sorted({span for span in line.renderings if span is not None})
            console.print(Padding(marked_text(other, _apart(told), "underline", plain=plain), (0, 0, 0, 4)))
        where = " · ".join([line.memory, line.unit, *origin_fields(line.origin)])
        console.print(Padding(Text(where, style="dim"), (0, 0, 0, 4)))
    console.print(Text(counts(found), style="dim"))


def marked_text(text: str, spans: Iterable[tuple[int, int]], style: str, *, plain: bool) -> Text:
    """A text with some parts of it marked: `»words«` where styles do not show."""
    out, place = Text(), 0
    for start, end in spans:
        out.append(text[place:start])
        out.append(f"»{text[start:end]}«" if plain else text[start:end], style="" if plain else style)
        place = end
    out.append(text[place:])
    return out


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans in order, those that begin after the one before has ended."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def counts(found: Concordance) -> str:
    """How many units there are on each side, and how many of them are shown."""
    unit, shown = "unit" if found.in_source == 1 else "units", len(found.lines)
    said = f"{found.in_source:,} {unit} in {found.source_lang}, {found.in_target:,} in {found.target_lang}"
    return said + (f"; the first {shown:,} {'is' if shown == 1 else 'are'} shown" if shown < found.total else "")
