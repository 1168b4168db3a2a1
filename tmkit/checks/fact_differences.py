"""The facts in which two sides differ: paired with what stands in their place, and weighed.

What `tmkit.facts.compare` leaves unpaired is looked at again, for a reviser forgives more than equality does: a value
that the other side states in another shape or once more often, months for years. A difference remains where one side
states a value that the other has nowhere. The facts that remain on both sides are paired by likeness and place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tmkit.checks.stated import Stated, parts
from tmkit.checks.subject import Subject
from tmkit.facts import compare, same
from tmkit.facts.paragraphs import MARK
from tmkit.facts.roman import from_roman
from tmkit.model import DraftSegment, Fact
from tmkit.text.labels import split_label

FAMILIES = {
    "symbol": "reference",
    "reference": "reference",
    "date": "date",
    "time": "date",
    "ordinal": "number",
    "identifier": "number",
    "money": "number",
    "percentage": "number",
    "range": "number",
    "number": "number",
}
_SMALL = 10
_MANY = 60  # differences on a side: such a pair is two other texts, and is not paired by likeness
_OTHER_TEXT = 4  # errors in a pair that agrees in less: the one is no translation of the other
_NEAR = 40  # characters
_BOUND = re.compile(
    r"\b(?:avant|après|jusqu['’]au|au plus tard|version|état|depuis|before|prior to|after|until|than|between|entre)\b",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"/(?:19|20)([0-9]{2})$")
_DEICTIC = re.compile(
    r"\b(?:l['’]année (?:dernière|prochaine|passée|suivante)|cette année|l['’]an (?:dernier|prochain|passé)|"
    r"(?:cette|même|dite) (?:date|époque|période|semaine)|ce (?:jour|moment|mois|matin)(?:-là)?|"
    r"aujourd['’]hui|hier|demain|today|yesterday|tomorrow|the year before|"
    r"(?:last|next|this|that|previous|following|coming|same) "
    r"(?:year|month|week|spring|summer|autumn|winter|date|day|time|period|morning))\b",
    re.IGNORECASE,
)
_MARKUP = "*_#> "
_LABEL = re.compile(r"\(?[0-9]{1,3}[.)][*_ ]*")
_NAMED = re.compile(r"[^\W\d_]{3,40}[-‑–]$")  # the virus `Name-19`
_ROUND = frozenset({50, 100})  # per cent: `half`, `full`


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact and the segment that states it; `spot` is where, as a share of its side's length."""

    segment: DraftSegment
    fact: Fact
    spot: float = 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of the source and what the target has in its place; either is None where there is none.

    `all_of` is more than 0 where the two sides differ in so many facts, more than they agree in: it stands for all.
    """

    check: str
    severity: str
    source: Placed | None
    target: Placed | None
    all_of: int = 0


def differences(
    subject: Subject, source: Sequence[DraftSegment], target: Sequence[DraftSegment], languages: tuple[str, str]
) -> list[Difference]:
    """The differences between what two stretches of text state, in the order of the target, then of the source."""
    ours, theirs = _placed(subject, source, languages[0]), _placed(subject, target, languages[1])
    if not ours and not theirs:
        return []
    home = {id(one.fact): one for one in (*ours, *theirs)}
    found = compare([one.fact for one in ours], [one.fact for one in theirs])
    if found.equal:
        return []
    left = [home[id(fact)] for fact in found.only_first]
    right = [home[id(fact)] for fact in found.only_second]
    held = (
        Stated([segment.text for segment in source], [one.fact for one in ours]),
        Stated([segment.text for segment in target], [one.fact for one in theirs]),
    )
    paired, left, right = _paired(left, right)
    result: list[Difference] = []
    for a, b in paired:
        novel = not held[1].has(a.fact, a.segment.text), not held[0].has(b.fact, b.segment.text)
        if any(novel) and (one := _substituted(a, b, novel)) is not None:
            result.append(one)
    vague = [any(_DEICTIC.search(segment.text) for segment in side) for side in (source, target)]
    result += [_alone(None, b, vague[0]) for b in right if _told(b) and not held[0].has(b.fact, b.segment.text)]
    result += [_alone(a, None, vague[1]) for a in left if _told(a) and not held[1].has(a.fact, a.segment.text)]
    errors = [one for one in result if one.severity == "error"]
    if len(errors) >= _OTHER_TEXT and len(errors) > len(found.agree):
        return [replace(errors[0], all_of=len(errors))]
    return result


def _placed(subject: Subject, segments: Sequence[DraftSegment], language: str) -> list[Placed]:
    """The facts of a side, without those of the enumerators that open its segments."""
    total = sum(len(segment.text) + 1 for segment in segments)
    found: list[Placed] = []
    before = 0
    for segment in segments:
        facts = subject.facts(segment.text, language)
        if facts:
            marked = len(segment.text) - len(segment.text.lstrip(_MARKUP))  # `**1. Build`
            body = len(segment.text) - len(split_label(segment.text[marked:])[1])
            body = body if body > marked else _bare_label(segment.text, marked)
            found += [
                Placed(segment, fact, (before + fact.start) / total)
                for fact in facts
                if fact.start >= body and not _acronym(fact, segment.text)
            ]
        before += len(segment.text) + 1
    return found


def _bare_label(text: str, at: int) -> int:
    """Where a text begins that is nothing but a label: `**3.`"""
    found = _LABEL.fullmatch(text, at)
    return 0 if found is None else found.end()


def _acronym(fact: Fact, text: str) -> bool:
    """Whether a number word in capitals is a name: `the TEN budget`."""
    if fact.kind != "number" or not (fact.text.isalpha() and fact.text.isupper()) or from_roman(fact.text) is not None:
        return False
    beside = (*text[: fact.start].split()[-1:], *text[fact.end :].split()[:1])
    return not any(word.isupper() and len(word) > 1 for word in beside)


def _paired(left: list[Placed], right: list[Placed]) -> tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]:
    """Pair what is left on either side, the likest first; and what finds no partner."""
    if not left or not right or len(left) * len(right) > _MANY * _MANY:
        return [], left, right
    scored = sorted(
        ((_likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    first, second = set(range(len(left))), set(range(len(right)))
    pairs: list[tuple[Placed, Placed]] = []
    for score, i, j in scored:
        if score > 0 and i in first and j in second:
            first.remove(i)
            second.remove(j)
            pairs.append((left[i], right[j]))
    return pairs, [left[i] for i in sorted(first)], [right[j] for j in sorted(second)]


def _likeness(one: Placed, other: Placed) -> float:
    """How likely one stands in the place of the other; 0 where it cannot."""
    a, b = one.fact, other.fact
    near = 1 - abs(one.spot - other.spot)
    if _points(a) != _points(b):
        return 0
    shared = len({*parts(a)} & {*parts(b)})
    if a.kind == b.kind:
        return 2 + near + shared
    if FAMILIES[a.kind] == FAMILIES[b.kind]:
        return 1 + near
    return near if shared or _alike(a.text, b.text) else 0


def _alike(one: str, other: str) -> bool:
    """Whether two runs of figures are nearly the same: a number and a year, `1849` and `1949`."""
    if len(one) != len(other) or len(one) <= 2 or not (one.isdigit() and other.isdigit()):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _points(fact: Fact) -> bool:
    """Whether a fact is a reference to an article or paragraph."""
    return fact.kind == "reference" and isinstance(fact.value, tuple) and fact.value[0] == MARK


def _substituted(a: Placed, b: Placed, novel: tuple[bool, bool]) -> Difference | None:
    """What is told of two facts that stand in each other's place; `novel` are those that the other side has nowhere."""
    one, other = a.fact, b.fact
    if same(one, other) or _says_as_much(one, other):
        return None
    kind = FAMILIES[other.kind]
    if _points(one):
        firm = _firm_paths(one, other)
        # `Section 2(b)`, and `section 2, paragraphe b)`: the number is there.
        if not firm and not any(new and _in_figures(fact) for fact, new in zip((one, other), novel, strict=True)):
            return None
    elif one.kind == other.kind == "date":
        if _turn(one.value, other.value) or _turn(other.value, one.value):
            return None
        firm = _contradict(one.value, other.value) and not (_next_day(one, other) and (_bounds(a) or _bounds(b)))
    else:
        firm = any(_first(fact) for fact, new in zip((one, other), novel, strict=True) if new)
        firm = firm and not _names_the_month(one, other) and not _names_the_month(other, one)
        if not firm and one.kind != other.kind and not (_in_figures(one) and _in_figures(other)):
            return None  # `three`, and `first`
        if not firm and FAMILIES[one.kind] != kind and "time" in (one.kind, other.kind):
            return None  # `9 to 5`, and `9 h`
    return Difference(kind, "error" if firm else "info", a, b)


