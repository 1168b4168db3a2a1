"""The declared normalisation of a whole text: the form in which two texts are compared. The stored text stays.

Folded characters (`folding.py`), and the accent dropped from the first letter of each token of two or more letters and
from an `à` that opens the text (`tokens.py`). Normalising twice changes nothing, and the tokens of a normalised text
are those of the text.
"""

from __future__ import annotations

from tmkit.text.folding import fold_text, fold_text_mapped
from tmkit.text.tokens import folded_tokens, opening

NORMALISATION = "norm 1"


def normalise(text: str) -> str:
    """The normalised text: one space for any run of white space, none at the edges."""
    return _with_tokens(fold_text(text))[0]


def normalise_mapped(text: str) -> tuple[str, list[int]]:
    """The normalised text, and for each of its characters the offset of the original character it comes from.

    The map has one entry more, the end of the last original character: normalised `[i:j]` comes from
    `text[map[i]:map[j]]`, give or take invisible characters and white space at the edges.
    """
    folded, starts, ends = fold_text_mapped(text)
    normalised, dropped = _with_tokens(folded)
    end = ends[-1] if ends else 0
    gone = set(dropped)
    return normalised, [start for place, start in enumerate(starts) if place not in gone] + [end]


def _with_tokens(folded: str) -> tuple[str, list[int]]:
    """The folded text with its tokens' first letters bare, and the places of the marks that went."""
    if folded.isascii():
        return folded, []
    pieces: list[str] = []
    dropped: list[int] = []
    done = 0
    found = folded_tokens(folded)
    place = opening(word for word, _, _ in found)
    for number, (word, start, end) in enumerate(found):
        pieces.append(folded[done:start])
        pieces.append("a" if number == place else word)
        # The marks that went stood after the first letter.
        dropped.extend(range(start + 1, start + 1 + end - start - len(word)))
        done = end
    pieces.append(folded[done:])
    return "".join(pieces), dropped
