"""Years alone, spans of years and decades.

The value of a year is that of a `date` that knows no more; of a span of years (`2015-2018`, `de 2015 à 2018`) that of
a `range` of dates; of a decade (`1990s`, `années 90`) the `date` ("decade", 1990). A number of four figures from 1900
to 2099 is a year unless it counts something (`2000 personnes`, `EUR 2000`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.facts.money import currency_before
from tmkit.facts.passage import Found, Passage

_FRENCH_TENS = "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix".split()
_ENGLISH_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
TRIGGERS = frozenset({"années", *_ENGLISH_TENS})
INSIDE = frozenset({*_FRENCH_TENS, "quatre-vingts", *_ENGLISH_TENS, "et", "and", "à", "to", "-", "–", "/"})

_YEAR = re.compile(
    r"(?:(?<![\w/.,:-])|(?<=[a-zé]-))((?:19|20)[0-9]{2})"
    r"(?:(?P<decade>'?s)(?!\w)|(?!\w|:[0-9]|[.,][0-9]| ?[%€$£°]| [0-9]{3}(?![0-9])))"
)
_SECOND = re.compile(
    r"(?P<join> *[-–/] *| +(?:à|to|et|and) +)((?:19|20)[0-9]{2}|(?<=[-–/])[0-9]{2})"
    r"(?!\w|[/:-][0-9]|[.,][0-9]| ?[%€$£°]| [0-9]{3}(?![0-9]))"
)
_JOINED = re.compile(r"[/-][0-9]")
_BETWEEN = re.compile(r"\b(?:entre|between) +\Z", re.IGNORECASE)
_END = r"(?![\w/-]|[.,][0-9])"
_TENS = rf"((?:1[5-9]|20)?[0-9]0{_END}|(?:{'|'.join(reversed(_FRENCH_TENS))})s?(?![\w-]))"
_DECADES = re.compile(rf"\bannées +{_TENS}(?: +(?:et|ou|à) +{_TENS})?", re.IGNORECASE)
_IN_WORDS = re.compile(rf"(?<!\w)({'|'.join(_ENGLISH_TENS)})(?!\w)", re.IGNORECASE)
_SHORT_DECADE = re.compile(r"(?<![\w.,/-])([2-9]0)s(?!\w)")
# What a number of four figures counts, rather than being a year.
_COUNTED = re.compile(
    r"[ -](?:euros?|dollars?|francs?|people|persons?|personnes|men|women|children|hommes|femmes|enfants|habitants"
    r"|inhabitants|hours?|heures|h|days?|jours|tonnes?|tons|kilom\w*|hectares?|m[eè]tres?|km|kg|mm|ha|m|g|t|MW|kW|V|W"
    r"|[kM]?Hz|fois|times|pour cent|per cent|percent|mill\w*|billions?|exemplaires|copies|ans|litres?|barils|barrels"
    r"|emplois|jobs)\b"
)
_PLURAL = re.compile(r" [a-zà-ÿœ]{2,}s\b")
_OF_TIME = re.compile(
    r"(?:\b(?:en|de|du|des|depuis|dès|an|ans|année|années|pour|fin|début|exercice|avant|après|vers|jusqu|courant|période"
    r"|printemps|été|automne|hiver|in|of|since|the|from|until|till|by|during|before|after|for|year|years|fiscal|to|and"
    r"|or|et|à|its|their|this|our|early|late|mid|spring|summer|autumn|winter|budget)|[(\-–'.:]) ?\Z",
    re.IGNORECASE,
)
_NEAR = 14


def find(passage: Passage) -> list[Found]:
    """The years, spans of years and decades of a passage."""
    found = [*_years(passage)]
    if passage.french and passage.has(TRIGGERS):
        found = [*_decades(passage.text, found)]
    if not passage.french:
        for match in _IN_WORDS.finditer(passage.text) if passage.has(TRIGGERS) else ():
            decade = 1920 + 10 * _ENGLISH_TENS.index(match[1].lower())
            found.append(Found("date", ("decade", decade), match.start(), match.end()))
        for match in _SHORT_DECADE.finditer(passage.text):
            found.append(Found("date", ("decade", 1900 + int(match[1])), match.start(), match.end()))
        found.sort(key=lambda one: one.start)
    return found


def _years(passage: Passage) -> Iterator[Found]:
    text, done = passage.text, 0
    for match in passage.at_figures(_YEAR):
        year, at = int(match[1]), match.end()
        if match.start() < done:
            continue
        if match["decade"]:
            if year % 10 == 0:
                yield Found("date", ("decade", year), match.start(), at)
            continue
        second = _SECOND.match(text, match.end(1))
        last = _last(text, match, second) if second else None
        if second and last:
            at = done = second.end()
            yield Found("range", ("date", _of(year), _of(last)), match.start(), at)
        elif not _JOINED.match(text, at) and _is_year(text, match):
            yield Found("date", _of(year), match.start(), at)


def _of(year: int) -> tuple[int, None, None, None]:
    return year, None, None, None


def _last(text: str, match: re.Match[str], second: re.Match[str]) -> int | None:
    """The year that ends a span, if it is one."""
    first, join, figures = int(match[1]), second["join"].strip(), second[2]
    last = int(figures) if len(figures) == 4 else first - first % 100 + int(figures) + (100 if first % 100 == 99 else 0)
    if last <= first or (join == "/" and last != first + 1):
        return None
    if join in ("et", "and") and not _BETWEEN.search(text, max(0, match.start() - _NEAR), match.start()):
        return None
    return None if _COUNTED.match(text, second.end()) else last


def _is_year(text: str, match: re.Match[str]) -> bool:
    if _COUNTED.match(text, match.end()) or currency_before(text, match.start()) is not None:
        return False
    if not _PLURAL.match(text, match.end()):
        return True
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return _OF_TIME.search(before) is not None


def _decades(text: str, found: list[Found]) -> Iterator[Found]:
    """French `années 1990`, `années 80 et 90` among the years found."""
    decades = {
        match.start(group): Found("date", ("decade", _full(match[group])), *match.span(group))
        for match in _DECADES.finditer(text)
        for group in (1, 2)
        if match[group]
    }
    ends = [one.end for one in decades.values()]
    years = [one for one in found if one.start not in decades and one.end not in ends]
    yield from sorted([*years, *decades.values()], key=lambda one: one.start)


def _full(tens: str) -> int:
    if not tens[0].isdigit():
        return 1920 + 10 * _FRENCH_TENS.index(tens.lower().removesuffix("s"))
    return int(tens) if len(tens) == 4 else 1900 + int(tens)
