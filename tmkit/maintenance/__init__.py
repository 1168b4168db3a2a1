"""Looking after memories: what they hold, what is wrong in them, cleaning, merging, setting metadata."""

from tmkit.maintenance.changes import Cleaned, Merged, MetadataSet, Removal, change_metadata, clean, merge
from tmkit.maintenance.statistics import MemoryStatistics, memory_statistics
from tmkit.maintenance.validation import validate_file

__all__ = [
    "Cleaned",
    "MemoryStatistics",
    "Merged",
    "MetadataSet",
    "Removal",
    "change_metadata",
    "clean",
    "memory_statistics",
    "merge",
    "validate_file",
]
