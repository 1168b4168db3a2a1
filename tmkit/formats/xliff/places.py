"""Where things stand in the bytes of an XLIFF file, and edits of it that leave every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tmkit.formats.tmx.capture import attribute
from tmkit.formats.xliff.walk import Node

_TAG: Final = re.compile(rb"<[^\s/>\"']++(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")


@dataclass(frozen=True, slots=True)
class Edit:
    """`data[start:end]` is to become `new`."""

    start: int
    end: int
    new: bytes


@dataclass(frozen=True, slots=True)
class Spot:
    """An element in the bytes: its start tag is `data[start:inside]`, its content `data[inside:last]`.

    `empty` tells an empty-element tag; then `inside`, `last` and `end` are the same.
    """

    start: int
    inside: int
    last: int
    end: int
    empty: bool


def spot(data: bytes, node: Node) -> Spot:
    """Where an element stands."""
    match = _TAG.match(data, node.start)
    inside = match.end() if match is not None else node.last
    if data[inside - 2 : inside] == b"/>":
        return Spot(node.start, inside, inside, inside, empty=True)
    end = data.index(b">", node.last) + 1
    return Spot(node.start, inside, node.last, end, empty=False)


def start_tag(data: bytes, node: Node, changes: Mapping[str, str | None] | None = None) -> bytes:
    """The start tag of an element, never that of an empty one, with attributes set, or left out where None."""
    found = spot(data, node)
    tag = data[found.start : found.inside]
    if found.empty:
        tag = tag[:-2].rstrip() + b">"
    return with_attributes(tag, changes or {})


def end_tag(node: Node) -> bytes:
    """The end tag of an element."""
    return f"</{node.written}>".encode()


def with_attributes(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """A start or empty-element tag with attributes set, or left out where None; the others stay as they are."""
    for name, value in changes.items():
        pattern = re.compile(rb"\s+" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
        written = attribute(name, value).encode() if value is not None else b""
        match = _outside_values(pattern, tag)
        if match is not None:
            tag = tag[: match.start()] + written + tag[match.end() :]
        elif value is not None:
            close = len(tag) - (2 if tag.endswith(b"/>") else 1)
            before = tag[:close].rstrip()
            tag = before + written + tag[len(before) :]
    return tag


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with every edit made; of two edits of one place the later one is dropped."""
    parts: list[bytes] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            continue
        parts += (data[done : edit.start], edit.new)
        done = edit.end
    parts.append(data[done:])
    return b"".join(parts)


def _outside_values(pattern: re.Pattern[bytes], tag: bytes) -> re.Match[bytes] | None:
    """The first place of an attribute that is none inside another one's value."""
    for match in pattern.finditer(tag):
        before = re.sub(rb"\"[^\"]*\"|'[^']*'", b"", tag[: match.start()])
        if b'"' not in before and b"'" not in before:
            return match
    return None
