"""Percentages: `12,5 %`, `pour cent`, `per cent`, `percent`. The value is the number before the sign."""

from __future__ import annotations

import re

INSIDE = frozenset({"%", "pour", "cent", "per", "percent", "p", ".", "c", "-", "100"})

_FRENCH = re.compile(r" ?%|[ -]pour[ -](?:cent|100)(?!\w)| +p\. ?(?:100|cent|c\.)(?!\w)", re.IGNORECASE)
_ENGLISH = re.compile(r" ?%|[ -]per[ -]cent(?!\w)|[ -]percent(?!\w)", re.IGNORECASE)


def mark_after(text: str, end: int, french: bool) -> int | None:
    """Where the sign or words for a hundredth end that directly follow a number, if they do."""
    match = (_FRENCH if french else _ENGLISH).match(text, end)
    return match.end() if match else None
