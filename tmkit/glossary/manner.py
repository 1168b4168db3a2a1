"""How a term stands in a text: as the glossary writes it, in which form of it, or with which kind of difference."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

from tmkit.glossary.forms import Form
from tmkit.text.accents import without_accents
from tmkit.text.folding import APOSTROPHES, HYPHENS, INVISIBLE

_MARKS = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_HYPHENS = str.maketrans(dict.fromkeys("-" + HYPHENS, " "))
_UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE, ""))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"})
_AFTER_APOSTROPHE = re.compile(rf"(?<=['{APOSTROPHES}]) ")
_AFTER_HYPHEN = re.compile(rf"(?<=\w[-{HYPHENS}])\s+")
# By then every apostrophe is one and every run of spaces.
_OF = re.compile(r"\b(?:de (?:la |l'\s?)|d'\s?|(?:du|des|de)(?: |$))", re.IGNORECASE)
_TO = re.compile(r"(?<=\s)(?:à (?:la |l'\s?)|(?:aux?|à)(?: |$))", re.IGNORECASE)

# From the slightest difference to the gravest; the one that makes the two equal names the manner.
_FOLDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("space", lambda text: _AFTER_HYPHEN.sub("", _AFTER_APOSTROPHE.sub("", " ".join(text.translate(_UNSEEN).split())))),
    ("apostrophe", lambda text: text.translate(_MARKS)),
    ("ligature", lambda text: text.translate(_LIGATURES)),
    ("contraction", lambda text: _TO.sub("à ", _OF.sub("de ", text)).rstrip()),
    ("case", str.casefold),
    ("hyphen", lambda text: text.translate(_HYPHENS)),
    ("accent", without_accents),
)
_KINDS = ("plural", "feminine", "inflection")
GRAVITY = {name: rank for rank, name in enumerate(("exact", *_KINDS, *(name for name, _ in _FOLDS), "variant"))}
"""The manners, from the slightest to the gravest."""
MISSPELT = frozenset({"case", "hyphen", "accent", "variant"})
"""The manners in which a term stands otherwise than its official spelling; the others are a matter of grammar or
typography.
"""
_HOW = {
    "": "exact",
    "plural": "plural",
    "singular": "plural",
    "feminine": "feminine",
    "feminine plural": "feminine",
    "contraction": "contraction",
    "variant": "variant",
}


@lru_cache(maxsize=1 << 14)
def manner(found: str, form: Form, *, opens: bool = False) -> str:
    """How `found` stands for a form of a term: the gravest of the form's kind and of the differences from it.

    From the slightest: `exact`; `plural` (the other number), `feminine`, `inflection` (a verb's form); `space`,
    `apostrophe`, `ligature`, `contraction` (`du` for `de`); `case`, `hyphen`, `accent`, `variant` (nearly the
    same letters). With `opens` it stands first in its segment, where a capital is no difference.
    """
    kind = _HOW.get(form.kind, "inflection")
    spelt = _difference(found, form.text, opens=opens)
    return max(kind, spelt, key=GRAVITY.__getitem__)


def _difference(found: str, term: str, *, opens: bool) -> str:
    if found == term:
        return "exact"
    found, term = normalize("NFC", found), normalize("NFC", term)
    if opens:
        found, term = (text[:1].upper() + text[1:] for text in (found, term))
    if found == term:
        return "exact"
    for name, fold in _FOLDS:
        found, term = fold(found), fold(term)
        if found == term:
            return name
    return "variant"
