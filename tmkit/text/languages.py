"""Language codes, as translation memories have them: `fr`, `FR-CA`, `en_GB`, `fra`."""

from __future__ import annotations

# The three-letter codes of ISO 639-2, both kinds, that have a shorter one: BCP 47 takes the shorter.
_SHORTER = {
    "ara": "ar",
    "chi": "zh",
    "deu": "de",
    "dut": "nl",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "ita": "it",
    "nld": "nl",
    "por": "pt",
    "rus": "ru",
    "spa": "es",
    "zho": "zh",
}


def primary(language: str) -> str:
    """The primary subtag in small letters: `fr` for `fr-CA`, `FR_ca` and `fra`; empty for an empty code."""
    first = language.strip().replace("_", "-").split("-", 1)[0].lower()
    return _SHORTER.get(first, first)


def closeness(language: str, wanted: str) -> int:
    """How well a language serves where another is wanted: 2 the same, 1 the same but for the region, 0 another."""
    if primary(language) != primary(wanted):
        return 0
    return 2 if _rest(language) == _rest(wanted) else 1


def _rest(language: str) -> str:
    return language.strip().replace("_", "-").lower().partition("-")[2]
