"""Ordinals: `45ème`, `45e`, `45th`, `forty-fifth`, `quarante-cinquième`. The value is the number.

No ordinals: `premier ministre`, `matières premières`, `First Nation`; what only counts off arguments (`en premier
lieu`, `at first`, `First, …`); the second as a length of time (`par seconde`, `a second`); `third party`, `third
country` and their like, which French calls `tiers`. Fractions (`deux cinquièmes`, `one third`) are read before.
"""

from __future__ import annotations

import re
from functools import cache

from tmkit.facts.passage import Found, Passage
from tmkit.facts.words import spelled

INSIDE = frozenset({"ème", "ième", "eme", "ieme", "e", "er", "re", "ère", "st", "nd", "rd", "th"})

_NO_FIRST = re.compile(r"[ -]+(?:vice[ -]+)?ministres?(?!\w)|[ -]+nations?(?!\w)| +(?:of all|and foremost)(?!\w)")
_NOT_BEFORE = re.compile(r"(?:\bat|matières?) +\Z")
_PLACE = re.compile(r" +(?:lieu|place)(?!\w)")
_OPENS = re.compile(r"(?:\A|[.;:!?\n]) *[\"«“-]? *\Z")
_PER = re.compile(r"(?:(?<!\w)(?:par|per|une?|a|one|chaque|each|every|quelques|few)|[0-9]|/) *\Z")
_THIRD = re.compile(r" (?:part(?:y|ies)|countr|persons?\b|states?\b|world\b|sector\b|pillar\b)")
_PARTS = re.compile(r" (?:dix|cent|mill)ièmes\Z")  # `dix-sept centièmes`
_NEAR = 10


def find(passage: Passage) -> list[Found]:
    """The ordinals of a passage, in figures and in words."""
    found = [
        Found("ordinal", int(match[1]), match.start(), match.end())
        for match in passage.at_figures(_figures(passage.french))
    ]
    low = passage.low
    numbers = spelled(passage)
    for place, number in enumerate(numbers):
        if not number.ordinal or not _counts(low, number.start, number.end):
            continue
        # `douze dix-septièmes` are parts.
        parts = (
            low[number.start : number.end].endswith("ièmes") and place and numbers[place - 1].end == number.start - 1
        )
        parts = parts or _PARTS.search(low, number.start, number.end) is not None
        if not parts:
            found.append(Found("ordinal", number.value, number.start, number.end))
    return sorted(found, key=lambda one: one.start)


def _counts(low: str, start: int, end: int) -> bool:
    text, before = low[start:end], low[max(0, start - _NEAR) : start]
    if text.startswith(("premi", "first")) and (_NO_FIRST.match(low, end) or _NOT_BEFORE.search(before)):
        return False
    if _PLACE.match(low, end) or (low[end : end + 1] == "," and _OPENS.search(before)):
        return False
    if text in ("second", "seconde"):
        return _PER.search(before) is None
    return text != "third" or _THIRD.match(low, end) is None


@cache
def _figures(french: bool) -> re.Pattern[str]:
    if french:
        ending = r"(?: ?(?:ème|ième|eme|ieme)|e|è|er|re|ère|nde?|E|ÈME|EME|ER|RE)s?"
    else:
        ending = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
    return re.compile(rf"(?<![\w.,/-])([0-9]{{1,6}}){ending}(?!\w)")
