"""Facts by value: what the source states, and the target states otherwise or not at all.

The kinds that are wrong where they differ are errors: references, years, dates, money, percentages, decimals, values of
ten and more. Small numbers, and what a translation leaves out without fault, are told as info or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from tmkit.checks.check import Check, Example
from tmkit.checks.fact_differences import Difference, Placed, differences
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.shifted import shifted_runs
from tmkit.checks.subject import Pair, Subject
from tmkit.facts import same, write
from tmkit.model import Finding, Place
from tmkit.text.languages import primary

_READ = frozenset({"fr", "en"})
_OF_RUNS = "number"  # the check that tells of pairs in a row
_AROUND = 40  # characters of the source shown on either side of a fact


def find_differences(subject: Subject, check: str) -> Iterator[Finding]:
    """The findings of one of the three checks."""
    source = primary(subject.source_language or "")
    target = primary(subject.language)
    if source not in _READ or target not in _READ or source == target:
        return
    if check == _OF_RUNS:
        yield from (_off(subject, run) for run in _read(subject, source, target).runs)
    for pair, found in _read(subject, source, target).differences:
        for one in found:
            if one.check == check:
                yield _finding(subject, pair, one)


@dataclass(frozen=True, slots=True)
class _Found:
    """The pairs whose sides differ in facts, and the runs of pairs that are paired one off."""

    differences: list[tuple[Pair, list[Difference]]]
    runs: list[range]


def _read(subject: Subject, source: str, target: str) -> _Found:
    """What the three checks have to tell, found once."""
    kept = subject.remembered.get(__name__)
    if isinstance(kept, _Found):
        return kept
    every = [
        (number, pair, differing)
        for number, pair in enumerate(subject.pairs)
        if pair.source
        and pair.target
        and (differing := differences(subject, pair.source, pair.target, (source, target)))
    ]
    runs = shifted_runs(subject, (number for number, _, _ in every), (source, target))
    off = {number for run in runs for number in run}
    moved = _moved(every)
    left = (
        (pair, [one for one in differing if id(one) not in moved]) for at, pair, differing in every if at not in off
    )
    found = subject.remembered[__name__] = _Found([(pair, rest) for pair, rest in left if rest], runs)
    return found


def _off(subject: Subject, run: range) -> Finding:
    pairs = [pair for pair in subject.pairs[run.start : run.stop] if pair.target]
    places = tuple(subject.place(pair.target[0], (0, len(pair.target[0].text))) for pair in pairs)
    message = f"{len(run)} pairs in a row state what other sources near them do: are the two sides shifted?"
    return Finding(_OF_RUNS, "warning", message, places)


def _moved(every: Sequence[tuple[int, Pair, list[Difference]]]) -> set[int]:
    """Of differences those (by `id`) that are none: what one pair lacks, and the next one has too much."""
    moved: set[int] = set()
    for (at, _, ours), (then, _, theirs) in pairwise(every):
        for one, other in product(ours, theirs) if then == at + 1 else ():
            if moved & {id(one), id(other)} or one.all_of or other.all_of:
                continue
            forward = _same_gone(one.source, one.target, other.target, other.source)
            if forward or _same_gone(one.target, one.source, other.source, other.target):
                moved |= {id(one), id(other)}
    return moved


def _same_gone(lost: Placed | None, instead: Placed | None, found: Placed | None, of: Placed | None) -> bool:
    """Whether a fact without counterpart is the same as one without counterpart on the other side."""
    return lost is not None and found is not None and instead is None and of is None and same(lost.fact, found.fact)


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
