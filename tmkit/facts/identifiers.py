"""Identifiers: what mixes letters and figures, or chains of figures: `C.01.005`, `B-52`, `G20`, `5A`, `03-12-45`.

The value is the text. In French a number with stops that are no grouping (`5.1`) is an identifier too (`numbers.py`);
an identifier agrees with whatever has equal text. An address of the Internet holds no facts at all.
"""

from __future__ import annotations

import re

from tmkit.facts.numbers import MEASURES
from tmkit.facts.passage import Found, Passage

INSIDE = frozenset({"-", ".", "bis", "ter", "quater"})

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\0<>\"«»]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_END = r"(?![\w/])(?!-\w)"
_LETTERS_FIRST = re.compile(
    r"[A-Z](?<![\w/-].)(?:"
    r"\.(?=[0-9])\w{1,12}(?:[.-]\w{1,12}){0,6}"  # C.01.005
    r"|-[0-9]\w{0,11}(?:[.-][0-9]\w{0,11}){0,6}"  # B-52
    r"|[A-Za-z]{0,5}[0-9]\w{0,20}(?:-[0-9]\w{0,11}){0,3}"  # G20, CO2
    rf"){_END}"
)
_FIGURES_FIRST = re.compile(
    r"(?<![\w/-])(?:"
    r"[0-9]{1,6}(?:\.[0-9]{1,4}){0,3}[^\W\d_]\w{0,11}"  # 5A, 12bis
    r"|[0-9]{1,8}(?:-[0-9]{1,8}){2,8}"  # 03-12-45
    rf"){_END}"
)
_MEASURE = re.compile(r"[0-9.]+([^\W\d_]+[²³]?)")


def find(passage: Passage) -> list[Found]:
    """The identifiers of a passage that are no plain numbers."""
    found = [Found("identifier", match[0], *match.span()) for match in _LETTERS_FIRST.finditer(passage.text)]
    passage.hide((one.start, one.end) for one in found)
    for match in passage.at_figures(_FIGURES_FIRST):
        measure = _MEASURE.fullmatch(match[0])
        if measure is None or measure[1] not in MEASURES:
            found.append(Found("identifier", match[0], *match.span()))
    return sorted(found, key=lambda one: one.start)
