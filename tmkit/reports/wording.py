"""Words that several reports use."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number and its noun: `1 unit`, `2 units`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
