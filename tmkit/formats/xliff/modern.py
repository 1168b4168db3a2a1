"""The units of XLIFF 2.0, 2.1 and 2.2."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.formats.tmx.capture import escape
from tmkit.formats.xliff import states
from tmkit.formats.xliff.inline import pieces
from tmkit.formats.xliff.own import OWN, TOOL
from tmkit.formats.xliff.parts import Part, Place, language, trimmed
from tmkit.formats.xliff.walk import Node
from tmkit.model import Note, Property
from tmkit.storage.xml_text import MEANT


def parts(unit: Node, place: Place) -> list[Part]:
    """The segments of a `unit`, in order."""
    data = _data(unit)
    segments = list(unit.elements("segment"))
    ours = dict(metadata(unit))
    called = ours.pop("id", None) or unit.attributes.get("id", "")
    locked = not place.translate if "translate" not in unit.attributes else unit.attributes["translate"] == "no"
    notes = [Note(note.text.strip()) for group in unit.elements("notes") for note in group.elements("note")]
    found = []
    for number, segment in enumerate(segments, 1):
        source, target = segment.element("source"), segment.element("target")
        if source is None:
            continue
        state = segment.attributes.get("state", "initial")
        key = "" if len(segments) == 1 else segment.attributes.get("id", str(number))
        part = Part(called, key, source, target, states.MODERN.get(state, "proposed"), locked)
        part.languages = (language(source), language(target))
        if "state" not in segment.attributes and unit.element("mtc:matches") is None:
            part.state = "translated"
        part.notes = [note for note in notes if note.text]
        if "name" in unit.attributes:
            part.properties.append(Property("x-xliff-name", unit.attributes["name"]))
        for name in ("state", "subState"):
            if value := segment.attributes.get(name):
                part.properties.append(Property(f"x-xliff-{name}", value))
        part.properties += [Property(f"x-tmkit-{kind}", value) for kind, value in ours.items() if kind in OWN]
        part.source_pieces = trimmed(pieces(source.children, data), place, unit, source)
        if target is not None:
            part.target_pieces = trimmed(pieces(target.children, data), place, unit, target)
        found.append(part)
    return found


def metadata(node: Node) -> Iterator[tuple[str, str]]:
    """What tmkit wrote of a file or unit, as (type, text)."""
    holders = [node] if node.name == "mda:metadata" else node.elements("mda:metadata")
    for holder in holders:
        for group in holder.elements("mda:metaGroup"):
            if group.attributes.get("category") == TOOL:
                for meta in group.elements("mda:meta"):
                    yield meta.attributes.get("type", ""), meta.text


def _data(unit: Node) -> dict[str, str]:
    """The content of codes, as XML, by id."""
    found = {}
    for holder in unit.elements("originalData"):
        for data in holder.elements("data"):
            found[data.attributes.get("id", "")] = escape("".join(_characters(data)))
    return found


def _characters(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.name == "cp":
            written = child.attributes.get("hex", "")
            code = int(written, 16) if written and all(one in "0123456789abcdefABCDEF" for one in written[:8]) else 0
            yield MEANT.get(code, "")
