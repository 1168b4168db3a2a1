"""The bands of an analysis: which one a segment falls into, by the first match that a look-up gives."""

from __future__ import annotations

from tmkit.config.rates import RATES

BANDS = tuple(RATES)
"""In the order in which they are shown: `context` (101 and 102), repetitions within and across files, then scores."""

CONTEXT, REPETITION, CROSS_FILE, EXACT, NEW = "context", "repetition", "cross-file", "100", "new"
MINIMUM = 50
"""The least score that counts."""

_FIRST_OF_CONTEXT = 101
_LEAST = {"100": 100, "99": 99, "95-98": 95, "85-94": 85, "75-84": 75, "50-74": MINIMUM}


def band_of(score: int | None) -> str:
    """The band of a final score; None is no match."""
    if score is None:
        return NEW
    if score >= _FIRST_OF_CONTEXT:
        return CONTEXT
    return next((band for band, least in _LEAST.items() if score >= least), NEW)


def shown(band: str) -> str:
    """A band as people read it."""
    return {
        REPETITION: "repetition",
        CROSS_FILE: "repetition across files",
    }.get(band, band.replace("-", "–"))
