"""From an alignment to translation units, and to the lines that `--beads` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from tmkit.align.beads import Alignment, Bead, Side
from tmkit.align.joining import Joiner
from tmkit.align.review import doubtful
from tmkit.memory.identity import named, unit_ids
from tmkit.memory.metadata import with_origin
from tmkit.model import Origin, Segment, Unit, Variant

UNREVIEWED = "unreviewed"


def units(alignment: Alignment, *, metadata: Mapping[str, str | None] | None = None) -> list[Unit]:
    """The units of an alignment, in the order of the source document, with `tuid`s that a second run gives again.

    A bead with text on both sides that was not dropped is a unit; so not one whose two texts are the same and have no
    letter (a number, a rule): there is nothing to translate. `metadata` are the document's values by the names of
    `Origin`: `document` (else the source's file name), `date`, `symbol`, `body`, `authority`, and `status`, which what
    is certain or accepted by a reviser has; none is guessed. What is doubtful has the status `unreviewed`. Positions
    count from 0. The confidence of what a reviser accepted is 1.
    """
    source, target = alignment.source, alignment.target
    joiners = Joiner(source.segments), Joiner(target.segments)
    given = {name: value for name, value in (metadata or {}).items() if value}
    made: list[Unit] = []
    for bead in sorted(alignment.beads, key=lambda bead: _place(source, bead)):
        if not bead.two_sided or bead.dropped:
            continue
        texts = [
            joiner.joined(*bounds, edited)
            for joiner, bounds, edited in zip(joiners, (bead.source, bead.target), bead.edited, strict=True)
        ]
        if not all(segment.text.strip() for segment in texts) or not _translated(*texts):
            continue
        variants = (Variant(source.language, texts[0]), Variant(target.language, texts[1]))
        known = _origin(alignment, bead, len(made), given)
        made.append(with_origin(Unit(variants, (("srclang", source.language),)), known))
    return [named(unit, identifier) for unit, identifier in zip(made, unit_ids(made), strict=True)]


def bead_lines(beads: Iterable[Bead], source: Side | None = None, target: Side | None = None) -> Iterator[str]:
    """The beads as `[0, 1]:[0]`, numbers of sentences from 0, one without a counterpart a line for each sentence.

    Where the sides are given, the numbers are those of their segments in the documents: the sides of an alignment have
    footnotes last.
    """
    for bead in beads:
        ours, theirs = _numbers(bead.source, source), _numbers(bead.target, target)
        if bead.two_sided:
            yield f"{ours}:{theirs}"
        else:
            yield from (f"[{number}]:[]" for number in ours)
            yield from (f"[]:[{number}]" for number in theirs)


def _numbers(bounds: tuple[int, int], side: Side | None) -> list[int]:
    return [at if side is None else side.segments[at].id - 1 for at in range(*bounds)]


def _place(source: Side, bead: Bead) -> int:
    """Where a bead stands in the source document; one without source text comes nowhere."""
    return source.segments[bead.source[0]].id if bead.source[0] < bead.source[1] else 0


def _translated(source: Segment, target: Segment) -> bool:
    return source.text != target.text or any(map(str.isalpha, source.text))


def _origin(alignment: Alignment, bead: Bead, position: int, given: Mapping[str, str]) -> Origin:
    first = alignment.source.segments[bead.source[0]]
    return Origin(
        document=given.get("document") or PurePath(alignment.source.name).name,
        position=position,
        label=first.label or None,
        page=first.page,
        date=given.get("date"),
        symbol=given.get("symbol"),
        body=given.get("body"),
        status=UNREVIEWED if doubtful(bead) else given.get("status"),
        authority=given.get("authority"),
        confidence=1.0 if bead.accepted else min(1.0, max(0.0, bead.confidence)),
    )
