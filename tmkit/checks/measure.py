"""How often each check fires on published text: firings for 1,000 segments, and samples to judge.

Memories are read as a stream, document by document; of a sample no more is kept than was asked for. Only what two
published sides show is measured: glossary and house style are asked where there are any, the archive is not, for it
would be asked about itself.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from tmkit.checks.check import Check
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.run import run
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.model import SEVERITIES, DraftSegment, Finding
from tmkit.text.labels import split_label

_LONGEST = 5_000  # pairs of a document that are looked at together
CEILING = 5.0
"""Firings for 1,000 segments above which a check is no check to run by default."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A finding drawn to be judged: its document, which pair of the whole it is in, and the two texts."""

    document: str
    pair: int
    finding: Finding
    source: str
    target: str


@dataclass
class Firings:
    """What one check came to: findings by severity, the pairs that have any, and the samples drawn."""

    check: Check
    counts: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    samples: list[Sample] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All findings."""
        return self.counts.total()

    def rate(self, segments: int, severities: Sequence[str] = SEVERITIES) -> float:
        """Findings of these severities for 1,000 segments."""
        return 1000 * sum(self.counts[one] for one in severities) / segments if segments else 0.0


@dataclass
class Measured:
    """A measurement: how many documents and segments were read, and what each check that could run came to.

    `wanting` are the checks that could not, and for want of what; `failures` those that failed, and why.
    """

    documents: int = 0
    segments: int = 0
    firings: dict[str, Firings] = field(default_factory=dict)
    wanting: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def default_rate(self) -> float:
        """Errors and warnings of all checks that run by default, for 1,000 segments."""
        return sum(one.rate(self.segments, ("error", "warning")) for one in self.firings.values() if one.check.default)


def subjects(
    pairs: Iterable[tuple[str, str, str]], source_language: str, target_language: str
) -> Iterator[tuple[Subject, int]]:
    """Drafts of published pairs (document, source, target), in order, each with the number of its first pair, from 0.

    A document goes on as long as its name does; a very long one is cut. Labels are no part of the segments.
    """
    name: str | None = None
    begin = 0
    held: list[Pair] = []
    for number, (document, source, target) in zip(count(), pairs, strict=False):
        if held and (document != name or len(held) >= _LONGEST):
            yield _subject(name or "", held, source_language, target_language), begin
            held = []
        if not held:
            name, begin = document, number
        order = len(held) + 1
        held.append(Pair(order, _side(order, target), _side(order, source)))
    if held:
        yield _subject(name or "", held, source_language, target_language), begin


def _side(order: int, text: str) -> tuple[DraftSegment, ...]:
    label, rest = split_label(text)
    return (DraftSegment(order, rest, label),) if rest.strip() else ()


def _subject(name: str, held: Sequence[Pair], source_language: str, target_language: str) -> Subject:
    return Subject(name, target_language, tuple(held), source_language=source_language, bilingual=True)


def measure(
    drafts: Iterable[tuple[Subject, int]],
    knowledge: Knowledge,
    checks: Sequence[Check],
    *,
    samples: int = 0,
    seed: int = 0,
) -> Measured:
    """Run checks over published drafts, as `subjects` gives them, and count.

    With `samples`, so many findings of each check are drawn, each as likely as any other; the same with the same seed.
    """
    measured = Measured()
    chance = {check.id: random.Random(f"{seed} {check.id}") for check in checks}  # noqa: S311 - no secret
    known: str | None = None
    for subject, begin in drafts:
        measured.documents += subject.file != known
        known = subject.file
        measured.segments += len(subject.pairs)
        report = run(subject, knowledge, checks)
        measured.wanting.update(report.wanting)
        measured.failures.update((one.check, one.reason) for one in report.failures)
        for check in checks:
            if check.id not in report.ran:
                continue
            firings = measured.firings.setdefault(check.id, Firings(check))
            findings = [finding for finding in report.findings if finding.check == check.id]
            firings.pairs += len({finding.places[0].segment for finding in findings})
            for finding in findings:
                firings.counts[finding.severity] += 1
                _draw(firings, chance[check.id], samples, subject, begin, finding)
    return measured


def _draw(
    firings: Firings, chance: random.Random, samples: int, subject: Subject, begin: int, finding: Finding
) -> None:
    """Keep a finding with the chance that every one before it had (Vitter's algorithm R)."""
    place = len(firings.samples) if firings.total <= samples else chance.randrange(firings.total)
    if place >= samples:
        return
    order = finding.places[0].segment
    pair = next((one for one in subject.pairs if one.id == order), None)
    source, target = (joined(pair.source), joined(pair.target)) if pair else ("", "")
    drawn = Sample(subject.file, begin + order - 1, finding, source, target)
    firings.samples[place : place + 1] = [drawn]


def table(measured: Measured) -> list[tuple[str, str, str, float, float, bool]]:
    """For each check: id, family, severity, its errors and warnings for 1,000 segments, its infos, if by default."""
    return [
        (
            one.check.id,
            one.check.family,
            one.check.severity,
            one.rate(measured.segments, ("error", "warning")),
            one.rate(measured.segments, ("info",)),
            one.check.default,
        )
        for one in measured.firings.values()
    ]
