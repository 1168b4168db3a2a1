"""Quantities: every number left in a passage, with what it counts and what it reaches to.

One sweep over the numbers, in figures and in words, gives each its kind: `money`, `percentage`, `number`, `identifier`,
or, where two belong together (`de 12 à 15 %`, `between $5 and $10`), one `range` in order. The value of a `range` is
(unit, first, last), where the unit is "", "%" or a currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tmkit.facts.money import currency_after, currency_before
from tmkit.facts.numbers import Amount, Value, decimal_meant, in_figures, times
from tmkit.facts.passage import Found, Passage
from tmkit.facts.percentages import mark_after
from tmkit.facts.words import ENGLISH_SCALES, FRENCH_SCALES, spelled

TRIGGERS = frozenset({"half", "demi", "demie"})
INSIDE = frozenset(
    {"à", "to", "through", "et", "and", "-", "–", "half", "demi", "demie", "a", "one", "m", "mn", "bn", "tn"}
)

_JOIN = re.compile(r" +(à|to|through|et|and) +| *([-–]) *")
_BETWEEN = re.compile(r"\b(?:entre|between) +\Z", re.IGNORECASE)
_NEAR = 12
_HALF = re.compile(r" et demie?(?!\w)")
_AND_A_HALF = re.compile(r" and a half (thousand|million|billion|trillion)(?!\w)")
# `one and a half million`, `half a million`, `un demi-milliard`: no number of their own begins these.
_HALVES = re.compile(
    r"(?<![\w-])(?:(?P<more>(?:one|a million) and a half)|half a|demi)[ -](?P<scale>million|milliard|billion)(?!\w)"
)
# After a currency only: `EUR 5 m`, `€5bn`.
_SHORT_SCALES = {"k": 1000, "m": 10**6, "md": 10**9, "mds": 10**9, "mn": 10**6, "bn": 10**9, "tn": 10**12}
# And before its sign: `3,5 M€`.
_SHORT_MONEY = re.compile(r" ?(k|M|Mds?)([€$])(?!\w)")
_SHORT_SIGNS = {"€": "EUR", "$": "$"}
_SCALES_JOIN = 10**6
_SHORT_SCALE = re.compile(r" ?(m|mn|bn|tn)(?!\w)")


class _Item(NamedTuple):
    """An amount with its unit: "", "%" or a currency."""

    start: int
    end: int
    unit: str
    value: Value | str
    scale: int
    sign_first: bool


def find(passage: Passage) -> list[Found]:
    """The quantities of a passage, in order."""
    amounts = [*in_figures(passage), *in_words(passage)]
    if not amounts:
        return []
    amounts.sort(key=lambda amount: amount.start)
    halves = passage.has(TRIGGERS)
    items: list[_Item] = []
    for amount in amounts:
        taken = items[-1].end if items else 0
        if amount.start >= taken:  # not the 100 of `15 p. 100`
            items.append(_with_unit(passage, _with_half(passage, amount) if halves else amount, taken))
    return [*_joined(passage.text, items)]


def in_words(passage: Passage) -> Iterator[Amount]:
    """The numbers in words of a passage, with the scale they end in."""
    scales = _word_scales(passage.french)
    taken: set[int] = set()  # where such begin and end
    if passage.has(TRIGGERS):
        for match in _HALVES.finditer(passage.low):
            scale = scales.get(match["scale"])
            if scale is not None:
                taken.update(match.span())
                yield Amount(*match.span(), scale * 3 // 2 if match["more"] else scale // 2, scale)
    for number in spelled(passage):
        if not number.ordinal and taken.isdisjoint((number.start, number.end)):
            last = passage.low[number.start : number.end].rpartition(" ")[2]
            yield Amount(number.start, number.end, number.value, scales.get(last, 1))


def _with_half(passage: Passage, amount: Amount) -> Amount:
    """`trois millions et demi`, `three and a half million`."""
    if isinstance(amount.value, str):
        return amount
    if amount.scale > 1 and (half := _HALF.match(passage.low, amount.end)):
        return amount._replace(end=half.end(), value=amount.value + amount.scale // 2)
    if amount.scale == 1 and (half := _AND_A_HALF.match(passage.low, amount.end)):
        scale = _word_scales(french=False).get(half[1], 1000)
        return amount._replace(end=half.end(), value=times(amount.value, scale) + scale // 2, scale=scale)
    return amount


def _with_unit(passage: Passage, amount: Amount, taken: int) -> _Item:
    start, end, value, scale = amount
    text = passage.text
    if (unit := currency_before(text, start)) is not None and unit.place >= taken:
        if scale == 1 and (short := _SHORT_SCALE.match(text, end)):
            scale, end, value = _SHORT_SCALES[short[1]], short.end(), decimal_meant(value)
            value = value if isinstance(value, str) else times(value, scale)
        return _Item(unit.place, end, unit.currency, decimal_meant(value), scale, sign_first=True)
    if scale == 1 and (short := _SHORT_MONEY.match(text, end)) and not isinstance(value, str):
        scale = _SHORT_SCALES[short[1].lower()]
        return _Item(start, short.end(), _SHORT_SIGNS[short[2]], times(value, scale), scale, sign_first=False)
    if (mark := mark_after(text, end, passage.french)) is not None:
        return _Item(start, mark, "%", decimal_meant(value), scale, sign_first=False)
    if (unit := currency_after(text, end, passage.french)) is not None:
        return _Item(start, unit.place, unit.currency, decimal_meant(value), scale, sign_first=False)
    return _Item(start, end, "", value, scale, sign_first=False)


def _joined(text: str, items: list[_Item]) -> Iterator[Found]:
    """Ranges where two items make one, each other item by itself."""
    items = _summed(text, items)
    waiting = iter(enumerate(items))
    for place, item in waiting:
        after = items[place + 1] if place + 1 < len(items) else None
        found = _range(text, item, after) if after else None
        if found:
            next(waiting)
            yield found
        else:
            yield Found(
                _kind(item), (item.value, item.unit) if _kind(item) == "money" else item.value, item.start, item.end
            )


def _summed(text: str, items: list[_Item]) -> list[_Item]:
    """The items, with one for the two that make one amount."""
    result: list[_Item] = []
    for item in items:
        whole = _sum(text, result[-1], item) if result else None
        if whole is None:
            result.append(item)
        else:
            result[-1] = whole
    return result


def _sum(text: str, one: _Item, two: _Item) -> _Item | None:
    """The one amount that two scales make: `3 milliards 800 millions d'euros`."""
    if one.scale < _SCALES_JOIN or not 1 < two.scale < one.scale or one.unit or two.sign_first:
        return None
    if not isinstance(one.value, int) or not isinstance(two.value, int) or two.value >= one.scale:
        return None
    if text[one.end : two.start] not in (" ", " et ", " and "):
        return None
    return two._replace(start=one.start, value=one.value + two.value, scale=1)


def _kind(item: _Item) -> str:
    if isinstance(item.value, str):
        return "identifier"
    return "percentage" if item.unit == "%" else "money" if item.unit else "number"


def _range(text: str, one: _Item, two: _Item) -> Found | None:
    """The range that two neighbours make, if they do."""
    if two.start - one.end > _NEAR or isinstance(one.value, str) != isinstance(two.value, str):
        return None
    join = _JOIN.fullmatch(text, one.end, two.start)
    if join is None:
        return None
    if join[1] in ("et", "and") and not _BETWEEN.search(text, max(0, one.start - _NEAR), one.start):
        return None
    if one.unit != two.unit and (one.unit or two.sign_first) and (two.unit or not one.sign_first):
        return None
    unit = two.unit or one.unit
    first, last = (decimal_meant(one.value), decimal_meant(two.value)) if unit else (one.value, two.value)
    if isinstance(first, str) or isinstance(last, str):
        return None if join[2] else Found("range", (unit, first, last), one.start, two.end)
    if one.scale == 1 and two.scale > 1 and first * two.scale <= last * 10:
        first = times(first, two.scale)
    if join[2] and first >= last:
        return None
    return Found("range", (unit, first, last), one.start, two.end)


@cache
def _word_scales(french: bool) -> dict[str, int]:
    scales = FRENCH_SCALES if french else ENGLISH_SCALES
    return {word: value for words, value in scales.items() for word in words.split()}
