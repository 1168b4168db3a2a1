"""How a term stands in a text: as the glossary writes it, or with which kind of difference."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

from tmkit.text.folding import APOSTROPHES, HYPHENS, INVISIBLE

_MARKS = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_HYPHENS = str.maketrans(dict.fromkeys("-" + HYPHENS, " "))
_UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE, ""))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"})
_AFTER_APOSTROPHE = re.compile(rf"(?<=['{APOSTROPHES}]) ")

# From the slightest difference to the gravest; the one that makes the two equal names the manner.
_FOLDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("space", lambda text: _AFTER_APOSTROPHE.sub("", " ".join(text.translate(_UNSEEN).split()))),
    ("apostrophe", lambda text: text.translate(_MARKS)),
    ("ligature", lambda text: text.translate(_LIGATURES)),
    ("case", str.casefold),
    ("hyphen", lambda text: text.translate(_HYPHENS)),
)
GRAVITY = {name: rank for rank, name in enumerate(("exact", *(name for name, _ in _FOLDS), "accent"))}


@lru_cache(maxsize=1 << 14)
def manner(found: str, term: str, *, opens: bool = False) -> str:
    """How `found`, which has the parts of `term`, differs from it: `exact`, or the gravest kind of difference.

    The kinds, from the slightest: `space`, `apostrophe`, `ligature`, `case`, `hyphen`, `accent`. With `opens` it stands
    first in its segment, where a capital is no difference.
    """
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
    return "accent"
