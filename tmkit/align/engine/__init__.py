"""The sentence aligner: words, lengths and form of two documents to beads with probabilities."""

from tmkit.align.engine.aligner import align_sentences
from tmkit.align.engine.priors import WordPriors

__all__ = ["WordPriors", "align_sentences"]
