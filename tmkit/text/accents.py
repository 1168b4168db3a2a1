"""Letters without their accents."""

from __future__ import annotations

from unicodedata import category, normalize


def without_accents(text: str) -> str:
    """A text decomposed, its combining marks left out: `etat` for `état`. Ligatures stay."""
    return "".join(mark for mark in normalize("NFD", text) if category(mark) != "Mn")
