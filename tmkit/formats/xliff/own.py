"""What tmkit says of a row beyond what XLIFF has words for, and reads again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tmkit.model import Row

TOOL: Final = "tmkit"
PREFIX: Final = "x-tmkit-"
OWN: Final = ("label", "page", "block", "part", "kind", "score", "change", "state")


def own_values(row: Row) -> Iterator[tuple[str, str]]:
    """Each of `OWN` that a row has to say, with its value."""
    if row.label:
        yield "label", row.label
    if row.page is not None:
        yield "page", str(row.page)
    if row.block is not None:
        yield "block", str(row.block)
    if row.part != "paragraph":
        yield "part", row.part
    if row.kind:
        yield "kind", row.kind
    if row.score is not None:
        yield "score", str(row.score)
    if row.change:
        yield "change", row.change
