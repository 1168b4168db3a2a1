"""Term candidates from memories or a draft, with what the archive renders them by."""

from tmkit.termbank.extraction.search import extract
from tmkit.termbank.extraction.values import CandidateRendering, Context, Extraction, TermCandidate

__all__ = ["CandidateRendering", "Context", "Extraction", "TermCandidate", "extract"]
