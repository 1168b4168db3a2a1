"""How alike two passages of one language are: two versions of one sentence, or a sentence and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tmkit.lookup.skeleton import MARK, reading

CHANGED = 0.5
"""The least likeness of a sentence and what became of it; below, the one is gone and the other new."""

_MOST_PAIRS = 20_000_000  # pairs of tokens: beyond, only beginning and end are compared
_FACTS_ALONE = 0.6  # a number in the place of a number: nothing but the place tells that they belong together
_WORDS = 2  # a skeleton with fewer words says nothing


@dataclass(frozen=True, slots=True)
class Wording:
    """A passage as it is compared: its tokens, the same with a mark for each fact, how many words those are."""

    words: tuple[str, ...]
    skeleton: tuple[str, ...]
    spoken: int

    def __add__(self, other: Wording) -> Wording:
        return Wording(self.words + other.words, self.skeleton + other.skeleton, self.spoken + other.spoken)

    @property
    def size(self) -> int:
        """How much it weighs, in tokens; at least 1."""
        return max(1, len(self.words))


def wording(text: str, language: str) -> Wording:
    """The wording of a text in a language (primary subtag)."""
    read = reading(text, language)
    spoken = sum(word != MARK and any(map(str.isalpha, word)) for word in read.skeleton)
    return Wording(read.words, read.skeleton, spoken)


def likeness(one: Wording, other: Wording, *, in_place: bool = False, least: float = 0.0) -> float:
    """From 0 to 1, as a look-up's similarity, whether facts are compared or taken for equal; 0 below `least`.

    Facts are taken for equal only between words. `in_place` says that the place of the two speaks for them: then a fact
    alone (the cell of a table) is somewhat like another.
    """
    found = _similarity(one.words, other.words, least)
    if one.skeleton == one.words and other.skeleton == other.words:
        return found
    if one.spoken >= _WORDS and other.spoken >= _WORDS:
        return max(found, 0.99 * _similarity(one.skeleton, other.skeleton, least))
    if in_place and one.skeleton == other.skeleton:
        return max(found, _FACTS_ALONE)
    return found


def _similarity(one: Sequence[str], other: Sequence[str], least: float) -> float:
    longest = max(len(one), len(other))
    if not longest:
        return 1.0
    if min(len(one), len(other)) < least * longest:
        return 0.0
    if len(one) * len(other) <= _MOST_PAIRS:
        return float(Levenshtein.normalized_similarity(one, other, score_cutoff=least))
    shorter = min(len(one), len(other))
    first = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    last = next((at for at in range(shorter - first) if one[-1 - at] != other[-1 - at]), shorter - first)
    return (first + last) / longest
