"""Numbers in figures, by the notation of each language.

French has spaces (or stops) between groups of three and a decimal comma, English commas (or spaces) and a decimal stop.
In French a number with stops that are no grouping (`5.1`, `C.01.005`) is an identifier, compared as text, unless a
decimal must be meant (before `%`, a currency or `million`); in English `5.1` is a decimal, `5.1.2` an identifier. Equal
values are equal whatever their notation: an `int` where whole, else a `Decimal` without final zeros.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tmkit.facts.passage import Passage
from tmkit.facts.words import ENGLISH_SCALES, FRENCH_SCALES

Value = int | Decimal | Fraction


class Amount(NamedTuple):
    """A number in a passage. `value` is text if it may be an identifier only.

    `scale` is that of a word such as `million` within the span, else 1.
    """

    start: int
    end: int
    value: Value | str
    scale: int = 1


LONGEST = 20  # characters: what is longer is no amount but an identifier, and every product is exact

# Measures that may follow without a space. `d`, `e` and `h` are not among them: ordinals and times.
MEASURES = frozenset(
    "km m cm mm dm µm nm ha kg g mg µg t l dl cl ml mL kl Hz kHz MHz GHz kV kW MW GW TW kWh MWh GWh TWh Ah "
    "kJ MJ Pa kPa MPa kN dB Ko Mo Go kB MB GB min s sec ppm hp ft lb oz ch cc x m² m³ km² cm² cm³ mm² mn bn "
    "tn".split()
)
_GROUPED_BY_STOP = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_GROUPED_BY_COMMA = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_STOPPED = re.compile(r"[0-9]+\.[0-9]+")
_WITH_COMMA = re.compile(r"[0-9]+,[0-9]+")

# Groups are tried first; all is possessive or bounded, so that each figure is read once.
_FIGURES = re.compile(
    r"(?<!\w)(?:[0-9]{1,3}(?: [0-9]{3}(?![0-9]))++(?:[.,][0-9]++)?|[0-9]++(?:[.,][0-9]++)*+)"
    r"(?P<tail>[^\W\d_]*+[²³]?)(?!\w)"
)


def whole_or_decimal(value: Decimal) -> int | Decimal:
    """The one form in which equal numbers are equal and print equal."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def value_of(figures: str, french: bool) -> Value | str:
    """The value of a number as written in one language, or the text itself if it is an identifier there."""
    if len(figures) > LONGEST:
        return figures
    if figures.isdigit():
        return int(figures)
    plain = figures.replace(" ", "")
    if " " in figures:
        return whole_or_decimal(Decimal(plain.replace(",", ".")))
    if french:
        if _GROUPED_BY_STOP.fullmatch(plain):
            return whole_or_decimal(Decimal(plain.replace(".", "").replace(",", ".")))
        if _WITH_COMMA.fullmatch(plain):
            return whole_or_decimal(Decimal(plain.replace(",", ".")))
        if plain.count(",") > 1 and _GROUPED_BY_COMMA.fullmatch(plain):
            return whole_or_decimal(Decimal(plain.replace(",", "")))
        return figures
    if _GROUPED_BY_COMMA.fullmatch(plain):
        return whole_or_decimal(Decimal(plain.replace(",", "")))
    if _STOPPED.fullmatch(plain) or plain.startswith("."):
        return whole_or_decimal(Decimal(plain)) if plain.count(".") == 1 and "," not in plain else figures
    return figures


def decimal_meant(value: Value | str) -> Value | str:
    """What a number in figures is where it cannot be an identifier: `12.5` before `%` in French too."""
    if isinstance(value, str) and (_STOPPED.fullmatch(value) or _WITH_COMMA.fullmatch(value)) and len(value) <= LONGEST:
        return whole_or_decimal(Decimal(value.replace(",", ".")))
    return value


def in_figures(passage: Passage) -> Iterator[Amount]:
    """The numbers in figures of a passage, with a scale after them (`2,5 millions`), in order."""
    text = passage.text
    for match in passage.at_figures(_FIGURES):
        tail = match["tail"]
        if tail and tail not in MEASURES:
            continue
        end = match.start("tail")
        start = match.start()
        if text[start - 1 : start] == "." and text[max(0, start - 2) : start - 1] in ("", " ", "(", "$"):
            start -= 1  # .5
        value = value_of(text[start:end], passage.french)
        if not tail and (scale := scale_after(text, end, passage.french)) is not None:
            value = decimal_meant(value)
            if not isinstance(value, str):
                yield Amount(start, scale[1], times(value, scale[0]), scale[0])
                continue
        yield Amount(start, end, value)


def scale_after(text: str, end: int, french: bool) -> tuple[int, int] | None:
    """The scale that a word after a number multiplies it by, and where the word ends; with a half (`et demi`)."""
    if text[end : end + 1] not in (" ", "-"):
        return None
    match = _scale(french).match(text, end)
    if match is None:
        return None
    return _scales(french)[match[1].lower()], match.end()


def times(value: Value, scale: int) -> Value:
    """The product, whole where it is whole."""
    product = value * scale
    return whole_or_decimal(product) if isinstance(product, Decimal) else product


@cache
def _scales(french: bool) -> dict[str, int]:
    if french:
        return {"mille": 1000, **{word: value for words, value in FRENCH_SCALES.items() for word in words.split()}}
    scales = {word: value for words, value in ENGLISH_SCALES.items() for word in words.split()}
    return {"hundred": 100, "thousand": 1000, **scales}


@cache
def _scale(french: bool) -> re.Pattern[str]:
    words = "|".join(sorted(_scales(french), key=len, reverse=True))
    return re.compile(rf"(?: +|-)({words})(?!\w)", re.IGNORECASE)
