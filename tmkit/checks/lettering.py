"""Apostrophes, accents on capitals, endings of ordinals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tmkit.checks.capitals import accented_capitals, bare_capitals
from tmkit.checks.exempt import own_words, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.config import house_style
from tmkit.model import Finding, Place
from tmkit.text.languages import primary

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼ′´`](?=[^\W\d_])")
_NAMES = {"'": "straight", "’": "curly"}
_FRENCH_ORDINAL = re.compile(
    r"(?<![\w.,])(\d{1,4}|[IVXL]{1,7})(ières?|ieres?|[èe]res?|i?[èeé]mes?|ers?|res?|es?)\b(?!-)"
)
_RIGHT = re.compile(r"ers?|res?|es?")
_ENGLISH_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,4})(st|nd|rd|th)\b")
_TEENS = frozenset({11, 12, 13})


def apostrophe(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """One finding where the document has several apostrophes, or others than its house."""
    language = primary(subject.language)
    style = house_style(knowledge.houses.get(language, ""), language)
    if language not in {"fr", "en"}:
        return
    found = [
        subject.place(segment, match.span())
        for segment, quoted in own_words(subject)
        for match in _APOSTROPHE.finditer(segment.text)
        if not within(match.span(), quoted)
    ]
    counts = Counter(place.text for place in found)
    wanted = style.apostrophe if style else ""
    if not wanted and len(counts) > 1:
        wanted = max(("’", "'"), key=lambda mark: counts[mark])
    wrong = tuple(replace(place, suggestion=wanted) for place in found if wanted and place.text != wanted)
    if wrong:
        evidence = ", ".join(f"{_NAMES.get(mark, mark)} {count}" for mark, count in counts.most_common())
        mixed = len(counts) > 1
        said = "apostrophes of several kinds" if mixed else "straight apostrophes"
        house = f": the house style ({style.house}) has {wanted}" if style and style.apostrophe else f": write {wanted}"
        yield Finding("apostrophe", "warning" if mixed else "info", said + house, wrong, wanted, evidence, fixable=True)


def capital_accent(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """One finding for all capitals without their accent, where a house wants it or the document has it elsewhere."""
    if primary(subject.language) != "fr":
        return
    found: list[Place] = []
    accented = 0
    for segment, quoted in own_words(subject):
        accented += accented_capitals(segment.text)
        found += [
            replace(subject.place(segment, span), suggestion=right)
            for span, right in bare_capitals(segment.text)
            if not within(span, quoted)
        ]
    house = house_style(knowledge.houses.get("fr", ""), "fr")
    if found and (house is not None or accented):
        yield capitals_told(found, f"{len(found)} without, {accented} with accent")


def capitals_told(places: Sequence[Place], evidence: str) -> Finding:
    """The finding of capitals without their accent."""
    return _told("capital-accent", places, evidence)


def ordinal(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """One finding for all ordinals that end otherwise than the house's, or than others of the document."""
    language = primary(subject.language)
    if language not in {"fr", "en"}:
        return
    pattern = _FRENCH_ORDINAL if language == "fr" else _ENGLISH_ORDINAL
    right = 0
    found: list[Place] = []
    for segment, quoted in own_words(subject):
        for match in pattern.finditer(segment.text):
            if within(match.span(), quoted):
                continue
            wanted = _french(match[1], match[2]) if language == "fr" else _english(match[1])
            if match[2] == wanted:
                right += 1
            else:
                found.append(replace(subject.place(segment, match.span()), suggestion=match[1] + wanted))
    house = house_style(knowledge.houses.get(language, ""), language)
    if found and (house is not None or right or language == "en"):
        yield _told("ordinal", found, f"{len(found)} so, {right} as {'1er 1re 2e' if language == 'fr' else '1st 2nd'}")


def _french(number: str, ending: str) -> str:
    """The ending of an ordinal: `er`, `re`, `e`, and `s` where it had one."""
    if _RIGHT.fullmatch(ending):
        return ending
    plural = "s" if ending.endswith("s") else ""
    return ("re" if number in {"1", "I"} else "e") + plural


def _english(number: str) -> str:
    value = int(number)
    return "th" if value % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _told(check: str, places: Sequence[Place], evidence: str) -> Finding:
    """One finding that names what to write for each wording."""
    changes = Counter((place.text, place.suggestion) for place in places)
    told = ", ".join(f"{old}: write {new}" for (old, new), _ in changes.most_common(3))
    more = f" and {len(changes) - 3} more" if len(changes) > 3 else ""
    return Finding(check, "warning", told + more, tuple(places), places[0].suggestion, evidence, fixable=True)
