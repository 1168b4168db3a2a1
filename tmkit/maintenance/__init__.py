"""Looking after memories: what they hold, what is wrong in them, cleaning, merging, setting metadata."""

from tmkit.maintenance.changes import Cleaned, Merged, MetadataSet, Removal, change_metadata, clean, merge
from tmkit.maintenance.statistics import MemoryStatistics, memory_statistics
from tmkit.maintenance.suspects import Suspect, suspects
from tmkit.maintenance.validation import validate_file

__all__ = [
    "Cleaned",
    "MemoryStatistics",
    "Merged",
    "MetadataSet",
    "Removal",
    "Suspect",
    "change_metadata",
    "clean",
    "memory_statistics",
    "merge",
    "suspects",
    "validate_file",
]
