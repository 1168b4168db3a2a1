"""The head of the page: what it comes to, in a sentence, a bar and a table."""

from __future__ import annotations

from html import escape

from tmkit.analyse import Tally
from tmkit.analyse.bands import shown
from tmkit.reports.analysis_table import said
from tmkit.reports.draft_page.subject import DraftReport
from tmkit.reports.wording import counted
from tmkit.text.language_names import NAMES
from tmkit.text.languages import primary

MEANINGS = {
    "context": "said before, between the same sentences",
    "repetition": "comes again in this draft",
    "cross-file": "comes again from another draft",
    "100": "said before, word for word",
    "99": "said before but for figures, dates, references: these are put in",
    "95-98": "a word or two differ",
    "85-94": "near: to be adapted",
    "75-84": "like it: to be adapted",
    "50-74": "distantly like it",
    "new": "nothing like it: to be translated",
}
GROUPS = (
    ("done", "There already", ("context", "repetition", "cross-file", "100")),
    ("adapt", "To be adapted", ("99", "95-98", "85-94", "75-84")),
    ("translate", "To be translated", ("50-74", "new")),
)
"""What bands mean for the work: the class of their colour, in words, the bands."""
_WIDE, _HIGH = 1000, 30


def group_of(band: str) -> str:
    """The group of a band, as a class."""
    return next(name for name, _, bands in GROUPS if band in bands)


def about(report: DraftReport) -> str:
    """The line under the title."""
    total = report.analysis.total
    languages = " to ".join(_language(code) for code in (report.source_lang, report.target_lang))
    parts = [languages, counted(total.segments, "segment"), counted(total.words, "word")]
    parts.append(report.date or "no date")
    parts.append(f"archive of {counted(report.units, 'unit')}" if report.units else "the archive is empty")
    return escape(" · ".join(parts))


def figures(report: DraftReport) -> str:
    """The few numbers that matter most, each with what it means."""
    bands, words = report.analysis.bands, report.analysis.total.words
    boxes = []
    for name, title, members in GROUPS:
        size = sum((bands[band] for band in members), Tally())
        share = f"{100 * size.words / words:.0f}" if words else "0"
        boxes.append(
            f'<div class="figure {name}"><b>{share}<small> %</small></b><span>{title}</span>'
            f'<span class="quiet">{counted(size.words, "word")} in {counted(size.segments, "segment")}</span></div>'
        )
    weighted = report.analysis.weighted(bands)
    boxes.append(
        f'<div class="figure"><b>{weighted:,.0f}</b><span>Weighted words</span>'
        f'<span class="quiet">the work, in words to be translated anew</span></div>'
    )
    return f'<div class="figures">{"".join(boxes)}</div>'


def bar(report: DraftReport) -> str:
    """The bands side by side, as wide as they have words."""
    total = report.analysis.total.words
    if not total:
        return ""
    parts, x, told = [], 0.0, []
    for place, (band, size) in enumerate(report.analysis.bands.items()):
        if size.words:
            wide = _WIDE * size.words / total
            text = f"{shown(band)}: {counted(size.words, 'word')}"
            parts.append(
                f'<rect class="b{place}" x="{x:.1f}" y="0" width="{wide:.1f}" height="{_HIGH}">'
                f"<title>{escape(text)}</title></rect>"
            )
            told.append(text)
            x += wide
    label = escape("; ".join(told), quote=True)
    return (
        f'<svg class="leverage" viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}">{"".join(parts)}</svg>'
    )


def table(report: DraftReport) -> str:
    """The bands that have something, with what they mean."""
    analysis = report.analysis
    total = analysis.total
    rows = []
    for place, (band, size) in enumerate(analysis.bands.items()):
        if not size.segments:
            continue
        share = f"{100 * size.words / total.words:.1f}" if total.words else "0.0"
        rate = analysis.rates[band]
        rows.append(
            f'<tr><th scope="row"><svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">'
            f'<rect class="b{place}" width="12" height="12" rx="2"/></svg>{escape(shown(band))}'
            f'<span class="meaning">{MEANINGS[band]}</span></th>'
            f"<td>{size.segments:,}</td><td>{size.words:,}</td><td>{share}</td><td>{rate}</td>"
            f"<td>{size.words * rate / 100:,.0f}</td></tr>"
        )
    rows.append(
        f'<tr class="total"><th scope="row">Total</th><td>{total.segments:,}</td><td>{total.words:,}</td><td></td>'
        f"<td></td><td>{analysis.weighted(analysis.bands):,.0f}</td></tr>"
    )
    heads = ("Segments", "Words", "%", "Rate %", "Weighted")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    how = said(analysis)
    return (
        f'<table class="bands"><thead><tr><th scope="col">Match</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody>'
        f'</table><p class="rule">{escape(how[:1].upper() + how[1:])}</p>'
    )


def _language(code: str) -> str:
    return NAMES.get(primary(code), (code,))[0].capitalize()
