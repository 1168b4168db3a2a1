"""What may render a term: the word sequences of the other texts that go with it, and how well they do.

Of a sample of the distinct pairs of texts that have the term, every sequence of words with a content word at both ends
is counted. `share` says in how many of these pairs it stands; `own` how much of its use, anywhere, is beside the term;
`held` how much of the term, by the lexicon, it renders, and `pure` how much of it renders the term; `as_long` how many
content words it has for those of the term, at most 1: of words that only ever come together the lexicon cannot tell
which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tmkit.termbank.columns import Columns, Numbers, Places, Side

if TYPE_CHECKING:
    from tmkit.lexicon import Lexicon

SAMPLE = 300
"""Distinct pairs that candidates are drawn from."""

LONGEST_TEXT = 120
"""Forms of a text that candidates are drawn from."""

_MOST_WORDS = 8
_LEAST_SHARE = 0.02
_MOST = 400
_WEIGHED = 60
_LENGTH = 2.0
_BEYOND = 0.02  # where all else is equal, the longer one
_MIX = np.uint64(0x9E3779B97F4A7C15)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Parallel arrays, but for `in_pair`: which pairs (columns) of the sample have which candidate (rows).

    `places` are those of the candidates.
    """

    forms: list[tuple[int, ...]]
    in_pair: NDArray[np.bool_]
    own: Floats
    held: Floats
    pure: Floats
    as_long: Floats
    places: Places

    def __len__(self) -> int:
        return len(self.forms)

    def share(self, pairs: NDArray[np.bool_]) -> Floats:
        """In what share of the sample's pairs, of those that are left, each stands."""
        share: Floats = self.in_pair[:, pairs].sum(axis=1) / max(1, len(pairs))
        return share

    def worth(self, share: Floats) -> Floats:
        """How good each is as the rendering of the term in such a share of the pairs."""
        worth: Floats = share * np.sqrt(np.sqrt(self.own)) * self.held**1.5 * self.pure * (_LENGTH + self.as_long)
        return worth


def find_candidates(
    columns: Columns, lexicon: Lexicon | None, term: Sequence[int], units: Numbers, every: int
) -> Candidates:
    """The candidates for a term (forms by number) in some of its units, each of another pair of texts.

    `every` counts all its units.
    """
    target = columns.target
    flat, sizes = target.texts(target.row[units], LONGEST_TEXT)
    found = _sequences(target, flat, sizes, min(_MOST_WORDS, 2 * len(term) + 2))
    least = max(_LEAST_SHARE * len(units), 1 if len(units) < 8 else 2)
    chosen = np.flatnonzero(found.count >= least)
    chosen = chosen[np.lexsort((found.hash[chosen], -found.count[chosen]))][:_MOST]
    if not len(chosen):
        none, nowhere = np.zeros(0), target.find(np.zeros((0, 1), np.int64))
        return Candidates([], np.zeros((0, len(units)), bool), none, none, none, none, nowhere)
    sequences = found.sequences(flat, chosen)
    held, pure = _by_lexicon(columns, lexicon, term, sequences)
    share = found.count[chosen] / len(units)
    best = np.lexsort((found.hash[chosen], -(share * held * pure)))[:_WEIGHED]
    best = np.union1d(best, np.arange(min(len(chosen), 10)))
    sequences, held, pure, chosen, share = sequences[best], held[best], pure[best], chosen[best], share[best]
    places = target.find(sequences)
    uses = np.maximum(places.sizes, 1)
    own = np.minimum(share * every / uses, 1.0)
    in_pair = np.zeros((len(chosen), len(units)), bool)
    for line, one in enumerate(chosen.tolist()):
        in_pair[line, found.pair[found.start[one] : found.start[one] + found.count[one]]] = True
    forms = [tuple(form for form in line if form >= 0) for line in sequences.tolist()]
    tells, _ = columns.source.kinds(np.array(term, np.int64))
    as_long = _content_words(target, sequences) / max(1, int(tells.sum()))
    as_long = np.minimum(as_long, 1.0) + _BEYOND * (as_long > 1)
    return Candidates(forms, in_pair, own, held, pure, as_long, places)


def _content_words(side: Side, sequences: Numbers) -> Numbers:
    edge, _ = side.kinds(np.maximum(sequences, 0).ravel())
    counts: Numbers = (edge.reshape(sequences.shape) & (sequences >= 0)).sum(axis=1)
    return counts


