"""How much of a draft the archive has: bands, repetitions, words."""

from tmkit.analyse.analysis import Analysis, FileAnalysis, Placed
from tmkit.analyse.bands import BANDS, band_of
from tmkit.analyse.counting import COUNTS, characters, count_words
from tmkit.analyse.placing import Places
from tmkit.analyse.tally import Tally

__all__ = [
    "BANDS",
    "COUNTS",
    "Analysis",
    "FileAnalysis",
    "Placed",
    "Places",
    "Tally",
    "band_of",
    "characters",
    "count_words",
]
