"""What a word of each band of an analysis costs, in percent of a new one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RATES: Mapping[str, int] = MappingProxyType(
    {
        "context": 0,
        "repetition": 30,
        "cross-file": 30,
        "100": 30,
        "99": 60,
        "95-98": 60,
        "85-94": 60,
        "75-84": 60,
        "50-74": 100,
        "new": 100,
    }
)
"""The rates where `tmkit.toml` declares none, by band, in the order in which bands are shown.

They are those of MateCat for a translation memory (its payable rates), which the trade knows; for a machine's
proposals it has others.
"""
