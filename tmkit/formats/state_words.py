"""How far a target has come, in the words that tables have for it: tmkit's own, those of tools, and of people."""

from __future__ import annotations

from tmkit.model import STATES

_WORDS = {
    **{state: state for state in STATES},
    **dict.fromkeys(
        ("not translated", "untranslated", "not started", "new", "none", "todo", "to do", "à traduire", "vide"), "empty"
    ),
    **dict.fromkeys(
        (
            "draft", "edited", "pre-translated", "pretranslated", "machine translated", "fuzzy", "needs review",
            "assembled", "fragmented", "partially edited", "rejected", "translation rejected", "sign-off rejected",
            "reviewer rejected", "needs work", "in progress", "mt", "unconfirmed", "proposé", "à revoir", "brouillon",
        ),
        "proposed",
    ),
    **dict.fromkeys(("confirmed", "translator confirmed", "done", "traduit", "confirmé", "100%"), "translated"),
    **dict.fromkeys(
        (
            "translation approved", "approved", "proofread", "reviewer 1 confirmed", "reviewer confirmed", "revised",
            "révisé", "relu", "approuvé", "validated", "valid",
        ),
        "reviewed",
    ),
    **dict.fromkeys(("signed off", "sign-off", "signed-off", "reviewer 2 confirmed", "complete", "définitif"), "final"),
}  # fmt: skip
_LOCKED = frozenset({"yes", "true", "1", "x", "locked", "oui", "vrai", "verrouillé"})


def state_of(word: str) -> str | None:
    """One of `STATES`, or None where the word is none that is known; a percentage after it is passed over.

    memoQ and Trados Studio write `Translated (94%)` and `Draft [75%]`.
    """
    plain = " ".join(word.casefold().replace("_", " ").split())
    return _WORDS.get(plain) or _WORDS.get(plain.partition(" (")[0].partition(" [")[0])


def locked_of(word: str) -> bool:
    """Whether a cell says that its row is locked."""
    return word.strip().casefold() in _LOCKED
