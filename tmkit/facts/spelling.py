"""Writing numbers in words, French and English, as cardinals and ordinals."""

from __future__ import annotations

from tmkit.facts.words import english_ordinal

LARGEST = 10**12

_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_FRENCH_TENS = (
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def french(value: int) -> str:
    """A whole number from 0 to 10^12 in French words, traditional spelling, masculine."""
    return _french(value, final=True)


def english(value: int, *, joined: bool = True) -> str:
    """A whole number from 0 to 10^12 in English words; `joined`: with `and` before what is below a hundred."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= scale:
            rest = value % scale
            join = " and " if joined and rest < 100 else " "
            return f"{english(value // scale, joined=joined)} {name}" + (
                f"{join}{english(rest, joined=joined)}" if rest else ""
            )
    if value >= 100:
        rest = value % 100
        return f"{_ENGLISH[value // 100]} hundred" + (f"{' and ' if joined else ' '}{english(rest)}" if rest else "")
    if value < 20:
        return _ENGLISH[value]
    return _ENGLISH_TENS[value // 10] + (f"-{_ENGLISH[value % 10]}" if value % 10 else "")


def french_ordinal(value: int) -> str | None:
    """The ordinal of a number from 2 on (`deuxième`); None for 1, which has a gender."""
    if value < 2:
        return None
    words = _french(value, final=False)
    for last, stem in (("un", "un"), ("cinq", "cinqu"), ("neuf", "neuv")):
        if words.endswith(last):
            return f"{words.removesuffix(last)}{stem}ième"
    return f"{words.removesuffix('e')}ième"


def english_ordinal_of(value: int, *, joined: bool = True) -> str:
    """The ordinal of a number from 1 on (`forty-fifth`)."""
    words = english(value, joined=joined)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    return words[:at] + english_ordinal(words[at:])


def _french(value: int, *, final: bool) -> str:
    """`final`: nothing follows that takes away the `s` of `cents` and `vingts`."""
    for scale, name in ((10**12, "billion"), (10**9, "milliard"), (10**6, "million")):
        if value >= scale:
            count, rest = divmod(value, scale)
            # A scale is a noun: what counts it keeps its `s`.
            words = f"{_french(count, final=True)} {name}{'s' if count > 1 and final else ''}"
            return words + (f" {_french(rest, final=final)}" if rest else "")
    if value >= 1000:
        count, rest = divmod(value, 1000)
        words = "mille" if count == 1 else f"{_french(count, final=False)} mille"
        return words + (f" {_french(rest, final=final)}" if rest else "")
    if value >= 100:
        count, rest = divmod(value, 100)
        words = "cent" if count == 1 else f"{_FRENCH[count]} cent{'s' if not rest and final else ''}"
        return words + (f" {_french(rest, final=final)}" if rest else "")
    if value < 20:
        return _FRENCH[value]
    tens, unit = divmod(value, 10)
    if tens in (7, 9):
        unit += 10
    name = _FRENCH_TENS[tens]
    if not unit:
        return f"{name}s" if value == 80 and final else name
    if unit in (1, 11) and tens < 8:
        return f"{name} et {_FRENCH[unit]}"
    return f"{name}-{_FRENCH[unit]}"
