"""What a catalogue that tmkit writes calls things: fields of its header, comments of its entries."""

from __future__ import annotations

from typing import Final

from tmkit.formats.row_cells import PLACES, SOURCE, TARGET

GENERATOR: Final = "tmkit"
SOURCE_LANGUAGE: Final = "X-Source-Language"
ORIGINAL: Final = "X-Tmkit-Original"
DIGEST: Final = "X-Tmkit-Digest"
COMMENTS: Final = (*(name for name in PLACES if name not in {SOURCE, TARGET, "notes"}), "from", "notes")
"""Names of the extracted comments (`#. state: proposed`), as the columns of a table have them."""

CERTAIN: Final = 100
"""The score from which a proposal is not `fuzzy`: the archive has this very text."""
