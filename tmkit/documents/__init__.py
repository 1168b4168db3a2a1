"""Reports and drafts as blocks and segments; one file a format."""

from tmkit.documents.reading import Document, ReadOptions, Revisions
from tmkit.documents.registry import endings, read, write
from tmkit.documents.segments import segments

__all__ = ["Document", "ReadOptions", "Revisions", "endings", "read", "segments", "write"]
