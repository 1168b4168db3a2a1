"""Findings as JSON: one object a line, or all in an array; keys as documented in docs/json.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmkit.checks.acceptance import Keys
from tmkit.checks.outcome import Checked
from tmkit.model import Finding, Place
from tmkit.reports.json_lines import line


def finding_objects(checked: Checked) -> Iterator[dict[str, Any]]:
    """Every finding, worst first."""
    return (finding_object(finding, checked.keys) for finding in checked.findings)


def finding_object(finding: Finding, keys: Keys) -> dict[str, Any]:
    """A finding: its first place stands beside what is wrong, and with all others in `places`."""
    first = finding.places[0]
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        **_place(first),
        "suggestion": finding.suggestion,
        "evidence": finding.evidence,
        "fixable": finding.fixable,
        "id": keys.finding(finding),
        "places": [{**_place(place), "id": keys.place(finding.check, place)} for place in finding.places],
    }


def json_lines(checked: Checked) -> str:
    """A finding a line."""
    return "".join(f"{line(value)}\n" for value in finding_objects(checked))


def json_array(checked: Checked) -> str:
    """All findings in one array, an element a line."""
    return json_list([line(value) for value in finding_objects(checked)])


def json_list(lines: list[str]) -> str:
    """Objects that are written already, as an array."""
    return "[" + ",\n ".join(lines) + "]\n"


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "segment": place.segment,
        "side": place.side,
        "label": place.label,
        "page": place.page,
        "span": list(place.span),
        "text": place.text,
    }
