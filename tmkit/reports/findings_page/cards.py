"""Findings as cards: what is wrong, the words in their sentence, what to write, why, and where else."""

from __future__ import annotations

from collections import Counter
from html import escape

from tmkit.checks.outcome import Checked
from tmkit.model import SEVERITIES, Finding, Place
from tmkit.reports.findings_words import excerpt, left_out, legible, near, not_run, where
from tmkit.reports.wording import counted

_AROUND, _LONGEST = 600, 1_500
_MOST_PLACES = 200
_NAMES = {"error": "Errors", "warning": "Warnings", "info": "Info"}


def cards(checked: Checked) -> str:
    """A card for every finding, worst first."""
    made = [_card(finding, number, checked) for number, finding in enumerate(checked.findings)]
    return "\n".join(made) or '<p class="nothing">Nothing to mark.</p>'


def severity_choice(checked: Checked) -> str:
    """A box to tick for each severity, with how many findings it has."""
    counts = checked.counts()
    return "".join(
        f'<input type="checkbox" id="show-{name}" value="{name}" checked>'
        f'<label for="show-{name}" class="{name}">{_NAMES[name]} <b>{counts[name]:,}</b></label>'
        for name in SEVERITIES
        if counts[name]
    )


def check_choice(checked: Checked) -> str:
    """The checks that told something, with how often."""
    counts = Counter(finding.check for finding in checked.findings)
    return "".join(
        f'<option value="{escape(check)}">{escape(check)} ({count:,})</option>'
        for check, count in sorted(counts.items())
    )


def accepted_list(checked: Checked) -> str:
    """The accepted findings with their reasons, folded."""
    if not checked.accepted:
        return ""
    rows = "".join(
        f"<li><b>{escape(one.finding.check)}</b> {escape(legible(one.finding.message))} "
        f'<span class="quiet">{escape(where(one.finding.places[0]))}. {escape(one.date)}: '
        f"{escape(legible(one.reason))}</span></li>"
        for one in checked.accepted
    )
    return (
        f'<details class="accepted-list"><summary>{len(checked.accepted):,} accepted</summary><ul>{rows}</ul></details>'
    )


def notes(checked: Checked) -> str:
    """What no finding tells."""
    lines = [f"The check {one.check} failed: {one.reason}" for one in checked.report.failures]
    lines += [line for line in left_out(checked) if not line.endswith("accepted")]
    lines += not_run(checked)
    return "".join(f"<p>{escape(line[:1].upper() + line[1:])}</p>" for line in lines)


def _card(finding: Finding, number: int, checked: Checked) -> str:
    place = finding.places[0]
    bilingual = checked.subject.bilingual
    key = checked.keys.finding(finding)
    rows = [f'<p class="said">{escape(legible(finding.message))}</p>', _text(place, checked)]
    if finding.suggestion is not None:
        old = f"<del>{escape(legible(place.text))}</del> " if place.text.strip() else ""
        rows.append(_row("write", "Write", f"<span>{old}<ins>{escape(legible(finding.suggestion))}</ins></span>"))
    if finding.evidence:
        rows.append(_row("evidence", "Evidence", f"<span>{escape(legible(finding.evidence))}</span>"))
    other = checked.keys.other_side(place)
    if other:
        side = "source" if place.side == "target" else "target"
        shown = legible(other if len(other) <= _LONGEST else other[:_LONGEST] + " …")
        language = _language(checked, side)
        rows.append(_row("other", side.capitalize(), f'<span lang="{language}" dir="auto">{escape(shown)}</span>'))
    rows.append(_places(finding, checked))
    count = len(finding.places)
    times = f'<span class="times">{count:,} places</span>' if count > 1 else ""
    side = '<span class="side">in the source</span>' if place.side == "source" else ""
    return (
        f'<article class="card {finding.severity}" id="f{number}" data-severity="{finding.severity}" '
        f'data-check="{escape(finding.check)}" data-rank="{SEVERITIES.index(finding.severity)}" '
        f'data-segment="{place.segment}" data-number="{number}">'
        f'<div class="margin"><span class="severity">{finding.severity}</span>'
        f'<b class="check">{escape(finding.check)}</b>'
        f'<span class="where">{escape(where(place, bilingual=bilingual))}</span>{side}{times}'
        f'<code class="id">{key}</code></div><div class="body">{"".join(row for row in rows if row)}</div></article>'
    )


def _row(kind: str, what: str, content: str) -> str:
    return f'<p class="{kind}"><span class="what">{what}</span>{content}</p>'


def _text(place: Place, checked: Checked) -> str:
    if not place.context:
        return ""
    part = excerpt(place, around=_AROUND, longest=_LONGEST)
    point = ' class="point"' if not part.text else ' class="blank"' if part.text.isspace() else ""
    return (
        f'<p class="text" lang="{_language(checked, place.side)}" dir="auto">{escape(part.before)}'
        f"<mark{point}>{escape(part.text)}</mark>{escape(part.after)}</p>"
    )


def _places(finding: Finding, checked: Checked) -> str:
    """The places beyond the first, folded."""
    rest = finding.places[1:]
    if not rest:
        return ""
    rows = []
    for place in rest[:_MOST_PLACES]:
        part = excerpt(place)
        rows.append(
            f'<li><span class="near">{escape(near(place, bilingual=checked.subject.bilingual))}</span> '
            f'<span lang="{_language(checked, place.side)}" dir="auto">{escape(part.before)}'
            f"<mark>{escape(part.text)}</mark>{escape(part.after)}</span></li>"
        )
    if len(rest) > _MOST_PLACES:
        rows.append(f"<li>and {len(rest) - _MOST_PLACES:,} more</li>")
    count = counted(len(rest), "more place")
    return f"<details><summary>{count}</summary><ul>{''.join(rows)}</ul></details>"


def _language(checked: Checked, side: str) -> str:
    subject = checked.subject
    return escape(
        (subject.language if side == "target" else subject.source_language or subject.language).replace("_", "-")
    )
