"""A term's history as one self-contained page."""

from __future__ import annotations

from pathlib import Path

from tmkit.termbank import History


def write_history_page(found: History, path: Path) -> None:
    """Write the page. Raises InputError where it cannot be written."""
    raise NotImplementedError
