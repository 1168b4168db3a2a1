"""Findings as SARIF 2.1.0 (OASIS), for code-scanning sites and the viewers of editors."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tmkit import __version__
from tmkit.checks.check import Check
from tmkit.checks.outcome import Checked
from tmkit.checks.subject import Subject
from tmkit.model import Finding, Place
from tmkit.reports.check_text import check_lines
from tmkit.reports.findings_words import where
from tmkit.reports.json_lines import SIGNATURE
from tmkit.reports.text_lines import ENDINGS, TextLines
from tmkit.reports.unit_lines import UnitLines
from tmkit.storage.opening import read_input

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KEY = "tmkitContent/v1"


def sarif(checked: Checked, draft: bytes | None = None) -> str:
    """One run with a result for every finding; accepted ones are suppressed. `draft` is the draft's content or None.

    A place in a plain text, or in a bilingual file that is one, has its lines; one in a document without lines stands
    for the whole file (line 1), and is told by its logical location (`¶ 3/¶2, page 4, segment 12`).
    """
    rules = _Rules(checked)
    results = _Results(checked, rules, draft)
    found = [results.result(finding) for finding in checked.findings]
    for one in checked.accepted:
        result = results.result(one.finding)
        result["suppressions"] = [{"kind": "external", "justification": f"{one.reason} ({one.date})"}]
        found.append(result)
    failures = checked.report.failures
    run = {
        "tool": {
            "driver": {
                "name": "tmkit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": rules.rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": f"the check {failure.check} failed: {failure.reason}"},
                        "associatedRule": rules.reference(failure.check),
                    }
                    for failure in failures
                ],
            }
        ],
        "results": found,
        "properties": {"signature": SIGNATURE},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


class _Rules:
    """The checks that were asked for, as rules, and what else told something."""

    def __init__(self, checked: Checked) -> None:
        self.rules: list[dict[str, Any]] = [_rule(check) for check in checked.checks]
        self._numbers = {rule["id"]: number for number, rule in enumerate(self.rules)}
        for finding in (*checked.findings, *(one.finding for one in checked.accepted)):
            if finding.check not in self._numbers:
                self._numbers[finding.check] = len(self.rules)
                self.rules.append({"id": finding.check, "defaultConfiguration": {"level": _LEVELS[finding.severity]}})

    def reference(self, check: str) -> dict[str, Any]:
        return {"id": check, "index": self._numbers[check]}

    def number(self, check: str) -> int:
        return self._numbers[check]


def _rule(check: Check) -> dict[str, Any]:
    text = "\n".join(check_lines(check))
    return {
        "id": check.id,
        "shortDescription": {"text": check.meaning},
        "fullDescription": {"text": check.meaning if not check.why else f"{check.meaning.rstrip('.')}. {check.why}"},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[check.severity], "enabled": check.default},
        "properties": {"tags": [check.family]},
    }


class _Results:
    def __init__(self, checked: Checked, rules: _Rules, draft: bytes | None) -> None:
        self._checked = checked
        self._rules = rules
        self._seen: Counter[str] = Counter()
        subject = checked.subject
        self._lines: dict[str, TextLines | UnitLines | None] = {}
        if subject.bilingual:
            self._lines[subject.file] = _unit_lines(subject, draft)
        else:
            files = ((subject.source_file, None), (subject.file, draft))
            self._lines = {file: _lines(file, content) for file, content in files if file is not None}

    def result(self, finding: Finding) -> dict[str, Any]:
        keys = self._checked.keys
        key = keys.finding(finding)
        self._seen[key] += 1
        text = finding.message
        text += f" Write: {finding.suggestion}" if finding.suggestion is not None else ""
        text += f" ({finding.evidence})" if finding.evidence else ""
        result: dict[str, Any] = {
            "ruleId": finding.check,
            "ruleIndex": self._rules.number(finding.check),
            "level": _LEVELS[finding.severity],
            "message": {"text": text},
            "locations": [self._location(finding.places[0])],
            "partialFingerprints": {_KEY: f"{key}:{self._seen[key]}"},
            "properties": {"id": key, "text": finding.places[0].text},
        }
        if len(finding.places) > 1:
            others = (self._location(place) for place in finding.places[1:])
            result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(others, 1)]
        return result

    def _location(self, place: Place) -> dict[str, Any]:
        lines = self._lines.get(place.file)
        region = None if lines is None else lines.region(place)
        written: dict[str, int] = {"startLine": 1}
        if isinstance(region, int):
            written["startLine"] = region
        elif region is not None:
            written = {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            }
        bilingual = self._checked.subject.bilingual
        return {
            "physicalLocation": {"artifactLocation": {"uri": uri(place.file)}, "region": written},
            "logicalLocations": [{"fullyQualifiedName": where(place, bilingual=bilingual)}],
            "message": {"text": place.text or where(place, bilingual=bilingual)},
        }


def uri(file: str) -> str:
    """A file's name as a relative reference with `/`; one that lies elsewhere as an absolute one."""
    path = Path(file)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))


def _unit_lines(subject: Subject, content: bytes | None) -> UnitLines | None:
    path = Path(subject.file)
    if content is None and not path.is_file():
        return None
    return UnitLines(read_input(path) if content is None else content, subject.file, subject.lines)


def _lines(file: str, content: bytes | None) -> TextLines | None:
    path = Path(file)
    if content is None and (path.suffix.lower() not in ENDINGS or not path.is_file()):
        return None
    if content is not None and path.suffix.lower() not in ENDINGS:
        return None
    return TextLines(read_input(path) if content is None else content, file)
