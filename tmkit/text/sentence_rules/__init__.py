"""The sentence rules of each language, one readable file a language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module

from tmkit.text.moses_prefixes import moses_prefixes
from tmkit.text.sentence_rules.shape import SentenceRules

__all__ = ["LANGUAGES", "SentenceRules", "own_rules", "rules_for"]

_OWN = {
    "de": "tmkit.text.sentence_rules.de",
    "en": "tmkit.text.sentence_rules.en",
    "fr": "tmkit.text.sentence_rules.fr",
}


LANGUAGES = {"de": "German", "en": "English", "fr": "French"}
"""The languages that have rules of their own."""


@cache
def own_rules(primary: str) -> SentenceRules:
    """Our own lists for a language (primary subtag, small letters); empty ones where it has none."""
    rules: SentenceRules = import_module(_OWN[primary]).RULES if primary in _OWN else SentenceRules()
    return rules


@cache
def rules_for(primary: str) -> SentenceRules:
    """The rules of a language (primary subtag, small letters): our own lists first, then the Moses prefixes.

    A language without a file of its own has the Moses prefixes alone, or no list at all.
    """
    own = own_rules(primary)
    plain, numeric = moses_prefixes(primary)
    known = own.titles | own.bound | own.counted | own.open
    more = frozenset(word for word in plain if len(word) > 1 and word.lower() not in known and word not in known)
    return replace(
        own,
        prefixes=own.prefixes | (more if primary in _OWN else plain),
        counted=own.counted | {word.lower() for word in numeric} - own.open - own.bound,
    )
