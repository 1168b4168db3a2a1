"""Segments that have nothing to translate: figures, dates and symbols by themselves, as tables have them."""

from __future__ import annotations

from tmkit.facts import read, write
from tmkit.model import Fact
from tmkit.text.languages import primary

_MODELS = {
    "en": {"number": ("1,234,567", "1,234.5"), "percentage": ("12%", "12.5%"), "date": ("24 September 2019",)},
    "fr": {"number": ("1 234 567", "1 234,5"), "percentage": ("12 %", "12,5 %"), "date": ("24 septembre 2019",)},
}
_AROUND = " \t\u00a0\u202f.,;:()[]–-"


def in_notation(text: str, source: str, target: str) -> str | None:
    """A text that has nothing to translate, in the notation of the target language; None for any other text.

    A number, percentage or date that is the whole text is written as the target language writes it; a symbol, and what
    has neither letter nor digit, stays as it is. What is not certain is None.
    """
    bare = text.strip(_AROUND)
    if not any(map(str.isalnum, text)):
        return text
    facts = read(bare, primary(source))
    if len(facts) != 1 or (facts[0].start, facts[0].end) != (0, len(bare)):
        return None
    fact = facts[0]
    if fact.kind == "symbol" or (fact.kind == "number" and bare.isdecimal() and len(bare) < 4):
        return text
    written = _written(fact, primary(target))
    return None if written is None else text.replace(bare, written, 1)


def _written(fact: Fact, target: str) -> str | None:
    if fact.kind == "date" and fact.text.isdecimal():
        return fact.text
    if not any(map(str.isdigit, fact.text)):
        return None  # number words
    if fact.kind == "date" and isinstance(fact.value, tuple) and fact.value[-1] is not None:
        return None  # a weekday, which the models have not
    models = _MODELS.get(target, {}).get(fact.kind, ())
    fraction = any(mark in fact.text for mark in ",.") and fact.kind != "date"
    for model in reversed(models) if fraction else models:
        like = read(model, target)
        written = write(fact, target, like[0]) if len(like) == 1 else None
        if written is not None:
            return written
    return None
