"""A Word document made of blocks: clean styles, labels as they are, real footnotes, tables and lists.

`story.py` writes the paragraphs, `runs.py` their text, `notes.py` finds the calls of footnotes, `styles.py` has the
looks, `package.py` puts the parts together. `archive.py` and `tables.py` serve whatever Word document is made.
"""

from __future__ import annotations

from tmkit.documents.building.package import build_document

__all__ = ["build_document"]
