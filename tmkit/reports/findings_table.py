"""Findings as a table: a row a place, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tmkit.checks.outcome import Checked
from tmkit.formats.guarded import no_formula
from tmkit.reports.findings_words import excerpt, heading, legible
from tmkit.reports.json_lines import SIGNATURE

COLUMNS = (
    ("id", 12),
    ("severity", 9),
    ("check", 18),
    ("message", 48),
    ("text", 28),
    ("suggestion", 28),
    ("evidence", 40),
    ("file", 22),
    ("side", 8),
    ("label", 10),
    ("page", 6),
    ("segment", 9),
    ("context", 70),
    ("other side", 70),
)
"""The columns, with their widths in a workbook."""

_LONGEST = 32_000  # a cell of a workbook has at most 32,767 UTF-16 units
_WINDOW = 1_000  # characters of a segment that are shown, around the place
_MOST_ROWS = 1_048_575


def rows(checked: Checked) -> Iterator[tuple[str | int, ...]]:
    """A row a place; the suggestion stands at the places that have the words of the first."""
    keys = checked.keys
    for finding in checked.findings:
        first = finding.places[0]
        for place in finding.places:
            suggested = finding.suggestion if place.text == first.text else None
            yield (
                keys.finding(finding),
                finding.severity,
                finding.check,
                finding.message,
                place.text,
                suggested or "",
                finding.evidence or "",
                place.file,
                place.side,
                place.label,
                place.page or "",
                place.segment,
                "".join(excerpt(place, around=_WINDOW, longest=_WINDOW)),
                legible(keys.other_side(place)[:_WINDOW]),
            )


def findings_csv(checked: Checked, delimiter: str) -> bytes:
    """As CSV or TSV in UTF-8 with a byte order mark, which spreadsheets want.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([name for name, _ in COLUMNS])
    for row in rows(checked):
        writer.writerow([no_formula(value) if isinstance(value, str) else value for value in row])
    return stream.getvalue().encode("utf-8-sig", "replace")


def findings_workbook(checked: Checked) -> bytes:
    """As a workbook: header row frozen, filters on, every text a text and never a formula."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, options)
    book.set_properties({"title": heading(checked), "comments": SIGNATURE})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    marks = {
        "error": book.add_format({"valign": "top", "font_color": "#9c2f12", "bold": True}),
        "warning": book.add_format({"valign": "top", "font_color": "#8a5200", "bold": True}),
    }
    sheet = book.add_worksheet("Findings")
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    last = 0
    for number, row in enumerate(rows(checked), 1):
        if number > _MOST_ROWS:
            break
        last = number
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, cell)
            elif value:
                style = marks.get(value, cell) if column == 1 else cell
                sheet.write_string(number, column, _bounded(legible(value)), style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return stream.getvalue()


def _bounded(text: str) -> str:
    # Counted in UTF-16, where a character may take two.
    return text if len(text) * 2 <= _LONGEST else text[: _LONGEST // 2] + " …"
