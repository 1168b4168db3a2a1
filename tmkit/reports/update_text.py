"""What became of a draft in `tmkit update`, for a person: what asks for a look, then a line that counts."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from tmkit.model import Row
from tmkit.pretranslate.carrying.updated import Updated
from tmkit.reports.lookup_text import shown_label
from tmkit.reports.wording import counted

_QUIET = "dim"
_STYLES = {
    "moved": "bold blue",
    "split": "bold cyan",
    "merged": "bold cyan",
    "changed": "bold yellow",
    "new": "bold green",
    "dropped": "bold red",
}


def counts_line(updated: Updated) -> str:
    """`2 unchanged, 1 merged, 1 changed, 1 new`."""
    return ", ".join(f"{count:,} {change}" for change, count in updated.counts.items()) or "nothing"


def print_update(console: Console, updated: Updated) -> None:
    """Print every segment that is not as it was, what is gone, stale references, and the line that counts."""
    marked = console.no_color or not console.is_terminal
    for row in updated.rows:
        if row.change != "unchanged":
            _print(console, _heading(row.change, row.id, row.label), _row_lines(row, marked=marked))
    for gone in updated.dropped:
        lines = [Text(gone.source, style="" if marked else "red strike")]
        lines += [Text(gone.target, style=_QUIET)] if gone.target else []
        _print(console, _heading("dropped", "", gone.label), lines)
    for one in updated.stale:
        now = f"is now {one.now}" if one.now else "is gone"
        said = Text(f"{one.text}: what it meant {now} (“{one.meant}”)")
        _print(console, _heading("stale", str(one.segment), one.label), [said])
    for text in updated.loose:
        _print(console, _heading("not carried", "", ""), [Text(text), Text("renders nothing of its source", _QUIET)])
    console.print(Text(f"{updated.head.original} from {updated.earlier}: {counts_line(updated)}", style="bold"))
    empty = sum(row.target is None for row in updated.rows)
    open_ones = sum(row.state == "proposed" for row in updated.rows)
    done = len(updated.rows) - empty - open_ones
    console.print(Text(f"{done:,} settled, {open_ones:,} proposed, {empty:,} without a target", style=_QUIET))
    if updated.accepted:
        console.print(Text(f"{counted(updated.accepted, 'accepted finding')} carried over", style=_QUIET))
    if updated.into is not None:
        console.print(Text(f"  into      {updated.into}"))


def _print(console: Console, heading: Text, lines: list[Text]) -> None:
    parts: list[RenderableType] = [heading, *(Padding(line, (0, 0, 0, 12)) for line in lines), Text("")]
    for part in parts:
        console.print(part)


def _heading(change: str, segment: str, label: str) -> Text:
    place = " · ".join(part for part in (f"segment {segment}" if segment else "", shown_label(label)) if part)
    return Text.assemble((f"{change:<11} ", _STYLES.get(change, "bold")), (place, _QUIET))


def _row_lines(row: Row, *, marked: bool) -> list[Text]:
    lines = [_redline(row, marked=marked)]
    if row.target is not None:
        lines.append(Text(row.target.text))
    shown = row.change == "changed"  # by the redline
    lines += [Text(note, style=_QUIET) for note in row.notes if not (shown and note.startswith("changed: "))]
    return lines


def _redline(row: Row, *, marked: bool) -> Text:
    """The source as it is now, with what was taken out of it and what was put in."""
    before = row.proposals[0] if row.proposals and row.previous is not None else None
    if before is None or not before.differences or row.change != "changed":
        return Text(row.source.text)
    text, place = Text(), 0
    for old, new, start in _changes(row):
        text.append(row.source.text[place:start])
        if old and text.plain[-1:].isalnum() and old[:1].isalnum():
            text.append(" ")
        if marked:
            text.append((f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else ""))
        else:
            text.append(old, style="red strike")
            text.append(" " if old and new else "")
            text.append(new, style="green underline")
        place = start + len(new)
        if old and not new and row.source.text[place : place + 1].isalnum():
            text.append(" ")
    text.append(row.source.text[place:])
    return text


def _changes(row: Row) -> Iterator[tuple[str, str, int]]:
    """What stood in a place, what stands there now, and where."""
    before = row.proposals[0]
    for one in before.differences:
        yield before.source.text[slice(*one.source)], row.source.text[slice(*one.query)], one.query[0]
