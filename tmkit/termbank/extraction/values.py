"""What extraction answers with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """A unit, or a segment of a draft, in which a candidate stands; `span` is its place in `source`, in code points.

    Of a draft, `target` is "", `memory` and `unit` are None.
    """

    source: str
    span: tuple[int, int]
    target: str = ""
    memory: str | None = None
    unit: str | None = None
    document: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class CandidateRendering:
    """What renders a candidate: in `units` of `of` distinct pairs that have it.

    `how` is `lexicon`, where every word of either has its counterpart in the other, or `association`, where the two
    only go together.
    """

    text: str
    units: int
    of: int
    how: str

    @property
    def share(self) -> float:
        """The share of the pairs, 0 to 1."""
        return self.units / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """What may be a term.

    `frequency` counts uses in distinct pairs of texts, `documents` those that have it (memories, where no document is
    known). `variants` are its other forms (number, contraction, hyphen, accent) with their uses. `renderings` has the
    usual one first; `proposed` says that it is sure enough to be put forward as its translation. `acronym` stands for
    it in the texts, `acronym_of` is what it stands for. `concepts` are those of the glossary that have it already.
    """

    text: str
    score: float
    frequency: int
    documents: int
    c_value: float
    weirdness: float
    variants: tuple[tuple[str, int], ...] = ()
    renderings: tuple[CandidateRendering, ...] = ()
    proposed: bool = False
    acronym: str = ""
    acronym_of: str = ""
    concepts: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """The candidates, best first. `found` counts all there were, `known` those of them shown that the glossary has.

    `pairs` are the distinct pairs of texts (of a draft: segments) looked at, in so many `documents`.
    """

    candidates: tuple[TermCandidate, ...]
    found: int
    known: int
    pairs: int
    documents: int
    source_lang: str
    target_lang: str
