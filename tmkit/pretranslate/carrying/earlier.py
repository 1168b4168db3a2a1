"""The earlier version: what was translated then, sentence by sentence, and how far that is settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from tmkit.align import Alignment, Bead
from tmkit.align.joining import Joiner
from tmkit.align.review import doubtful
from tmkit.model import BilingualHead, Row, Segment
from tmkit.text.labels import split_label
from tmkit.text.sentences import sentences
from tmkit.text.srx import SrxRules


@dataclass(frozen=True, slots=True)
class EarlierUnit:
    """One unit of the earlier version, without labels: sentences that were translated together, in order.

    `sentences` are those of its source. `state` is one of `model.STATES`; `doubts` say why it is not settled though it
    has a target. `label` is the path of its paragraph. `kind`, `score` and `notes` are what a bilingual file says
    of a target that nobody has confirmed: how it came to be.
    """

    id: str
    source: Segment
    target: Segment | None
    sentences: tuple[str, ...]
    state: str = "translated"
    label: str = ""
    page: int | None = None
    part: str = "paragraph"
    doubts: tuple[str, ...] = ()
    kind: str = ""
    score: int | None = None
    notes: tuple[str, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version: its name, its languages as BCP 47 codes, its units in the order of its source.

    `loose` are texts of its translation that render nothing of its source, which nothing can carry over.
    """

    name: str
    source_language: str
    target_language: str
    units: tuple[EarlierUnit, ...]
    loose: tuple[str, ...] = ()


def earlier_of_documents(alignment: Alignment) -> Earlier:
    """Two documents, aligned. A person has settled what they say; doubts are those of the alignment."""
    source, target = alignment.source, alignment.target
    joiners = Joiner(source.segments), Joiner(target.segments)
    units: list[tuple[int, EarlierUnit]] = []
    loose: list[str] = []
    for bead in alignment.beads:
        if bead.source[0] == bead.source[1]:
            loose.append(target.text(bead.target))
            continue
        ours = source.segments[slice(*bead.source)]
        rendered = joiners[1].joined(*bead.target) if bead.two_sided else None
        doubts = _doubts(bead) if rendered is not None else ()
        unit = EarlierUnit(
            str(ours[0].id),
            joiners[0].joined(*bead.source),
            rendered,
            tuple(segment.text for segment in ours),
            "empty" if rendered is None else "proposed" if doubts else "translated",
            ours[0].label,
            ours[0].page,
            ours[0].kind,
            doubts,
        )
        units.append((ours[0].id, unit))
    ordered = tuple(unit for _, unit in sorted(units, key=lambda one: one[0]))
    return Earlier(PurePath(source.name).name, source.language, target.language, ordered, tuple(loose))


def earlier_of_rows(name: str, head: BilingualHead, rows: Iterable[Row], rules: SrxRules | None = None) -> Earlier:
    """A bilingual file that came back, or a memory: its rows as they are, states and all."""
    units = tuple(_of_row(row, head.source_language, rules) for row in rows)
    return Earlier(name, head.source_language, head.target_language, units)


def _of_row(row: Row, language: str, rules: SrxRules | None) -> EarlierUnit:
    printed = split_label(row.source.text)[0]
    source = _unlabelled(row.source)
    target = None if row.target is None else _unlabelled(row.target) if printed else row.target
    if target is not None and not target.text.strip():
        target = None
    spans = [(0, len(source.text))] if row.part == "heading" else sentences(source.text, language, rules)
    return EarlierUnit(
        row.id,
        source,
        target,
        tuple(source.text[start:end] for start, end in spans) or (source.text,),
        "empty" if target is None else row.state if row.state != "empty" else "proposed",
        row.label or printed.rstrip("."),
        row.page,
        row.part,
        kind=row.kind,
        score=row.score,
        notes=row.notes,
        locked=row.locked,
    )


def _unlabelled(segment: Segment) -> Segment:
    """A segment without the label that its text begins with."""
    rest = split_label(segment.text)[1]
    cut = len(segment.text) - len(rest)
    if not cut:
        return segment
    return Segment(rest, tuple((max(at - cut, 0), code) for at, code in segment.codes))


def _doubts(bead: Bead) -> tuple[str, ...]:
    """Why the alignment of the earlier version is not sure of a pair."""
    if not doubtful(bead):
        return ()
    return (f"the earlier version is aligned doubtfully here ({bead.confidence:.2f}): {'; '.join(bead.doubts)}",)
