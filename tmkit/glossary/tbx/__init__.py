"""TBX: version 3 (ISO 30042:2019; dialects Basic, Core and Min, both styles) and version 2 (MARTIF, 2008)."""

from tmkit.glossary.tbx.reader import EXTENSIONS, read, sniff
from tmkit.glossary.tbx.writer import write

__all__ = ["EXTENSIONS", "read", "sniff", "write"]
