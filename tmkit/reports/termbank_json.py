"""What the archive says of terms as JSON Lines; keys as documented in docs/json.md."""

from __future__ import annotations

from typing import Any

from tmkit.reports.json_lines import origin_keys
from tmkit.termbank import History, Period, RenderingGroup, Renderings, Witness


def renderings_object(found: Renderings) -> dict[str, Any]:
    """A term of `tmkit terms renderings`."""
    return {
        "text": found.text,
        "source_lang": found.source_lang,
        "target_lang": found.target_lang,
        "units": found.units,
        "pairs": found.pairs,
        "documents": found.documents,
        "years": None if found.years is None else list(found.years),
        "forms": list(found.forms),
        "found": found.found,
        "unclear": found.unclear,
        "renderings": [_group(group) for group in found.groups],
    }


def history_object(found: History) -> dict[str, Any]:
    """A term of `tmkit terms history`."""
    return {
        "text": found.text,
        "source_lang": found.source_lang,
        "target_lang": found.target_lang,
        "units": found.units,
        "pairs": found.pairs,
        "renderings": list(found.renderings),
        "turns": [{"old": t.old, "new": t.new, "until": t.until, "since": t.since} for t in found.turns],
        "years": [{"year": period.year, **_counts(period)} for period in found.years],
        "documents": [{"document": p.document, "date": p.date, "body": p.body, **_counts(p)} for p in found.documents],
    }


def _counts(period: Period) -> dict[str, Any]:
    return {"units": period.units, "pairs": list(period.counts[:-1]), "unclear": period.counts[-1]}


def _group(group: RenderingGroup) -> dict[str, Any]:
    return {
        "text": group.text,
        "forms": list(group.forms),
        "units": group.units,
        "pairs": group.pairs,
        "documents": group.documents,
        "share": round(group.share, 6),
        "years": None if group.years is None else list(group.years),
        "bodies": [{"body": body or None, "units": units} for body, units in group.bodies],
        "statuses": [{"status": status or None, "units": units} for status, units in group.statuses],
        "how": group.how,
        "witnesses": [_witness(witness) for witness in group.witnesses],
    }


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "memory": witness.memory,
        "unit": witness.unit,
        "source": witness.source,
        "source_span": list(witness.source_span),
        "target": witness.target,
        "target_span": list(witness.target_span),
        **origin_keys(witness.origin),
    }
