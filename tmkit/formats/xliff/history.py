"""Who wrote and who changed a target, and when, as each tool says it, in the names and dates of TMX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tmkit.formats.stamps import stamp, stamp_of_milliseconds
from tmkit.formats.xliff.walk import Node

_TRADOS: Final = (
    ("created_by", "creationid"),
    ("created_on", "creationdate"),
    ("last_modified_by", "changeid"),
    ("modified_on", "changedate"),
)
_WORDFAST: Final = re.compile(r"\s(username|timestamp)=(?:\"([^\"]*)\"|'([^']*)')")
_COMPACT: Final = re.compile(r"\d{8}T\d{6}Z", re.ASCII)
Phases = dict[str, tuple[str, str]]
"""Of each phase of a file, by name: when it was and who worked in it."""


def phase(node: Node) -> tuple[str, str]:
    """The date and the person of a `phase` of XLIFF 1.2."""
    return stamp(node.attributes.get("date", "")), node.attributes.get("contact-name", "")


def of_trados(segment: Node) -> Iterator[tuple[str, str]]:
    """What an `sdl:seg` says; what it says of its previous origins is no part of it."""
    values = {one.attributes.get("key", ""): one.text for one in segment.elements("sdl:value")}
    for key, name in _TRADOS:
        value = stamp(values.get(key, "")) if name.endswith("date") else values.get(key, "")
        if value:
            yield name, value


def of_unit(unit: Node, target: Node | None, phases: Phases) -> dict[str, str]:
    """What a `trans-unit` and its target say."""
    written = unit.attributes
    found = {
        "creationdate": stamp_of_milliseconds(written.get("m:created-at")),
        "creationid": written.get("m:created-by", ""),
        "changedate": stamp(written.get("mq:lastchangedtimestamp", ""))
        or stamp_of_milliseconds(written.get("m:modified-at")),
        "changeid": written.get("mq:lastchanginguser", "") or written.get("m:modified-by", ""),
    }
    if target is not None:
        said = {match[1]: match[2] or match[3] or "" for match in _WORDFAST.finditer(_seginfo(target))}
        found["changeid"] = found["changeid"] or said.get("username", "")
        if _COMPACT.fullmatch(said.get("timestamp", "")):
            found["changedate"] = found["changedate"] or said["timestamp"]
        when, who = phases.get(target.attributes.get("phase-name", written.get("phase-name", "")), ("", ""))
        found["changedate"], found["changeid"] = found["changedate"] or when, found["changeid"] or who
    return {name: value for name, value in found.items() if value}


def _seginfo(target: Node) -> str:
    """What Wordfast says of a target: an element with attributes, written as text."""
    return target.attributes.get("gs4tr:seginfo", "")[:4000]
