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
    import numpy as np
    from numpy.typing import NDArray

    from tmkit.memory.index.index import RowHit
    from tmkit.memory.index.neighbours import Neighbour
    from tmkit.memory.index.together import UnitsOfRows
    from tmkit.memory.index.units import IndexedUnit, UnitMeta


class Archive(Protocol):
    """Everything that a look-up asks."""

    def search(self, words: Sequence[str], language: str, minimum: int) -> Sequence[RowHit]:
        """Every row of at least this similarity to the tokens, in ten-thousandths from 1 to 10,000."""

    def keyed_rows(self, words: Sequence[str], language: str) -> Sequence[tuple[int, int]]:
        """(part, row) of every row whose skeleton may equal that of a text with these tokens."""

    def part(self, number: int) -> object:
        """What stands for a part: the same object as long as its rows, units and metadata keep their numbers."""

    def units_of_rows(self, part: int, rows: Sequence[int], source: str, target: str) -> UnitsOfRows:
        """The units of some rows of the source language that have a text in the target language, row by row."""

    def row_tokens(self, part: int, row: int, language: str) -> Sequence[str]:
        """The tokens of a row."""

    def meta(self, part: int, number: int) -> UnitMeta:
        """One of the distinct metadata of a part."""

    def unit(self, part: int, unit: int) -> IndexedUnit:
        """A unit, read from its memory."""

    def agreeing(
        self, part: int, units: NDArray[np.uint32], language: str, neighbours: tuple[Neighbour, Neighbour]
    ) -> NDArray[np.uint8]:
        """For each of some units, how many of `neighbours` (previous, next in the document) are its own.

        A neighbour is the tokens of a text, the edge of the document, or None for what is not known and never agrees.
        """
