"""The part of a target that renders a part of its source: told only where it is plain.

Each word of the target counts for what it has of the words asked for, less what it has of the others; the part is the
run of words with the greatest sum. It must hold most of what the words asked for have anywhere, and most of it must
come from them.
"""

from __future__ import annotations

import numpy as np

from tmkit.lexicon.links import Floats, Links

HELD = 0.55
"""The least share of the words asked for, by what they tell, that must be found in the part."""

PURE = 0.55
"""The least share of the part, by what its words tell, that must come from the words asked for."""

ELSEWHERE = 0.30
"""The greatest share of what the words asked for have that may lie outside the part."""

LIGHT = 0.35
FREE = 0.3
"""What a word may weigh, and may have of others, to be one that goes with its neighbour."""

TIED = 0.9
STRONG = 0.1
TELLING = 0.5
"""Of two partners of a word, one as strong as the other; how strong they must be, and how telling the word."""

_UNEXPLAINED = 0.25


def rendering(found: Links, first: int, end: int) -> tuple[int, int] | None:
    """The target words (from, to) that render the source words `first` to `end`; None where it cannot be told."""
    joint = found.joint
    inside = np.minimum(joint[first:end].sum(axis=0), 1.0)
    outside = np.minimum(joint.sum(axis=0) - joint[first:end].sum(axis=0), 1.0)
    weight = found.target_weight
    gain = weight * (inside - outside - _UNEXPLAINED * np.maximum(1.0 - inside - outside, 0.0))
    begin, stop = _greatest(gain)
    if begin == stop:
        return None
    own = found.source_weight[first:end]
    # Three words that share one partner (`ordre du jour`, `agenda`) are held as well as one that has it alone.
    shared = joint[first:end, begin:stop] * found.shared[begin:stop]
    held = float((own * np.minimum(shared.sum(axis=1), 1.0)).sum() / own.sum())
    here, everywhere = float((weight * inside)[begin:stop].sum()), float((weight * inside).sum())
    pure = here / float(weight[begin:stop].sum())
    if held < HELD or pure < PURE or 1.0 - here / everywhere > ELSEWHERE:
        return None
    if _ambiguous(found, first, end, begin, stop):
        return None
    return _attached(found, first, end, begin, stop)


def _attached(found: Links, first: int, end: int, begin: int, stop: int) -> tuple[int, int]:
    """The part with a small word before it and one after it that go with nothing, where the other part has such, too.

    So `l'ordre du jour` is rendered by `the agenda`, and `ordre du jour` by `agenda`.
    """
    free = np.concatenate([found.joint[:first], found.joint[end:]]).sum(axis=0) < FREE
    light = free & (found.target_weight < LIGHT)
    bare = (found.joint[first:end, begin:stop].sum(axis=1) < FREE) & (found.source_weight[first:end] < LIGHT)
    if begin > 0 and end - first > 1 and bare[0] and light[begin - 1]:
        begin -= 1
    if stop < len(light) and end - first > 1 and bare[-1] and light[stop]:
        stop += 1
    return begin, stop


def _ambiguous(found: Links, first: int, end: int, begin: int, stop: int) -> bool:
    """Whether a word on either side could as well go with one outside the other part, so that only place decides.

    That is so of words that have always come together (`ordre public`, `public order`, and never one of them alone).
    """
    inner = found.strength[first:end, begin:stop]
    # Of a word that occurs several times each is as good as the next: there place may decide.
    beyond = found.strength[first:end, ~np.isin(found.target, found.target[begin:stop])]
    others = found.strength[~np.isin(found.source, found.source[first:end]), begin:stop]
    return _tied(inner, beyond, found.source_weight[first:end]) and _tied(
        inner.T, others.T, found.target_weight[begin:stop]
    )


def _tied(inner: Floats, outer: Floats, weight: Floats) -> bool:
    """Whether a telling word has as good a partner outside as its best one inside."""
    if not outer.shape[1]:
        return False
    best = inner.max(axis=1)
    tied = (best >= STRONG) & (outer.max(axis=1) >= TIED * best) & (weight >= TELLING)
    return bool(tied.any())


def _greatest(gain: Floats) -> tuple[int, int]:
    """The run with the greatest sum; empty where no word gains."""
    total = np.concatenate([np.zeros(1), np.cumsum(gain.astype(np.float64))])
    low = np.minimum.accumulate(total)
    stop = int(np.argmax(total - low))
    begin = int(np.argmin(total[: stop + 1]))
    return begin, stop
