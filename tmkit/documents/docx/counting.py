"""Numbers in the forms that Word counts in. After ECMA-376-1, 17.18.59."""

from __future__ import annotations

import re

from tmkit.documents.numerals import numeral

_SHAPES = {"decimal": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_AROUND = {
    "decimalEnclosedParen": "({})",
    "decimalEnclosedFullstop": "{}.",
    "numberInDash": "- {} -",
    "numberInDashKorean": "- {} -",
}
_CHICAGO = "*†‡§"
_CIRCLED = 0x2460
_PADDED = re.compile(r"0*1\b")
_CARDINALS = {
    "en": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""",
    "fr": """un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
        dix-neuf vingt""",
}
_ORDINALS = {
    "en": """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
    "fr": """premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième
        treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième""",
}


def counted(value: int, form: str, language: str | None) -> str:
    """A number as a list or footnote shows it; in digits where the form is none that we know."""
    shape = _SHAPES.get(form)
    if shape is not None:
        return numeral(value, shape, doubled=True)
    digits = str(value)
    french = (language or "").lower().startswith("fr")
    if form == "ordinal":
        return f"{digits}{_french(value) if french else _english(value)}"
    if form in {"cardinalText", "ordinalText"}:
        words = (_CARDINALS if form == "cardinalText" else _ORDINALS)["fr" if french else "en"].split()
        return words[value - 1].capitalize() if 0 < value <= len(words) else digits
    if form == "decimalZero":
        return digits.zfill(2)
    if form == "hex":
        return f"{value:X}"
    if form == "chicago" and value > 0:
        return _CHICAGO[(value - 1) % 4] * min((value - 1) // 4 + 1, 9)
    if form.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(_CIRCLED + value - 1)
    padded = _PADDED.match(form)
    if padded:  # `001, 002, 003, ...`
        return digits.zfill(len(padded[0]))
    return _AROUND.get(form, "{}").format(digits)


def _french(value: int) -> str:
    return "er" if value == 1 else "e"


def _english(value: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10 if value % 100 // 10 != 1 else 0, "th")
