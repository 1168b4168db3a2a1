"""Writing: a fact's value in the notation of another fact and its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tmkit.facts import number_notation as numbers
from tmkit.facts import reference_notation as references
from tmkit.facts import spelling
from tmkit.facts.compare import same
from tmkit.facts.date_notation import Value as Day
from tmkit.facts.date_notation import days_like, time_like
from tmkit.facts.numbers import Value, decimal_meant
from tmkit.facts.paragraphs import MARK
from tmkit.facts.read import read
from tmkit.facts.roman import from_roman, to_roman
from tmkit.model import Fact
from tmkit.text.languages import primary

# Signs that may be written for one another; a code of three capitals for another code.
_SIGNS = {"EUR": "€", "GBP": "£", "JPY": "¥", "$": "$"}
_CODE = re.compile(r"[A-Z]{3}")
_SLASHED = re.compile(r"[0-9]+/[0-9]+")
_FRENCH_ENDING = re.compile(r"(?P<space>\s?)(?P<ending>i?[èe]mes?|es?|ers?|[rR][eE]s?|ères?|nde?s?|è)", re.IGNORECASE)


def write(value_fact: Fact, language: str, like: Fact) -> str | None:
    """The value of `value_fact` in the notation of `like`, a fact of a text in `language`; None if not certain.

    Certain is what the notation shows: its words or figures, grouping, decimal sign, month names, endings of ordinals
    and the order of its parts. Facts of different kinds are not written for one another. What is written, and the
    model, must read alike: as one fact from end to end, or neither.
    """
    french = primary(language) == "fr"
    if value_fact.kind != like.kind:
        return _identifier(value_fact, like)
    if value_fact.value == like.value:
        return like.text
    text = _written(value_fact, like, french=french)
    if text is None or not text:
        return None
    return text if _reads_back(text, value_fact, language, like) else None


def _written(fact: Fact, like: Fact, *, french: bool) -> str | None:
    new, old = fact.value, like.value
    if fact.kind == "symbol":
        tidy = " ".join(fact.text.split())
        return _symbol(tidy if tidy.replace(" ", "") == new else str(new), str(old), like.text)
    if fact.kind == "identifier":
        return str(new)
    if fact.kind == "ordinal":
        return _ordinal(new, like, french=french) if isinstance(new, int) else None
    if isinstance(new, Fraction) or isinstance(old, Fraction):
        both = _SLASHED.fullmatch(fact.text) and _SLASHED.fullmatch(like.text)
        return fact.text if both else None
    if isinstance(new, int | Decimal) and isinstance(old, int | Decimal):
        return _quantity([new], like, [old], fact.text, french=french)
    if not isinstance(new, tuple) or not isinstance(old, tuple):
        return None
    if fact.kind == "reference":
        if MARK in (new[0], old[0]):
            return references.path_like(new, like.text, old) if new[0] == old[0] else None
        return references.act_like(new, like.text, old)
    if fact.kind == "time":
        return time_like(new, like.text, french=french)
    if fact.kind == "money":
        return _money(fact, like, french=french)
    if fact.kind == "date":
        return (
            _decade(new, old, like.text)
            if "decade" in (new[0], old[0])
            else days_like([new], like.text, [old], french=french)
        )
    if new[0] != old[0]:
        return None
    if new[0] == "date":
        days: Sequence[Day] = [*new[1:], *old[1:]]
        return days_like(list(days[:2]), like.text, list(days[2:]), french=french)
    ends: Sequence[Value] = [end for end in (*new[1:], *old[1:]) if isinstance(end, int | Decimal | Fraction)]
    return _quantity(ends[:2], like, ends[2:], "", french=french) if len(ends) == 4 else None


def _identifier(fact: Fact, like: Fact) -> str | None:
    """A French `5.1` for an English one and the reverse, where the model reads alike in both."""
    if {fact.kind, like.kind} != {"identifier", "number"}:
        return None
    shape = re.compile(r"[0-9]+(?:\.[0-9]+)+")
    alike = shape.fullmatch(fact.text) and shape.fullmatch(like.text) and fact.text.count(".") == like.text.count(".")
    return fact.text if alike else None


def _symbol(new: str, old: str, model: str) -> str | None:
    """A symbol whole; of a supplement (`2` of `Add.1 et 2`) what the model has of it, where the rest is the same."""
    if model.replace(" ", "") == old:
        return new
    head = old.removesuffix(model.replace(" ", ""))
    return new[len(head) :] if head != old and new.startswith(head) else None


def _ordinal(new: int, like: Fact, *, french: bool) -> str | None:
    model = like.text
    figures = re.match(r"[0-9]+", model)
    if figures is not None:
        return _ordinal_in_figures(new, figures[0], model[figures.end() :], like.value, french=french)
    letters = re.match(r"[IVXL]+(?=(?:e|ème|eme|er)?\Z)", model)
    if letters is not None and from_roman(letters[0]) == like.value:
        if new == 1 or like.value == 1:
            return None
        return to_roman(new) + model[letters.end() :] if 1 <= new <= 89 else None
    if not 1 <= new <= 10**6:
        return None
    if french:
        text = spelling.french_ordinal(new)
        if text is None:
            return None
        plural = "s" if model.lower().endswith("s") else ""
        return numbers.cased(numbers.hyphened(text, model) + plural, model)
    joined = numbers.joins(new, model)
    return None if joined is None else numbers.cased(spelling.english_ordinal_of(new, joined=joined), model)


def _ordinal_in_figures(new: int, figures: str, ending: str, old: object, *, french: bool) -> str | None:
    if not french:
        right = "th" if 10 < new % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(new % 10, "th")
        return f"{new}{right.upper() if ending.isupper() else right}"
    if new == 1 or (len(figures) > 1 and figures[0] == "0"):
        return None  # `1er` or `1re`
    match = _FRENCH_ENDING.fullmatch(ending)
    if match is None:
        return None
    plural = "s" if ending.lower().endswith("s") else ""
    if old == 1 or match["ending"].lower().startswith(("n", "r")):
        return f"{new}e{plural}"
    return f"{new}{ending}"


def _quantity(new: Sequence[Value], like: Fact, old: Sequence[Value], written: str, *, french: bool) -> str | None:
    """Numbers for the numbers of a quantity, whatever stands around them."""
    models = numbers.models(like.text, french=french)[: len(old)]
    if len(models) != len(old):
        roman = from_roman(like.text)
        return (
            numbers.number_like(new[0], written, like.text, numbers.Model(0, len(like.text), roman, 1), french=french)
            if roman
            else None
        )
    text = like.text
    for place in range(len(old) - 1, -1, -1):
        model = models[place]
        shown = decimal_meant(model.value)
        scale = models[-1].scale
        if model.scale == 1 and scale > 1 and not isinstance(shown, str) and shown * scale == old[place]:
            # `5 à 10 millions`: the first has the scale of the last.
            model = model._replace(scale=scale)
            shown = old[place]
        if shown != old[place]:
            return None
        part = numbers.number_like(new[place], written, like.text[model.start : model.end], model, french=french)
        if part is None:
            return None
        text = text[: model.start] + part + text[model.end :]
    return text


def _money(fact: Fact, like: Fact, *, french: bool) -> str | None:
    if not isinstance(fact.value, tuple) or not isinstance(like.value, tuple):
        return None
    amount, currency = fact.value
    before, other = like.value
    if re.search(r"[a-zé]{3}s?\Z", like.text) and (amount == 1) != (before == 1) and not re.search(r"illi", like.text):
        return None  # `1 euro`, `2 euros`
    text = _quantity([amount], like, [before], fact.text, french=french)
    if text is None or currency == other:
        return text
    sign, new_sign = _SIGNS.get(str(other)), _SIGNS.get(str(currency))
    if sign and new_sign and text.count(sign) == 1 and not re.search(r"[A-Z]", text):
        return text.replace(sign, new_sign)
    if _CODE.fullmatch(str(other)) and _CODE.fullmatch(str(currency)) and text.count(str(other)) == 1:
        return text.replace(str(other), str(currency))
    return None


def _decade(new: tuple[object, ...], old: tuple[object, ...], model: str) -> str | None:
    if new[0] != old[0] or str(old[1]) not in model:
        return None
    return model.replace(str(old[1]), str(new[1]))


def _reads_back(text: str, fact: Fact, language: str, like: Fact) -> bool:
    """Where the model alone reads as the fact it is, what is written must read as the value."""
    alone = read(like.text, language)
    if len(alone) != 1 or alone[0].kind != like.kind or alone[0].value != like.value:
        return True
    again = read(text, language)
    return len(again) == 1 and again[0].start == 0 and again[0].end == len(text) and same(again[0], fact)
