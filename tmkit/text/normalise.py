"""The declared normalisation of a whole text: the form in which two texts are compared. The stored text stays.

Folded characters (`folding.py`), and the accent dropped from the first letter of each token of two or more letters and
from an `à` that opens the text (`tokens.py`). Normalising twice changes nothing, and the tokens of a normalised text
are those of the text.
"""

from __future__ import annotations

from tmkit.text.folding import fold_text, fold_text_mapped
from tmkit.text.tokens import folded_tokens, folded_words, opening

NORMALISATION = "norm 1"


def normalise(text: str) -> str:
    """The normalised text: one space for any run of white space, none at the edges."""
    folded = fold_text(text)
    if folded.isascii():
        return folded
    chunks = folded.split(" ")
    normalised = ["".join(folded_words(chunk)) for chunk in chunks]
    for number, chunk in enumerate(chunks):
        words = folded_words(chunk)
        place = opening(words)
        if place is not None:
            normalised[number] = "".join([*words[:place], "a", *words[place + 1 :]])
        if any(map(str.isalnum, chunk)):
            break
    return " ".join(normalised)


def normalise_mapped(text: str) -> tuple[str, list[int]]:
    """The normalised text, and for each of its characters the offset of the original character it comes from.

    The map has one entry more, the end of the last original character: normalised `[i:j]` comes from
    `text[map[i]:map[j]]`, give or take invisible characters and white space at the edges.
    """
    folded, starts, ends = fold_text_mapped(text)
    ends.append(0)
    if not folded.isascii():
        # The marks that go with the accent of a first letter stand after it.
        words = folded_tokens(folded)
        gone = {at for word, start, end in words for at in range(start + 1, start + 1 + end - start - len(word))}
        starts = [start for place, start in enumerate(starts) if place not in gone]
    return normalise(text), [*starts, max(ends)]
