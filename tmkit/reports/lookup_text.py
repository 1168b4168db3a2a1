"""Matches for a person at a terminal: what was said before, how sure that is, what differs, where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tmkit.model import DraftSegment, Fact, FactPair, Fragment, Match, Origin, SegmentLookup, TermMatch
from tmkit.reports.wording import counted
from tmkit.text.languages import primary

_SCORE_WIDTH = 12
_STYLE = {"context": "bold green", "exact": "bold green", "repaired": "bold cyan", "fuzzy": "bold yellow"}
_WARNING = "bold red"
_QUIET = "dim"


def print_lookup(console: Console, results: Iterable[SegmentLookup], *, numbered: bool) -> None:
    """Print each result as it comes, then a line that counts them; `numbered` shows segment numbers and places."""
    counts: Counter[str] = Counter()
    for result in results:
        best = result.matches[0].kind if result.matches else "fragment" if result.fragments else "no match"
        counts[best] += 1
        console.print(segment_block(result, marked=_marked(console), numbered=numbered))
    if numbered:
        console.print(_summary(counts), style=_QUIET)


def print_terms(console: Console, results: Iterable[SegmentLookup], *, numbered: bool) -> None:
    """Print the terms of each segment with their renderings."""
    for result in results:
        parts: list[RenderableType] = [_heading(result.segment, numbered=numbered)]
        shown = [("", _term_line(term)) for term in result.terms]
        parts.append(_row("", *shown or [("", Text("no term", style=_QUIET))]))
        console.print(Group(*parts, Text("")))


def segment_block(result: SegmentLookup, *, marked: bool, numbered: bool) -> Group:
    """Everything about one segment. `marked` writes differences as `[-old-]{+new+}`, for where colours do not show."""
    parts: list[RenderableType] = [_heading(result.segment, numbered=numbered)]
    parts += [_match(match, result, marked=marked) for match in result.matches]
    parts += [_fragment(part, result, marked=marked) for part in result.fragments]
    if not result.matches and not result.fragments:
        parts.append(_row(Text("    no match", style=_QUIET)))
    if result.terms:
        lines = {(term.text, term.concept): _term_line(term) for term in reversed(result.terms)}
        parts.append(_row(Text("    terms", style="bold magenta"), ("", Group(*reversed(lines.values())))))
    return Group(*parts, Text(""))


def difference_text(match: Match, query: str, *, marked: bool) -> Text:
    """The memory's source with what differs: its own words struck out, the query's words after them."""
    text, place = Text(), 0
    for difference in match.differences:
        start, end = difference.source
        text.append(match.source[place:start])
        old, new = match.source[start:end], query[slice(*difference.query)]
        if not old and text.plain[-1:].isalnum() and new[:1].isalnum():
            text.append(" ")
        if marked:
            text.append(f"[-{old}-]" if old else "")
            text.append(f"{{+{new}+}}" if new else "")
        else:
            text.append(old, style="red strike")
            text.append(" " if old and new else "")
            text.append(new, style="green underline")
        if not old and new[-1:].isalnum() and match.source[end : end + 1].isalnum():
            text.append(" ")
        place = end
    text.append(match.source[place:])
    return text


def _marked(console: Console) -> bool:
    return console.no_color or not console.is_terminal


def _heading(segment: DraftSegment, *, numbered: bool) -> RenderableType:
    text = Text(segment.text, style="bold")
    if not numbered:
        return Padding(text, (0, 0, 0, 0))
    place = " · ".join(
        part
        for part in (
            f"segment {segment.id}",
            shown_label(segment.label),
            segment.kind if segment.kind != "paragraph" else "",
            f"page {segment.page}" if segment.page else "",
        )
        if part
    )
    return Group(Text(place, style=_QUIET), text)


def _row(left: str | Text, *lines: tuple[str, RenderableType]) -> Table:
    """Lines behind a score: each with what it is (a language, or nothing)."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=_SCORE_WIDTH, no_wrap=True)
    table.add_column(width=2, no_wrap=True, style=_QUIET)
    table.add_column(ratio=1)
    for place, (tag, line) in enumerate(lines or [("", "")]):
        table.add_row("" if place else left, tag, line)
    return table


