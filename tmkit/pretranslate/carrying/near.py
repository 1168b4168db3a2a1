"""Which sentences of two versions may be the same, changed: found by the pairs of words that few others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tmkit.lookup.skeleton import MARK
from tmkit.pretranslate.carrying.likeness import Wording, likeness

_RARE = 20  # sentences that have a pair of words: with more, it tells nothing
_ASKED = 24  # pairs of words of a sentence, rarest first
_LOOKED_AT = 6  # sentences that have most of them

Feature = tuple[str, str]


class Near:
    """Some sentences of the earlier version, by their pairs of neighbouring words."""

    def __init__(self, wordings: Mapping[int, Wording], places: Sequence[int]) -> None:
        self._wordings = wordings
        self._places: defaultdict[Feature, list[int]] = defaultdict(list)
        for place in places:
            for feature in _features(wordings[place]):
                self._places[feature].append(place)

    def alike(self, wanted: Wording, least: float) -> Iterator[tuple[float, int]]:
        """The sentences that are at least so like a wording, as far as rare words lead to them: likeness, place."""
        for place in self.sharing(wanted):
            found = likeness(self._wordings[place], wanted, least=least)
            if found >= least:
                yield found, place

    def sharing(self, wanted: Wording) -> list[int]:
        """The sentences that share most rare pairs of words with a wording, most first."""
        known = [places for feature in _features(wanted) if (places := self._places.get(feature))]
        votes: Counter[int] = Counter()
        for places in sorted(known, key=len)[:_ASKED]:
            if len(places) > _RARE:
                break
            votes.update(places)
        return [place for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_LOOKED_AT]]


def _features(wording: Wording) -> set[Feature]:
    """Pairs of neighbouring tokens with a word in them, facts left open."""
    found = set(pairwise(wording.skeleton))
    return {(one, two) for one, two in found if _is_word(one) or _is_word(two)}


def _is_word(token: str) -> bool:
    return token != MARK and len(token) > 2 and token.isalpha()
