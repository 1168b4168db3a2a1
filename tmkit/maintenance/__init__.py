"""Looking after memories: what they hold, what is wrong in them, cleaning, merging, setting metadata."""

from tmkit.maintenance.changes import Cleaned, Merged, MetadataSet, Removal, clean, merge, set_metadata
from tmkit.maintenance.statistics import MemoryStatistics, memory_statistics
from tmkit.maintenance.validation import validate_file

__all__ = [
    "Cleaned",
    "MemoryStatistics",
    "Merged",
    "MetadataSet",
    "Removal",
    "clean",
    "memory_statistics",
    "merge",
    "set_metadata",
    "validate_file",
]
