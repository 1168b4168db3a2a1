"""The units of XLIFF 1.2 and its dialects: SDLXLIFF, MQXLIFF, MXLIFF, XTM, Swordfish, Wordfast TXLF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from tmkit.formats.xliff import history, states
from tmkit.formats.xliff.braces import braced, codes_named
from tmkit.formats.xliff.inline import pieces
from tmkit.formats.xliff.own import OWN, PREFIX
from tmkit.formats.xliff.parts import Part, Place, contexts, language, properties_of, trimmed
from tmkit.formats.xliff.walk import Node
from tmkit.model import Note, Property

_TOOLS: Final = ("mq:", "m:", "xtm:", "gs4tr:")
_LOCKED: Final = frozenset({"locked", "true", "yes", "1"})
_LOCKS: Final = ("mq:locked", "m:locked", "gs4tr:locked", "xtm:locked")
_NOT_TO_TRANSLATE: Final = "x-manual-notrans"  # XTM's word, as a state-qualifier


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
        part.languages = (language(source), language(target))
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
    """The segments marked in a `seg-source` or `target`, by `mid`; a second one with the same `mid` gets `~2`."""
    found: dict[str, Node] = {}
    times: Counter[str] = Counter()
    if node is not None:
        for mark in node.every("mrk"):
            if mark.attributes.get("mtype") == "seg":
                mid = mark.attributes.get("mid", "")
                times[mid] += 1
                found[mid if times[mid] == 1 else f"{mid}~{times[mid]}"] = mark
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
        said = defined.get(mark.attributes.get("mid", ""))
        found.append(Part(unit.attributes.get("id", ""), "" if single else mid, mark, rendered, _state(unit, target)))
        if said is not None:
            _trados(said, place, found[-1])
    if targets:
        found[-1].remark = f"its target has segments that the source has not ({', '.join(list(targets)[:3])}): left out"
    return found


def _state(unit: Node, target: Node | None) -> str:
    status = unit.attributes.get("mq:status")
    if status is not None:
        return states.MEMOQ.get(status, "proposed")
    confirmed = unit.attributes.get("m:confirmed")
    if confirmed is not None:
        return states.phrase(confirmed)
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
    part.dates.update(history.of_trados(found))
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
        or any(written.get(name, "").lower() in _LOCKED for name in _LOCKS)
        or (part.target is not None and part.target.attributes.get("state-qualifier") == _NOT_TO_TRANSLATE)
    )
    part.properties += properties_of(unit, _TOOLS)
    target = part.target
    for name in ("state", "state-qualifier"):
        if target is not None and (value := target.attributes.get(name)):
            part.properties.append(Property(f"x-xliff-{name}", value))
    for name in ("approved", "resname"):
        if value := written.get(name):
            part.properties.append(Property(f"x-xliff-{name}", value))
    part.dates = history.of_unit(unit, unit.element("target"), place.phases) | part.dates
    own = [said for group in unit.elements("context-group") for said in contexts(group)]
    _contexts([*place.contexts, *own], part)
    noted = [*unit.elements("note"), *unit.elements("m:comment")]
    for comments in unit.elements("mq:comments"):
        noted += [one for one in comments.every("mq:comment") if one.attributes.get("deleted") != "true"]
    part.notes += [Note(text) for note in noted if (text := note.text.strip())]


def _contexts(said: Iterable[tuple[str, str]], part: Part) -> None:
    for kind, text in said:
        if kind.startswith(PREFIX):
            if kind.removeprefix(PREFIX) in OWN:
                part.properties.append(Property(kind, text))
        elif text and kind:
            part.properties.append(Property(f"x-xliff-context-{kind.removeprefix('x-')}", text))
