"""What one side states, in whatever shape: so that a value is missing only where nothing there says it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from tmkit.facts.paragraphs import MARK
from tmkit.facts.roman import from_roman
from tmkit.model import Fact

_GROUP = 3  # figures
_LONGEST = 9  # figures of a run that is looked at as a number
_RUN = re.compile(r"[0-9]+")
# A space that strayed into a number: `1, 27 %`, `200, 000`, `2, 5 millions`.
_PARTED = re.compile(r"(?<![0-9,])[0-9]{1,3}(?:(?:, [0-9]{3})+|, [0-9]{1,2})(?![0-9])(?: (million|milliard|billion))?")
_SCALES = {"mille": 1000, "millier": 1000, "million": 10**6, "milliard": 10**9, "billion": 10**9}
_UNSCALED = re.compile(
    r"(?<![0-9.,/])[0-9]{1,4}(?:[.,][0-9]{1,3})?(?![0-9]|[.,/][0-9]| (?:mille|milli|billion|thousand|%))"
)
_SCALE = re.compile(r"(?<!\w)(million|milliard|billion)s?(?!\w)", re.IGNORECASE)
_WITH_POINT = re.compile(r"(?<![\w.,])[0-9]{1,12}[.,][0-9]{1,8}(?![\w]|[.,][0-9])")
_ONE_PER_CENT = re.compile(r"\b(?:one|un)[ -](?:per|pour)[ -]?cent|\bpourcent\b", re.IGNORECASE)
_TENTH_PER_CENT = re.compile(r"\b(?:dixième|tenth)(?: of (?:one|a|1))? (?:pour|per) ?cent\b", re.IGNORECASE)
# `une trentaine de milliards`
_MULTIPLE = re.compile(r"\b(\w{2,9}aine)s? de (mille|millier|million|milliard)s?\b")
_SHORT_SCALE = re.compile(r"(?<![\w.,])([0-9]{1,4}(?:[.,][0-9]{1,3})?)[ \u00a0]?(M|Md|Mrd|bn|k)(?![a-z])")
_SHORT_SCALES = {"M": 10**6, "Md": 10**9, "Mrd": 10**9, "bn": 10**9, "k": 1000}
# `19,704 984`: decimals in groups of three.
_FINE = re.compile(r"(?<![0-9,.])[0-9]{1,3}[.,][0-9]{3}(?:[ \u00a0][0-9]{3})+(?![0-9])")
_NAME = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_YEAR_IN_SHORT = 2  # figures
_PLACES = frozenset(10**places for places in range(1, 10))
_TWO_FIGURES = re.compile(r"[5-9][0-9]")  # `depuis 92`
_NUMERAL = re.compile(r"(?<![\w'-])([IVXL]{2,6})(?=(?:e|è|ème|er)?(?![\w'-]))")
_LENGTHS = {
    "jour": "day", "jours": "day", "day": "day", "days": "day", "semaine": "week", "semaines": "week", "week": "week",
    "weeks": "week", "mois": "month", "month": "month", "months": "month", "an": "year", "ans": "year",
    "année": "year", "années": "year", "year": "year", "years": "year", "heure": "hour", "heures": "hour",
    "hour": "hour", "hours": "hour", "minute": "minute", "minutes": "minute", "h": "hour", "decade": "decade",
    "decades": "decade", "décennie": "decade", "décennies": "decade",
}  # fmt: skip
# One of the first is so many of the second.
_OF = {
    ("week", "day"): 7, ("year", "month"): 12, ("day", "hour"): 24, ("hour", "minute"): 60, ("year", "day"): 365,
    ("year", "week"): 52, ("month", "day"): 30, ("decade", "year"): 10,
}  # fmt: skip
# What French says of two weeks, and of one.
_FORTNIGHT = {("day", 15): 2, ("week", 2): 15, ("day", 8): 1, ("week", 1): 8}
_UNIT = re.compile(
    r"[ -](?:\(?[0-9]{1,4}\)? )?"
    r"(?:(?:derni[eè]re?s|premi[eè]re?s|prochaine?s|last|next|first|past|full|calendar|working|petites?|short) )?"
    r"([a-zé]{1,8})(?!\w)"
)
# Words for a value that are no numbers.
_WORDS: dict[str, tuple[int, ...]] = {
    "dizaine": (10,), "douzaine": (12,), "quinzaine": (15, 14, 2), "vingtaine": (20,), "trentaine": (30,),
    "quarantaine": (40,), "cinquantaine": (50,), "soixantaine": (60,), "centaine": (100,), "millier": (1000,),
    "dozen": (12,), "fortnight": (15, 14, 2), "fortnightly": (15, 14, 2), "score": (20,), "century": (100,),
    "siècle": (100,), "decade": (10,), "décennie": (10,), "millenary": (1000,), "millénaire": (1000,),
    "biannual": (2,), "bimensuel": (2,), "unanime": (100,), "unanimously": (100,), "half": (50,), "moitié": (50,),
    "halve": (50,), "halved": (50,), "double": (2, 100), "doubler": (2, 100), "doubled": (2, 100), "whole": (100,),
    "full": (100,), "fully": (100,), "wholly": (100,), "entièrement": (100,), "totalité": (100,), "tiers": (33, 3),
    "third": (33,), "quarter": (25, 15), "quart": (25, 15), "quarters": (75, 45), "hundred": (100,),
    "thousand": (1000,), "midi": (12,), "noon": (12,), "minuit": (12, 24, 0), "midnight": (12, 24, 0),
    "cinquantenaire": (50,), "centenaire": (100,), "bicentenaire": (200,), "centenary": (100,), "mil": (1000,),
    "tenfold": (10,), "twofold": (2,), "annually": (12,), "annuel": (12,), "annuelle": (12,), "quarterly": (3,),
    "trimestriel": (3,), "trimestrielle": (3,), "semestriel": (6,), "semestrielle": (6,), "décennal": (10,),
    "décennaux": (10,),
    "million": (10**6,), "milliard": (10**9,), "billion": (10**9, 10**12),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_TWENTIETH = range(1950, 2000)
_CENTURIES = range(1900, 2100)
# `01/16/21`: day and month in either order, and the year in short.
_SHORT_DATE = re.compile(r"(?<![\w/])([0-3]?[0-9])/([0-3]?[0-9])/([0-9]{2})(?![\w/])")
_HALF_YEARLY = re.compile(r"(?i:\b(?:semi-annual|half-year|biannual))")
_HALF_MILLENNIUM = re.compile(r"(?i:demi-millénaire|half a millennium)")
_HALVES = re.compile(r"(?i:\b(an|année|year)? ?(?:et demie?|and a half)\b|\b(demi-siècle|half a century)\b)")
_GLUED = re.compile(r"(?:19|20)[0-9]{3}")  # the mark of a footnote after a year


class Stated:
    """The values of one side: of its facts and their parts, of figures in whatever else, and of words for them."""

    def __init__(self, texts: Sequence[str], facts: Sequence[Fact]) -> None:
        self._values: set[Hashable] = {part for fact in facts for part in parts(fact)}
        self._units: set[str] = set()
        # What stands alike in both languages, `19.016`, is a name, whatever either language reads.
        self._notations = {fact.text for fact in facts}
        for text in texts:
            self._look(text)
        for fact in facts:
            # `quinze cents` is fifteen hundred, or fifteen cents.
            if isinstance(fact.value, int) and fact.text.endswith(" cents"):
                self._values.add(fact.value // 100)
            if fact.kind == "time" and isinstance(fact.value, tuple):
                hours, minutes = ([*parts(fact), 0])[:2]
                if isinstance(hours, int) and isinstance(minutes, int):
                    self._values.add(60 * hours + minutes)  # `1h30`, `90 minutes`
        for value in [*self._values]:
            if isinstance(value, Fraction):
                self._values.update((value.denominator, value * 100))

    def _look(self, text: str) -> None:
        for run in _RUN.findall(text):
            if len(run) <= _LONGEST:
                number = int(run)
                self._values.update((number, _short(number)))
                if _TWO_FIGURES.fullmatch(run):
                    self._values.add(1900 + number)
                if _GLUED.fullmatch(run):
                    self._values.add(int(run[:4]))
        for first, second, year in _SHORT_DATE.findall(text):
            self._values.update((("month", int(first)), ("month", int(second)), 2000 + int(year)))
        for year, half in _HALVES.findall(text):
            self._values.update((50,) if half else (18, 30) if year else (30,))
        if _HALF_YEARLY.search(text):
            self._values.add(6)
        if _HALF_MILLENNIUM.search(text):
            self._values.add(500)
        for numeral in _NUMERAL.findall(text):
            self._values.add(from_roman(numeral))
        self._values.update(value for match in _PARTED.finditer(text) for value in _rejoined(match))
        self._values.update(Decimal(match.replace(",", ".")) for match in _WITH_POINT.findall(text))
        if _ONE_PER_CENT.search(text):
            self._values.add(1)
        # `600 millions au lieu de 280`
        scales = {_SCALES[scale.lower()] for scale in _SCALE.findall(text)}
        if scales:
            runs = [Decimal(run.replace(",", ".")) for run in _UNSCALED.findall(text)]
            self._values.update(run * scale for run in runs for scale in scales)
        self._values.update(
            Decimal(figures.replace(",", ".")) * _SHORT_SCALES[scale] for figures, scale in _SHORT_SCALE.findall(text)
        )
        for word, scale in _MULTIPLE.findall(text.lower()):
            self._values.update(value * _SCALES[scale] for value in _WORDS.get(word, ()))
        self._values.update(_fine(match[0]) for match in _FINE.finditer(text))
        if _TENTH_PER_CENT.search(text):
            self._values.add(Decimal("0.1"))
        for word in _WORD.findall(text.lower()):
            if word in _LENGTHS:
                self._units.add(_LENGTHS[word])
            self._values.update(_WORDS.get(word) or _WORDS.get(word.removesuffix("s"), ()))

    def has(self, fact: Fact, text: str) -> bool:
        """Whether every part of a fact of the other side, in that side's `text`, is stated here."""
        wanted = [*parts(fact)]
        if not wanted:
            return False
        if _NAME.fullmatch(fact.text) and fact.text in self._notations:
            return True
        if fact.kind == "time" and isinstance(wanted[0], int):
            if len(wanted) > 1 and isinstance(wanted[1], int) and 60 * wanted[0] + wanted[1] in self._values:
                return True  # `1h30`, `90 minutes`
            if (wanted[0] % 12) in self._values:
                wanted = wanted[1:]  # `22 heures`, `ten in the evening`
        if all(part in self._values for part in wanted):
            return True
        if isinstance(fact.value, int) and fact.kind in ("number", "ordinal") and self._as_figures(fact, text):
            return True
        if isinstance(fact.value, Fraction) and fact.value.numerator == 1 and fact.value.denominator in self._values:
            return True  # `one-tenth`, `le dixième`
        fine = next((match for match in _FINE.finditer(text) if match.start() <= fact.start < match.end()), None)
        if fine is not None and _fine(fine[0]) in self._values:
            return True
        parted = (match for match in _PARTED.finditer(text) if match.start() <= fact.start < match.end())
        if any(value in self._values for match in parted for value in _rejoined(match)):
            return True
        return self._converted(fact, text)

    def _as_figures(self, fact: Fact, text: str) -> bool:
        """Whether a whole number is here the year of a date in figures, or the decimal place of `au centième près`."""
        value = int(str(fact.value))
        if _GLUED.fullmatch(fact.text) or fact.text.endswith(" cents"):
            return value // (10 if fact.text.isdigit() else 100) in self._values
        if text[fact.start - 1 : fact.start] == "/" and len(fact.text) == _YEAR_IN_SHORT:
            return 2000 + value in self._values
        return fact.kind == "ordinal" and value in _PLACES and len(str(value)) - 1 in self._values

    def _converted(self, fact: Fact, text: str) -> bool:
        """Whether a length of time is stated here in another unit: months for years, days for weeks."""
        value = fact.value
        if not isinstance(value, int) or (unit := _UNIT.match(text, fact.end)) is None or unit[1] not in _LENGTHS:
            return False
        name = _LENGTHS[unit[1]]
        other = {"day": "week", "week": "day"}.get(name)
        if other in self._units and _FORTNIGHT.get((name, value)) in self._values:
            return True
        for (large, small), count in _OF.items():
            if name == small and large in self._units and value % count == 0:
                if value == count or value // count in self._values:
                    return True
            elif name == large and small in self._units and value * count in self._values:
                return True
        return False


