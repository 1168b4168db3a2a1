"""The page: what gave way to what, the chart, and all its numbers as tables. It asks for nothing from outside."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from tmkit.reports.history_page.chart import chart, letters
from tmkit.reports.history_page.style import STYLE
from tmkit.reports.history_text import columns, counts, told
from tmkit.reports.json_lines import SIGNATURE
from tmkit.storage.atomic import make_folder, replace_file
from tmkit.termbank import History, Period

_MOST_DOCUMENTS = 2_000


def history_page(found: History) -> str:
    """The page as HTML."""
    title = escape(f"{found.text}: {found.source_lang} → {found.target_lang}")
    turns = "".join(f"<li>{escape(told(turn))}</li>" for turn in found.turns)
    said = f'<ul class="turns">{turns}</ul>' if turns else "<p>No rendering gave way to another.</p>"
    drawn = chart(found)
    figure = f'<figure class="chart">{drawn}</figure>' if drawn else "<p>No unit is dated: there is no chart.</p>"
    shown = found.documents[-_MOST_DOCUMENTS:]
    left = len(found.documents) - len(shown)
    note = f"<p>{left:,} earlier documents are not shown.</p>" if left else ""
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f"<title>{title}</title>",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{STYLE}</style>\n</head>\n<body>\n<main>",
            f"<h1>{escape(found.text)} <small>{escape(found.source_lang)} → {escape(found.target_lang)}</small></h1>",
            f'<p class="quiet">{_counted(found)}</p>',
            said,
            _legend(found, drawn=bool(drawn)),
            figure,
            "<h2>By year</h2>",
            _table(found, "Year", [("not dated" if p.year is None else str(p.year), "", p) for p in found.years]),
            "<h2>By document</h2>",
            note,
            _table(found, "Document", [(p.document or "", p.date or "not dated", p) for p in shown]),
            f'<p class="quiet">{escape(SIGNATURE)}</p>\n</main>\n</body>\n</html>\n',
        ]
    )


def _counted(found: History) -> str:
    return (
        f"{found.units:,} units, {found.pairs:,} distinct pairs of texts. "
        "Numbers are distinct pairs: a text that is repeated with the same translation counts once."
    )


def write_history_page(found: History, path: Path) -> None:
    """Write the page, in a folder that is made where there is none. Raises InputError where that cannot be done."""
    make_folder(path.parent)
    replace_file(path, history_page(found).encode("utf-8", "replace"))


def _legend(found: History, *, drawn: bool) -> str:
    parts = []
    for place, (letter, name) in enumerate(zip(letters(found), columns(found), strict=True)):
        patch = f'<rect width="22" height="22" rx="3" fill="url(#p{place})"/>'
        swatch = f'<svg class="swatch" viewBox="0 0 22 22" aria-hidden="true">{patch}</svg>' if drawn else ""
        parts.append(f"<li>{swatch}<b>{letter}</b> {escape(name)}</li>")
    return f'<ul class="legend">{"".join(parts)}</ul>'


def _table(found: History, first: str, rows: Sequence[tuple[str, str, Period]]) -> str:
    heads = "".join(
        f'<th scope="col">{letter} {escape(name)}</th>'
        for letter, name in zip(letters(found), columns(found), strict=True)
    )
    lines = []
    for title, note, period in rows:
        cells = counts(period, found)
        best = max(cells, default=0)
        told_cells = "".join(
            f"<td{' class=best' if cell == best and cell else ''}>{f'{cell:,}' if cell else '·'}</td>" for cell in cells
        )
        small = f" <small>{escape(note)}</small>" if note else ""
        lines.append(f'<tr><th scope="row">{escape(title)}{small}</th>{told_cells}</tr>')
    return (
        f'<div class="wide"><table><thead><tr><th scope="col">{first}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
