"""Numbers of the aligner that no document teaches, with what they were measured on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Weights are in natural logarithms unless a comment says otherwise."""

    explained_least: float = 0.08
    explained_most: float = 0.50
    known_power: float = 0.88
    ceiling: float = 14.3
    lexical_weight: float = 0.40
    length_weight: float = 0.90
    end_weight: float = 1.0
    inner_weight: float = 1.0
    prior_mass: float = 4.5
    discount: float = 0.53
    cognate: float = 0.50
    passes: int = 4
    window: int = 24
    bead_weights: dict[tuple[int, int], float] = field(
        default_factory=lambda: {
            (1, 1): 0.0,
            (1, 2): -1.8,
            (2, 1): -1.8,
            (1, 3): -3.4,
            (3, 1): -3.4,
            (1, 4): -3.6,
            (4, 1): -3.6,
            (2, 2): -2.5,
            (2, 3): -3.9,
            (3, 2): -3.9,
            (3, 3): -3.7,
        }
    )
    drop_open: float = -4.0
    drop_more: float = -2.2


SPAN = 4
"""Most sentences of one side in a bead that has both."""
