"""Writing TMX 1.4 as every tool takes it: UTF-8 without a mark, all attributes that the header must have, in the order
of the DTD, nothing that TMX does not have.

An attribute that TMX 1.4 does not have becomes the prop `x-tmkit-attribute:NAME` of the element that had it, or of the
variant or unit around it. Characters that XML does not allow are replaced or left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Final
from xml.parsers import expat

import tmkit
from tmkit.formats.tmx import allowed
from tmkit.formats.tmx.capture import attribute, escape, pairs
from tmkit.formats.tmx.header import REQUIRED, Header
from tmkit.formats.tmx.inline import ATTRIBUTES, CODES, is_content
from tmkit.formats.tmx.segment import SegmentBuilder
from tmkit.formats.tmx.tidy import ATTRIBUTE, ELEMENT, UNKNOWN_LANGUAGE
from tmkit.formats.tmx.values import Pairs
from tmkit.model import Code, InputError, Note, Property, Segment, Unit, Variant
from tmkit.storage.xml import expat_parser
from tmkit.storage.xml_text import legal

Strange = list[tuple[str, str]]
"""What TMX does not have, as props: (type, text)."""

_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
_DEFAULTS: Final = {
    "creationtool": "tmkit",
    "creationtoolversion": tmkit.__version__,
    "segtype": "sentence",
    "o-tmf": "tmkit",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


def default_header(source_language: str, properties: Iterable[Property] = (), notes: Iterable[Note] = ()) -> Header:
    """The header of a memory that tmkit begins; `source_language` becomes its `srclang`."""
    written = {**_DEFAULTS, "srclang": source_language or _DEFAULTS["srclang"]}
    return Header(tuple(written.items()), tuple(properties), tuple(notes))


def write_tmx(stream: BinaryIO, units: Iterable[Unit | bytes], header: Header) -> None:
    """Write a whole TMX 1.4 file. Units given as bytes are written as they are: they must be UTF-8 and valid 1.4."""
    begin_tmx(stream, header)
    for unit in units:
        raw = unit if isinstance(unit, bytes) else unit_bytes(unit)
        stream.write(raw if raw.endswith(b"\n") else raw + b"\n")
    end_tmx(stream)


def begin_tmx(stream: BinaryIO, header: Header) -> None:
    """Write what comes before the units of a file; then `unit_bytes` of each, and `end_tmx`."""
    stream.write(_HEAD + header_bytes(header) + b"<body>\n")


def end_tmx(stream: BinaryIO) -> None:
    """Write what comes after the units of a file."""
    stream.write(b"</body>\n</tmx>\n")


def unit_bytes(unit: Unit) -> bytes:
    """One unit as a `tu` element of TMX 1.4, UTF-8, ending with a line feed; equal units give equal bytes.

    Raises InputError for a unit without variants, which TMX does not have.
    """
    if not unit.variants:
        raise InputError("a unit without variants cannot be written as TMX")
    written, strange = _attributes(unit.attributes, allowed.UNIT)
    parts = [f"<tu{_tag(written)}>\n"]
    _describe(parts, unit.notes, unit.properties, strange)
    for variant in unit.variants:
        _variant(parts, variant)
    parts.append("</tu>\n")
    return "".join(parts).encode()


def header_bytes(header: Header) -> bytes:
    """The `header` element, ending with a line feed."""
    written, strange = _attributes(header.attributes, allowed.HEADER)
    missing = {name: _DEFAULTS[name] for name in REQUIRED if name not in written}
    parts = [f"<header{_tag(written | missing)}"]
    inside: list[str] = []
    definitions = [definition for definition in header.definitions if _is_definition(definition)]
    strange += [(f"{ELEMENT}ude", definition) for definition in header.definitions if definition not in definitions]
    _describe(inside, header.notes, header.properties, strange)
    inside += [f"{definition}\n" for definition in definitions]
    parts += (">\n", *inside, "</header>\n") if inside else ("/>\n",)
    return "".join(parts).encode()


def _variant(parts: list[str], variant: Variant) -> None:
    own = tuple(pair for pair in variant.attributes if pair[0] != "xml:lang")
    written, strange = _attributes(own, allowed.VARIANT)
    if variant.segment.codes:
        segment = _coded(variant.segment, strange)
    else:
        segment = f"<seg>{escape(legal(variant.segment.text))}</seg>"
    parts.append(f"<tuv{attribute('xml:lang', legal(variant.language) or UNKNOWN_LANGUAGE)}{_tag(written)}>")
    if variant.notes or variant.properties or strange:
        parts.append("\n")
        _describe(parts, variant.notes, variant.properties, strange)
    parts.append(f"{segment}</tuv>\n")


def _describe(parts: list[str], notes: Iterable[Note], properties: Iterable[Property], strange: Strange) -> None:
    """Notes, props, and what had to become props, each on its line."""
    lines: list[str] = []
    for note in notes:
        written = _described("note", note.attributes, strange) if note.attributes else ""
        lines.append(f"<note{written}>{escape(legal(note.text))}</note>\n")
    for prop in properties:
        written = _described("prop", prop.attributes, strange) if prop.attributes else ""
        lines.append(f"<prop{attribute('type', legal(prop.kind))}{written}>{escape(legal(prop.text))}</prop>\n")
    parts += lines
    parts += [f"<prop{attribute('type', legal(kind))}>{escape(legal(text))}</prop>\n" for kind, text in strange]


def _described(element: str, written: Pairs, strange: Strange) -> str:
    own = tuple(("xml:lang", value) if name == "lang" else (name, value) for name, value in written)
    kept, others = _attributes(own, allowed.DESCRIPTION)
    strange += [(ATTRIBUTE + element + "." + kind.removeprefix(ATTRIBUTE), value) for kind, value in others]
    return _tag(kept)


def _attributes(written: Pairs, known: frozenset[str]) -> tuple[dict[str, str], Strange]:
    """The attributes that TMX has, and those that must become props."""
    kept: dict[str, str] = {}
    strange: Strange = []
    for name, value in written:
        if name not in known or name in kept or (name == "segtype" and value not in allowed.SEGMENT_TYPES):
            strange.append((ATTRIBUTE + name, value))
        else:
            kept[name] = value
    return kept, strange


def _tag(written: dict[str, str]) -> str:
    return "".join([attribute(name, legal(value)) for name, value in written.items()])


def _coded(segment: Segment, strange: Strange) -> str:
    """A `seg` with inline codes."""
    building = SegmentBuilder()
    done = 0
    highlighted = 0
    for offset, code in sorted(segment.codes, key=lambda placed: placed[0]):
        at = min(max(offset, done), len(segment.text))
        if at > done:
            building.characters(legal(segment.text[done:at]))
        done = at
        if code.kind == "/hi":
            if highlighted:
                highlighted -= 1
                building.end("hi")
            continue
        kind = code.kind if code.kind in CODES or code.kind == "hi" else "ph"
        written = _of_code(kind, code, strange)
        if kind == "hi":
            highlighted += 1
            building.start("hi", written)
        else:
            building.code(kind, written, _content(kind, code.content))
    if done < len(segment.text):
        building.characters(legal(segment.text[done:]))
    for _ in range(highlighted):
        building.end("hi")
    return building.xml()


def _of_code(kind: str, code: Code, strange: Strange) -> Pairs:
    """The attributes of a code that TMX has for its kind, with those that it must have."""
    kept: dict[str, str] = {}
    for name, value in code.attributes:
        if name not in ATTRIBUTES[kind] or name in kept or (name == "pos" and value not in allowed.POSITIONS):
            strange.append((f"{ATTRIBUTE}{code.kind}.{name}", value))
        else:
            kept[name] = legal(value)
    if kind != code.kind:
        kept.setdefault("type", f"x-{legal(code.kind)}")
    if kind == "it":
        kept.setdefault("pos", "begin")
    return tuple(kept.items())


def _content(kind: str, content: str) -> str:
    """The content of a code, as it is if it is XML that may stand there, else as text."""
    content = legal(content)
    xml = content.replace("\r", "&#13;")
    return xml if is_content(kind, xml) else escape(content)


def _is_definition(definition: str) -> bool:
    """Whether this is a `ude` element as TMX has it."""
    names: list[str] = []
    valid = True

    def start(name: str, flat: list[str]) -> None:
        nonlocal valid
        written = dict(pairs(flat))
        if not names:
            valid = valid and name == "ude" and "name" in written and set(written) <= allowed.DEFINITION
        else:
            valid = valid and name == "map" and "unicode" in written and set(written) <= allowed.MAP
        names.append(name)

    def text(found: str) -> None:
        nonlocal valid
        valid = valid and not found.strip()

    try:
        expat_parser(start, lambda _name: None, text).Parse(definition, True)
    except (expat.ExpatError, InputError, UnicodeEncodeError):
        return False
    return valid and len(names) > 1
