"""Numbers as lists print them: `3`, `c`, `C`, `iii`, `III`."""

from __future__ import annotations

from tmkit.facts.roman import to_roman

_MOST_ROMAN = 3999
_MOST_TWICE = 26 * 8
LETTERS = 26


def numeral(value: int, form: str, *, doubled: bool = False) -> str:
    """A number in the form that `1`, `a`, `A`, `i` or `I` shows; in digits where that form has no such number.

    After `z` comes `aa`, `ab`; with `doubled` `aa`, `bb`, as word processors count.
    """
    written = str(value)
    if form in {"a", "A"} and value > 0:
        written = _twice(value) if doubled and value <= _MOST_TWICE else _letters(value)
    elif form in {"i", "I"} and 0 < value <= _MOST_ROMAN:
        written = to_roman(value).lower()
    return written.upper() if form.isupper() else written


def _letters(value: int) -> str:
    letters = ""
    while value > 0:
        value, place = divmod(value - 1, LETTERS)
        letters = chr(97 + place) + letters
    return letters


def _twice(value: int) -> str:
    times, place = divmod(value - 1, LETTERS)
    return chr(97 + place) * (times + 1)
