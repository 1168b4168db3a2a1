"""What checking a draft came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tmkit.checks.acceptance import Keys
from tmkit.checks.check import Check
from tmkit.checks.grouping import overlapping
from tmkit.checks.run import Report
from tmkit.checks.subject import Subject
from tmkit.model import SEVERITIES, Finding


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that someone has accepted, as far as it was, why and when."""

    finding: Finding
    reason: str
    date: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, the checks that were asked for, and what they found.

    The findings of `report` are those that are neither accepted nor known from an earlier run; of the latter there are
    `known`.
    """

    subject: Subject
    checks: tuple[Check, ...]
    report: Report
    keys: Keys
    accepted: tuple[Accepted, ...] = ()
    known: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be told, worst first."""
        return self.report.findings

    @property
    def fixable(self) -> tuple[Finding, ...]:
        """What may be put right without asking, also where another finding tells of it."""
        hidden = (overlapping(one, self.findings) for one in self.report.hidden if one.fixable)
        return (*(one for one in self.findings if one.fixable), *filter(None, hidden))

    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def fails(self, severity: str) -> bool:
        """Whether a finding is as bad as this, or worse."""
        bad = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(finding.severity in bad for finding in self.findings)
