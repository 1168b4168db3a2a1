"""Units for tests, and what a reader of a workspace finds."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from tmkit.formats.tmx import read_units
from tmkit.memory.files import MemorySet
from tmkit.memory.identity import hidden, unit_ids
from tmkit.model import Property, Segment, Unit, Variant


def new_unit(source="La séance est levée.", target="The meeting rose.", *, tuid=None, languages=("fr", "en"), **props):
    """A unit in two languages; other keyword arguments become its props."""
    return Unit(
        tuple(Variant(language, Segment(text)) for language, text in zip(languages, (source, target), strict=True)),
        (("tuid", tuid),) if tuid is not None else (),
        tuple(Property(f"x-tmkit-{name}", str(value)) for name, value in props.items()),
    )


def stored_units(root: Path) -> dict[str, list[Unit]]:
    """The units of each memory that count: of one id that of the highest number. Every file must be well-formed."""
    found: dict[str, list[Unit]] = {}
    for group in MemorySet.open(root).groups():
        files = []
        for file in group:
            ET.parse(file.path)
            files.append([stored.unit for stored in read_units(file.path)])
        ids = [unit_ids(units) for units in files]
        for units, names, gone in zip(files, ids, hidden([set(names) for names in ids]), strict=True):
            found.setdefault(group[0].memory, []).extend(
                unit for unit, name in zip(units, names, strict=True) if name not in gone
            )
    return found


def pairs(root: Path, memory: str = "memories/a.tmx") -> list[tuple[str, ...]]:
    """The texts of a memory's units, sorted."""
    return sorted(
        tuple(variant.segment.text for variant in unit.variants) for unit in stored_units(root).get(memory, [])
    )
