"""Units of memories as rows of a bilingual file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tmkit.exchange.dialect import sides
from tmkit.exchange.leaving import Exported
from tmkit.memory.metadata import origin
from tmkit.model import Origin, Row, Unit

_STATES = {
    "adopted": "final",
    "published": "final",
    "revised": "reviewed",
    "draft": "proposed",
    "unreviewed": "proposed",
}


def unit_rows(units: Iterable[Unit], source: str, target: str, told: Exported) -> Iterator[Row]:
    """A row for each unit with text in both languages: its id, texts with their codes, state, label, and where it is
    from as a note.
    """
    for unit in units:
        of_source, of_target = sides(unit, source, target)
        if of_source is None or of_target is None:
            told.left_out[f"no text in {source} and {target}"] += 1
            continue
        known = origin(unit)
        told.written += 1
        yield Row(
            id=unit.attribute("tuid") or str(told.written),
            source=of_source.segment,
            target=of_target.segment,
            state=_STATES.get(known.status or "", "translated"),
            label=known.label or "",
            page=known.page,
            notes=_notes(unit, known),
            locked=unit.property("x-tmkit-locked") == "yes",
        )


def _notes(unit: Unit, known: Origin) -> tuple[str, ...]:
    said = [one for one in (known.document, known.symbol, known.body, known.date, known.status, known.authority) if one]
    return ((" · ".join(said),) if said else ()) + tuple(note.text for note in unit.notes)
