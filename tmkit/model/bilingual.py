"""A draft and its translation side by side: what a translator's tool is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmkit.model.match import Difference
from tmkit.model.segment import Segment
from tmkit.model.unit import Origin

STATES = ("empty", "proposed", "translated", "reviewed", "final")
"""How far a row's target has come: there is none; a person has still to look at it; a person, or an exact match in its
context, has settled it; a second person has; nothing is to be changed any more."""

CHANGES = ("unchanged", "moved", "split", "merged", "changed", "new")
"""What became of a row's source since an earlier version."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of the archive, or of an earlier version, beside a row: as it stands there, its facts not replaced.

    `score`, `kind` and `similarity` are those of the match; `differences` lead from the row's source to this one.
    """

    score: int
    kind: str
    similarity: float
    source: Segment
    target: Segment
    memory: str = ""
    unit: str = ""
    origin: Origin = field(default_factory=Origin)
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One segment of a draft with its target.

    `id` is unique in its document: the segment's id as `tmkit segment` gives it, or what another tool called it.
    `state` is one of `STATES`. `kind` says how the target came to be: `context`, `exact`, `repaired`, `fuzzy` (`score`
    is the match's), `carried` from an earlier version, or `""`: by a person, or not at all. `block` is the number, from
    0, of the paragraph that has the segment and `part` its kind (`heading`, `paragraph` …), where they are known.
    `notes` is what the translator should know: facts in conflict, terms, passages. `change` is one of `CHANGES`, or
    `""` where there is no earlier version; `previous` is the earlier source and target.
    """

    id: str
    source: Segment
    target: Segment | None = None
    state: str = "empty"
    kind: str = ""
    score: int | None = None
    label: str = ""
    page: int | None = None
    block: int | None = None
    part: str = "paragraph"
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()
    change: str = ""
    previous: tuple[str, str] | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class BilingualHead:
    """What a bilingual file says of all its rows: the draft's file name, its languages as BCP 47 codes.

    `digest` is a hash of the draft (hexadecimal), by which it is known again; `original_format` the draft's format as
    `documents` names it (`docx`, `text` …), or `""`.
    """

    original: str
    source_language: str
    target_language: str
    digest: str = ""
    original_format: str = ""
