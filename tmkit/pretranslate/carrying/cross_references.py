"""References of a document to its own paragraphs, notes and annexes that the new version has made wrong.

A sentence that came over from the earlier version still says `paragraph 6 above`, and what was paragraph 6 is 7 now, or
gone: its author has to look, and so has the translator.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tmkit.facts.roman import from_roman
from tmkit.model import DraftSegment
from tmkit.pretranslate.carrying.earlier import Earlier
from tmkit.pretranslate.carrying.groups import Grouped

_S = "[ \u00a0\u202f]"
_OWN = rf"(?:du présent|de la présente|of th(?:e present|is)){_S}(?:rapport|document|report|résolution|resolution|note)"
_NEAR = rf"(?:{_S}?,?{_S}?\(?(?:ci-(?:dessus|dessous|après)|supra|infra|above|below)|{_S}{_OWN})"
_AND = rf"(?:,{_S}|{_S}(?:et|and|ou|or|à|to){_S}|{_S}?[-–]{_S}?)"
_NUMBERS = rf"(?P<numbers>\d{{1,3}}(?:{_AND}\d{{1,3}}){{0,9}})"
_REFERENCES = (
    ("paragraph", re.compile(rf"\b(?:paragraphe?s?|par\.|paras?\.){_S}{_NUMBERS}(?={_NEAR})", re.IGNORECASE)),
    ("note", re.compile(rf"\b(?:notes?|footnotes?){_S}{_NUMBERS}(?={_NEAR})", re.IGNORECASE)),
    (
        "part",
        re.compile(
            rf"(?<!\w)(?i:annexe?|tableau|table|figure|appendice|appendix){_S}(?P<numbers>\d{{1,3}}|[IVXL]{{1,6}})"
            rf"(?![\w°]|[./,-]\w)(?!{_S}?,?{_S}(?i:d[eu]s?|of|to|à|au)\b(?!{_S}(?i:présent|the present|this)))"
        ),
    ),
)
_HEAD = re.compile(rf"(?i:annexe?|tableau|table|figure|appendice|appendix){_S}(?:\d{{1,3}}|[IVXL]{{1,6}})(?!\w)")
_NAMES = {"annexe": "annex", "tableau": "table", "appendice": "appendix"}
_FEW = 3  # numbered paragraphs: with fewer there is nothing to refer to
_SHOWN = 60  # characters of what a reference meant
_LONGEST_HEAD = 200


class _Named(NamedTuple):
    """What is referred to: `("paragraph", "6")`, `("annex", "2")`."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class StaleReference:
    """A reference in a segment of the new version that meant, in the earlier one, what has another number now.

    `span` is in the segment's text, `text` what stands there (`paragraph 6`); `meant` are the first words of what it
    meant, `now` the number of that in the new version, or "" where it is gone.
    """

    segment: int
    label: str
    span: tuple[int, int]
    text: str
    meant: str
    now: str


def stale_references(earlier: Earlier, segments: Sequence[DraftSegment], grouped: Grouped) -> list[StaleReference]:
    """The references that came over unchanged though what they refer to has another number, or is gone."""
    places = _Places(earlier, segments, grouped)
    found: list[StaleReference] = []
    for at, segment in enumerate(segments):
        link = grouped.links[at]
        if link is None:
            continue
        units = {grouped.sentences[old][0] for old in link.old}
        said = {named for unit in units for named, _, _ in _references(earlier.units[unit].source.text)}
        for named, span, text in _references(segment.text):
            if named in said and places.known(named) and places.now(named) != named.number:
                meant = places.meant(named)
                found.append(StaleReference(segment.id, segment.label, span, text, meant, places.now(named)))
    return found


class _Places:
    """Which numbers the earlier version has, what stands there, and which numbers that has now."""

    def __init__(self, earlier: Earlier, segments: Sequence[DraftSegment], grouped: Grouped) -> None:
        old = [_names(unit.label, unit.source.text) for unit in earlier.units]
        new = [_names(segment.label, segment.text) for segment in segments]
        self._meant: dict[_Named, str] = {}
        for unit, named in zip(earlier.units, old, strict=True):
            if named is not None:
                self._meant.setdefault(named, unit.source.text)
        self._now: defaultdict[_Named, Counter[str]] = defaultdict(Counter)
        for at, link in enumerate(grouped.links):
            there = new[at]
            for number in {grouped.sentences[one][0] for one in link.old} if link is not None else ():
                named = old[number]
                if named is not None and there is not None and there.kind == named.kind:
                    self._now[named][there.number] += len(segments[at].text)
        self._counts = Counter(named.kind for named in self._meant)

    def known(self, named: _Named) -> bool:
        return named in self._meant and (named.kind != "paragraph" or self._counts["paragraph"] >= _FEW)

    def meant(self, named: _Named) -> str:
        text = self._meant[named]
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"

    def now(self, named: _Named) -> str:
        found = self._now.get(named)
        return found.most_common(1)[0][0] if found else ""


def _names(label: str, text: str) -> _Named | None:
    """What a passage is part of, by its label, or by itself as a heading."""
    head = _HEAD.match(text) if len(text) <= _LONGEST_HEAD else None
    if head is not None:
        return _part(head[0])
    first = label.partition("/")[0]
    if first.isdecimal():
        return _Named("paragraph", first)
    note = first.removeprefix("note ")
    return _Named("note", note) if note != first and note.isdecimal() else None


def _references(text: str) -> Iterator[tuple[_Named, tuple[int, int], str]]:
    for kind, pattern in _REFERENCES:
        for match in pattern.finditer(text):
            if kind == "part":
                yield _part(match[0]), match.span(), match[0]
                continue
            for number in re.finditer(r"\d+", match["numbers"]):
                start = match.start("numbers") + number.start()
                word = text[match.start() : match.start("numbers")].strip()
                yield _Named(kind, number[0]), (start, start + len(number[0])), f"{word} {number[0]}"


def _part(text: str) -> _Named:
    kind, number = re.split(_S, text, maxsplit=1)
    kind = kind.lower()
    return _Named(_NAMES.get(kind, kind), number if number.isdecimal() else str(from_roman(number) or number))
