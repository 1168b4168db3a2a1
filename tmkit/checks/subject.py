"""What is checked: a text alone, or with what it renders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tmkit.facts import read
from tmkit.model import Block, DraftSegment, Fact, Place
from tmkit.text.languages import primary

TITLES = frozenset({"heading", "caption"})
SURE = 0.9
"""Below this confidence of the alignment a finding that compares the two sides is not told by itself."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of the text under check and what it renders: segments of one bead, either side may be empty.

    `id` is what a finding calls it: the id of its first target segment, or a bilingual file's ordinal. `confidence` is
    the alignment's.
    """

    id: int
    target: tuple[DraftSegment, ...]
    source: tuple[DraftSegment, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True)
class Subject:
    """A text under check, in order.

    `language` is its language; `source_language` is None where it is checked alone. `date` is the draft's (ISO 8601) or
    None. `target_blocks` and `source_blocks` are those of documents, None for bilingual files; `lines` are those on
    which the units of a bilingual file begin, by ordinal. `remembered` is where the checks of a module keep, under its
    name, what they all need.
    """

    file: str
    language: str
    pairs: tuple[Pair, ...]
    source_file: str | None = None
    source_language: str | None = None
    date: str | None = None
    target_blocks: Sequence[Block] | None = None
    source_blocks: Sequence[Block] | None = None
    bilingual: bool = False
    lines: Mapping[int, int] = field(default_factory=dict, repr=False)
    remembered: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    _facts: dict[tuple[str, str], tuple[Fact, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def segments(self) -> tuple[DraftSegment, ...]:
        """The segments of the text under check, in order."""
        return tuple(segment for pair in self.pairs for segment in pair.target)

    @cached_property
    def source_segments(self) -> tuple[DraftSegment, ...]:
        """The segments of the source, in the order of the pairs."""
        return tuple(segment for pair in self.pairs for segment in pair.source)

    def two_sided(self) -> Iterator[Pair]:
        """The pairs with text on both sides."""
        return (pair for pair in self.pairs if pair.target and pair.source)

    def facts(self, text: str, language: str) -> tuple[Fact, ...]:
        """The facts of a text, read once."""
        key = text, primary(language)
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = tuple(read(text, key[1]))
        return found

    def place(self, segment: DraftSegment, span: tuple[int, int], side: str = "target") -> Place:
        """The place of a span in a segment of one side."""
        file = self.file if side == "target" else self.source_file or self.file
        return Place(
            file, segment.id, span, segment.text[slice(*span)], side, segment.label, segment.page, segment.text
        )


def joined(segments: Sequence[DraftSegment]) -> str:
    """The text of neighbouring segments, one space between two."""
    return " ".join(segment.text for segment in segments)
