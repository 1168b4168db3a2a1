"""The lists beside the draft: findings, terms, what changed since the earlier version."""

from __future__ import annotations

from collections import Counter
from html import escape

from tmkit.model import SEVERITIES, Row, TermMatch
from tmkit.reports.draft_page.segments import redline
from tmkit.reports.draft_page.subject import DraftReport
from tmkit.reports.findings_words import counted as severities
from tmkit.reports.findings_words import labelled, left_out, legible, near, not_run
from tmkit.reports.update_text import counts_line
from tmkit.reports.wording import counted

_MOST_PLACES = 12
_FORBIDDEN = frozenset({"deprecated", "superseded"})


def findings(report: DraftReport) -> str:
    """What a reviser would mark in the draft itself."""
    checked = report.checked
    if checked is None:
        return ""
    rows = []
    for number, finding in enumerate(checked.findings):
        places = ", ".join(
            f'<a href="#s{place.segment}">{escape(near(place))}</a>' for place in finding.places[:_MOST_PLACES]
        )
        more = len(finding.places) - _MOST_PLACES
        places += f" and {more:,} more" if more > 0 else ""
        write = ""
        if finding.suggestion is not None:
            write = (
                f"<del>{escape(legible(finding.places[0].text))}</del> <ins>{escape(legible(finding.suggestion))}</ins>"
            )
        evidence = f'<span class="quiet">{escape(legible(finding.evidence))}</span>' if finding.evidence else ""
        rows.append(
            f'<tr id="f{number}" class="{finding.severity}"><th scope="row"><span class="dot"></span>'
            f"{finding.severity.capitalize()}</th><td>{escape(legible(finding.message))} {evidence}</td>"
            f"<td>{write}</td><td>{places}</td></tr>"
        )
    told = [line for line in (*left_out(checked), *not_run(checked)) if "--source" not in line]
    told += [f"the check {one.check} failed: {one.reason}" for one in checked.report.failures]
    notes = "".join(f'<p class="rule">{escape(line[:1].upper() + line[1:])}.</p>' for line in told)
    table = "".join(rows)
    head = _head("How bad", "What", "Write", "Where")
    body = f"<table>{head}<tbody>{table}</tbody></table>" if rows else '<p class="nothing">Nothing to mark.</p>'
    count = severities(checked.findings)
    return _section("findings", "Findings in the draft", count, body + notes)


def terms(report: DraftReport) -> str:
    """The terms of the glossary that the draft has, with how they are rendered."""
    found: dict[str, list[tuple[int, TermMatch]]] = {}
    for lookup in report.lookups:
        for term in lookup.terms:
            found.setdefault(term.concept, []).append((lookup.segment.id, term))
    rows = []
    for places in sorted(found.values(), key=lambda each: (-len(each), each[0][1].text.casefold())):
        term = places[0][1]
        forms = Counter(one.official or one.text for _, one in places)
        good = [r for r in term.renderings if r.status not in _FORBIDDEN]
        bad = [r for r in term.renderings if r.status in _FORBIDDEN]
        said = "<br>".join(
            f"<b>{escape(r.term)}</b>" + (f' <span class="quiet">{escape(r.authority)}</span>' if r.authority else "")
            for r in good
        )
        avoid = ", ".join(f"<del>{escape(r.term)}</del>" for r in bad)
        own = list(dict.fromkeys(segment for segment, _ in places))
        links = ", ".join(f'<a href="#s{segment}">{segment}</a>' for segment in own[:_MOST_PLACES])
        links += f" and {len(own) - _MOST_PLACES:,} more" if len(own) > _MOST_PLACES else ""
        rows.append(
            f'<tr><th scope="row">{escape(forms.most_common(1)[0][0])}</th><td>{said or "no term"}</td><td>{avoid}</td>'
            f"<td>{len(places):,}</td><td>{links}</td></tr>"
        )
    head = _head("Term", "Rendered", "Not", "Times", "Segments")
    body = f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"
    if not rows:
        body = '<p class="nothing">No term of the glossary stands in the draft.</p>'
    return _section("terms", "Terms", counted(len(rows), "term"), body)


def changes(report: DraftReport) -> str:
    """What became of the earlier version."""
    updated = report.updated
    if updated is None:
        return ""
    rows = []
    for row in updated.rows:
        if row.change in ("", "unchanged"):
            continue
        rows.append(
            f'<tr><th scope="row"><span class="change {row.change}">{row.change}</span></th>'
            f'<td><a href="#s{row.id}">{escape(row.id)}</a> {escape(labelled(row.label))}</td>'
            f"<td>{_changed(row)}</td></tr>"
        )
    rows += [
        '<tr><th scope="row"><span class="change dropped">dropped</span></th>'
        f"<td>{escape(labelled(gone.label))}</td><td><del>{escape(legible(gone.source))}</del></td></tr>"
        for gone in updated.dropped
    ]
    stale = "".join(
        f'<li><a href="#s{one.segment}">{escape(labelled(one.label) or f"segment {one.segment}")}</a>: '
        f"“{escape(legible(one.text))}” {'is now ' + escape(one.now) if one.now else 'is gone'} "
        f'<span class="quiet">({escape(legible(one.meant))})</span></li>'
        for one in updated.stale
    )
    stale = f"<h3>References that point elsewhere now</h3><ul>{stale}</ul>" if stale else ""
    head = _head("Change", "Segment", "Text")
    body = f"<table>{head}<tbody>{''.join(rows)}</tbody></table>" if rows else '<p class="nothing">Nothing changed.</p>'
    return _section("changes", f"Since {updated.earlier}", counts_line(updated), body + stale)


def _changed(row: Row) -> str:
    was = redline(row)
    if row.change == "changed" and was:
        return was
    text = escape(legible(row.source.text))
    return f'{text}<br><span class="quiet">was: {was}</span>' if was else text


def contents(report: DraftReport) -> str:
    """Links to the parts of the page."""
    parts = [("leverage", "Leverage"), ("draft", "The draft")]
    parts += [("changes", "Changes")] if report.updated is not None else []
    if report.checked is not None:
        count = Counter(finding.severity for finding in report.checked.findings)
        grave = sum(count[name] for name in SEVERITIES[:2])
        parts.append(("findings", f"Findings ({grave:,})" if grave else "Findings"))
    parts.append(("terms", "Terms"))
    return "".join(f'<a href="#{place}">{escape(name)}</a>' for place, name in parts)


def _section(name: str, title: str, count: str, body: str) -> str:
    return f'<section id="{name}" class="list"><h2>{escape(title)} <small>{escape(count)}</small></h2>{body}</section>'


def _head(*names: str) -> str:
    return "<thead><tr>" + "".join(f'<th scope="col">{name}</th>' for name in names) + "</tr></thead>"
