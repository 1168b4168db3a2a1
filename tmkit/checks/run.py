"""Running checks over a draft: each by itself, so that one that fails does not take the others with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tmkit.checks.check import Check
from tmkit.checks.grouping import grouped
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.model import SEVERITIES, Finding


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that could not do its work, and why."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, worst first and then in the order of the text; the checks that ran, those that could not for want
    of something (`glossary`, `archive` …), and those that failed. `hidden` is what others of the findings tell of, too.
    """

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    wanting: tuple[tuple[str, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    hidden: tuple[Finding, ...] = ()


def run(subject: Subject, knowledge: Knowledge, checks: Iterable[Check]) -> Report:
    """Run checks over a draft."""
    found: list[Finding] = []
    ran: list[str] = []
    wanting: list[tuple[str, str]] = []
    failures: list[Failure] = []
    for check in checks:
        missing = next((need for need in sorted(check.needs) if not _has(subject, knowledge, need)), None)
        if missing is not None:
            wanting.append((check.id, missing))
            continue
        try:
            found += check.find(subject, knowledge)
        except Exception as error:  # noqa: BLE001 - a fault of one check is told, and the others go on
            failures.append(Failure(check.id, f"{type(error).__name__}: {error}"))
            continue
        ran.append(check.id)
    told, hidden = grouped(found, subject)
    return Report(tuple(ordered(told)), tuple(ran), tuple(wanting), tuple(failures), tuple(hidden))


def ordered(findings: Sequence[Finding]) -> list[Finding]:
    """Worst first, then in the order of the text."""
    return sorted(
        findings,
        key=lambda one: (SEVERITIES.index(one.severity), one.places[0].segment, one.places[0].span, one.check),
    )


def _has(subject: Subject, knowledge: Knowledge, need: str) -> bool:
    if need == "source":
        return subject.source_language is not None
    if need == "house":
        return bool(knowledge.houses)
    return getattr(knowledge, need) is not None
