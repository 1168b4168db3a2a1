"""A translation unit, as TMX has it, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.model.segment import Segment

STATUSES = ("adopted", "published", "revised", "draft", "unreviewed")
"""What a unit's `x-tmkit-status` may be, best first."""


@dataclass(frozen=True, slots=True)
class Property:
    """A TMX `prop`: a value of a named type, in order and as often as written."""

    kind: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A TMX `note`."""

    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A TMX `tuv`: the unit's text in one language. `language` is as written (`fr`, `fr-FR`, `FR-CA`)."""

    language: str
    segment: Segment
    attributes: tuple[tuple[str, str], ...] = ()
    properties: tuple[Property, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A TMX `tu`: one meaning in two or more languages. `attributes` are as written, `tuid` and `srclang` included."""

    variants: tuple[Variant, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    properties: tuple[Property, ...] = ()
    notes: tuple[Note, ...] = ()

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for key, value in self.attributes if key == name), None)

    def property(self, kind: str) -> str | None:
        """The text of the first property of this type, or None."""
        return next((prop.text for prop in self.properties if prop.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a unit knows of the document it comes from; every field may be unknown.

    `position` counts the document's units from 0. `date` is ISO 8601 (`2018`, `2018-09`, `2018-09-24`). `status` is one
    of `adopted`, `published`, `revised`, `draft`, `unreviewed`. `confidence` is the alignment's, from 0 to 1.
    """

    document: str | None = None
    position: int | None = None
    label: str | None = None
    page: int | None = None
    date: str | None = None
    symbol: str | None = None
    body: str | None = None
    status: str | None = None
    authority: str | None = None
    confidence: float | None = None
