"""What every document format has in common: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from tmkit.model import Block, Segment

Revisions = Literal["original", "final", "both"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. `language` is given or detected, None where it cannot be told; `notes` are doubts."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    language: str | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a document is to be read.

    `known_word` tells whether archive or glossary know a word or compound. `revisions` is which text of a document
    with tracked changes is read: before them, after them, or both, deleted and inserted text as inline codes.
    """

    language: str | None = None
    known_word: Callable[[str], bool] | None = None
    revisions: Revisions = "final"


class DocumentFormat(Protocol):
    """What a module of the registry offers."""

    EXTENSIONS: tuple[str, ...]
    """Endings of names, in lower case with their dot."""

    def sniff(self, data: bytes) -> bool:
        """Whether `data` is certainly of this format."""
        ...

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """The document. Raises InputError where the data cannot be read."""
        ...


@runtime_checkable
class WritableFormat(Protocol):
    """What a module offers besides where a document of its format can be written back."""

    def write(self, original: bytes, name: str, replacements: Mapping[str, Segment]) -> tuple[bytes, tuple[str, ...]]:
        """A copy of `original` in which the blocks at some places (`Block.place`) have other texts, and remarks.

        A replacement's codes are those that reading gave for the block: they carry its bold, italic, links and
        footnote marks; one that is missing is named in the remarks. Every part of the file that no replacement
        touches keeps its bytes. Raises InputError where a place is none of the document's.
        """
        ...
