"""Findings for a person at a terminal: worst first, each with its words underlined, evidence, suggestion, places."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tmkit.checks.outcome import Checked
from tmkit.model import Finding
from tmkit.reports.findings_words import counted, excerpt, heading, left_out, legible, not_run, others, where

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_QUIET = "dim"
_INDENT = "  "
_LEAST, _MOST = 30, 100


def print_findings(console: Console, checked: Checked, *, info: bool) -> None:
    """Print the findings of a draft and a line that counts them; `info` shows those that are folded away otherwise."""
    console.print(Text(heading(checked), style=_QUIET))
    console.print()
    for finding in checked.findings:
        if info or finding.severity != "info":
            _print(console, finding, checked)
    hidden = 0 if info else checked.counts()["info"]
    parts = [counted(checked.findings) + (" (--info shows them)" if hidden else ""), *left_out(checked)]
    console.print(Text(" · ".join(parts), style="bold"))
    for line in not_run(checked):
        console.print(Text(line, style=_QUIET))


def _print(console: Console, finding: Finding, checked: Checked) -> None:
    bilingual = checked.subject.bilingual
    place = finding.places[0]
    console.print(
        Text.assemble(
            (finding.severity, _STYLES[finding.severity]),
            ("  ", ""),
            (finding.check, "bold"),
            (f"  {where(place, bilingual=bilingual)}", ""),
            (f"  {checked.keys.finding(finding)}", _QUIET),
        )
    )
    _line(console, Text(legible(finding.message)))
    if place.context:
        room = max(_LEAST, min(console.width - 2 * len(_INDENT), _MOST))
        around = max(8, (room - min(len(place.text), room // 2)) // 2 - 1)
        part = excerpt(place, around=around, longest=max(room // 2, 12))
        if _styled(console):
            _line(console, Text.assemble((part.before, _QUIET), (part.text, "underline"), (part.after, _QUIET)), 2)
        else:
            _line(console, Text(f"{part.before}{part.text}{part.after}"), 2)
            _line(console, Text(" " * len(part.before) + "^" * max(1, len(part.text))), 2)
    if finding.suggestion is not None:
        _line(console, Text.assemble(("write     ", _QUIET), legible(finding.suggestion)))
    if finding.evidence:
        _line(console, Text.assemble(("evidence  ", _QUIET), legible(finding.evidence)))
    rest = others(finding, bilingual=bilingual)
    if rest:
        _line(console, Text.assemble(("also      ", _QUIET), rest))
    console.print()


def _styled(console: Console) -> bool:
    return console.is_terminal and not console.no_color


def _line(console: Console, text: Text, depth: int = 1) -> None:
    """A line of its own, wrapped with its indentation; an excerpt is not wrapped, so that its marks stay below it."""
    if depth > 1:
        console.print(Text(_INDENT * depth) + text, soft_wrap=True)
        return
    room = max(_LEAST, console.width - len(_INDENT))
    for part in text.wrap(console, room):
        console.print(Text(_INDENT) + part, soft_wrap=True)
