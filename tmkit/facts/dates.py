"""Dates with a month, and dates in figures alone (`2018-09-24`, `24/09/2018`).

The value of a `date` is (year, month, day, weekday), each None where the text does not say it; weekdays count from 1,
Monday. The value of a `range` of days is ("date", first, last). `les 24 et 25 septembre 2018` are two dates: month and
year of the second are the first's as well, whose span is its day alone. So is the span in `the 24th of September`.

A month in English is capitalised (`May` is a month, `may` is not), and `May` and `March` alone are months only after a
preposition. In French `Mars` alone is no month. A month may be abbreviated beside a day or year. Dates in figures with
slashes or stops are read day first, unless only the month can come first (`12/25/2018`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tmkit.facts import months
from tmkit.facts.passage import Found, Passage

# (year, month, day, weekday)
Day = tuple[int | None, int | None, int | None, int | None]

TRIGGERS = months.NAMES
# What the span of a date may hold, besides names of months and weekdays.
INSIDE = frozenset({"premier", "first", "au", "à", "to", "through", ",", "-", "–", "."})

YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![\w/]|[.,][0-9]|-[0-9]| [0-9]{3}(?![0-9]))"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_DAY_PLACE = re.compile(r"[0-9]{1,2}|premier|first", re.IGNORECASE)
_THROUGH = re.compile(r"(?:er|st|nd|rd|th)?(?: *[-–] *| +(?:au|à|to|through) +)", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?<![\w/.-])(?:(?P<y>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![\w-])"
    r"|(?P<d2>[0-3]?[0-9])(?P<mark>[/.])(?P<m2>[0-3]?[0-9])(?P=mark)(?P<y2>[12][0-9]{3})(?![\w/]|\.[0-9]))"
)
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|before|after|from|to|late|early|mid|last|next|this|each|every|during|between"
    rf"|through|and|or|beginning|around|{'|'.join(months.ENGLISH_MONTHS)},) +|mid-)\Z",
    re.IGNORECASE,
)
_VERBS = ("march", "may")  # in English, in small letters
_LONGEST = 72  # characters before the month of a date, at most, and after it
_BEFORE_OTHER = re.compile(rf"(?:,| and| or| to| through| *[-–]) *(?:{'|'.join(months.ENGLISH_MONTHS)})")


def find(passage: Passage) -> list[Found]:
    """The dates of a passage that name a month or are in figures, and its ranges of days."""
    found = [*_in_figures(passage)]
    if passage.has(TRIGGERS):
        if found:
            passage.hide((one.start, one.end) for one in found)
        for match in _with_month(passage):
            found += _read(match, french=passage.french)
            passage.hide([match.span()])
        found.sort(key=lambda one: one.start)
    return found


def _in_figures(passage: Passage) -> Iterator[Found]:
    for match in passage.at_figures(_FIGURES):
        if match["y"]:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            year, month, day = int(match["y2"]), int(match["m2"]), int(match["d2"])
            if month > 12:
                month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Found("date", (year, month, day, None), match.start(), match.end())


def _with_month(passage: Passage) -> Iterator[re.Match[str]]:
    """Where a month stands, with the days and the year beside it."""
    text, french = passage.text, passage.french
    pattern = _pattern(french)
    done = 0
    for place, word in passage.places(months.FRENCH_NAMES if french else months.ENGLISH_NAMES):
        if place < done or (word in _VERBS and not french and text[place].islower()):
            continue
        limit = place + _LONGEST
        match = pattern.search(text, max(done, place - _LONGEST), limit)
        if match is None or match.end() == limit < len(text):
            continue
        done = match.end()
        alone = match["alone"]
        if alone is not None and alone.lower() in _VERBS and not french:
            before = text[max(0, match.start() - 12) : match.start()]
            if not (_BEFORE_MONTH.search(before) or _BEFORE_OTHER.match(text, done)):
                continue
        yield match


def _read(match: re.Match[str], *, french: bool) -> Iterator[Found]:
    full, short, weekdays = (
        (months.FRENCH_FULL, months.FRENCH_SHORT, months.FRENCH_DAYS)
        if french
        else (months.ENGLISH_FULL, months.ENGLISH_SHORT, months.ENGLISH_DAYS)
    )
    if match["alone"] is not None:
        yield Found("date", (None, full[match["alone"].lower()], None, None), *match.span())
        return
    form = next(form for form in ("ac" if french else "abc") if match["m" + form] is not None)
    name = match["m" + form].lower().rstrip(".")
    month = full.get(name) or short[name]
    year = int(match["y" + form]) if match["y" + form] else None
    if form == "c":
        yield Found("date", (year, month, None, None), *match.span())
        return
    weekday = weekdays[match["w" + form].lower()] if match["w" + form] else None
    yield from _days(match, form, year, month, weekday)


def _days(match: re.Match[str], form: str, year: int | None, month: int, weekday: int | None) -> Iterator[Found]:
    """The one day, the range of days, or the several days of a match; `a` has the days before the month, `b` after."""
    places = [*_DAY_PLACE.finditer(match.string, *match.span("d" + form))]
    days: list[Day] = [(year, month, int(place[0]) if place[0].isdigit() else 1, None) for place in places]
    days[0] = (*days[0][:3], weekday)
    # Where `of` parts the days from the month, the span is the days.
    end = match.end("d" + form) if form == "a" and match["of"].strip() else match.end()
    if len(days) == 1:
        yield Found("date", days[0], match.start(), end)
    elif len(days) == 2 and _THROUGH.fullmatch(match.string, places[0].end(), places[1].start()):
        yield Found("range", ("date", *days), match.start(), end)
    else:
        for number, (place, day) in enumerate(zip(places, days, strict=True)):
            first = match.start() if number == 0 else place.start()
            last = end if number == len(days) - 1 else _after_ending(match.string, place.end())
            yield Found("date", day, first, last)


def _after_ending(text: str, end: int) -> int:
    """Past the letters that make a figure an ordinal (`1er`, `24th`)."""
    while end < len(text) and text[end].isalpha():
        end += 1
    return end


def _cases(names: list[str], *, lower: bool = True) -> str:
    forms = [form for name in names for form in (name.capitalize(), name.upper(), *([name] if lower else []))]
    return "|".join(sorted(forms, key=len, reverse=True))


@cache
def _pattern(french: bool) -> re.Pattern[str]:
    """Day and month, month and day (English), month and year, month alone: the first that fits, from left to right."""
    if french:
        full = _cases([*months.FRENCH_FULL])
        short = _cases([*months.FRENCH_SHORT])
        alone = "|".join(months.FRENCH_FULL)
        weekdays = _cases([*months.FRENCH_DAYS])
        day = rf"(?:{_DAY}(?:er|ER|e(?= jour)|ème(?= jour))?(?!\w)|(?i:premier)(?!\w))"
        of = "(?P<of>(?: +jour +(?:de|du mois de))? +)"
    else:
        modal = [*_VERBS]
        full = f"{_cases([name for name in months.ENGLISH_FULL if name not in _VERBS])}|{_cases(modal, lower=False)}"
        short = _cases([*months.ENGLISH_SHORT], lower=False)
        alone = "|".join(months.ENGLISH_MONTHS)
        weekdays = _cases([*months.ENGLISH_DAYS])
        day = rf"(?:{_DAY}(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\w)|(?i:first)(?= +(?:day +)?of\b))"
        of = "(?P<of>(?: +(?:day +)?of)? +)"
    join = r"(?:,? +(?:et|and|ou|or|au|à|to|through) +(?:le +|the +)?| *[-–] *)"
    days = rf"{day}(?:(?:, *{day}){{0,5}}{join}{day})?"
    short = rf"(?:{short})(?:\.|(?=,? +{YEAR}))"
    before = r"(?<![\w/.,:-])"
    weekday = rf"(?:(?P<wX>{weekdays}),? +)?"
    year = rf"(?:,? +(?P<yX>{YEAR}))"
    named = rf"(?P<mX>(?:{full})(?!\w)|{short})"
    forms = [rf"{before}{weekday}(?P<dX>{days}){of}{named}{year}?".replace("X", "a")]
    if not french:
        not_counting = r"(?! ?%|[.,/:][0-9]| (?:per|million|billion|thousand|hundred)\b|,[0-9])"
        forms.append(rf"(?<!\w){weekday}{named} +(?P<dX>{days}){not_counting}{year}?".replace("X", "b"))
    forms.append(rf"(?<!\w){named}{year}".replace("X", "c"))
    forms.append(rf"(?<!\w)(?P<alone>{alone})(?![\w'])")
    return re.compile("|".join(forms))
