"""What a reader is asked to look at in a document that is written: passages shaded, and notes in the margin.

Both are codes of the text that is written: a pair of a type of `SHADES`, and a single code of the type `ANNOTATION`.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tmkit.model import Code

SHADES = {"x-mark-source": "F8CBAD", "x-mark-fuzzy": "FFF2CC", "x-mark-facts": "DDEBF7"}
"""The type of a code pair, and the colour (RGB) behind what stands in it."""


ANNOTATION = "x-annotation"
"""The type of a code that stands for a note in the margin; its content is the note, a paragraph a line, escaped."""


def annotated(lines: Sequence[str]) -> Code:
    """A note in the margin (OpenDocument; a Word document has comments)."""
    return Code("ph", (("type", ANNOTATION),), escape("\n".join(lines)))


def shaded(kind: str, number: str) -> tuple[Code, Code]:
    """The two codes around a passage; `number` is one that no other pair of the text has."""
    return Code("bpt", (("i", f"m{number}"), ("type", kind), ("x", f"m{number}"))), Code("ept", (("i", f"m{number}"),))


def shade_of(look: frozenset[str]) -> str | None:
    """The colour among the looks of a passage, None where it has none."""
    return next((SHADES[kind] for kind in SHADES if kind in look), None)
