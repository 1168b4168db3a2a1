"""Facts by value: what the source states, and the target states otherwise or not at all.

The kinds that are wrong where they differ are errors: references, years, dates, money, percentages, decimals, values of
ten and more. Small numbers, and what a translation leaves out without fault, are told as info or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.checks.check import Check, Example
from tmkit.checks.fact_differences import Difference, Placed, differences
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Pair, Subject
from tmkit.facts import write
from tmkit.model import Finding, Place
from tmkit.text.languages import primary

_READ = frozenset({"fr", "en"})
_AROUND = 40  # characters of the source shown on either side of a fact


def find_differences(subject: Subject, check: str) -> Iterator[Finding]:
    """The findings of one of the three checks."""
    source = primary(subject.source_language or "")
    target = primary(subject.language)
    if source not in _READ or target not in _READ or source == target:
        return
    for pair, found in _all(subject, source, target):
        for one in found:
            if one.check == check:
                yield _finding(subject, pair, one)


def _all(subject: Subject, source: str, target: str) -> list[tuple[Pair, list[Difference]]]:
    """The pairs whose sides differ in facts, found once for the three checks."""
    kept = subject.remembered.get(__name__)
    if not isinstance(kept, list):
        kept = [
            (pair, found)
            for pair in subject.two_sided()
            if (found := differences(subject, pair.source, pair.target, (source, target)))
        ]
        subject.remembered[__name__] = kept
    return kept


def _finding(subject: Subject, pair: Pair, one: Difference) -> Finding:
    source, target = one.source, one.target
    suggestion = None
    if one.all_of:
        message = f"source and target differ in {one.all_of} facts: is this its translation?"
    elif source is not None and target is not None:
        message = f"source {_shown(source)}, target {_shown(target)}"
        suggestion = write(source.fact, subject.language, target.fact)
    elif source is not None:
        message = f"source {_shown(source)}, nothing in the target"
    else:
        message = f"target {_shown(target)}, nothing in the source"
    return Finding(
        one.check,
        one.severity,
        message,
        (_place(subject, pair, one),),
        suggestion=suggestion,
        evidence=None if source is None else f"source: “{_excerpt(source)}”",
    )


def _place(subject: Subject, pair: Pair, one: Difference) -> Place:
    """Where the target has the fact; where it has none, the segment that should."""
    if one.target is not None:
        return subject.place(one.target.segment, (one.target.fact.start, one.target.fact.end))
    spot = one.source.spot if one.source is not None else 0
    total, before = sum(len(segment.text) + 1 for segment in pair.target), 0
    for segment in pair.target:
        before += len(segment.text) + 1
        if before > spot * total:
            break
    return subject.place(segment, (0, len(segment.text)))


def _shown(placed: Placed | None) -> str:
    return "" if placed is None else " ".join(placed.fact.text.split())


def _excerpt(placed: Placed) -> str:
    """The fact with the words around it."""
    text, fact = placed.segment.text, placed.fact
    start, end = max(0, fact.start - _AROUND), fact.end + _AROUND
    before, after = text[start : fact.start], text[fact.end : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join((before + fact.text + after).split())


def _number(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    return find_differences(subject, "number")


def _date(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    return find_differences(subject, "date")


def _reference(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    return find_differences(subject, "reference")


CHECKS = (
    Check(
        "number",
        "facts",
        "error",
        "A number, amount or percentage of the source is another one in the target, or stands on one side only.",
        _number,
        Example("Le Comité a inscrit 45 projets.", "The Committee listed 54 projects."),
        Example("Le Comité a inscrit quarante-cinq projets.", "The Committee listed 45 projects."),
        needs=frozenset({"source"}),
    ),
    Check(
        "date",
        "facts",
        "error",
        "A date, year or time of the source is another one in the target, or stands on one side only.",
        _date,
        Example("La réunion s’est tenue le 4 mai 2018.", "The meeting was held on 14 May 2018."),
        Example("La réunion s’est tenue le 14 mai 2018.", "The meeting was held on May 14, 2018."),
        needs=frozenset({"source"}),
    ),
    Check(
        "reference",
        "facts",
        "error",
        "A resolution, decision, act or document symbol of the source is another one in the target, or missing there.",
        _reference,
        Example("Rappelant la résolution 833 (1993),", "Recalling resolution 822 (1993),"),
        Example("Rappelant la résolution 822 (1993),", "Recalling resolution S/RES/822 (1993),"),
        needs=frozenset({"source"}),
    ),
)
