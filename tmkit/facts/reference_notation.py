"""Writing references in the notation of others: number and year together, labels one for one."""

from __future__ import annotations

import re
from collections.abc import Hashable

from tmkit.facts.roman import from_roman, to_roman

_WITH_YEAR = re.compile(
    r"(?P<head>.*?)(?P<number>[0-9]{1,5}(?:\s?[A-Z])?)(?P<join>\s*\(\s?)(?P<year>[0-9]{4}|(?:ES-|S-)?[IVXL]+)(?P<tail>\s?\))"
)
_SLASHED = re.compile(
    r"(?P<head>(?:[A-Z]+/)*)(?P<first>[0-9]{1,4})/(?P<second>[0-9]{1,5}(?:\s?[A-Z])?)(?P<tail>/[A-Za-z]+)?"
)
_LABEL = re.compile(
    r"[0-9]+(?:\.[0-9]+)*(?:[A-Za-z]{1,2}(?![\w)]))?|(?<![\w.])[a-z]{1,7}(?=\))|(?<=\()[A-Za-z]{1,7}(?=\))|\A[IVXL]+\Z"
)


def act_like(value: tuple[Hashable, ...], model: str, like: tuple[Hashable, ...]) -> str | None:
    """A reference to an act in the shape of a model: both must tell body, number and year, or leave the same untold."""
    body, number, year = value
    if body != like[0] or type(year) is not type(like[2]) or (year is None) != (like[2] is None):
        return None
    if year is None:
        at = model.rfind(str(like[1]))
        return model[:at] + str(number) + model[at + len(str(like[1])) :] if at >= 0 else None
    match = _WITH_YEAR.fullmatch(model)
    if match is not None:
        return f"{match['head']}{number}{match['join']}{year}{match['tail']}"
    match = _SLASHED.fullmatch(model)
    if match is None:
        return None
    figures = (str(like[1]), str(like[2]))
    if figures == (match["second"], match["first"]):
        first, second = year, number
    elif figures == (match["first"], match["second"]):
        first, second = number, year
    else:
        return None
    return f"{match['head']}{first}/{second}{match['tail'] or ''}"


def path_like(value: tuple[Hashable, ...], model: str, like: tuple[Hashable, ...]) -> str | None:
    """A reference to a paragraph in the shape of a model with as many labels of the same sort.

    What the model leaves out (the `a` of `5(1)` in `point (a) of Article 5(1)`) must be the same in both.
    """
    labels, old = [str(label) for label in value[1:]], [str(label) for label in like[1:]]
    places = [*_LABEL.finditer(model)]
    written = [_plain(place[0]) for place in places]
    if len(labels) != len(old) or not set(written) <= set(old):
        return None
    if written == old:
        order = [*range(len(old))]
    elif len(set(old)) == len(old):
        order = [old.index(label) for label in written]
    else:
        return None
    if any(label != was for at, (label, was) in enumerate(zip(labels, old, strict=True)) if at not in order):
        return None
    text = model
    for place, at in sorted(zip(places, order, strict=True), key=lambda one: one[0].start(), reverse=True):
        if _sort(labels[at]) != _sort(old[at]):
            return None
        roman = len(places) == 1 and from_roman(place[0]) is not None
        new = to_roman(int(labels[at])) if roman else labels[at]
        text = text[: place.start()] + new + text[place.end() :]
    return text


def _plain(label: str) -> str:
    value = from_roman(label)
    return str(value) if value is not None else label


def _sort(label: str) -> str:
    """Figures, a letter, or letters that are a numeral: one is not written for another."""
    if label[0].isdigit():
        return "figures"
    return "letter" if len(label) == 1 else "letters"
