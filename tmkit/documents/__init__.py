"""Reports and drafts as blocks and segments; one file a format."""

from tmkit.documents.registry import Document, read
from tmkit.documents.segments import segments

__all__ = ["Document", "read", "segments"]
