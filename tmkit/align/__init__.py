"""Two documents, or the two sides of one, as pairs of sentences."""

from tmkit.align.aligned import Aligned, Gap
from tmkit.align.beads import Alignment, Bead, Sentence, Side
from tmkit.align.doubts import ACCEPT
from tmkit.align.outcome import Outcome
from tmkit.align.pipeline import align_documents, judged
from tmkit.align.streams import arranged
from tmkit.align.translation_units import bead_lines, units

__all__ = [
    "ACCEPT",
    "Aligned",
    "Alignment",
    "Bead",
    "Gap",
    "Outcome",
    "Sentence",
    "Side",
    "align_documents",
    "arranged",
    "bead_lines",
    "judged",
    "units",
]
