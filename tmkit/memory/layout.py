"""Where in a TMX file a unit can be added without touching anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_EDGE = 1 << 16
_DECLARATION = re.compile(rb"""<\?xml\b[^<>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_TMX = re.compile(rb"""<tmx\b[^<>]*?\bversion\s*=\s*["']1\.4["']""")
_SOURCE = re.compile(rb"""<header\b[^<>]*?\bsrclang\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_END = re.compile(rb"</body\s*>(?:\s|<!--(?:(?!--).)*-->)*</tmx\s*>\s*\Z", re.DOTALL)
_CLOSING = b"</body"


@dataclass(frozen=True, slots=True)
class Layout:
    """A TMX 1.4 file in UTF-8 that is whole: units may be put in at the offset `body_end`.

    `source` is the header's `srclang` as written.
    """

    body_end: int
    source: str


def layout(path: Path) -> Layout | None:
    """The layout of a file, or None where it must be written anew as a whole to take a unit in."""
    with path.open("rb") as file:
        head = file.read(_EDGE)
        size = file.seek(0, 2)
        start = max(0, size - _EDGE)
        file.seek(start)
        tail = file.read(_EDGE)
    return _layout(head, tail, start)


def layout_of(content: bytes) -> Layout | None:
    """The same of a content."""
    start = max(0, len(content) - _EDGE)
    return _layout(content[:_EDGE], content[start:], start)


def is_whole(path: Path) -> bool:
    """Whether a file ends as a TMX file does, in whatever encoding: one that was cut off does not."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _EDGE))
        tail = file.read(_EDGE)
    return b"</tmx" in tail.replace(b"\0", b"")


def _layout(head: bytes, tail: bytes, start: int) -> Layout | None:
    declared = _DECLARATION.search(head)
    encoding = declared[1].lower() if declared else b"utf-8"
    if encoding not in {b"utf-8", b"utf8", b"us-ascii"} or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    source = _SOURCE.search(head)
    at = tail.rfind(_CLOSING)
    if at < 0 or _TMX.search(head) is None or source is None or _END.fullmatch(tail, at) is None:
        return None
    try:
        language = (source[1] or source[2] or b"").decode()
    except UnicodeDecodeError:
        return None
    return Layout(start + at, language)
