"""What an alignment is made of."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.model import DraftSegment


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment as the aligner sees it.

    Sentences of one paragraph share `block` (None: not known which belong together). `kind` is the block's. `marks`
    are what has one value in both languages: a label, a fact, a concept; equal strings mean the same thing.
    """

    text: str
    block: int | None = None
    kind: str = "paragraph"
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that render each other: half-open ranges of sentence numbers, from 0; one of them may be empty.

    `confidence` is the calibrated probability, from 0 to 1, that the bead is right; `doubts` say in words what a
    reviser should look at. `accepted` and `dropped` are a reviser's word. `edited` are the texts as a reviser changed
    them, None where they are the document's.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    accepted: bool = False
    dropped: bool = False
    edited: tuple[str | None, str | None] = (None, None)

    @property
    def two_sided(self) -> bool:
        """Whether there is text on both sides."""
        return self.source[0] < self.source[1] and self.target[0] < self.target[1]


@dataclass(frozen=True, slots=True)
class Side:
    """One document of a pair: its name, language, the BLAKE2b hash of its bytes (hexadecimal), and its segments."""

    name: str
    language: str
    digest: str
    segments: tuple[DraftSegment, ...]

    def text(self, bounds: tuple[int, int]) -> str:
        """The text of neighbouring sentences, one space between two."""
        return " ".join(segment.text for segment in self.segments[slice(*bounds)])


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents and the beads that link them: in order, every sentence of either side in exactly one."""

    source: Side
    target: Side
    beads: tuple[Bead, ...]
