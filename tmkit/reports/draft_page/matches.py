"""What the archive has for a segment, as HTML."""

from __future__ import annotations

from html import escape

from tmkit.model import Fact, FactPair, Fragment, Match, Origin
from tmkit.reports.draft_page.marking import Mark, marked, target_of
from tmkit.reports.findings_words import labelled, legible
from tmkit.reports.wording import counted

_AROUND = 90


def best(match: Match, language: str) -> str:
    """The first match: its target, what is to be looked at, where it comes from."""
    return (
        f'<p class="text" lang="{language}" dir="auto">{target_of(match)}</p>{_doubts(match)}'
        f'<p class="from">{_provenance(match)}</p>'
    )


def other(match: Match, source: str, target: str) -> str:
    """A further match, or a distant one: source with what it has otherwise, and target."""
    marks = [Mark(*one.source, "del") for one in match.differences if one.source[0] < one.source[1]]
    return (
        f'<li><b class="score">{match.score}</b><div><p lang="{source}" dir="auto">{marked(match.source, marks)}</p>'
        f'<p lang="{target}" dir="auto">{target_of(match)}</p>{_doubts(match)}'
        f'<p class="from">{_provenance(match)}</p></div></li>'
    )


def passage(part: Fragment, source: str, target: str) -> str:
    """A passage that the archive has, with what renders it."""
    rendered = _excerpt(part.target, part.target_span, "mark")
    own = _excerpt(part.source, part.source_span, "mark")
    where = " · ".join([*_origin(part.origin), f"in {counted(part.places, 'place')}"])
    return (
        f'<li><b class="score">“”</b><div><p lang="{source}" dir="auto">{own}</p>'
        f'<p lang="{target}" dir="auto">{rendered}</p>'
        f'<p class="from">{escape(legible(where))}</p></div></li>'
    )


def _excerpt(text: str, span: tuple[int, int] | None, tag: str) -> str:
    if span is None:
        return escape(legible(text if len(text) <= 3 * _AROUND else text[: 3 * _AROUND] + "…"))
    start, end = span
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while first and not text[first - 1].isspace() and start - first < 2 * _AROUND:
        first -= 1
    while last < len(text) and not text[last].isspace() and last - end < 2 * _AROUND:
        last += 1
    shown = marked(text[first:last], [Mark(start - first, end - first, tag)])
    return f"{'… ' if first else ''}{shown}{' …' if last < len(text) else ''}"


def _doubts(match: Match) -> str:
    lines = []
    if match.repaired is not None:
        pairs = "; ".join(_replacement(pair) for pair in match.facts.replaced)
        if pairs:
            lines.append(f'<p class="from">Put in: {pairs}</p>')
    if match.conflict:
        pairs = "; ".join(_conflict(pair) for pair in match.facts.conflict) or escape(match.conflict)
        lines.append(f'<p class="conflict"><b>Look at:</b> {pairs}</p>')
    if match.penalties:
        points = ", ".join(f"{escape(why)} −{count}" for why, count in match.penalties)
        lines.append(f'<p class="from">Lowered: {points}</p>')
    return "".join(lines)


def _replacement(pair: FactPair) -> str:
    old = pair.target.text if pair.target else pair.source.text if pair.source else ""
    new = pair.replacement or (pair.query.text if pair.query else "")
    return f"<del>{escape(legible(old))}</del> <ins>{escape(legible(new))}</ins>"


def _conflict(pair: FactPair) -> str:
    fact = pair.query or pair.source
    kind = fact.kind if fact else ""
    return f"{escape(kind)}: {_fact(pair.query, 'draft')}, {_fact(pair.source, 'archive')}"


def _fact(fact: Fact | None, whose: str) -> str:
    return f"none in the {whose}" if fact is None else f"<b>{escape(legible(fact.text))}</b> in the {whose}"


def _provenance(match: Match) -> str:
    units, documents = match.agreeing.units, match.agreeing.documents
    parts = _origin(match.origin) or [match.memory]
    if units[0] == units[1] > 1:
        parts.append(f"always so, {units[0]:,} times")
    elif units[1] > 1:
        so = f"so in {units[0]:,} of {counted(units[1], 'unit')}"
        parts.append(so + (f", {documents[0]:,} of {counted(documents[1], 'document')}" if documents[1] > 1 else ""))
    return escape(legible(" · ".join(parts)))


def _origin(origin: Origin) -> list[str]:
    confidence = "" if origin.confidence is None else f"aligned with confidence {origin.confidence:.2f}"
    label = labelled(origin.label or "")
    fields = (origin.document, label, origin.date, origin.status, origin.authority, confidence)
    return [part for part in fields if part]
