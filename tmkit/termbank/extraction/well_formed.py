"""Which sequences begin and end as terms do, in themselves and in the texts around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Bools
from tmkit.termbank.extraction.neighbours import Neighbours
from tmkit.termbank.extraction.sequences import Level
from tmkit.termbank.extraction.stream import Stream

OPENED, CLOSED = 0.5, 0.4
NAMED = {"fr": 0.2, "en": 0.0}
"""The least shares of uses that begin and end like a term; what that means in `neighbours`."""


LED_ON = 0.5
"""The share of its uses before a preposition from which a participle at the end is no part of a term."""

UNFINISHED = 4
"""The places from which a sequence that `de` or `of` follows nearly always is not whole."""

OWNING = 0.8
"""The share of its uses that `de` or `of` follows from which that is nearly always."""

JOINED = 0.2
"""The least share of the uses of its rarer part that `A et B` must be."""


def well_formed(stream: Stream, levels: Sequence[Level], neighbours: Neighbours) -> list[NDArray[np.int64]]:
    """The sequences of each level that begin and end as terms do."""
    ids, at = stream.texts.ids, stream.at
    begins, ends = neighbours.begins, neighbours.ends
    participle = np.array([word.endswith(stream.kinds.participles) for word in stream.texts.words], bool)
    found = []
    for level in levels:
        first = level.first()
        last = first + level.length - 1
        may = stream.content[first] & stream.content[last]
        may &= begins[ids[at[first]]] & ends[ids[at[last]]]
        bounds = neighbours.of(level)
        may &= (bounds.opened >= OPENED) & (bounds.closed >= CLOSED)
        may &= bounds.named >= NAMED.get(stream.kinds.language, 0.0)
        may &= ~(participle[ids[at[last]]] & (bounds.led_on > LED_ON))
        if level.length >= UNFINISHED:
            may &= bounds.owning < OWNING
        may &= ~_loose(stream, levels, level)
        found.append(np.flatnonzero(may))
    return found


def _loose(stream: Stream, levels: Sequence[Level], level: Level) -> Bools:
    """Which sequences of a level join two things that as often go with others: `ministre et gouverneur`."""
    first, counts = level.first(), level.counts()
    loose = np.zeros(len(level), bool)
    if stream.kinds.coordination not in stream.groups:
        return loose
    joining = stream.groups.index(stream.kinds.coordination)
    for inner in range(1, level.length - 1):
        here = np.flatnonzero(stream.group[first + inner] == joining)
        begin = first[here] + inner + 1
        # `et de la coopération`: what is joined begins after the link.
        link = ~stream.content[begin]
        left = levels[inner - 1]
        parts = left.counts()[left.number[first[here]]]
        for shift in (0, 1):
            rest = level.length - inner - 1 - shift
            own = np.flatnonzero(link == bool(shift))
            if rest < 1 or not len(own):
                continue
            right = levels[rest - 1]
            joined = np.minimum(parts[own], right.counts()[right.number[begin[own] + shift]])
            loose[here[own]] |= counts[here[own]] < JOINED * joined
    return loose