def _says_as_much(one: Fact, other: Fact) -> bool:
    """Whether two facts are written alike: a day of which the words beside it say more, a number in the notation of the
    other language; or a symbol has its year in short.
    """
    a, b = (" ".join(fact.text.split()) for fact in (one, other))
    return a == b or (one.kind == other.kind and _SHORT_YEAR.sub(r"/\1", a) == _SHORT_YEAR.sub(r"/\1", b))


def _names_the_month(number: Fact, day: Fact) -> bool:
    """Whether one is the day of the other alone: `le 24 et le 25`, `24 and 25 March`; `du 9 au 11`."""
    days = [day.value]
    if day.kind == "range" and isinstance(day.value, tuple) and day.value[0] == "date":
        days = list(day.value[1:])
    return any(isinstance(one, tuple) and len(one) == 4 and one[2] == number.value for one in days)


def _in_figures(fact: Fact) -> bool:
    return any(map(str.isdigit, fact.text))


def _firm_paths(one: Fact, other: Fact) -> bool:
    """Whether two paths point to another article of ten or more, and are alike otherwise."""
    if not isinstance(one.value, tuple) or not isinstance(other.value, tuple) or len(one.value) != len(other.value):
        return False
    a, b = str(one.value[1]), str(other.value[1])
    if not (a.isdigit() and b.isdigit()):
        return False
    alike = one.value[2:] == other.value[2:] and one.text[:1].isdigit() == other.text[:1].isdigit()
    return alike and a != b and max(int(a), int(b)) >= _SMALL


