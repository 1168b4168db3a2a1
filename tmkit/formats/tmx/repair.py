"""Text of a unit that is not well-formed XML, made so where it is plain what was meant; every change is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from tmkit.formats.tmx.characters import replaced
from tmkit.formats.tmx.grammar import NAMED
from tmkit.storage.xml_text import ILLEGAL, join_surrogates

_REFERENCE = re.compile(r"&(?:#([0-9]{1,9})|#[xX]([0-9A-Fa-f]{1,8})|([A-Za-z][A-Za-z0-9]{0,31}));|&")
_BARE = re.compile(r"<(?![A-Za-z_/!?])|\]\]>")
_UNKNOWN = re.compile(r"<(?!/?(?:tu|tuv|seg|prop|note|bpt|ept|it|ph|hi|sub|ut)[ \t\n/>])")
_OPENS_NOTHING: Final = "'<' that opens no element of TMX read as text"
_VERBATIM: Final = {"<!--": "-->", "<![CDATA[": "]]>"}
_VERBATIM_START = re.compile(r"<!--|<!\[CDATA\[")

Changes = list[tuple[int, str]]


class Reasons:
    """Why a text was changed: each reason once, with the line where it first held (from 0) and how often."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, int]] = {}

    def add(self, reason: str, line: int) -> None:
        """One more case, on this line."""
        first, count = self._found.get(reason, (line, 0))
        self._found[reason] = (min(first, line), count + 1)

    def add_changes(self, text: str, changes: Changes, line: int = 0) -> None:
        """Cases as (offset in `text`, reason), in order; the text begins on `line`."""
        position = 0
        for offset, reason in changes:
            line += text.count("\n", position, offset)
            position = offset
            self.add(reason, line)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        for reason, (line, count) in self._found.items():
            yield line, reason if count == 1 else f"{reason} ({count} times)"


def repair(text: str, reasons: Reasons) -> str:
    """The text with illegal characters, meaningless references, bare `&` and `<` mended."""
    parts: list[str] = []
    line = 0
    for piece, verbatim in _pieces(text):
        parts.append(piece if verbatim else _bare(_references(piece, reasons, line), reasons, line))
        line += piece.count("\n")
    joined = join_surrogates("".join(parts))
    changes: Changes = []

    def change(match: re.Match[str]) -> str:
        instead, reason = replaced(match[0])
        changes.append((match.start(), reason))
        return instead

    mended = ILLEGAL.sub(change, joined)
    reasons.add_changes(joined, changes)
    return mended


def repair_tags(text: str, reasons: Reasons) -> str:
    """The text with each `<` that opens no element of TMX read as text."""
    parts: list[str] = []
    line = 0
    for piece, verbatim in _pieces(text):
        changes = [(match.start(), _OPENS_NOTHING) for match in _UNKNOWN.finditer(piece)]
        if verbatim or not changes:
            parts.append(piece)
        else:
            parts.append(_UNKNOWN.sub("&lt;", piece))
            reasons.add_changes(piece, changes, line)
        line += piece.count("\n")
    return "".join(parts)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a comment or CDATA section, where `&` and `<` are plain characters."""
    position = 0
    unclosed: set[str] = set()
    for match in _VERBATIM_START.finditer(text):
        closing = _VERBATIM[match[0]]
        if match.start() < position or closing in unclosed:
            continue
        end = text.find(closing, match.end())
        if end < 0:
            unclosed.add(closing)
            continue
        end += len(closing)
        yield text[position : match.start()], False
        yield text[match.start() : end], True
        position = end
    yield text[position:], False


def _references(text: str, reasons: Reasons, line: int) -> str:
    changes: Changes = []

    def reference(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name in NAMED:
            return match[0]
        if name is not None and f"{name};" in html5:
            meant = html5[f"{name};"]
            changes.append((match.start(), f"{match[0]} is no reference in XML; read as {meant}"))
            return "".join(f"&#{ord(character)};" for character in meant)
        if decimal is None and hexadecimal is None:
            changes.append((match.start(), "'&' that begins no reference read as text"))
            return f"&amp;{match[0][1:]}"
        code = int(decimal) if hexadecimal is None else int(hexadecimal, 16)
        if code > 0x10FFFF:
            changes.append((match.start(), f"{match[0]} is no character; left out"))
            return ""
        # An illegal one is left to the replacement of illegal characters: two may be halves of one.
        return chr(code) if ILLEGAL.match(chr(code)) else f"&#{code};"

    mended = _REFERENCE.sub(reference, text)
    reasons.add_changes(text, changes, line)
    return mended


def _bare(text: str, reasons: Reasons, line: int) -> str:
    changes: Changes = []

    def bare(match: re.Match[str]) -> str:
        changes.append((match.start(), f"'{match[0]}' out of place read as text"))
        return "&lt;" if match[0] == "<" else "]]&gt;"

    mended = _BARE.sub(bare, text)
    reasons.add_changes(text, changes, line)
    return mended
