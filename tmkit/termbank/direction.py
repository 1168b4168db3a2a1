"""What is kept of one direction of translation as long as the memories do not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.termbank.columns import Columns
from tmkit.termbank.describing import Describer
from tmkit.termbank.origins import Origins

if TYPE_CHECKING:
    from tmkit.lexicon import Lexicon
    from tmkit.memory.index.index import MemoryIndex


class Direction:
    """The units of two languages, with what is known of them and of how their words are rendered."""

    def __init__(
        self,
        index: MemoryIndex,
        columns: Columns,
        origins: Origins,
        lexicon: Lexicon | None,
        languages: tuple[str, str],
    ) -> None:
        self.index = index
        self.columns = columns
        self.origins = origins
        self.lexicon = lexicon
        self.languages = languages
        self.describer = Describer(index, columns, origins, languages)
        self._reviewed: NDArray[np.bool_] | None = None

    def reviewed(self) -> NDArray[np.bool_]:
        """Which units are no `unreviewed` ones: an alignment in doubt is no witness."""
        if self._reviewed is None:
            self._reviewed = ~self.origins.unreviewed(np.arange(len(self.columns)))
        return self._reviewed
