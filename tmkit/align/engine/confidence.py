"""How sure a bead is, in numbers and in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tmkit.align.beads import Sentence
from tmkit.align.engine.words import Floats, Ints


def calibrated(beads: Ints, probability: Floats) -> Floats:
    """The share of beads of such a posterior that are right."""
    return probability


def doubts(source: Sequence[Sentence], target: Sequence[Sentence], beads: Ints) -> dict[int, tuple[str, ...]]:
    """What a reviser should look at, by number of bead."""
    return {}
