"""Looking after memories: what they hold, what is wrong in them, cleaning, merging, setting metadata."""

from tmkit.maintenance.changes import Cleaned, Merged, MetadataSet, Removal, clean, merge, set_metadata
from tmkit.maintenance.statistics import MemoryStatistics, statistics
from tmkit.maintenance.validation import validate

__all__ = [
    "Cleaned",
    "MemoryStatistics",
    "Merged",
    "MetadataSet",
    "Removal",
    "clean",
    "merge",
    "set_metadata",
    "statistics",
    "validate",
]
