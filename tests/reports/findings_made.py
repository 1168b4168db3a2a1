"""A draft that was checked by three small checks of the tests' own, for the tests of reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.checks.small_checks import CHECKS
from tmkit.checks.acceptance import Keys
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.outcome import Accepted, Checked
from tmkit.checks.run import run
from tmkit.checks.subject import Pair, Subject
from tmkit.documents import read, segments
from tmkit.model import DraftSegment

HOSTILE = "=1+1 <img src=x onerror=document.body.remove()></script><script>document.body.remove()</script> le le"


def checked(target: list[str], source: list[str] | None = None, *, file: str = "draft.txt", accept: int = 0) -> Checked:
    """The segments of a draft, each with its source, checked; the first `accept` findings are accepted."""
    pairs = tuple(
        Pair(
            n,
            (DraftSegment(n, text, str(n), page=n),),
            () if source is None else (DraftSegment(n, source[n - 1], str(n)),),
        )
        for n, text in enumerate(target, 1)
    )
    subject = Subject(
        file, "fr", pairs, source_file=source and "source.txt", source_language=source and "en", date="2018-09-25"
    )
    return _checked(subject, accept)


def checked_file(path: Path) -> Checked:
    """A document checked alone."""
    document = read(path, language="fr")
    found = segments(document.blocks, "fr")
    pairs = tuple(Pair(segment.id, (segment,)) for segment in found)
    return _checked(Subject(str(path), "fr", pairs, target_blocks=document.blocks), 0)


def _checked(subject: Subject, accept: int) -> Checked:
    keys = Keys(subject)
    report: Any = run(subject, Knowledge(), CHECKS)
    old = tuple(Accepted(finding, "as the <author> wants", "2026-01-31") for finding in report.findings[:accept])
    fresh = type(report)(report.findings[accept:], report.ran, report.wanting, report.failures)
    return Checked(subject, CHECKS, fresh, keys, old)


MADE = checked(
    ["Il a 45 ans.", "Les les mots, puis le le texte.", "Un mot, et le le dernier.", HOSTILE, "é" * 121],
    ["He is 54.", "See the the words.", "A word.", "None.", "Long."],
)
