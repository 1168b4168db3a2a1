"""Names of months and weekdays, French and English, and what stands for them."""

from __future__ import annotations

FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FRENCH_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Abbreviated, before a stop or not: only beside a day or a year.
_FRENCH_SHORT = {
    "janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "juill": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12,
}  # fmt: skip
_ENGLISH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip


def _bare(words: dict[str, int]) -> dict[str, int]:
    """With the spellings that capitals without accents leave (`AOUT`)."""
    plain = str.maketrans("éû", "eu")
    return {**{word.translate(plain): number for word, number in words.items()}, **words}


FRENCH_FULL = _bare({name: number for number, name in enumerate(FRENCH_MONTHS, 1)})
ENGLISH_FULL = {name.lower(): number for number, name in enumerate(ENGLISH_MONTHS, 1)}
FRENCH_SHORT = _bare(_FRENCH_SHORT)
ENGLISH_SHORT = _ENGLISH_SHORT
FRENCH_DAYS = {name: number for number, name in enumerate(FRENCH_WEEKDAYS, 1)}
ENGLISH_DAYS = {name.lower(): number for number, name in enumerate(ENGLISH_WEEKDAYS, 1)}
FRENCH_NAMES = frozenset({*FRENCH_FULL, *FRENCH_SHORT})
ENGLISH_NAMES = frozenset({*ENGLISH_FULL, *ENGLISH_SHORT})
NAMES = FRENCH_NAMES | ENGLISH_NAMES
