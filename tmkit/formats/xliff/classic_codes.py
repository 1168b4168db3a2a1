"""Text and codes as XLIFF 1.2 has them between its tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tmkit.formats.tmx.capture import attribute, escape
from tmkit.formats.tmx.grammar import Odd, unescape
from tmkit.formats.xliff.shapes import Shaped, shaped
from tmkit.model import Code, Segment
from tmkit.storage.xml_text import legal

_AROUND: Final = {"bold": "bold", "italic": "italic", "ulined": "underlined", "link": "link"}
_ALONE: Final = {"image": "image", "pb": "pb", "lb": "lb"}
_NAME: Final = re.compile(r"[^\s:]{1,60}")


def classic_xml(segment: Segment, known: Sequence[tuple[Code, int]] = ()) -> tuple[str, list[tuple[Code, int]]]:
    """What stands in a `source` or `target`, and the numbers of its codes, which are their ids.

    A pair that nests and has no content is a `g`, any other a `bpt` with its `ept`; half a pair is an `it`, what stands
    alone an `x`, or a `ph` where it has content.
    """
    codes, numbers = shaped(segment, known)
    parts: list[str] = []
    at = 0
    for found in codes:
        parts.append(escape(legal(segment.text[at : found.at])))
        parts.append(_code(found))
        at = max(at, found.at)
    parts.append(escape(legal(segment.text[at:])))
    return "".join(parts), numbers


def native(code: Code) -> str:
    """The content of a code as text; markup inside it as it is written."""
    if "<" in code.content:
        return legal(code.content)
    try:
        return legal(unescape(code.content))
    except Odd:
        return legal(code.content)


def _code(found: Shaped) -> str:
    code, shape = found.code, found.shape
    number = attribute("id", str(found.number))
    content = escape(native(code))
    if shape in {"nest", "unnest"} and not content and not (found.mate and found.mate.content):
        return f"<g{number}{_ctype(code, _AROUND)}>" if shape == "nest" else "</g>"
    if shape in {"nest", "open"}:
        return f"<bpt{number}{attribute('rid', str(found.number))}{_ctype(code, _AROUND)}>{content}</bpt>"
    if shape in {"unnest", "close"}:
        return f"<ept{number}{attribute('rid', str(found.number))}>{content}</ept>"
    if shape in {"begin", "end"}:
        position = attribute("pos", "open" if shape == "begin" else "close")
        return f"<it{number}{position}{_ctype(code, _AROUND)}>{content}</it>"
    if content:
        return f"<ph{number}{_ctype(code, _ALONE)}>{content}</ph>"
    return f"<x{number}{_ctype(code, _ALONE)}/>"


def _ctype(code: Code, known: dict[str, str]) -> str:
    told = code.attribute("type")
    if not told or not _NAME.fullmatch(told):
        return ""
    return attribute("ctype", known.get(told) or (told if told.startswith("x-") and len(told) > 2 else f"x-{told}"))
