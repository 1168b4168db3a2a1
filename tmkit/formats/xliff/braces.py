"""The codes of MXLIFF (Phrase TMS), which stand in the text itself: `{1}`, `{1>text<1}`, `{b>bold<b}`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tmkit.formats.tmx.capture import escape
from tmkit.formats.xliff.inline import Mark, Piece
from tmkit.formats.xliff.walk import Node

_CODE: Final = re.compile(r"\{([0-9]{1,4}|[biuBIU_^]{1,6})>|<([0-9]{1,4}|[biuBIU_^]{1,6})\}|\{([0-9]{1,4}|j)\}")
_FORMATS: Final = {"b": "bold", "i": "italic", "u": "ulined", "_": "sub", "^": "sup"}


def codes_named(unit: Node) -> dict[str, str]:
    """The numbers that a unit says are codes, with what they stand for."""
    found = {}
    for name in ("m:tunit-metadata", "m:tunit-target-metadata"):
        for metadata in unit.elements(name):
            for mark in metadata.every("m:mark"):
                content = next((one.text for one in mark.every("m:content")), "")
                found[mark.attributes.get("m:id") or mark.attributes.get("id", "")] = content
    return found


def braced(found: Iterable[Piece], named: dict[str, str]) -> list[Piece]:
    """The same with the codes in its texts told from text; a number that nothing names stays text."""
    listed: list[Piece] = []
    text = ""
    for piece in found:
        if isinstance(piece, str):
            text += piece
            continue
        listed += [*_parted(text, named), piece]
        text = ""
    return [*listed, *_parted(text, named)]


def _parted(text: str, named: dict[str, str]) -> list[Piece]:
    listed: list[Piece] = []
    done = 0
    for match in _CODE.finditer(text):
        opening, closing, alone = match.groups()
        name = opening or closing or alone
        if name.isdecimal() and name not in named:
            continue
        if match.start() > done:
            listed.append(text[done : match.start()])
        done = match.end()
        content = escape(named.get(name, ""))
        raw = escape(match[0])
        if alone:
            listed.append(Mark("alone", "a" + name, content=content, raw=raw))
        elif opening:
            listed.append(Mark("open", "p" + name, "p" + name, _FORMATS.get(name.lower(), ""), content, raw=raw))
        else:
            listed.append(Mark("close", "p" + name, "p" + name, raw=raw))
    if done < len(text):
        listed.append(text[done:])
    return listed
