"""How numbers in figures are parted: thousands and decimals, by the house style, or the same throughout.

A space of any kind parts thousands where the house has one: whether a line may end there is not asked. Told is only
what can be nothing else: `1,250` in French may be a decimal, `25.000` the number of a section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tmkit.checks.exempt import own_words, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.config import house_style
from tmkit.model import DraftSegment, Fact, Finding
from tmkit.text.languages import primary

_KINDS = frozenset({"number", "money", "percentage", "range"})
_SPACES = " \u00a0\u202f\u2009"
_FIGURES = re.compile(
    rf"(?<![\w.,])(?P<whole>[0-9]{{1,3}}(?:(?P<mark>[{_SPACES}.,'’])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*)?|[0-9]+)"
    r"(?:(?P<point>[.,])(?P<fraction>[0-9]+))?(?![\w]|[.,][0-9])"
)
_THOUSAND = re.compile(r"\b(?:mille|thousand)\b", re.IGNORECASE)
_SCALES = frozenset(Decimal(10) ** power for power in (0, 6, 9, 12))
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Figures:
    """A number in a segment: its span, how it is parted (`" "`, `,`, `.` or nothing), and its parts."""

    segment: DraftSegment
    span: tuple[int, int]
    thousands: str
    decimal: str
    groups: tuple[str, ...]
    fraction: str

    def written(self, thousands: str, decimal: str) -> str:
        mark = (_NO_BREAK if thousands == " " else thousands) if self.thousands else ""
        return mark.join(self.groups) + (decimal + self.fraction if self.fraction else "")


def figures(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """One finding for all numbers that are parted otherwise than in the house style, or than most in the text."""
    language = primary(subject.language)
    if language not in {"fr", "en"}:
        return
    found = list(_numbers(subject, language))
    style = house_style(knowledge.houses.get(language, ""), language)
    if style is not None:
        wanted = style.thousands, style.decimal
        marks = [_shown(mark) for mark in wanted]
        said = f"the house style ({style.house}) has {marks[0]} between thousands, {marks[1]} for decimals"
    else:
        counts = [Counter(one.thousands for one in found), Counter(one.decimal for one in found)]
        for count in counts:
            del count[""]
        if not any(len(count) > 1 for count in counts):
            return
        usual = [count.most_common(1)[0][0] if count else "" for count in counts]
        wanted = usual[0], usual[1]
        told = [
            f"{_shown(mark)} {number}" for count in counts if len(count) > 1 for mark, number in count.most_common()
        ]
        said = f"numbers are not parted in one way: {', '.join(told)}"
    wrong = [one for one in found if one.thousands not in ("", wanted[0]) or one.decimal not in ("", wanted[1])]
    if not wrong:
        return
    places = tuple(replace(subject.place(one.segment, one.span), suggestion=_rewritten(one, wanted)) for one in wrong)
    yield Finding(
        "figures",
        "warning",
        said,
        places,
        places[0].suggestion,
        f"{len(wrong)} of {len(found)}",
        fixable=style is not None,
    )


def _rewritten(one: _Figures, wanted: tuple[str, str]) -> str | None:
    """A number with other marks; None where one that it needs is not known."""
    if (one.thousands and not wanted[0]) or (one.decimal and not wanted[1]):
        return None
    return one.written(*wanted)


def _numbers(subject: Subject, language: str) -> Iterator[_Figures]:
    """The numbers of the text's own words that have thousands or decimals, each of which can be read in one way."""
    for segment, quoted in own_words(subject):
        if not any(map(str.isdigit, segment.text)):
            continue
        for fact in subject.facts(segment.text, language):
            if fact.kind not in _KINDS or within((fact.start, fact.end), quoted):
                continue
            for match in _FIGURES.finditer(segment.text, fact.start, fact.end):
                read = _read(match, fact)
                if read is not None:
                    thousands, decimal, groups, fraction = read
                    yield _Figures(segment, match.span(), thousands, decimal, groups, fraction)


def _read(match: re.Match[str], fact: Fact) -> tuple[str, str, tuple[str, ...], str] | None:
    """How figures are parted, by the value that they have: thousands, decimal, groups, fraction. None if not at all."""
    mark, point = match["mark"], match["point"]
    values = [one for one in (fact.value if isinstance(fact.value, tuple) else (fact.value,)) if _is_number(one)]
    if mark is None and point is None:
        return None
    groups = tuple(re.split(rf"[{_SPACES}.,'’]", match["whole"]))
    fraction = match["fraction"] or ""
    scales = _SCALES | {Decimal(1000)} if _THOUSAND.search(fact.text) else _SCALES
    if _is(values, "".join(groups), fraction, scales):
        return " " if mark and mark in _SPACES else mark or "", point or "", groups, fraction
    if (
        mark is not None
        and point is None
        and mark in ".,"
        and len(groups) == 2
        and _is(values, groups[0], groups[1], scales)
    ):
        return "", mark, groups[:1], groups[1]
    return None


def _is(values: Sequence[object], whole: str, fraction: str, scales: frozenset[Decimal]) -> bool:
    """Whether one of some values is a number, or that many thousands or millions."""
    number = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return any(Decimal(str(value)) / number in scales if number else value == 0 for value in values)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _shown(mark: str) -> str:
    return "a space" if mark == " " else f"“{mark}”"
