"""Renderings for a person at a terminal: how often, since when, whose, and the newest units in context."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tmkit.reports.concordance_text import marked_text
from tmkit.reports.lookup_text import origin_fields
from tmkit.termbank import RenderingGroup, Renderings, Witness

_AROUND = 90  # code points shown on each side of a passage
_OTHER_FORMS = 3
_BODIES = 2


def print_renderings(console: Console, found: Renderings) -> None:
    """The term with its counts, then a block a rendering."""
    if not found.units:
        console.print(no_precedent(found.text, found.source_lang, found.target_lang))
        return
    console.print(Text(f"{found.text} → {found.target_lang}", style="bold"))
    console.print(Text(counted(found.units, found.pairs, found.documents, found.years), style="dim"))
    if len(found.forms) > 1:
        console.print(Text(f"met as {', '.join(found.forms)}", style="dim"))
    plain = console.no_color or not console.is_terminal
    for group in found.groups:
        console.print()
        _print_group(console, group, plain=plain)
    if found.found > len(found.groups):
        console.print(Text(f"\n{found.found - len(found.groups)} more renderings (--limit 0 shows all)", style="dim"))
    if found.unclear:
        console.print(
            Text(f"\n{_many(found.unclear, 'pair')} in which the rendering is another, or unclear", style="dim")
        )


def no_precedent(text: str, source: str, target: str) -> str:
    """That the archive does not have a term."""
    return f"no precedent: no unit in {source} and {target} has {text!r} in its {source} text"


def counted(units: int, pairs: int, documents: int, years: tuple[int, int] | None) -> str:
    """`41 units, 30 distinct pairs, 9 documents, 2011–2018`."""
    parts = [_many(units, "unit"), _many(pairs, "distinct pair"), _many(documents, "document")]
    return ", ".join([*parts, spanned(years)] if years else parts)


def spanned(years: tuple[int, int]) -> str:
    """`2011–2018`, or `2018`."""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _print_group(console: Console, group: RenderingGroup, *, plain: bool) -> None:
    head = Text(f"{group.share:5.0%}  ", style="bold")
    head.append(group.text, style="bold green")
    others = [form for form in group.forms if form != group.text][:_OTHER_FORMS]
    if others:
        head.append(f"  ({', '.join(others)})")
    if group.how != "lexicon":
        head.append({"part": "  in part"}.get(group.how, "  by association"), style="yellow")
    console.print(head)
    facts = [counted(group.units, group.pairs, group.documents, group.years)]
    facts += [body for body, _ in group.bodies if body][:_BODIES]
    facts += [f"{status} {units:,}" for status, units in group.statuses if status]
    console.print(Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, 7)))
    for witness in group.witnesses:
        _print_witness(console, witness, plain=plain)


def _print_witness(console: Console, witness: Witness, *, plain: bool) -> None:
    for text, span, style, indent in (
        (witness.source, witness.source_span, "bold", 7),
        (witness.target, witness.target_span, "underline", 11),
    ):
        shown, place = around(text, span)
        console.print(Padding(marked_text(shown, [place], style, plain=plain), (0, 0, 0, indent)))
    where = " · ".join([witness.memory, witness.unit, *origin_fields(witness.origin)])
    console.print(Padding(Text(where, style="dim"), (0, 0, 0, 11)))


def around(text: str, span: tuple[int, int], most: int = _AROUND) -> tuple[str, tuple[int, int]]:
    """A passage with so much of the text beside it, cut between words, and where it stands in that."""
    start, end = span
    first, last = max(0, start - most), min(len(text), end + most)
    if first > 0:
        cut = text.find(" ", first, start)
        first = cut + 1 if cut >= 0 else first
    if last < len(text):
        cut = text.rfind(" ", end, last)
        last = cut if cut >= 0 else last
    before, after = "… " if first > 0 else "", " …" if last < len(text) else ""
    shown = before + text[first:last] + after
    return shown, (start - first + len(before), end - first + len(before))
