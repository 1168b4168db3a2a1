"""Confirming a translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tmkit.lookup.texts import unit_texts
from tmkit.memory.editing import checked_metadata
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.metadata import with_property
from tmkit.memory.sidecar import Confirmation, Confirmer, Known
from tmkit.model import InputError, Segment, Unit, Variant
from tmkit.text.labels import split_label
from tmkit.text.tokens import tokens
from tmkit.workspace.drafts import checked_text
from tmkit.workspace.pairs import Pair

_SCALE = 10_000


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a confirmation did: `outcome` is `added`, `revised` (the source has another target, too) or `present`."""

    outcome: str
    into: str
    unit: str | None
    status: str | None


def confirm_unit(
    confirmer: Confirmer,
    index: MemoryIndex,
    source: str,
    target: str,
    pair: Pair,
    into: str | Path,
    metadata: Mapping[str, str | None],
) -> Confirmed:
    """Add a unit to the sidecar of a memory. Raises InputError for an empty text or metadata that are none."""
    for text, language in ((source, pair.source), (target, pair.target)):
        if not checked_text(text).strip():
            raise InputError(f"the {language} text is empty; nothing was confirmed")
    unit = Unit(
        (Variant(pair.source, Segment(source.strip())), Variant(pair.target, Segment(target.strip()))),
        (("srclang", pair.source),),
    )
    for name, value in checked_metadata({name: value for name, value in metadata.items() if value}).items():
        unit = with_property(unit, name, value)
    done = confirmer.confirm(into, unit, lambda _: index.consistent(lambda: _known(index, unit, pair)))
    return _described(done, str(into))


def _known(index: MemoryIndex, unit: Unit, pair: Pair) -> Known:
    """What the archive has for the unit's source."""
    source, target = (split_label(variant.segment.text)[1] for variant in unit.variants)
    answer = Known.NOTHING
    for hit in index.search(tokens(source), pair.source, _SCALE):
        found = index.row_units(hit.part, hit.row, pair.source, pair.target)
        seen = set()
        for number, text in zip(found.units.tolist(), found.target_text.tolist(), strict=True):
            if text in seen:
                continue
            seen.add(text)
            stored = index.unit(hit.part, number).unit
            if unit_texts(stored, pair.source, pair.target)[1] == target:
                return Known.SAME_TARGET
            answer = Known.ANOTHER_TARGET
    return answer


def _described(done: Confirmation, into: str) -> Confirmed:
    if done.unit is None:
        return Confirmed("present", into, None, None)
    outcome = "revised" if done.known is Known.ANOTHER_TARGET else "added"
    return Confirmed(outcome, into, done.unit.attribute("tuid"), done.unit.property("x-tmkit-status"))