def parts(fact: Fact) -> Iterator[Hashable]:
    """The values that a fact is made of, whatever joins them."""
    value = fact.value
    if isinstance(value, int | Decimal | Fraction):
        yield value
    elif isinstance(value, str):
        runs = _RUN.findall(value)
        yield from (int(run) for run in runs) if runs else (value,)
    elif not isinstance(value, tuple):
        return
    elif fact.kind == "date":
        yield from _of_day(value)
    elif fact.kind == "reference" and value[0] != MARK:
        yield from _of_labels([str(value[1])])
        if isinstance(value[2], int):
            yield _short(value[2])
        elif value[2] is not None:
            yield from _of_labels([str(value[2])])
    elif fact.kind == "reference":
        yield from _of_labels(str(part) for part in value[1:])
    elif fact.kind == "money":
        yield value[0]
    elif fact.kind == "range" and value[0] == "date":
        yield from _of_day(value[1])
        yield from _of_day(value[2])
    elif fact.kind == "range":
        yield from value[1:]
    elif fact.kind == "time":
        yield from _of_time(value)


def _fine(figures: str) -> Decimal:
    """The value of a number with decimals in groups."""
    return Decimal(re.sub("[ \u00a0]", "", figures).replace(",", ".")).normalize()


def _rejoined(match: re.Match[str]) -> Iterator[Hashable]:
    """What a number parted by a space may be: grouped, or with decimals."""
    figures = match[0].removesuffix(f" {match[1]}")
    scale = _SCALES[match[1]] if match[1] else 1
    if len(figures.rpartition(" ")[2]) == _GROUP:
        yield int(figures.replace(", ", "")) * scale
    if figures.count(",") == 1:
        yield Decimal(figures.replace(", ", ".")) * scale


def _of_day(value: Hashable) -> Iterator[Hashable]:
    if not isinstance(value, tuple):
        return
    if value[0] == "decade":
        yield value[1]
        return
    for name, part in zip(("", "month", "", "weekday"), value, strict=True):
        if part is not None:
            yield (name, part) if name else part


def _of_time(value: tuple[Hashable, ...]) -> Iterator[Hashable]:
    yield value[0]
    if value[1]:
        yield value[1]


def _of_labels(labels: Iterable[str]) -> Iterator[Hashable]:
    for label in labels:
        runs = _RUN.findall(label)
        if runs:
            yield from (int(run) for run in runs)
        elif label.isupper() and (value := from_roman(label)) is not None:
            yield value


def _short(year: int) -> int:
    """A year of the later twentieth century as two figures, for acts are cited so too: `918/83`."""
    return year % 100 if year in _TWENTIETH else year
