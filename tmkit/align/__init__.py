"""Two documents, or the two sides of one, as pairs of sentences."""

from tmkit.align.beads import Alignment, Bead, Sentence, Side

__all__ = ["Alignment", "Bead", "Sentence", "Side"]
