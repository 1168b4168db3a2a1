"""Filling targets into an XLIFF file of any tool: what is no target, nor the state of one, keeps its bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from tmkit.formats.tmx.capture import attribute
from tmkit.formats.tmx.encodings import find_encoding
from tmkit.formats.xliff import states
from tmkit.formats.xliff.inline import segment
from tmkit.formats.xliff.native import codes_of, inner
from tmkit.formats.xliff.packages import ENDINGS, is_package, with_members
from tmkit.formats.xliff.parts import Part, Place
from tmkit.formats.xliff.places import Edit, edited, end_tag, spot, start_tag, with_attributes
from tmkit.formats.xliff.surroundings import UNITS, Identifiers, Surroundings, parts_of
from tmkit.formats.xliff.walk import Node, walk_bytes
from tmkit.model import InputError, Row

FORMATS: Final = frozenset(
    {"xliff", "xliff2", "sdlxliff", "mqxliff", "mxliff", "txlf", *(ending.lstrip(".") for ending in ENDINGS)}
)
"""What a reading calls the files that can be filled."""

_WHITE: Final = b" \t\r\n"
_EDITED: Final = "PartiallyEdited"


@dataclass(slots=True)
class Filled:
    """A filled file, and what became of the rows: ids that were filled in, that are locked there, that it has not.

    `lost` counts inline codes of targets for which the file has no tag.
    """

    data: bytes = b""
    filled: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    lost: int = 0


def fill(original: bytes, name: str, targets: Mapping[str, Row]) -> bytes:
    """The file with these targets, by row id, in it; as `filled`."""
    return filled(original, name, targets).data


def filled(original: bytes, name: str, targets: Mapping[str, Row]) -> Filled:
    """The file or package `original`, called `name`, with these targets in it, by row id.

    A row without a target, one that the file has locked, and one whose target is there already change nothing. A target
    that is filled in is never confirmed: `conf="Draft"` in Trados Studio, edited in memoQ, not confirmed in Phrase; any
    other file has the row's own state. Raises InputError where the file cannot be read.
    """
    found, identifiers = Filled(), Identifiers()
    if is_package(original):
        found.data = with_members(
            original, name, lambda part, data: _filled(data, f"{name}: {part}", targets, found, identifiers)
        )
    else:
        found.data = _filled(original, name, targets, found, identifiers)
    done = {*found.filled, *found.locked}
    found.unknown = [key for key in targets if key not in done]
    return found


def _filled(original: bytes, name: str, targets: Mapping[str, Row], found: Filled, identifiers: Identifiers) -> bytes:
    """One file with its targets, in the encoding that it has."""
    encoding = find_encoding(io.BytesIO(original), name)
    data = original
    if encoding.name != "utf-8":
        try:
            data = original[encoding.start :].decode(encoding.name).encode()
        except UnicodeError:
            raise InputError(f"is not {encoding.name.upper()} throughout; save it as UTF-8", file=name) from None
    edits = list(_edits(data, name, targets, found, identifiers))
    if not edits:
        return original
    new = edited(data, edits)
    if encoding.name == "utf-8":
        return new
    return original[: encoding.start] + new.decode().encode(encoding.name, "xmlcharrefreplace")


def _edits(
    data: bytes, name: str, targets: Mapping[str, Row], found: Filled, identifiers: Identifiers
) -> Iterator[Edit]:
    around = Surroundings()
    for event in walk_bytes(data, name):
        if event.kind != "whole" or event.node.name not in UNITS:
            around.take(event)
            if event.kind == "open" and event.node.name == "bin-unit":
                identifiers.skip()
            continue
        parts = parts_of(event.node, around.place)
        if not parts:
            identifiers.skip()
        wanted = []
        for part in parts:
            label = identifiers.name(part)
            row = targets.get(label)
            if row is None:
                continue
            (found.locked if part.locked else found.filled).append(label)
            if not part.locked and row.target is not None and not _there_already(part, row):
                wanted.append((part, row))
        if wanted:
            yield from _of_unit(data, event.node, around.place, parts, wanted, found)


def _there_already(part: Part, row: Row) -> bool:
    numbers: dict[str, int] = {}
    segment(part.source_pieces, numbers)
    return part.target is not None and segment(part.target_pieces, numbers) == row.target


def _of_unit(
    data: bytes, unit: Node, place: Place, parts: list[Part], wanted: list[tuple[Part, Row]], found: Filled
) -> Iterator[Edit]:
    contents: dict[int, bytes] = {}
    for part, row in wanted:
        if row.target is not None:
            codes = codes_of(data, part.source_pieces, part.target_pieces)
            contents[id(part)] = inner(row, row.target, codes)
            found.lost += codes.lost
    if unit.name == "unit":
        holders = {id(holder.element("source")): holder for holder in unit.elements("segment")}
        for part, row in wanted:
            yield from _modern(data, holders[id(part.source)], part, row, contents[id(part)])
        return
    changes = _target_attributes(unit, wanted)
    target = unit.element("target")
    if all(part.source.name != "mrk" for part, _ in wanted):
        yield from _target(data, unit, place, target, changes, contents[id(wanted[0][0])])
    elif target is not None and all(part.target is not None for part, _ in wanted):
        for part, _ in wanted:
            if part.target is not None:
                yield _content(data, part.target, contents[id(part)], {})
        if changes:
            at = spot(data, target)
            yield Edit(at.start, at.inside, start_tag(data, target, changes))
    else:
        yield from _target(data, unit, place, target, changes, _segmented(data, unit, parts, contents))
    yield from _statuses(data, unit, wanted)


def _content(data: bytes, node: Node, content: bytes, changes: Mapping[str, str | None]) -> Edit:
    """An element with other content."""
    at = spot(data, node)
    return Edit(at.start, at.end, start_tag(data, node, changes) + content + end_tag(node))


def _target(
    data: bytes, unit: Node, place: Place, target: Node | None, changes: Mapping[str, str | None], content: bytes
) -> Iterator[Edit]:
    """The target of a unit of XLIFF 1.2, put behind its source where it has none."""
    if target is not None:
        yield _content(data, target, content, changes)
        return
    source = unit.element("source")
    last = unit.element("seg-source") or source
    if source is None or last is None:
        return
    called = source.written.removesuffix("source") + "target"
    tag = f"<{called}>".encode()
    if place.target_language and "xml:lang" in source.attributes:
        tag = with_attributes(tag, {"xml:lang": place.target_language})
    if source.attributes.get("xml:space") == "preserve":
        tag = with_attributes(tag, {"xml:space": "preserve"})
    yield _behind(data, last, with_attributes(tag, changes) + content + f"</{called}>".encode())


def _behind(data: bytes, node: Node, new: bytes) -> Edit:
    """Something new behind an element, with the white space before it that the element has."""
    at = spot(data, node)
    before = at.start
    while before and data[before - 1 : before] in _WHITE:
        before -= 1
    return Edit(at.end, at.end, data[before : at.start] + new)


def _segmented(data: bytes, unit: Node, parts: list[Part], contents: Mapping[int, bytes]) -> bytes:
    """The content of a target made after the segmented source; a segment without a target is empty there."""
    inside = unit.element("seg-source")
    if inside is None:
        return b"".join(contents.values())
    edits = []
    for part in parts:
        content = contents.get(id(part), b"")
        if id(part) not in contents and part.target is not None:
            at = spot(data, part.target)
            content = data[at.inside : at.last]
        edits.append(_content(data, part.source, content, {}))
    around = spot(data, inside)
    shifted = [Edit(edit.start - around.inside, edit.end - around.inside, edit.new) for edit in edits]
    return edited(data[around.inside : around.last], shifted)


def _target_attributes(unit: Node, wanted: list[tuple[Part, Row]]) -> dict[str, str | None]:
    """State and qualifier of a target of a file that has them, and has no status of its own."""
    if _own_status(unit):
        return {}
    order = list(states.WRITTEN)
    rows = [row for _, row in wanted]
    lowest = min(rows, key=lambda row: order.index(row.state) if row.state in order else 0)
    state = states.WRITTEN.get(lowest.state, states.WRITTEN["proposed"])
    return {"state": state, "state-qualifier": states.qualifier(lowest.kind)}


def _own_status(unit: Node) -> bool:
    return (
        "mq:status" in unit.attributes or "m:confirmed" in unit.attributes or unit.element("sdl:seg-defs") is not None
    )


def _statuses(data: bytes, unit: Node, wanted: list[tuple[Part, Row]]) -> Iterator[Edit]:
    """The tool's own statuses: nothing that we fill in is confirmed."""
    changes: dict[str, str | None] = {}
    if "mq:status" in unit.attributes:
        changes["mq:status"] = _EDITED
    if unit.attributes.get("m:confirmed", "0") != "0":
        changes["m:confirmed"] = "0"
    if unit.attributes.get("approved") == "yes":
        changes["approved"] = "no"
    if changes:
        at = spot(data, unit)
        yield Edit(at.start, at.inside, with_attributes(data[at.start : at.inside], changes))
    definitions = unit.element("sdl:seg-defs")
    if definitions is None:
        return
    mids = {part.source.attributes.get("mid", "") for part, _ in wanted}
    for one in definitions.elements("sdl:seg"):
        if one.attributes.get("id") in mids:
            at = spot(data, one)
            yield Edit(at.start, at.inside, with_attributes(data[at.start : at.inside], {"conf": "Draft"}))


def _modern(data: bytes, holder: Node, part: Part, row: Row, content: bytes) -> Iterator[Edit]:
    """The target and state of a `segment` of XLIFF 2."""
    at = spot(data, holder)
    changes = {"state": states.WRITTEN_2.get(row.state, "initial"), "subState": None}
    yield Edit(at.start, at.inside, with_attributes(data[at.start : at.inside], changes))
    if part.target is not None:
        yield _content(data, part.target, content, {})
        return
    called = part.source.written.removesuffix("source") + "target"
    space = attribute("xml:space", "preserve") if part.source.attributes.get("xml:space") == "preserve" else ""
    yield _behind(data, part.source, f"<{called}{space}>".encode() + content + f"</{called}>".encode())
