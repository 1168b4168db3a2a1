"""A Word document made of blocks: clean styles, labels as they are, real footnotes, tables and lists.

`story.py` writes the paragraphs, `runs.py` their text, `notes.py` finds the calls of footnotes, `styles.py` and
`package.py` are what stands around them.
"""

from __future__ import annotations

from tmkit.documents.building.package import build_document

__all__ = ["build_document"]
