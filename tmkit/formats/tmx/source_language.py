"""The source language of a unit, where its file's header alone tells it."""

from __future__ import annotations

from dataclasses import replace

from tmkit.model import Unit


def with_source_language(unit: Unit, source: str | None) -> Unit:
    """The unit saying its source language itself: what it says already, else that of its file's header."""
    if unit.attribute("srclang") is not None or not source or source == "*all*":
        return unit
    return replace(unit, attributes=(*unit.attributes, ("srclang", source)))
