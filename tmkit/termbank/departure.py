"""Whether something else stands in a translation where a term is not rendered as usual.

A translation may leave a term out, or shorten it (`the Council`), and departs from nothing. It departs where a word
stands in the term's stead: one that no other word of the source accounts for, beside what is left of the usual
rendering, or near what renders the words beside the term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.termbank.candidates import BACKWARD, FORWARD
from tmkit.termbank.forms import form_of, is_content
from tmkit.termbank.values import Span
from tmkit.text.stems import stem_spans
from tmkit.text.tokens import without_first_accent

if TYPE_CHECKING:
    from tmkit.lexicon import Lexicon

ACCOUNTED = 0.35
"""How surely a word must render another one to be accounted for by it (`tmkit.termbank.candidates`)."""

SURELY, ANCHORED = 0.7, 0.5
_AS_GOOD = 0.8
NONE, PERHAPS, PLAINLY = 0, 1, 2
_ENOUGH = 2
_BESIDE = 3
_OF = frozenset({"of", "de", "d", "du", "des"})
_NEAR = 3
_SAME_LETTERS = 3


@dataclass(frozen=True, slots=True)
class _Word:
    """A content word: what its inflected forms share, and which of the stems it begins at."""

    begins: str
    stem: int
    start: int


class PairOfTexts:
    """A text and its translation, with how surely each word of the one renders each of the other."""

    def __init__(self, source: str, target: str, languages: tuple[str, str], lexicon: Lexicon | None) -> None:
        self._language = languages[1]
        self._joining = _OF
        self._own = stem_spans(source)
        other = stem_spans(target)
        self._target = [stem for stem, _, _ in other]
        self._sure: NDArray[np.float64] = np.zeros((len(self._own), len(other)))
        if lexicon is not None and self._own and other:
            left, right, forward, backward = lexicon.pairs([one[0] for one in self._own], [one[0] for one in other])
            sure = np.minimum(1.0, np.sqrt(np.maximum(forward / FORWARD, backward / BACKWARD)))
            np.maximum.at(self._sure, (left, right), sure)
        places: dict[str, list[int]] = {}
        for place, (stem, _, _) in enumerate(other):
            places.setdefault(stem, []).append(place)
        for line, (stem, _, _) in enumerate(self._own):
            if len(stem) > _SAME_LETTERS or stem[0] == "#":
                self._sure[line, places.get(stem, [])] = 1.0
        if self._sure.size:
            # A word that has its partner here does not account for others that it might render as well.
            best = self._sure.max(axis=1, keepdims=True)
            self._sure[(self._sure < SURELY) & (self._sure < _AS_GOOD * best)] = 0.0
        self._source_content = [_content(source[start:end], languages[0]) for _, start, end in self._own]
        self._words = [
            _Word(beginning(form), place, start)
            for place, (_, start, end) in enumerate(other)
            if (form := _content(target[start:end], languages[1]))
        ]

    def rival(self, span: Span, usual: Sequence[str]) -> int:
        """How plainly something else stands for the term in a span than its usual rendering (its forms).

        `NONE`, `PERHAPS`, or `PLAINLY`: beside a part of the usual rendering, or as many words together as that has, or
        two.
        """
        inside = [n for n, (_, start, end) in enumerate(self._own) if start < span[1] and span[0] < end]
        if not inside or not self._words:
            return PERHAPS
        outside = np.ones(len(self._own), bool)
        outside[inside] = False
        stems = [word.stem for word in self._words]
        out = self._sure[outside][:, stems].max(axis=0) if outside.any() else np.zeros(len(stems))
        own = {beginning(form) for form in usual if is_content(form, self._language)}
        self._joining = _OF.union(form for form in usual if not is_content(form, self._language))
        part = np.array([word.begins in own for word in self._words])
        others: dict[str, int] = {}
        for begins in own:
            here = np.array([word.begins == begins for word in self._words])
            # Other words of the source may stand for it as often as it is there.
            sure = self._sure[outside][:, stems][:, here].max(axis=1, initial=0.0)
            others[begins] = int((sure >= ANCHORED).sum())
            if others[begins] >= here.sum():
                part &= ~here
        free = (out < ACCOUNTED) & np.array([word.begins not in own for word in self._words])
        if self._shortened(part, free, others):
            return NONE
        near = free & self._near(inside, len(own))
        if not near.any():
            return NONE
        together = part & self._reaching(near) if part.any() else part
        if together.any():
            return PLAINLY
        return PLAINLY if self._longest(near) >= min(len(own), _ENOUGH) else PERHAPS

    def _shortened(self, part: NDArray[np.bool_], free: NDArray[np.bool_], others: Mapping[str, int]) -> bool:
        """Whether a part of the usual rendering stands by itself, with no word beside it that came from nowhere.

        It must do so more often than the other words of the source, which `others` counts, ask for it.
        """
        alone: Counter[str] = Counter()
        at = 0
        while at < len(part):
            if not part[at]:
                at += 1
                continue
            end = at
            while end < len(part) and part[end]:
                end += 1
            before = at > 0 and free[at - 1] and self._beside(at - 1, at)
            after = end < len(part) and free[end] and self._beside(end - 1, end)
            if not before and not after:
                alone.update(word.begins for word in self._words[at:end])
            at = end
        return any(count > others[begins] for begins, count in alone.items())

    def _beside(self, one: int, other: int) -> bool:
        """Whether two words are next to each other, or joined by `of` or as the usual rendering is: of one name."""
        first, last = self._words[one].stem, self._words[other].stem
        return last == first + 1 or (last - first <= _BESIDE and self._target[first + 1] in self._joining)

    def _reaching(self, near: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The words beside which one of some others stands."""
        beside = np.zeros(len(near), bool)
        for at in np.flatnonzero(near).tolist():
            if at > 0 and self._beside(at - 1, at):
                beside[at - 1] = True
            if at + 1 < len(near) and self._beside(at, at + 1):
                beside[at + 1] = True
        return beside

    def _longest(self, near: NDArray[np.bool_]) -> int:
        """How many such words stand together at most."""
        longest = run = 0
        for at, free in enumerate(near.tolist()):
            close = at > 0 and near[at - 1] and self._words[at].stem - self._words[at - 1].stem <= _BESIDE
            run = (run + 1 if close else 1) if free else 0
            longest = max(longest, run)
        return longest

    def _near(self, inside: list[int], size: int) -> NDArray[np.bool_]:
        """The words near what renders those beside the term; all where that is not known."""
        stems = [word.stem for word in self._words]
        anchors: list[int] = []
        for places in (range(inside[0] - 1, -1, -1), range(inside[-1] + 1, len(self._own))):
            seen = 0
            for place in places:
                if not self._source_content[place]:
                    continue
                row = self._sure[place, stems]
                if row.max(initial=0.0) >= ANCHORED:
                    anchors += np.flatnonzero(row >= max(ANCHORED, 0.9 * row.max())).tolist()
                    break
                seen += 1
                if seen >= _BESIDE:
                    break
        near = np.full(len(stems), not anchors)
        reach = size + _NEAR
        for at in anchors:
            near[max(0, at - reach) : at + reach + 1] = True
        return near


def beginning(form: str) -> str:
    """The letters that the inflected forms and next of kin of a word share."""
    return form[: 5 if len(form) < 8 else 6]


def _content(word: str, language: str) -> str:
    """The form of a content word, "" for any other; a number is none."""
    form = form_of(without_first_accent(word.casefold()), language)
    return form if form and is_content(form, language) else ""
