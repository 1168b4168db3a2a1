"""Where putting one fact for another would change the words around it; then a target is not rewritten."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from tmkit.model import Fact
from tmkit.text.normalise import normalise

# Kinds that count something, so that the noun after them, or the verb, follows the number.
COUNTS = frozenset({"number", "money", "percentage", "range"})

_VOWEL = re.compile(r"[aeiouyhàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
# Read aloud, these begin with a vowel: 8, 80 to 89, 800 to 899, 8,000 …, 11, 18, 11,000 and 18,000 to 18,999 …
_SPOKEN_VOWEL = re.compile(r"8|1[18](?!\d)|1[18](?=(?:[ ,  ]?\d{3})+(?!\d))")
_ARTICLE = re.compile(r"\b(?:a|an)\s+$", re.IGNORECASE)
# French words that lose their vowel before another.
_ELIDING = re.compile(
    r"(?:\b(?:[dljmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]|\b(?:de|le|la|je|me|te|se|ne|ce|que|jusque|lorsque|puisque|quoique)\s+)$",
    re.IGNORECASE,
)
_ONE_MILLION = re.compile(r"(?:(?<![\d,.])1|\bune?|\bone|\ban?)[ -](?:million|milliard|billion|trillion|thousand)")
_NEAR = 16  # characters before a fact that may hold such a word


def one_against_another(old: Fact, new: Fact, language: str) -> bool:
    """Whether one fact counts one thing and the other several: `1 member`, `5 members`.

    In French what is below 2 is singular (`1,5 point`), in English only 1 is.
    """
    if old.kind not in COUNTS:
        return False
    return _singular(old, language) != _singular(new, language)


def one_of_many(text: str) -> bool:
    """Whether an amount is one million or the like, as written: `le 1 million de membres`, `les 20 millions`."""
    return _ONE_MILLION.search(normalise(text)) is not None


def changes_words_before(text: str, fact: Fact, replacement: str, language: str) -> bool:
    """Whether the word before the fact in a target would change: `a 12-month`, `an 18-month`; `de mai`, `d'avril`."""
    before = text[max(0, fact.start - _NEAR) : fact.start]
    if language == "en" and _ARTICLE.search(before):
        return _begins_with_vowel(fact.text) != _begins_with_vowel(replacement)
    if language == "fr" and _ELIDING.search(before):
        return _elides(fact.text) != _elides(replacement)
    return False


def _singular(fact: Fact, language: str) -> bool:
    amounts = _amounts(fact.value)
    # The last amount is the one that the noun follows: `1 to 5 members`.
    if not amounts:
        return False
    return -2 < amounts[-1] < 2 if language == "fr" else amounts[-1] == 1


def _amounts(value: object) -> list[int | Decimal | Fraction]:
    """The amounts in the value of a count: the number, that of (number, currency), those of (unit, first, last)."""
    if isinstance(value, tuple):
        return [part for part in value if isinstance(part, int | Decimal | Fraction)]
    return [value] if isinstance(value, int | Decimal | Fraction) else []


def _begins_with_vowel(text: str) -> bool:
    folded = normalise(text).lstrip("$€£\"'( ")
    if folded[:1].isdigit():
        return _SPOKEN_VOWEL.match(folded) is not None
    return folded[:1] in "aeiou" and not folded.startswith(("one", "once", "eu", "uni"))


def _elides(text: str) -> bool:
    # Before figures French does not elide (`de 8`, `le 11`), nor before `huit`, `onze` and their like.
    folded = normalise(text)
    return _VOWEL.match(folded) is not None and not folded.startswith(("hui", "onz", "y"))
