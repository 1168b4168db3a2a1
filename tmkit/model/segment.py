"""A segment: a text, and the inline codes that stand in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code, by its TMX 1.4 name.

    `kind` is `bpt`, `ept`, `it`, `ph`, `ut`, or `hi` and `/hi` for the two ends of highlighted text.
    `attributes` are as written, in order. `content` is the XML between its tags, verbatim, `sub` included: it is no
    part of the segment's text.
    """

    kind: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: str = ""

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True, slots=True)
class Segment:
    """A text without its codes, and the codes beside it as (offset in code points, code), in order."""

    text: str
    codes: tuple[tuple[int, Code], ...] = ()
