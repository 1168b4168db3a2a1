"""TXML, the bilingual files of Wordfast Pro 3 and GlobalLink: blocks of segments, codes as escaped markup in `ut`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tmkit.formats.acceptance import Located
from tmkit.formats.registry import Reading
from tmkit.formats.tmx.encodings import sample_text
from tmkit.model import Code, InputError, Note, Property, Segment, Unit, Variant
from tmkit.model.account import Account
from tmkit.storage.xml import parse_tree
from tmkit.text.language import detect_language

if TYPE_CHECKING:
    from lxml import etree

EXTENSIONS: tuple[str, ...] = (".txml",)
_ROOT = re.compile(r"<txml[\s>]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]{0,60})((?:\s[^<>]{0,2000})?)(/?)>")
_STAMP = re.compile(r"\d{8}T\d{6}Z", re.ASCII)
_CERTAIN = 100
_REPORTED = ("modified", "unconfirmed", "gtmt", "locked")
"""What a segment's attributes say of how its target came to be."""


def sniff(head: bytes) -> bool:
    """Whether a `txml` element begins here, in any encoding of XML."""
    return _ROOT.search(sample_text(head)) is not None


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """A unit a segment, called by its block and number; white space and codes beside a segment are no part of it."""
    root = parse_tree(path).getroot()
    if root.tag != "txml":
        raise InputError(f"its root element is {root.tag}; expected a TXML file", file=path)
    source = _language(root.get("locale", "")) or reading.source_lang
    target = _language(root.get("targetlocale", "")) or reading.target_lang
    segments = [(block, segment) for block in root.iter("translatable") for segment in block.iter("segment")]
    source = source or _told(segment for _, segment in segments)
    if not source or not target:
        side = "source" if not source else "target"
        raise InputError(f"names no {side} language; give --{side}-lang", file=path)
    account.source_language, account.target_language = source, target
    account.original = path.name.removesuffix(path.suffix) if path.suffix.lower() == ".txml" else path.name
    return _located(segments, account, (source, target))


def _located(
    segments: Iterable[tuple[etree._Element, etree._Element]], account: Account, languages: tuple[str, str]
) -> Iterator[Located]:
    names: Counter[str] = Counter()
    for position, (block, element) in enumerate(segments):
        account.read += 1
        name = "-".join(filter(None, (block.get("blockId"), element.get("segmentId")))) or str(account.read)
        names[name] += 1
        label = name if names[name] == 1 else f"{name}#{names[name]}"
        line = _line(element)
        source, target = _text(element.find("source")), _text(element.find("target"))
        if not source.text and not target.text:
            account.drop(line, label, "has codes but no text" if source.codes else "has no text")
            continue
        properties = [
            Property("x-tmkit-document", account.original or ""),
            Property("x-tmkit-position", str(position)),
            Property("x-tmkit-state", _state(element) if target.text else "empty"),
        ]
        if element.get("locked") == "true":
            properties.append(Property("x-tmkit-locked", "yes"))
        properties += [Property(f"x-txml-{key}", value) for key in _REPORTED if (value := element.get(key))]
        matched = element.find("target")
        if matched is not None and matched.get("score"):
            properties.append(Property("x-txml-score", matched.get("score", "")))
        comments = list(element.iter("comment"))
        notes = tuple(Note(text) for one in comments if (text := _all(one).strip()))
        attributes = [("tuid", label), ("srclang", languages[0]), *_dates(matched)]
        variants = (Variant(languages[0], source), Variant(languages[1], target))
        yield Located(Unit(variants, tuple(attributes), tuple(properties), notes), line, label)


def _state(element: etree._Element) -> str:
    """A machine's or a memory's target is a proposal until a person has touched or confirmed it."""
    if element.get("gtmt") == "true" or element.get("unconfirmed") == "true":
        return "proposed"
    target = element.find("target")
    score = target.get("score", "") if target is not None else ""
    if element.get("modified") != "true" and score.isdecimal() and int(score[:4]) < _CERTAIN:
        return "proposed"
    return "translated"


def _text(element: etree._Element | None) -> Segment:
    """The text without white space at its ends, its codes in their places."""
    if element is None:
        return Segment("")
    pieces = [element.text or ""]
    marks: list[tuple[int, str, str]] = []
    length = len(pieces[0])
    for child in element:
        if child.tag == "ut":
            marks.append((length, _all(child), child.get("x", "")))
        elif isinstance(child.tag, str):
            pieces.append(_all(child))
            length += len(pieces[-1])
        pieces.append(child.tail or "")
        length += len(pieces[-1])
    whole = "".join(pieces)
    start = len(whole) - len(whole.lstrip())
    text = whole.strip()
    codes = ((min(max(at - start, 0), len(text)), code) for at, code in _codes(marks))
    return Segment(text, tuple(codes))


def _codes(marks: list[tuple[int, str, str]]) -> Iterator[tuple[int, Code]]:
    """One start tag and its end tag are a pair; what holds several tags, or none, stands alone."""
    partner: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for place, (_, content, _) in enumerate(marks):
        match = _TAG.fullmatch(content)
        if match is None or match[4]:
            continue
        if not match[1]:
            opened.setdefault(match[2], []).append(place)
        elif opened.get(match[2]):
            first = opened[match[2]].pop()
            partner[first], partner[place] = place, first
    numbers: dict[int, str] = {}
    for place, (offset, content, identity) in enumerate(marks):
        known = (("x", identity),) if identity.isdecimal() else ()
        if place not in partner:
            yield offset, Code("ph", known, escape(content))
            continue
        first = min(place, partner[place])
        number = ("i", numbers.setdefault(first, str(len(numbers) + 1)))
        is_start = first == place
        yield offset, Code("bpt" if is_start else "ept", (number, *known) if is_start else (number,), escape(content))


def _all(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _line(element: etree._Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]
    return line or 0


def _dates(target: etree._Element | None) -> list[tuple[str, str]]:
    """When and by whom a target was made, where its element says."""
    if target is None:
        return []
    found = [(name, target.get(name, "")) for name in ("creationdate", "changedate", "creationid", "changeid")]
    return [(name, value) for name, value in found if value and (name.endswith("id") or _STAMP.fullmatch(value))]


def _language(code: str) -> str:
    """`EN-US` as `en-US`."""
    first, *rest = code.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _told(segments: Iterable[etree._Element]) -> str | None:
    text = " ".join(_text(element.find("source")).text for element, _ in zip(segments, range(300), strict=False))
    return detect_language(text)