def _match(match: Match, result: SegmentLookup, *, marked: bool) -> Table:
    lines: list[tuple[str, RenderableType]] = []
    if match.differences:
        lines.append((primary(result.source_lang), difference_text(match, result.segment.text, marked=marked)))
    lines.append((primary(result.target_lang), Text(match.target if match.repaired is None else match.repaired)))
    if match.repaired is not None:
        replaced = "; ".join(map(_replacement, match.facts.replaced))
        lines.append(("", Text(f"replaced: {replaced}", style="cyan")))
    if match.conflict:
        conflict = "; ".join(map(_conflict, match.facts.conflict)) or match.conflict
        lines.append(("", Text(f"conflict: {conflict}", _WARNING)))
    if match.penalties:
        penalties = ", ".join(f"{why} −{points}" for why, points in match.penalties)
        lines.append(("", Text(f"penalty: {penalties}", "yellow")))
    lines.append(("", Text(_provenance(match), style=_QUIET)))
    style = _STYLE.get(match.kind, "bold")
    return _row(Text(f"{match.score:>3} {match.kind:<8}", style), *lines)


def _fragment(part: Fragment, result: SegmentLookup, *, marked: bool) -> Table:
    start, end = part.source_span
    source = Text.assemble(
        _before(part.source, start), (part.source[start:end], "green underline"), _after(part.source, end)
    )
    where = " · ".join([part.memory, part.unit, *origin_fields(part.origin), f"in {counted(part.places, 'place')}"])
    return _row(
        Text("    fragment", style="bold blue"),
        ("", Text(f"“{part.text}”")),
        (primary(result.source_lang), source),
        (primary(result.target_lang), _rendering(part, marked=marked)),
        ("", Text(where, style=_QUIET)),
    )


def _rendering(part: Fragment, *, marked: bool) -> Text:
    """The fragment's target with the part that renders the passage marked: `»words«` where styles do not show."""
    if part.target_span is None:
        return Text(part.target)
    start, end = part.target_span
    words = part.target[start:end]
    shown = f"»{words}«" if marked else (words, "green underline")
    return Text.assemble(part.target[:start], shown, part.target[end:])


def _before(text: str, start: int, most: int = 60) -> str:
    return text[:start] if start <= most else f"…{text[start - most : start]}"


def _after(text: str, end: int, most: int = 60) -> str:
    return text[end:] if len(text) - end <= most else f"{text[end : end + most]}…"


def _provenance(match: Match) -> str:
    units, documents = match.agreeing.units, match.agreeing.documents
    agreeing = f"{units[0]} of {counted(units[1], 'unit')}"
    if documents[1]:
        agreeing += f", {documents[0]} of {counted(documents[1], 'document')}"
    return " · ".join([match.memory, match.unit, *origin_fields(match.origin), agreeing])


def origin_fields(origin: Origin) -> list[str]:
    """What is known of a document, for a line."""
    confidence = "" if origin.confidence is None else f"confidence {origin.confidence:.2f}"
    label = shown_label(origin.label)
    fields = (origin.document, label, origin.date, origin.status, origin.authority, confidence)
    return [part for part in fields if part]


def shown_label(label: str | None) -> str:
    """A label path as a reader expects it: `¶ 3/¶2`."""
    return "" if not label else label if label.startswith("¶") else f"¶ {label}"


def _replacement(pair: FactPair) -> str:
    return f"{pair.target.text if pair.target else _text(pair.source)} → {pair.replacement or _text(pair.query)}"


def _conflict(pair: FactPair) -> str:
    kind = (pair.query or pair.source).kind if (pair.query or pair.source) else ""  # type: ignore[union-attr]
    return f"{kind} here {_text(pair.query)}, memory {_text(pair.source)}"


def _text(fact: Fact | None) -> str:
    return "none" if fact is None else f"“{fact.text}”"


def _term_line(term: TermMatch) -> Text:
    line = Text(term.text)
    if term.official:
        line.append(f" ({term.how}: {term.official})", style="yellow")
    if term.status in {"deprecated", "superseded"}:
        line.append(f" ({term.status})", style=_WARNING)
    line.append(" → ")
    if not term.renderings:
        line.append("no term in this language", style=_QUIET)
    for place, rendering in enumerate(term.renderings):
        line.append(" | " if place else "")
        forbidden = rendering.status in {"deprecated", "superseded"}
        line.append(rendering.inflected or rendering.term, style="" if place or forbidden else "bold")
        note = ", ".join(
            part for part in ("not: " + rendering.status if forbidden else "", rendering.authority) if part
        )
        line.append(f" ({note})" if note else "", style=_WARNING if forbidden else _QUIET)
    return line


def _summary(counts: Counter[str]) -> str:
    order = ("context", "exact", "repaired", "fuzzy", "fragment", "no match")
    shown = ", ".join(f"{counts[kind]} {kind}" for kind in order if counts[kind])
    return f"{counted(counts.total(), 'segment')}: {shown or 'nothing to look up'}"
