"""A text made legible: one character for one, so that every pattern knows one apostrophe, one hyphen and one space.

Case stays, for symbols are case-sensitive and case tells `May` from `may`. Offsets stay as well, unless the text has
decomposed letters or invisible characters: then a map leads back to the original.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, is_normalized, normalize

from tmkit.text.folding import APOSTROPHES, HYPHENS, INVISIBLE, SPACES

_ALIKE = {
    **{ord(character): "'" for character in APOSTROPHES},
    **{ord(character): "-" for character in HYPHENS},
    **{ord(character): " " for character in SPACES},
    ord("\u2044"): "/",
    ord("º"): "°",
    ord("∕"): "/",
}
_UNSEEN = re.compile(f"[{re.escape(INVISIBLE)}]")
_UNSEEN_SET = frozenset(INVISIBLE)


# What is not in this set, after the commonest have been replaced, needs the table.
_UNUSUAL = re.compile(f"[{re.escape(''.join(map(chr, _ALIKE.keys() - {ord(' ')})))}]")


def _alike(text: str) -> str:
    text = text.replace("\u2019", "'").replace("\xa0", " ").replace("\u202f", " ")
    return text.translate(_ALIKE) if _UNUSUAL.search(text) else text


def legible(text: str) -> tuple[str, Sequence[int] | None]:
    """The legible text, and the original offset of each of its characters (one entry more), or None if all stay."""
    if text.isascii() or (is_normalized("NFC", text) and not _UNSEEN.search(text)):
        return _alike(text), None
    return _mapped(text)


def _mapped(text: str) -> tuple[str, Sequence[int]]:
    """Compose letters with their marks, leave out what is invisible."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (combining(text[end]) or text[end] in _UNSEEN_SET):
            end += 1
        piece = normalize("NFC", _UNSEEN.sub("", text[start:end])).translate(_ALIKE)
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    return "".join(pieces), [*offsets, len(text)]


def seen_end(text: str, end: int) -> int:
    """Where a span ends without the invisible characters at its end."""
    while end and text[end - 1] in _UNSEEN_SET:
        end -= 1
    return end


def lowered(text: str) -> str:
    """The text in lower case, character by character, so that offsets stay."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter if len(letter := character.lower()) == 1 else character for character in text)
    return low