def _contradict(one: object, other: object) -> bool:
    """Whether two dates say different things, rather than one of them less."""
    if not isinstance(one, tuple) or not isinstance(other, tuple) or len(one) != len(other):
        return True
    return any(a != b and a is not None and b is not None for a, b in zip(one, other, strict=True))


def _turn(month: object, day: object) -> bool:
    """Whether one is a month and the other the first day of the next: `après juin 2010`, `on or after July 1, 2010`."""
    if not isinstance(month, tuple) or not isinstance(day, tuple) or len(month) != len(day):
        return False
    if not isinstance(month[1], int) or month[2] is not None or day[2] != 1 or not isinstance(day[1], int):
        return False
    return day[1] == month[1] % 12 + 1


def _next_day(one: Fact, other: Fact) -> bool:
    """Whether one full date is the day before the other."""
    days = [value[:3] if isinstance(value := fact.value, tuple) and len(value) == 4 else () for fact in (one, other)]
    try:
        first, second = (date(*map(int, day)).toordinal() for day in days)
    except (TypeError, ValueError):
        return False
    return abs(first - second) == 1


def _bounds(placed: Placed) -> bool:
    """Whether a date is the end of a time, which may be told by the day before: `avant le 1er juin`, `au 31 mai`."""
    start = placed.fact.start
    return _BOUND.search(placed.segment.text, max(0, start - _NEAR), start) is not None


def _told(placed: Placed) -> bool:
    """Whether a fact that only one side has is worth a word: not `first`, `both`, `of paragraph (2)`, nor a name."""
    fact = placed.fact
    if fact.kind == "number" and _NAMED.search(placed.segment.text, 0, fact.start):
        return False
    if _points(fact):
        return isinstance(fact.value, tuple) and str(fact.value[1]).isdigit() and int(str(fact.value[1])) >= _SMALL
    if _first(fact):
        return not _loose(fact) or fact.kind in ("percentage", "date")
    return any(map(str.isdigit, fact.text))


def _alone(a: Placed | None, b: Placed | None, vague: bool) -> Difference:
    """What is told of a fact that only one side has; `vague` is the other side where it has `last year`, `that day`."""
    fact = (a or b).fact  # type: ignore[union-attr]
    firm = _first(fact) and not _points(fact) and not _loose(fact) and not (vague and fact.kind == "date")
    return Difference(FAMILIES[fact.kind], "error" if firm else "info", a, b)


def _loose(fact: Fact) -> bool:
    """Whether a translation leaves such a fact out, or adds it, without fault: `in March`, `a hundred`, `100 %`."""
    value = fact.value
    if fact.kind == "percentage":
        return value in _ROUND
    if fact.kind == "date" and isinstance(value, tuple):
        return value[0] == "decade" or (value[0] is None and value[2] is None)
    if fact.kind == "money" and isinstance(value, tuple) and value[0] == 1:
        return True
    if fact.kind in ("number", "ordinal", "money", "range"):
        return not any(map(str.isdigit, fact.text)) and from_roman(fact.text) is None
    return fact.kind == "identifier"


def _first(fact: Fact) -> bool:
    """Whether a fact is of those that are wrong if they differ."""
    value = fact.value
    if isinstance(value, Fraction):
        return False
    if fact.kind == "range" and isinstance(value, tuple) and value[0] == "":
        value = value[2]
    if isinstance(value, int | Decimal) and fact.kind != "percentage":
        return value >= _SMALL or isinstance(value, Decimal)
    if fact.kind == "date" and isinstance(value, tuple):
        return value[0] != "decade" and (value[0] is not None or value[2] is not None or value[3] is not None)
    return True
