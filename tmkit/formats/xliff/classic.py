"""The units of XLIFF 1.2 and its dialects: SDLXLIFF, MQXLIFF, MXLIFF, XTM, Swordfish, Wordfast TXLF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tmkit.formats.xliff import states
from tmkit.formats.xliff.braces import braced, codes_named
from tmkit.formats.xliff.inline import pieces
from tmkit.formats.xliff.own import OWN, PREFIX
from tmkit.formats.xliff.parts import Part, Place, properties_of, trimmed
from tmkit.formats.xliff.stamps import stamp, stamp_of_milliseconds
from tmkit.formats.xliff.walk import Node
from tmkit.model import Note, Property

_TOOLS: Final = ("mq:", "m:", "xtm:", "gs4tr:")
_LOCKED: Final = frozenset({"locked", "true", "yes", "1"})


def parts(unit: Node, place: Place) -> list[Part]:
    """The segments of a `trans-unit`, in order; one where it is not segmented. None where it has no source."""
    source = unit.element("source")
    if source is None:
        return []
    target = unit.element("target")
    inside = unit.element("seg-source")
    found = _segmented(unit, place, inside, target) if inside is not None and not place.ours else []
    if not found:
        found = [_whole(unit, source, target)]
    for part in found:
        _describe(unit, place, part)
        tags = place.tags
        part.source_pieces = trimmed(pieces(part.source.children, tags), place, unit, source, part.source)
        if part.target is not None and target is not None:
            part.target_pieces = trimmed(pieces(part.target.children, tags), place, unit, target, part.target)
    if any(name.startswith("m:") for name in unit.attributes) or unit.element("m:tunit-metadata") is not None:
        named = codes_named(unit)
        for part in found:
            part.source_pieces = braced(part.source_pieces, named)
            part.target_pieces = braced(part.target_pieces, named)
    return found


def marks(node: Node | None) -> dict[str, Node]:
    """The segments marked in a `seg-source` or `target`, by `mid`; of several with one `mid` the first."""
    found: dict[str, Node] = {}
    if node is not None:
        for mark in node.every("mrk"):
            if mark.attributes.get("mtype") == "seg":
                found.setdefault(mark.attributes.get("mid", ""), mark)
    return found


def _whole(unit: Node, source: Node, target: Node | None) -> Part:
    return Part(unit.attributes.get("id", ""), "", source, target, _state(unit, target))


def _segmented(unit: Node, place: Place, inside: Node, target: Node | None) -> list[Part]:
    sources, targets = marks(inside), marks(target)
    if not sources:
        return []
    if target is not None and not targets and target.text.strip():
        whole = _whole(unit, inside, target)
        if len(sources) > 1:
            whole.remark = "its target is not segmented: kept whole"
        return [whole]
    found = []
    defined = _defined(unit)
    single = len(sources) == 1
    for mid, mark in sources.items():
        rendered = targets.pop(mid, None)
        found.append(Part(unit.attributes.get("id", ""), "" if single else mid, mark, rendered, _state(unit, target)))
        if mid in defined:
            _trados(defined[mid], place, found[-1])
    if targets:
        found[-1].remark = f"its target has segments that the source has not ({', '.join(list(targets)[:3])}): left out"
    return found


def _state(unit: Node, target: Node | None) -> str:
    status = unit.attributes.get("mq:status")
    if status is not None:
        return states.MEMOQ.get(status, "proposed")
    confirmed = unit.attributes.get("m:confirmed")
    if confirmed is not None:
        return "translated" if confirmed in {"1", "true"} else "proposed"
    written = target.attributes if target is not None else {}
    edited = unit.attributes.get("gs4tr:editStatus")
    if edited and "state" not in written:
        return "translated" if edited.lower() in {"edited", "confirmed", "translated"} else "proposed"
    return states.classic(written.get("state"), written.get("state-qualifier"), unit.attributes.get("approved"))


def _defined(unit: Node) -> dict[str, Node]:
    """What Trados Studio says of the segments, apart from them, by `mid`."""
    return {
        one.attributes.get("id", ""): one
        for definitions in unit.elements("sdl:seg-defs")
        for one in definitions.elements("sdl:seg")
    }


def _trados(found: Node, place: Place, part: Part) -> None:
    part.state = states.SDL.get(found.attributes.get("conf", "Unspecified"), "proposed")
    part.locked = found.attributes.get("locked") == "true"
    for name, value in found.attributes.items():
        if name != "id":
            part.properties.append(Property(f"x-sdl-{name.removeprefix('sdl:')}", value))
    values = {one.attributes.get("key", ""): one.text for one in found.elements("sdl:value")}
    for key, name in (
        ("created_by", "creationid"),
        ("created_on", "creationdate"),
        ("last_modified_by", "changeid"),
        ("modified_on", "changedate"),
    ):
        value = stamp(values.get(key, "")) if name.endswith("date") else values.get(key, "")
        if value:
            part.dates[name] = value
    for node in (part.source, part.target):
        for mark in node.every("mrk") if node is not None else ():
            if mark.attributes.get("mtype") == "x-sdl-comment":
                part.notes += place.comments.get(mark.attributes.get("sdl:cid", ""), [])


def _describe(unit: Node, place: Place, part: Part) -> None:
    """What a unit says of all its segments."""
    written = unit.attributes
    part.locked = (
        part.locked
        or (written["translate"] == "no" if "translate" in written else not place.translate)
        or written.get("mq:locked", "").lower() in _LOCKED
        or written.get("m:locked", "").lower() in _LOCKED
        or written.get("gs4tr:locked", "").lower() in _LOCKED
    )
    part.properties += properties_of(unit, _TOOLS)
    target = part.target
    for name in ("state", "state-qualifier"):
        if target is not None and (value := target.attributes.get(name)):
            part.properties.append(Property(f"x-xliff-{name}", value))
    for name in ("approved", "resname"):
        if value := written.get(name):
            part.properties.append(Property(f"x-xliff-{name}", value))
    changed = stamp(written.get("mq:lastchangedtimestamp", "")) or stamp_of_milliseconds(written.get("m:modified-at"))
    created = stamp_of_milliseconds(written.get("m:created-at"))
    for name, value in (
        ("creationdate", created),
        ("creationid", written.get("m:created-by", "")),
        ("changedate", changed),
        ("changeid", written.get("mq:lastchanginguser", "") or written.get("m:modified-by", "")),
    ):
        if value:
            part.dates.setdefault(name, value)
    _contexts(unit.elements("context-group"), part)
    noted = [*unit.elements("note"), *unit.elements("m:comment")]
    for comments in unit.elements("mq:comments"):
        noted += [one for one in comments.every("mq:comment") if one.attributes.get("deleted") != "true"]
    part.notes += [Note(text) for note in noted if (text := note.text.strip())]


def _contexts(groups: Iterable[Node], part: Part) -> None:
    for group in groups:
        for context in group.elements("context"):
            kind, text = context.attributes.get("context-type", ""), context.text.strip()
            if kind.startswith(PREFIX):
                if kind.removeprefix(PREFIX) in OWN:
                    part.properties.append(Property(kind, text))
            elif text and kind:
                part.properties.append(Property(f"x-xliff-context-{kind.removeprefix('x-')}", text))
