"""Writing a number in the notation of another: its figures, grouping, decimals, scale, words or Roman numerals.

None wherever the model does not show how: a number of five figures where the model has two, `un` whose gender is not
known, an English `and` that the model cannot have.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tmkit.facts import spelling
from tmkit.facts.numbers import Amount, Value, in_figures, whole_or_decimal
from tmkit.facts.passage import Passage, words_of
from tmkit.facts.quantities import in_words
from tmkit.facts.roman import LARGEST as LARGEST_ROMAN
from tmkit.facts.roman import from_roman, to_roman

_FIGURES = re.compile(r"[0-9](?:[0-9., \xa0\u202f\u2009]*[0-9])?")
_PARTS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:(?P<mark>[., \xa0\u202f\u2009])[0-9]{3})(?:(?P=mark)[0-9]{3})*|[0-9]+)"
    r"(?:(?P<point>[.,])[0-9]+)?"
)
_DECIMALS = re.compile(r"[0-9][.,]([0-9]+)(?![0-9]|[., \xa0\u202f\u2009][0-9])")
_MOST_DECIMALS = 3  # before `million`: `2.125 million`


class Model(NamedTuple):
    """A number in the text of a fact, as written there."""

    start: int
    end: int
    value: Value | str
    scale: int


def models(text: str, *, french: bool) -> list[Model]:
    """The numbers in the text of a quantity, in order, with their scale."""
    passage = Passage(text.translate(_SPACES), words_of(text), french=french)
    amounts: list[Amount] = sorted([*in_figures(passage), *in_words(passage)], key=lambda amount: amount.start)
    return [Model(amount.start, amount.end, amount.value, amount.scale) for amount in amounts]


_SPACES = dict.fromkeys(map(ord, "\xa0\u202f\u2009\n"), " ")


def number_like(value: Value, written: str, model: str, like: Model, *, french: bool) -> str | None:
    """A value in the notation of a model.

    `written` is how it was written elsewhere, which tells its decimals (`12,50`); `model` the model's text, `like` what
    it says.
    """
    if isinstance(value, Fraction):
        return None
    if _FIGURES.match(model) is None and not (model[:1] == "." and not french):
        return _in_words(value, model, like.scale, french=french)
    scaled = whole_or_decimal(Decimal(value) / like.scale) if like.scale > 1 else value
    if like.scale > 1 and (scaled < 1 or scaled >= 1000 or _places(scaled) > _MOST_DECIMALS):
        return None
    match = _FIGURES.match(model)
    if match is None:
        return None
    decimals = _decimals(scaled, written if like.scale == 1 else "")
    figures = _figures(scaled, decimals, match[0], french=french)
    return None if figures is None else figures + _scale_word(model[match.end() :], scaled, french=french)


def _places(value: Value) -> int:
    """The decimals that a value needs."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
    return 0


def _decimals(value: Value, written: str) -> int:
    """How many decimals to write: as many as were written, where that is certain, but all that are needed."""
    found = _DECIMALS.search(written)
    needed = _places(value)
    if found is None:
        return needed
    # Three figures may be a group.
    shown = len(found[1])
    return max(needed, shown) if shown < 3 or needed else needed


def _figures(value: Value, decimals: int, model: str, *, french: bool) -> str | None:
    parts = _PARTS.fullmatch(model)
    if parts is None:
        return None
    text = f"{value:.{decimals}f}" if decimals else str(value)
    whole, _, fraction = text.partition(".")
    shown = re.sub(r"[^0-9]", "", parts["whole"])
    if shown[0] == "0" and len(shown) > 1:
        return None
    mark = parts["mark"] or ""
    point = parts["point"]
    if mark and mark == (point or ("," if french else ".")):
        # `1.234`: a French grouping, but an English decimal.
        return None
    if len(whole) > 3:
        if mark:
            whole = _grouped(whole, mark)
        elif len(shown) < 4 or (len(shown) == 4 and len(whole) > 4):
            return None
    return whole + (f"{point or (',' if french else '.')}{fraction}" if fraction else "")


def _grouped(figures: str, mark: str) -> str:
    first = len(figures) % 3
    groups = [figures[:first]] if first else []
    return mark.join([*groups, *(figures[at : at + 3] for at in range(first, len(figures), 3))])


def _scale_word(rest: str, scaled: Value, *, french: bool) -> str:
    """What follows the figures (` millions`), in the number that they ask for."""
    if not french:
        return rest
    return re.sub(
        r"\b((?:m|b|tr)illi(?:on|ard))s?\b",
        lambda match: match[1] + ("s" if scaled >= 2 else ""),
        rest,
        flags=re.IGNORECASE,
    )


def _in_words(value: Value, model: str, scale: int, *, french: bool) -> str | None:
    roman = from_roman(model)
    if roman is not None and model.isupper():
        return to_roman(value) if isinstance(value, int) and 1 <= value <= LARGEST_ROMAN else None
    if not isinstance(value, int) or not 0 <= value <= spelling.LARGEST:
        return None
    text = french_words(value, model) if french else english_words(value, model)
    if text is None or (scale > 1) != (value >= 10**6 and value % 10**6 == 0):
        return None
    return cased(text, model)


def french_words(value: int, model: str) -> str | None:
    """French words, with hyphens throughout where the model has them so; None where `un` would need a gender."""
    text = spelling.french(value)
    if text == "un" or text.endswith((" un", "-un")):
        return None
    return hyphened(text, model)


def hyphened(text: str, model: str) -> str:
    """The spelling of 1990 joins all parts by hyphens."""
    return text.replace(" ", "-") if re.search(r"-et-|cent-|-cent|mille-|-mille", model) else text


def english_words(value: int, model: str) -> str | None:
    """English words, with `and` as the model has it; None where it would need one and the model cannot tell."""
    joined = joins(value, model)
    return None if joined is None else spelling.english(value, joined=joined)


def joins(value: int, model: str) -> bool | None:
    """Whether an English number has `and` (`one hundred and five`) as in a model; None if that cannot be told."""
    plain = spelling.english(value, joined=False)
    if " and " in model.lower() or plain == spelling.english(value):
        return True
    return False if re.search(r"hundred [a-z]", model.lower()) else None


def cased(text: str, model: str) -> str:
    """The text in capitals, or with a capital, where the model is so."""
    if model.isupper() and len(model) > 1:
        return text.upper()
    return text[0].upper() + text[1:] if model[0].isupper() else text
