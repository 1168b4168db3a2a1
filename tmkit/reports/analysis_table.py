"""An analysis as a table: rows of bands, for the terminal, for a spreadsheet, as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tmkit.analyse import Analysis, Tally
from tmkit.analyse.bands import shown
from tmkit.analyse.counting import RULES
from tmkit.formats.guarded import no_formula
from tmkit.reports.json_lines import SIGNATURE
from tmkit.reports.json_lines import line as json_line

ALL = "all files"


class Line(NamedTuple):
    """One band, or the total, of a file or of all; `share` is that of the words, in percent, `rate` None for totals."""

    file: str
    band: str
    size: Tally
    share: float
    rate: int | None
    weighted: float


def lines(analysis: Analysis) -> Iterator[Line]:
    """A line a band and one for the total: of each file, then, where there are several, of all together."""
    for file in analysis.files:
        yield from _lines(file.file, file.bands, analysis)
    if len(analysis.files) > 1:
        yield from _lines(ALL, analysis.bands, analysis)


def _lines(name: str, bands: Mapping[str, Tally], analysis: Analysis) -> Iterator[Line]:
    total = sum(bands.values(), Tally())
    for band, size in bands.items():
        rate = analysis.rates[band]
        share = 100 * size.words / total.words if total.words else 0.0
        yield Line(name, shown(band), size, share, rate, size.words * rate / 100)
    yield Line(name, "total", total, 100.0 if total.words else 0.0, None, analysis.weighted(bands))


def said(analysis: Analysis) -> str:
    """How it was counted, in a sentence or two."""
    first = "in its context, or at 100" if analysis.exact_first else "in its context"
    against = f" Against {', '.join(analysis.against)} only." if analysis.against else ""
    return f"{RULES[analysis.count]}. A repetition counts as such unless the archive has it {first}.{against}"


COLUMNS = ("file", "band", "segments", "words", "characters", "codes", "percent", "rate", "weighted words")


def _cells(line: Line) -> tuple[Any, ...]:
    size = line.size
    rate = "" if line.rate is None else line.rate
    return (
        line.file,
        line.band,
        size.segments,
        size.words,
        size.characters,
        size.codes,
        round(line.share, 2),
        rate,
        round(line.weighted, 2),
    )


def analysis_csv(analysis: Analysis) -> bytes:
    """As CSV in UTF-8 with a byte order mark; a name that a spreadsheet would take for a formula is quoted by `'`."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in lines(analysis):
        name, *rest = _cells(each)
        writer.writerow([no_formula(name), *rest])
    return stream.getvalue().encode("utf-8-sig", "replace")


def analysis_workbook(analysis: Analysis) -> bytes:
    """As a workbook: a sheet of all, in which weighted words follow the rates, so that these can be changed there."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, options)
    book.set_properties({"title": "Analysis", "comments": SIGNATURE})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    whole, share = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "0.0"})
    rates = book.add_format({"num_format": "0", "font_color": "#1f5aa6"})
    bold, bold_whole = (
        book.add_format({"bold": True, "top": 1}),
        book.add_format({"bold": True, "top": 1, "num_format": "#,##0"}),
    )
    bold_share = book.add_format({"bold": True, "top": 1, "num_format": "0.0"})
    sheet = book.add_worksheet("Analysis")
    for column, (name, width) in enumerate(zip(COLUMNS, (32, 24, 11, 11, 12, 9, 10, 8, 16), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    first = 1
    number = 0
    for number, line in enumerate(lines(analysis), 1):
        is_total = line.rate is None
        name, band, *counts, part, rate, weighted = _cells(line)
        sheet.write_string(number, 0, str(name), bold if is_total else None)
        sheet.write_string(number, 1, str(band), bold if is_total else None)
        for column, count in enumerate(counts, 2):
            sheet.write_number(number, column, count, bold_whole if is_total else whole)
        sheet.write_number(number, 6, part, bold_share if is_total else share)
        if is_total:
            sheet.write_blank(number, 7, None, bold)
            sheet.write_formula(number, 8, f"=SUM(I{first + 1}:I{number})", bold_share, weighted)
            first = number + 1
        else:
            sheet.write_number(number, 7, rate, rates)
            sheet.write_formula(number, 8, f"=D{number + 1}*H{number + 1}/100", share, weighted)
    sheet.write_string(number + 2, 0, said(analysis))
    sheet.write_string(number + 3, 0, SIGNATURE)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return stream.getvalue()


def analysis_objects(analysis: Analysis) -> Iterator[Mapping[str, Any]]:
    """One object a file, then, where there are several, one for all together (`file` is None)."""
    named: list[tuple[str | None, Mapping[str, Tally]]] = [(file.file, file.bands) for file in analysis.files]
    if len(named) > 1:
        named.append((None, analysis.bands))
    for name, bands in named:
        yield {
            "file": name,
            "source_lang": analysis.source_lang,
            "target_lang": analysis.target_lang,
            "count": analysis.count,
            "against": list(analysis.against),
            "exact_first": analysis.exact_first,
            "bands": [
                {
                    "band": band,
                    **_counts(size),
                    "rate": analysis.rates[band],
                    "weighted_words": round(size.words * analysis.rates[band] / 100, 2),
                }
                for band, size in bands.items()
            ],
            "total": {
                **_counts(sum(bands.values(), Tally())),
                "weighted_words": round(analysis.weighted(bands), 2),
            },
        }


def _counts(size: Tally) -> dict[str, int]:
    return {"segments": size.segments, "words": size.words, "characters": size.characters, "codes": size.codes}


def analysis_file(analysis: Analysis, wanted: str) -> bytes:
    """The bytes of a file: `csv`, `json` (JSON Lines) or `xlsx`."""
    if wanted == "csv":
        return analysis_csv(analysis)
    if wanted == "xlsx":
        return analysis_workbook(analysis)
    return "".join(f"{json_line(one)}\n" for one in analysis_objects(analysis)).encode()
