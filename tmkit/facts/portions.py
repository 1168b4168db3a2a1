"""Portions: fractions in figures (`3/4`, `2 1/2`, `½`) and in words (`deux tiers`, `two thirds`, `one quarter`).

The value of such a `number` is a `Fraction`. A date or session with a slash is read before; what has the larger number
first (`24/7`) is an identifier.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from unicodedata import numeric

from tmkit.facts.passage import Found, Passage

_ENGLISH_PARTS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_FRENCH_PARTS = {
    "tiers": 3, "quart": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10,
    "centième": 100, "millième": 1000,
}  # fmt: skip
_ENGLISH_COUNTS = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_FRENCH_COUNTS = {
    "un": 1,
    "le": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
}

TRIGGERS = frozenset(form for part in (*_ENGLISH_PARTS, *_FRENCH_PARTS) for form in (part, f"{part}s"))
INSIDE = frozenset({*TRIGGERS, *_ENGLISH_COUNTS, *(_FRENCH_COUNTS.keys() - {"le"}), "/", "-", *"½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞"})

_FIGURES = re.compile(
    r"(?<![\w/.,:$€£-])(?:(?P<whole>[0-9]{1,3}) (?=[0-9]/))?(?P<n>[0-9]{1,3})/(?P<d>[1-9][0-9]{0,3})"
    r"(?![\w/-]|[.,][0-9]| [0-9]{3}(?![0-9]))"
)
_SIGN = re.compile("[½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞]")
_PARTS = {sign: Fraction(numeric(sign)).limit_denominator(10) for sign in _SIGN.pattern[1:-1]}
_SIGNED = re.compile(rf"(?:(?<![\w/.,])([0-9]{{1,3}}) ?)?({_SIGN.pattern})")
_OF = re.compile(r" (?:of|d['eu]|des)")


def find(passage: Passage) -> list[Found]:
    """The fractions of a passage."""
    text = passage.text
    found: list[Found] = []
    if "/" in text:
        found += [one for match in passage.at_figures(_FIGURES) if (one := _in_figures(match)) is not None]
    if _SIGN.search(text):
        found += [_with_sign(match) for match in _SIGNED.finditer(text)]
    if passage.has(TRIGGERS):
        found += [
            one for match in _pattern(passage.french).finditer(passage.low) if (one := _in_words(match)) is not None
        ]
    return sorted(found, key=lambda one: one.start)


def _in_figures(match: re.Match[str]) -> Found | None:
    above, below = int(match["n"]), int(match["d"])
    if above < below:
        return Found("number", int(match["whole"] or 0) + Fraction(above, below), match.start(), match.end())
    return Found("identifier", match[0], match.start(), match.end()) if match["whole"] is None else None


def _with_sign(match: re.Match[str]) -> Found:
    return Found("number", int(match[1] or 0) + _PARTS[match[2]], match.start(), match.end())


def _in_words(match: re.Match[str]) -> Found | None:
    """A fraction: several parts in the plural, one in the singular; `a third`, `un cinquième` only of something."""
    french = match.re.groupindex.get("french") is not None
    parts, counts = (_FRENCH_PARTS, _FRENCH_COUNTS) if french else (_ENGLISH_PARTS, _ENGLISH_COUNTS)
    count = int(match["count"]) if match["count"].isdigit() else counts[match["count"]]
    part, plural = match["part"], match["plural"] == "s"
    if part != "tiers" and plural != (count > 1):
        return None
    by = match.string[: match.start()].endswith("d'")  # `réduit d'un tiers`; `un tiers` alone may be somebody
    certain = (
        count > 1
        or match["count"] == "one"
        or (match["count"] == "un" and (part == "quart" or (part == "tiers" and by)))
    )
    if not certain and not _OF.match(match.string, match.end()):
        return None
    start = match.start("part") if match["count"] == "le" else match.start()
    return Found("number", Fraction(count, parts[part]), start, match.end())


@cache
def _pattern(french: bool) -> re.Pattern[str]:
    counts, parts = (_FRENCH_COUNTS, _FRENCH_PARTS) if french else (_ENGLISH_COUNTS, _ENGLISH_PARTS)
    mark = "(?P<french>)" if french else ""
    after = "" if french else r"(?! (?:part(?:y|ies)|countr|persons?|states?|world)\b)"
    return re.compile(
        rf"(?<![\w-])(?P<count>[0-9]{{1,3}}|{'|'.join(counts)})[ -]+(?P<part>{'|'.join(parts)})"
        rf"(?P<plural>s?)(?![\w-]){after}{mark}"
    )
