"""What a look-up asks of an archive: a narrow question for candidates, and what it needs to know of each.

`tmkit.memory.MemoryIndex` is one; a database could stand behind another. A *row* is one distinct sequence of normalised
tokens of one language, a *part* a piece of the archive that was indexed by itself: the same sequence may be a row of
several parts. Units of a part are numbered in the order of memory, then unit id. Languages are matched by their primary
subtag (`fr-CA` serves `fr`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tmkit.memory.index.index import RowHit
    from tmkit.memory.index.neighbours import Neighbour
    from tmkit.memory.index.part import RowUnits
    from tmkit.memory.index.units import IndexedUnit, UnitMeta


class Archive(Protocol):
    """Everything that a look-up asks."""

    def search(self, words: Sequence[str], language: str, minimum: int) -> Sequence[RowHit]:
        """Every row of at least this similarity to the tokens, in ten-thousandths from 1 to 10,000."""

    def keyed_rows(self, words: Sequence[str], language: str) -> Sequence[tuple[int, int]]:
        """(part, row) of every row whose skeleton may equal that of a text with these tokens."""

    def row_units(self, part: int, row: int, source: str, target: str) -> RowUnits:
        """The units of a row of the source language that have a text in the target language."""

    def row_tokens(self, part: int, row: int, language: str) -> Sequence[str]:
        """The tokens of a row."""

    def meta(self, part: int, number: int) -> UnitMeta:
        """One of the distinct metadata of a part."""

    def unit(self, part: int, unit: int) -> IndexedUnit:
        """A unit, read from its memory."""

    def neighbours(self, part: int, unit: int, language: str) -> tuple[Neighbour, Neighbour]:
        """The unit's neighbours in its document, previous and next: tokens, an edge, or None where unknown."""