@dataclass(frozen=True, slots=True)
class _Found:
    """Sequences by hash: those with number i are the entries `start[i]` to `start[i] + count[i]` of `at` (the place of
    the first form), `size` and `pair`, one a pair.
    """

    hash: NDArray[np.uint64]
    start: Numbers
    count: Numbers
    at: Numbers
    size: Numbers
    pair: Numbers

    def sequences(self, flat: Numbers, chosen: Numbers) -> Numbers:
        """The forms of some of them, one a line, filled up with -1."""
        at, size = self.at[self.start[chosen]], self.size[self.start[chosen]]
        width = np.arange(int(size.max()))
        places = np.minimum(at[:, None] + width, len(flat) - 1)
        lines: Numbers = np.where(width < size[:, None], flat[places], -1)
        return lines


def _sequences(side: Side, flat: Numbers, sizes: Numbers, longest: int) -> _Found:
    pair_of = np.repeat(np.arange(len(sizes)), sizes)
    edge, inner = side.kinds(flat)
    columns: list[tuple[NDArray[Any], ...]] = [(np.zeros(0, np.uint64), *(np.zeros(0, np.int64) for _ in range(3)))]
    hashes, whole = np.zeros(len(flat), np.uint64), inner
    forms = (flat + 1).astype(np.uint64)
    for size in range(1, min(longest, len(flat)) + 1):
        count, last = len(flat) - size + 1, slice(size - 1, None)
        hashes = hashes[:count] * _MIX + forms[last]
        hashes ^= hashes >> np.uint64(31)
        whole = whole[:count] & inner[last] & (pair_of[:count] == pair_of[last])
        at = np.flatnonzero(whole & edge[:count] & edge[last])
        columns.append((hashes[at], at, np.full(len(at), size), pair_of[at]))
    hashes, at, lengths, pair = (np.concatenate(column) for column in zip(*columns, strict=True))
    order = np.lexsort((pair, hashes))
    hashes, at, lengths, pair = hashes[order], at[order], lengths[order], pair[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (pair[1:] != pair[:-1])
    hashes, at, lengths, pair = hashes[fresh], at[fresh], lengths[fresh], pair[fresh]
    first = np.ones(len(hashes), bool)
    first[1:] = hashes[1:] != hashes[:-1]
    start = np.flatnonzero(first)
    return _Found(hashes[start], start, np.diff(np.append(start, len(hashes))), at, lengths, pair)


def _by_lexicon(
    columns: Columns, lexicon: Lexicon | None, term: Sequence[int], sequences: Numbers
) -> tuple[Floats, Floats]:
    """(how much of the term each sequence renders, how much of each sequence renders the term), 0 to 1."""
    source, target = columns.source, columns.target
    content, _ = source.kinds(np.array(term, np.int64))
    own = [form for form, tells in zip(term, content.tolist(), strict=True) if tells] or list(term)
    other = np.unique(sequences[sequences >= 0])
    strength = _strengths(source, target, lexicon, own, other.tolist())
    edge, _ = target.kinds(other)
    # One column more for what fills up the lines.
    padded = np.concatenate([strength, np.zeros((len(own), 1))], axis=1)
    tells = np.append(edge, False)
    places = np.where(sequences >= 0, other.searchsorted(sequences), len(other))
    of_each = padded[:, places]  # term, sequence, form
    held: Floats = of_each.max(axis=2).mean(axis=0)
    best = of_each.max(axis=0) * tells[places]
    pure: Floats = best.sum(axis=1) / np.maximum(tells[places].sum(axis=1), 1)
    return held, pure


def _strengths(source: Side, target: Side, lexicon: Lexicon | None, own: Sequence[int], other: Sequence[int]) -> Floats:
    """How surely each form of the term and each other form render each other."""
    found = np.zeros((len(own), len(other)))
    mine = [(place, stem) for place, form in enumerate(own) for stem in source.stems(form)]
    theirs = [(place, stem) for place, form in enumerate(other) for stem in target.stems(form)]
    same: dict[str, list[int]] = {}
    for place, stem in theirs:
        same.setdefault(stem, []).append(place)
    for place, stem in mine:
        found[place, same.get(stem, [])] = _ALIKE if len(stem) > 3 else 0.0
    if lexicon is not None:
        left, right, forward, backward = lexicon.pairs([stem for _, stem in mine], [stem for _, stem in theirs])
        sure = np.minimum(1.0, np.sqrt(np.maximum(forward / FORWARD, backward / BACKWARD)))
        at = np.array([place for place, _ in mine])[left], np.array([place for place, _ in theirs])[right]
        np.maximum.at(found, at, sure)
    return found


_ALIKE = 0.7
FORWARD, BACKWARD = 0.2, 0.1
"""t(target | source) and t(source | target) from which a word surely renders another."""
