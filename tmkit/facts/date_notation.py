"""Writing dates and times of day in the notation of others."""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date

from tmkit.facts import months

_NUMBERS = re.compile(
    r"(?P<year>(?<![0-9])[12][0-9]{3}(?![0-9]))|(?P<day>(?<![0-9])[0-9]{1,2}(?![0-9]))(?P<ending>[a-zè]{2}(?!\w))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|(?P<day>[0-9]{1,2})(?P<mark>[/.])[0-9]{1,2}(?P=mark)[0-9]{4})")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:(?P<join>\s?h\s?|[:.])(?P<minute>[0-9]{2}))?(?P<rest>\s?(?:h|heures?|(?P<half>[ap])\.?\s?m\.?)?(?:\s?min)?)",
    re.IGNORECASE,
)

Value = tuple[int | None, int | None, int | None, int | None]


def days_like(values: list[Value], model: str, likes: list[Value], *, french: bool) -> str | None:
    """One date, or the two of a range, in the notation of a model.

    What the model writes is put in its place; what it leaves out (the month of `24` in `les 24 et 25 septembre`) must
    be the same in both. None where a word is abbreviated, a day is in words, or the weekday cannot be known.
    """
    if len(values) != len(likes) or any(_told(one) != _told(other) for one, other in zip(values, likes, strict=True)):
        return None
    figures = _FIGURES.fullmatch(model)
    if figures is not None:
        return _in_figures(values[0], likes[0], figures)
    pieces = _Pieces(model, french=french)
    years, days = [value[0] for value in values], [value[2] for value in values]
    fits = (
        pieces.put_years(years, [like[0] for like in likes])
        and pieces.put_days(days, [like[2] for like in likes])
        and pieces.put_words(values, likes)
    )
    return pieces.text() if fits else None


def _told(value: Value) -> tuple[bool, bool, bool]:
    """Whether year, month and day are told."""
    return value[0] is not None, value[1] is not None, value[2] is not None


def _in_figures(value: Value, like: Value, model: re.Match[str]) -> str | None:
    year, month, day, _ = value
    if model["mark"] is None:
        return f"{year:04}-{month:02}-{day:02}"
    width = 2 if model["day"][0] == "0" or len(model["day"]) == 2 else 1
    # Day first, unless the model has the month first.
    first, second = (day, month) if int(model["day"]) == like[2] else (month, day)
    return f"{first:0{width}}{model['mark']}{second:0{width}}{model['mark']}{year}"


class _Pieces:
    """The model's text with some stretches replaced."""

    def __init__(self, model: str, *, french: bool) -> None:
        self.model = model
        self.french = french
        self.changes: list[tuple[int, int, str]] = []
        found = [*_NUMBERS.finditer(model)]
        self.years = [match for match in found if match["year"]]
        self.days = [match for match in found if match["day"]]

    def text(self) -> str:
        text = self.model
        for start, end, replacement in sorted(self.changes, reverse=True):
            text = text[:start] + replacement + text[end:]
        return text

    def put_years(self, years: list[int | None], likes: list[int | None]) -> bool:
        if not self.years:
            return years == likes
        if len(self.years) == 1 and len(set(years)) == 1:
            years = years[:1]
        if len(years) == 2 and len(self.years) == 1 and not self.days_left(likes):
            return False
        if len(years) != len(self.years):
            return self._put_short_year(years, likes)
        self.changes += [(*match.span(), str(year)) for match, year in zip(self.years, years, strict=True)]
        return True

    def days_left(self, likes: list[int | None]) -> bool:
        """Whether the last number of two figures is the end of a span of years (`2014-15`)."""
        return bool(self.days) and likes[-1] is not None and int(self.days[-1]["day"]) == likes[-1] % 100

    def _put_short_year(self, years: list[int | None], likes: list[int | None]) -> bool:
        first, last = years[0], years[-1]
        if len(years) != 2 or first is None or last is None or not self.days_left(likes):
            return False
        if first // 100 != last // 100:
            return False
        self.changes += [(*self.years[0].span(), str(first)), (*self.days[-1].span(), f"{last % 100:02}")]
        self.days.pop()
        return True

    def put_days(self, days: list[int | None], likes: list[int | None]) -> bool:
        if not self.days:
            return days == likes
        if len(days) != len(self.days):
            return False
        for match, day in zip(self.days, days, strict=True):
            if day is None or match["day"][0] == "0":
                return False
            self.changes.append((*match.span(), f"{day}{self._ending(match['ending'] or '', day)}"))
        return True

    def _ending(self, ending: str, day: int) -> str:
        if self.french:
            return "er" if day == 1 else ""
        if not ending:
            return ""
        new = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        return new.upper() if ending.isupper() else new

    def put_words(self, values: list[Value], likes: list[Value]) -> bool:
        """The month and the weekday; every other word stays, and must be none that is a number."""
        named: set[str] = set()
        names, days = (
            (months.FRENCH_MONTHS, months.FRENCH_WEEKDAYS)
            if self.french
            else (months.ENGLISH_MONTHS, months.ENGLISH_WEEKDAYS)
        )
        full = months.FRENCH_FULL if self.french else months.ENGLISH_FULL
        short = months.FRENCH_SHORT if self.french else months.ENGLISH_SHORT
        weekdays = months.FRENCH_DAYS if self.french else months.ENGLISH_DAYS
        for match in _WORD.finditer(self.model):
            word = match[0].lower()
            if word in ("premier", "first"):
                return False
            if word in full or word in short:
                month = values[0][1]
                if month is None or any(value[1] != month for value in values) or "month" in named:
                    return False
                if word in short and word not in full and month != short[word]:
                    return False
                named.add("month")
                if word in full:
                    self.changes.append((*match.span(), _cased(names[month - 1], match[0])))
            elif word in weekdays:
                weekday = _weekday(values[0])
                if weekday is None:
                    return False
                named.add("weekday")
                self.changes.append((*match.span(), _cased(days[weekday - 1], match[0])))
        return "month" in named or [value[1] for value in values] == [like[1] for like in likes]


def _weekday(value: Value) -> int | None:
    """The weekday of a date, told or reckoned; None if neither, or if the two differ."""
    year, month, day, told = value
    if year is None or month is None or day is None:
        return told
    try:
        reckoned = date(year, month, day).isoweekday()
    except ValueError:
        return None
    return reckoned if told in (None, reckoned) else None


def _cased(name: str, model: str) -> str:
    if model.isupper():
        return name.upper()
    return name.capitalize() if model[0].isupper() else name.lower()


def time_like(value: Hashable, model: str, *, french: bool) -> str | None:
    """A time of day in the notation of a model.

    None where the model does not show how minutes are written, and for noon and midnight on a clock of twelve hours.
    """
    match = _CLOCK.fullmatch(model)
    if match is None or not isinstance(value, tuple):
        return None
    hour, minute = value
    rest = match["rest"]
    if match["half"]:
        if hour % 12 == 0:
            return None
        letter = "p" if hour > 12 else "a"
        at = match.start("half") - match.start("rest")
        rest = rest[:at] + (letter.upper() if match["half"].isupper() else letter) + rest[at + 1 :]
        hour = hour - 12 if hour > 12 else hour
    if match["minute"] is None:
        if minute:
            return None
        if french and "heure" in rest:
            rest = re.sub("heures?", "heure" if hour < 2 else "heures", rest)
        return f"{hour}{rest}"
    if not minute and "h" in match["join"]:
        return None  # `15 h`, `15 h 00`, `15 heures`
    width = 2 if match["hour"][0] == "0" else 1
    return f"{hour:0{width}}{match['join']}{minute:02}{rest}"
