"""The archive as a termbank: how terms were rendered, year by year, and where a draft departs from that."""

from tmkit.termbank.termbank import TERMBANK, Termbank
from tmkit.termbank.values import Evidence, History, Period, RenderingGroup, Renderings, Turn, Witness

__all__ = ["TERMBANK", "Evidence", "History", "Period", "RenderingGroup", "Renderings", "Termbank", "Turn", "Witness"]
