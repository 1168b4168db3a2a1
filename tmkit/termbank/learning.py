"""How the archive renders a term: which renderings there are, and which of the units has which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.termbank.candidates import SAMPLE, Candidates, find_candidates
from tmkit.termbank.columns import Columns, Numbers

if TYPE_CHECKING:
    from tmkit.lexicon import Lexicon

LEXICON, ASSOCIATION, PART = "lexicon", "association", "part"
_MOST = 12
_LEAST_SHARE = 0.02
_HELD, _PURE = 0.4, 0.5
"""How much of the term a rendering must render, and how much of it must render the term."""
_MOST_OF = 0.7
"""How much of the term it must render not to render a part of it only."""

_WEAK = 0.12
_TOGETHER, _OWN = 0.5, 0.5
_PART, _REST, _ALL_PURE = 0.15, 0.15, 0.8
"""Of the longer renderings that a short one is parted into: the share of each, what is left, how pure each is."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """The renderings of a term, `how` each was told, and the term's `units`.

    `whole` says how far, by the lexicon, a rendering renders all of the term and nothing else, 0 to 1. A rendering is
    the sequences of forms, by number, that it is written as: with a hyphen, and without.
    `of_unit` is by unit: which rendering it has, -1 for none of them. `pair` tells distinct pairs of texts apart.
    """

    renderings: tuple[tuple[tuple[int, ...], ...], ...]
    how: tuple[str, ...]
    whole: tuple[float, ...]
    units: Numbers
    of_unit: Numbers
    pair: NDArray[np.uint64]

    def pairs(self) -> tuple[Numbers, int]:
        """(distinct pairs by rendering, distinct pairs in all)."""
        _, first = np.unique(self.pair, return_index=True)
        of_pair = self.of_unit[first]
        return np.bincount(of_pair[of_pair >= 0], minlength=len(self.renderings)), len(first)


def learn(
    columns: Columns,
    lexicon: Lexicon | None,
    terms: Sequence[Sequence[int]],
    counts: NDArray[np.bool_] | None = None,
    sample: int = SAMPLE,
    most: int | None = None,
) -> Learnt:
    """Learn how a term is rendered, given as the sequences of forms, by number, that it is written as.

    `counts` tells which units count (None: all), `sample` of how many distinct pairs it is learnt; with `most`, so many
    are looked at in all.
    """
    rows = [columns.source.rows_with(term) for term in terms]
    units = columns.source.units(rows[0] if len(rows) == 1 else np.unique(np.concatenate(rows)))
    if counts is not None:
        units = units[counts[units]]
    every = len(units)
    distinct = units[columns.distinct(counts)[units]]
    # The order of hashes: as good as drawn by lot, and always the same.
    hashes = columns.pair[distinct]
    if most is not None and len(distinct) > most:
        kept = np.argpartition(hashes, most)[:most]
        every = round(every * most / len(distinct))
        units = distinct = distinct[kept]
        hashes = hashes[kept]
    distinct = distinct[np.argsort(hashes)]
    pair = columns.pair[units]
    candidates = find_candidates(columns, lexicon, terms[0], distinct[:sample], every)
    chosen = _chosen(candidates)
    place: dict[str, int] = {}
    written: list[list[tuple[int, ...]]] = []
    told: list[str] = []
    whole: list[float] = []
    of_unit = np.full(len(units), -1, np.int64)
    target_row = columns.target.row[units]
    for at, how in chosen:
        forms = candidates.forms[at]
        key = " ".join(map(columns.target.form, forms)).replace("-", " ")
        number = place.setdefault(key, len(place))
        if number == len(written):
            written.append([])
            told.append(PART if how == LEXICON and candidates.held[at] < _MOST_OF else how)
            whole.append(float(candidates.held[at] * candidates.pure[at]))
        written[number].append(forms)
        free = np.flatnonzero(of_unit < 0)
        of_unit[free[np.isin(target_row[free], candidates.places.rows(at))]] = number
    return Learnt(tuple(map(tuple, written)), tuple(told), tuple(whole), units, of_unit, pair)


def _chosen(candidates: Candidates) -> list[tuple[int, str]]:
    """The renderings among the candidates, each the best one in the pairs that none before it has."""
    if not len(candidates):
        return []
    size = candidates.in_pair.shape[1]
    least = 1 if size < 8 else max(2, _LEAST_SHARE * size)
    left = np.ones(size, bool)
    fits = (candidates.held >= _HELD) & (candidates.pure >= _PURE)
    chosen: list[tuple[int, str]] = []
    share = candidates.share(left)
    if float((candidates.worth(share) * fits).max()) < _WEAK:
        together = np.where(share >= _TOGETHER, 2 * share * candidates.own / (share + candidates.own), 0.0)
        best = int(np.argmax(together))
        if together[best] > 0:
            for one in _parted(candidates, best, candidates.own >= _OWN, left) or [best]:
                chosen.append((one, ASSOCIATION))
                left &= ~candidates.in_pair[one]
    while len(chosen) < _MOST:
        share = candidates.share(left)
        worth = candidates.worth(share) * (fits & (share * size >= least))
        best = int(np.argmax(worth))
        if worth[best] <= 0:
            break
        parted = _parted(candidates, best, fits & (candidates.pure >= _ALL_PURE), left)
        for one in parted or [best]:
            chosen.append((one, LEXICON))
            left &= ~candidates.in_pair[one]
        if parted:
            left &= ~candidates.in_pair[best]
    return chosen


def _parted(candidates: Candidates, short: int, may: NDArray[np.bool_], left: NDArray[np.bool_]) -> list[int]:
    """The longer renderings that a short one is only the common word of: `joint catalogue`, `union catalogue`.

    They must be as long as the term, and be nearly all that the short one is found in; none where that is not so. `may`
    tells which candidates may be such.
    """
    if candidates.as_long[short] >= 1:
        return []
    inner = candidates.forms[short]
    longer = np.array([_within(inner, forms) for forms in candidates.forms])
    longer &= may & (candidates.as_long >= 1)
    free = left & candidates.in_pair[short]
    every = int(free.sum())
    found: list[int] = []
    while every:
        share = candidates.share(free)
        worth = candidates.worth(share) * (longer & (share * len(free) >= max(2, _PART * every)))
        best = int(np.argmax(worth))
        if worth[best] <= 0:
            break
        found.append(best)
        free = free & ~candidates.in_pair[best]
    return found if len(found) > 1 and int(free.sum()) <= _REST * every else []


def _within(inner: tuple[int, ...], forms: tuple[int, ...]) -> bool:
    size = len(inner)
    return len(forms) > size and any(forms[at : at + size] == inner for at in range(len(forms) - size + 1))
