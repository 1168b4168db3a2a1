"""The draft, a row a segment: its text on the left, what the archive has for it on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tmkit.analyse import BANDS, Placed
from tmkit.analyse.bands import shown
from tmkit.model import Finding, Place, Row, SegmentLookup, TermMatch
from tmkit.reports.draft_page.marking import Gone, Mark, differences_of, marked
from tmkit.reports.draft_page.matches import best, other, passage
from tmkit.reports.draft_page.overview import group_of
from tmkit.reports.draft_page.subject import DraftReport
from tmkit.reports.findings_words import labelled, legible
from tmkit.reports.wording import counted

_NEAR = 75
"""From this score on the draft's text shows how it differs from the archive's; below it would be all marks."""
_FORBIDDEN = frozenset({"deprecated", "superseded"})
_AGAIN = frozenset({"repetition", "cross-file"})
_NAMES = {"context": "in context", "fuzzy": "similar"}
"""What kinds of matches are called here, where a word of the trade would not be understood."""


def rows(report: DraftReport) -> Iterator[str]:
    """A row for each segment, in order."""
    for found, placed in zip(report.lookups, report.placed, strict=True):
        yield _row(report, found, placed)


def _row(report: DraftReport, found: SegmentLookup, placed: Placed) -> str:
    segment = found.segment
    change = report.changes.get(segment.id)
    told = report.findings.get(segment.id, ())
    doubtful = bool(found.matches and found.matches[0].conflict)
    kinds = [group_of(placed.band)]
    kinds += ["doubtful"] if doubtful else []
    kinds += ["found"] if told else []
    kinds += ["amended"] if change is not None and change.change != "unchanged" else []
    kind = " heading" if segment.kind == "heading" else ""
    return (
        f'<article class="row{kind}" id="s{segment.id}" data-kinds="{" ".join(kinds)}">'
        f'<div class="margin">{_margin(found, placed, change)}</div>'
        f'<div class="source"><p class="text" lang="{_code(report.source_lang)}" dir="auto">'
        f"{_source(found, told)}</p>{_change(change, found)}{''.join(_finding(*one) for one in told)}"
        f"{_terms(found)}</div>"
        f'<div class="target">{_target(report, found, placed)}</div></article>'
    )


def _margin(found: SegmentLookup, placed: Placed, change: Row | None) -> str:
    segment = found.segment
    score = f"<b>{placed.score}</b> " if placed.score is not None else ""
    name = _NAMES.get(placed.kind, placed.kind) or shown(placed.band)
    if placed.band in _AGAIN:
        name = f"{name}, again" if placed.kind else "again"
    parts = [
        f'<a class="number" href="#s{segment.id}">{segment.id}</a>',
        f'<span class="badge b{BANDS.index(placed.band)}">{score}{escape(name)}</span>',
    ]
    if change is not None and change.change != "unchanged":
        parts.append(f'<span class="change {change.change}">{change.change}</span>')
    where = [part for part in (labelled(segment.label), f"page {segment.page}" if segment.page else "") if part]
    parts += [f'<span class="where">{escape(legible(" · ".join(where)))}</span>'] if where else []
    return "".join(parts)


def _source(found: SegmentLookup, told: Sequence[tuple[int, Finding, Place]]) -> str:
    text = found.segment.text
    marks = [Mark(*term.span, f'span class="term" title="{escape(_renderings(term))}"') for term in found.terms]
    marks += [
        Mark(*place.span, f'mark class="{finding.severity}"') for _, finding, place in told if place.side == "target"
    ]
    gone: list[Gone] = []
    if found.matches and found.matches[0].score >= _NEAR:
        match = found.matches[0]
        own, gone = differences_of(match.differences, match.source)
        marks += own
    return marked(text, marks, gone)


def _change(change: Row | None, found: SegmentLookup) -> str:
    """How the sentence read in the earlier version, where it reads otherwise now, and that is not shown already."""
    near = [match.source for match in found.matches[:1] if match.score >= _NEAR]
    was = "" if change is None or (change.previous and change.previous[0] in near) else redline(change)
    return f'<p class="was"><span class="what">Was</span><span>{was}</span></p>' if was else ""


def redline(change: Row | None) -> str:
    """A source of the earlier version, with what became of it where that can be shown; nothing where it is the same."""
    if change is None or change.previous is None or change.change in ("", "unchanged", "moved", "new"):
        return ""
    before = change.proposals[0] if change.proposals else None
    if change.change == "changed" and before is not None and before.source.text == change.previous[0]:
        return marked(change.source.text, *differences_of(before.differences, before.source.text))
    return escape(legible(change.previous[0]))


def _finding(number: int, finding: Finding, place: Place) -> str:
    write = ""
    if finding.suggestion is not None and place.text == finding.places[0].text:
        write = f" <ins>{escape(legible(finding.suggestion))}</ins>"
    again = "" if place is finding.places[0] else ' <span class="quiet">(again)</span>'
    return (
        f'<p class="finding {finding.severity}"><span class="what">{finding.severity.capitalize()}</span>'
        f'<span><a href="#f{number}">{escape(legible(finding.message))}</a>{write}{again}</span></p>'
    )


def _terms(found: SegmentLookup) -> str:
    """The terms, but those that the proposed target renders already."""
    best_one = found.matches[0] if found.matches and found.matches[0].score >= _NEAR else None
    target = "" if best_one is None else (best_one.repaired or best_one.target).casefold()
    lines: dict[tuple[str, str], str] = {}
    for term in found.terms:
        good = [r for r in term.renderings if r.status not in _FORBIDDEN]
        bad = [r for r in term.renderings if r.status in _FORBIDDEN]
        if any(form.casefold() in target for r in good for form in (r.term, r.inflected) if form):
            continue
        said = " or ".join(f"<b>{escape(r.inflected or r.term)}</b>" for r in good[:2]) or "no term in this language"
        said += "".join(f", not <del>{escape(r.term)}</del>" for r in bad[:2])
        lines[term.text.casefold(), term.concept] = f"<li>{escape(term.official or term.text)} → {said}</li>"
    return f'<ul class="terms" aria-label="Terms">{"".join(lines.values())}</ul>' if lines else ""


def _renderings(term: TermMatch) -> str:
    good = [r.inflected or r.term for r in term.renderings if r.status not in _FORBIDDEN]
    bad = [f"not {r.term}" for r in term.renderings if r.status in _FORBIDDEN]
    return legible(" | ".join([*good, *bad])) or "no term in this language"


def _target(report: DraftReport, found: SegmentLookup, placed: Placed) -> str:
    source, target = _code(report.source_lang), _code(report.target_lang)
    rest = list(found.matches)
    parts = _carried(report, found)
    if rest and rest[0].score >= _NEAR:
        parts.append(best(rest.pop(0), target))
    elif placed.band in _AGAIN and not rest:
        parts.append('<p class="nothing">Comes again: as the first time.</p>')
    elif not rest and not parts:
        parts.append('<p class="nothing">No sentence like it in the archive.</p>')
    if rest and len(rest) == len(found.matches):
        parts.append(
            '<p class="nothing">Only distantly like it:</p>'
            f'<ul class="others">{other(rest.pop(0), source, target)}</ul>'
        )
    if rest:
        more = "".join(other(match, source, target) for match in rest)
        count = "1 more match" if len(rest) == 1 else f"{len(rest)} more matches"
        parts.append(f'<details><summary>{count}</summary><ul class="others">{more}</ul></details>')
    if found.fragments:
        told = "".join(passage(part, source, target) for part in found.fragments)
        count = counted(len(found.fragments), "passage")
        parts.append(
            f'<details><summary>{count} of it in the archive</summary><ul class="others">{told}</ul></details>'
        )
    return "".join(parts)


def _carried(report: DraftReport, found: SegmentLookup) -> list[str]:
    """The translation of the earlier version, where it says something that the archive does not."""
    row = report.changes.get(found.segment.id)
    if row is None or row.previous is None or not row.previous[1].strip():
        return []
    archive = {match.target if match.repaired is None else match.repaired for match in found.matches[:1]}
    if row.previous[1] in archive or (row.target is not None and row.target.text in archive):
        return []
    language = _code(report.target_lang)
    told = "the earlier version has" if row.change in ("unchanged", "moved") else "the earlier version had"
    text = f'<p class="text" lang="{language}" dir="auto">{escape(legible(row.previous[1]))}</p>'
    return [f'{text}<p class="from">So {told} it</p>']


def _code(language: str) -> str:
    return escape(language.replace("_", "-"))
