"""What cannot all be true: a weekday and its date, one session on two dates, an act and the day of its adoption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import cast

from tmkit.checks.check import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.facts import same
from tmkit.facts.months import ENGLISH_WEEKDAYS, FRENCH_WEEKDAYS
from tmkit.model import DraftSegment, Fact, Finding, Place
from tmkit.text.languages import primary

Day = tuple[int | None, int | None, int | None, int | None]

_FIRST_YEAR = 1900  # before, calendars differed
_FAR = 120  # characters between a session and its date
_NEAR = 24  # characters between an act and its date
# `45e session ordinaire du Conseil, tenue à Ville les 5 et 6 mai 2018`: what is between must say that it was held.
_HELD = re.compile(
    r"[ -](?P<what>(?:[^\W\d_][\w'’-]* ){0,2}"
    r"(?:(?P<sure>session|conférence|conference|sommet|summit)|séance|réunion|meeting)"
    r"(?P<whose> [^,;:.()]{1,80}?)?)[ ,(]{1,3}(?:qui |which |that )?"
    r"(?:s['’]est |s['’]était |a été |avait été |est |was |had been |were |took )?"
    r"(?:tenue?s?|réunie?s?|held|convened|convoquée?s?|place)"
    r"(?: (?:à|au|aux|en|in|at|dans) [^;:()0-9]{1,60}?)?[ ,]{0,3}(?:le|les|du|on|from)?(?: the)? *",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:er)?(?: *[,&–-] *| +(?:et|and|to|au) +)?(?:le +)?", re.IGNORECASE)
_ADOPTED = re.compile(
    r"[ ,(]*(?:(?:qui a été |which was |was |a été )?(?:adoptée?s?|adopted)(?: (?:à|par|by) [^;:()0-9]{1,30}?)?)?[ ,]*"
    r"(?:le|du|on|of|en date du|dated)(?: the)? *\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One mention of something dated; `first` and `last` are its days."""

    segment: DraftSegment
    start: int
    end: int
    first: date
    last: date


def contradiction(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """The contradictions of a draft."""
    del knowledge
    dated: dict[tuple[str, ...], list[_Said]] = {}
    for pair in subject.pairs:
        for segment in pair.target:
            facts = subject.facts(segment.text, subject.language)
            for fact in facts:
                if (finding := _weekday(subject, pair.source, segment, fact)) is not None:
                    yield finding
            for one, other in pairwise(facts):
                if (finding := _other_year(subject, segment, one, other)) is not None:
                    yield finding
            for key, said in _mentions(segment, facts):
                dated.setdefault(key, []).append(said)
    for mentions in dated.values():
        yield from _two_dates(subject, mentions)


def _weekday(subject: Subject, source: tuple[DraftSegment, ...], segment: DraftSegment, fact: Fact) -> Finding | None:
    day = _full(fact)
    if day is None or day[3] is None:
        return None
    right = _date(day)
    if right is None or right.isoweekday() == day[3]:
        return None
    place = subject.place(segment, (fact.start, fact.end))
    for one in source:
        for other in subject.facts(one.text, subject.source_language or ""):
            if same(other, fact) and isinstance(other.value, tuple) and other.value[3] == day[3]:
                place = subject.place(one, (other.start, other.end), "source")
    names = FRENCH_WEEKDAYS if primary(subject.language) == "fr" else ENGLISH_WEEKDAYS
    shown = " ".join(fact.text.split())
    message = f"{shown}: that day was a {names[right.isoweekday() - 1]}"
    return Finding("contradiction", "warning", message, (place,))


def _other_year(subject: Subject, segment: DraftSegment, act: Fact, day: Fact) -> Finding | None:
    """`822 (1993) du 30 avril 1994`: the year of a resolution and of its adoption."""
    full = _full(day)
    if full is None or act.kind != "reference" or not isinstance(act.value, tuple) or len(act.value) != 3:
        return None
    year = act.value[2]
    if not isinstance(year, int) or "(" not in act.text or day.start - act.end > _NEAR or year == full[0]:
        return None
    if not _ADOPTED.fullmatch(segment.text, act.end, day.start):
        return None
    text = segment.text[act.start : day.end]
    message = f"{' '.join(text.split())}: of {year}, or of {full[0]}?"
    return Finding("contradiction", "warning", message, (subject.place(segment, (act.start, day.end)),))


def _mentions(segment: DraftSegment, facts: tuple[Fact, ...]) -> Iterator[tuple[tuple[str, ...], _Said]]:
    """The sessions and acts that a segment dates, with a key by which the same are known."""
    for at, fact in enumerate(facts[:-1]):
        gap = facts[at + 1].start - fact.end
        if gap > _FAR or (key := _key(segment.text, fact, fact.end + gap)) is None:
            continue
        days, end = _days(segment.text, facts[at + 1 :])
        if days:
            yield key, _Said(segment, fact.start, end, min(days), max(days))


def _key(text: str, fact: Fact, end: int) -> tuple[str, ...] | None:
    """What the date that begins at `end` is the date of, if of this fact."""
    if fact.kind == "ordinal":
        match = _HELD.fullmatch(text, fact.end, end)
        if match is None or not (match["sure"] or match["whose"]):
            return None
        return str(fact.value), " ".join(match["what"].lower().replace("’", "'").split())
    if fact.kind != "reference" or not isinstance(fact.value, tuple) or len(fact.value) != 3 or "(" not in fact.text:
        return None
    if end - fact.end > _NEAR or not _ADOPTED.fullmatch(text, fact.end, end):
        return None
    return str(fact.value[1]), str(fact.value[2])


def _days(text: str, facts: tuple[Fact, ...]) -> tuple[list[date], int]:
    """The full dates that a row of facts begins with, and where the row ends."""
    days: list[date] = []
    end = facts[0].start
    for fact in facts:
        if days and not _AND.fullmatch(text, end, fact.start):
            break
        if fact.kind == "range" and isinstance(fact.value, tuple) and fact.value[0] == "date":
            found = [_date(cast("Day", day)) for day in fact.value[1:]]
        elif (full := _full(fact)) is not None:
            found = [_date(full)]
        else:
            break
        days += [day for day in found if day is not None]
        end = fact.end
    return days, end


def _full(fact: Fact) -> Day | None:
    """The value of a date that tells year, month and day."""
    if fact.kind != "date" or not isinstance(fact.value, tuple) or len(fact.value) != 4 or None in fact.value[:3]:
        return None
    return cast("Day", fact.value)


def _date(day: Day) -> date | None:
    """The day in the calendar, None where there is none, or it is before the calendar of today."""
    year, month, number, _ = day
    if year is None or month is None or number is None or year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _two_dates(subject: Subject, mentions: list[_Said]) -> Iterator[Finding]:
    """One finding where two mentions of the same have no day in common."""
    first = mentions[0]
    others = [one for one in mentions if one.first > first.last or one.last < first.first]
    if not others:
        return
    places: list[Place] = [subject.place(one.segment, (one.start, one.end)) for one in (others[0], first, *others[1:])]
    shown = [" ".join(place.text.split()) for place in places[:2]]
    yield Finding("contradiction", "warning", f"“{shown[0]}”, elsewhere “{shown[1]}”", tuple(places))


CHECKS = (
    Check(
        "contradiction",
        "facts",
        "warning",
        "A weekday does not fit its date, a session or act has two dates, or a resolution was adopted in another year.",
        contradiction,
        Example("La réunion s’est tenue le mardi 24 septembre 2018."),
        Example("La réunion s’est tenue le lundi 24 septembre 2018."),
    ),
)
