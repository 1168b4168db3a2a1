r"""Labels: the enumerator that opens a paragraph. It is no part of the segment's text.

`3.` `3)` `(3)` `3.2.1.` `(3.2)` `a)` `(a)` `aa)` `iv)` `(a.1)` `3 bis.` `a bis)` `1°`, a dotted number without final
stop before a capital (`3.2 The`), and a bullet (`-` `–` `—` `•` and the like), each before white space and text. The
parts of a number have three digits at most, so that a year is no label. `I.`, `A.` and `II.3.` are labels only where
the document's structure shows a series: else they are somebody's initial. `M.` is a gentleman in French, always.
"""

from __future__ import annotations

import re

from tmkit.text.folding import SPACES

_NUMBER = r"0?[1-9]\d{0,2}(?:\.\d{1,3}){0,8}"
_ROMAN = r"(?:(?=[ivxl])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
_TWICE = "|".join(2 * chr(code) for code in range(ord("a"), ord("z") + 1))
_LETTER = rf"(?:{_ROMAN}|{_TWICE}|[a-z])(?:\.\d{{1,2}}){{0,3}}"
_TIMES = r"(?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?"
_ITEM = rf"(?:{_NUMBER}|{_LETTER}){_TIMES}"
# Degrees of heat and of arc are no first, second, third.
_ORDINAL = r"[1-9]\d?[°º](?:\)|(?!\s+(?-i:[CFNSEOW]\b|\d)))"
# Beside dashes and the round dot, what word processors print for a bullet, two private characters among it.
_BULLET = "[-–—•‣◦∙▪▫■□●○\uf0a7\uf0b7]"
_LABEL = re.compile(rf"(?:{_BULLET}|\(?{_ITEM}\)|{_NUMBER}{_TIMES}\.|{_ORDINAL})(?=\s)", re.IGNORECASE)
_SERIES = re.compile(rf"(?!M\.)(?:{_ROMAN.upper()}|[A-Z])(?:\.\d{{1,3}}){{0,8}}\.(?=\s)")

_DOTTED = re.compile(r"[1-9]\d?(?:\.\d{1,3}){1,8}(?=\s)")
# What a decimal counts may begin with a capital too.
_MEASURE = re.compile(
    r"(?:[CFGJKMNVW]|[MGT](?:B|b|o|t|W|Hz|J|eV|Pa|Wh)|Hz|Pa|Wh|CAD|CHF|EUR|GBP|JPY|USD|XDR)\$?[.,;:)]?(?:\s|\Z)"
)
_OPENING = "«‹“‘\"'([" + SPACES


def split_label(text: str, *, series: bool = False) -> tuple[str, str]:
    """The label of a text, with its punctuation, and the rest; an empty label and the text where it has none.

    `series` says that the document's structure shows a series such as `I.`, `II.` or `A.`, `B.`. The rest is the end
    of the text, so that `len(text) - len(rest)` is where it begins. A rest may have a label of its own (`3. a) …`).
    """
    bare = text.lstrip()
    match = _LABEL.match(bare) or (_SERIES.match(bare) if series else None)
    if match is None:
        match = _DOTTED.match(bare)
        if match is None or not _begins_sentence(bare[match.end() :]):
            return "", text
    rest = bare[match.end() :].lstrip()
    if not any(map(str.isalnum, rest)):
        return "", text
    return match[0], rest


def _begins_sentence(text: str) -> bool:
    words = text.lstrip(_OPENING)
    return words[:1].isupper() and not _MEASURE.match(words)
