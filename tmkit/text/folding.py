"""Folding of characters: the part of the declared normalisation that looks at characters and not at tokens.

NFC; apostrophes, quotes and hyphens of every kind to one each; soft hyphens and zero-width characters removed; case
folded; `œ` to `oe` and `æ` to `ae`; any run of white space to one space, none at the edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

import regex

APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u2039\u203a"
QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f"
HYPHENS = "\u2010\u2011"
# Soft hyphen, grapheme joiner, zero-width spaces and joiners, marks of direction, invisible operators, the byte order
# mark and the variation selectors: nothing of them is seen on paper.
INVISIBLE = "\u00ad\u034f\u061c\u180e\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for code in range(first, last + 1)
)
# White space as Python's `str.split` has it: Unicode's, and the separators U+001C to U+001F.
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)

_TABLE: dict[int, str | None] = {
    **{ord(c): "'" for c in APOSTROPHES},
    **{ord(c): '"' for c in QUOTES},
    **{ord(c): "-" for c in HYPHENS},
    **{ord(c): None for c in INVISIBLE},
    ord("œ"): "oe",
    ord("æ"): "ae",
}
_KEEP = {ord(c): None for c in INVISIBLE}
# A double angle is one sign; else what a reader sees as one character, with its marks.
_CLUSTER = regex.compile(r"<<|>>|\X")
# Characters that fold one for one, whatever stands beside them.
_ONE_FOR_ONE = regex.compile(r"[!-;=?-~\u00a1-\u00ac\u00ae-\u00de\u00e0-\u00ff\u2010-\u201f--[Ææ]]*+", regex.V1)


def fold(chunk: str) -> str:
    """Fold a text without white space."""
    if chunk.isascii():
        folded = chunk.lower()
    else:
        # Canonical caseless form (Unicode D145), so that folding twice changes nothing; the table sees `ǽ` as `æ`.
        folded = normalize("NFC", normalize("NFD", chunk).casefold().translate(_TABLE))
    if "<<" in folded or ">>" in folded:
        folded = folded.replace("<<", '"').replace(">>", '"')
    return folded


def fold_mapped(chunk: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Fold a text without white space; for each folded character, where its original begins and ends."""
    folded = fold(chunk)
    if _ONE_FOR_ONE.fullmatch(chunk):
        return folded, range(len(chunk)), range(1, len(chunk) + 1)
    kept = [offset for offset, character in enumerate(chunk) if ord(character) not in _KEEP]
    bare = chunk.translate(_KEEP)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(bare):
        piece = fold(match[0])
        first, last = match.span()
        places = range(first, last)
        pieces.append(piece)
        if len(piece) == last - first:
            starts.extend(kept[place] for place in places)
            ends.extend(kept[place] + 1 for place in places)
        else:
            starts.extend([kept[first]] * len(piece))
            ends.extend([kept[last - 1] + 1] * len(piece))
    if "".join(pieces) != folded:
        # Characters that compose across what a reader sees as two (old Korean letters, say): one span for all.
        return folded, [kept[0]] * len(folded), [kept[-1] + 1] * len(folded)
    return folded, starts, ends


def fold_text(text: str) -> str:
    """Fold a whole text, white space included."""
    return " ".join(filter(None, map(fold, text.split())))


def fold_text_mapped(text: str) -> tuple[str, list[int], list[int]]:
    """Fold a whole text; for each folded character, where its original begins and ends.

    A space stands for all that lies between the two characters beside it.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    for chunk in text.split():
        offset = text.index(chunk, end)
        end = offset + len(chunk)
        folded, first, last = fold_mapped(chunk)
        if not folded:
            continue
        if pieces:
            starts.append(ends[-1])
            ends.append(offset + first[0])
        pieces.append(folded)
        starts.extend(offset + place for place in first)
        ends.extend(offset + place for place in last)
    return " ".join(pieces), starts, ends
