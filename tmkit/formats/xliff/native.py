"""A target written with the codes of the file that it goes into: the very tags that its source has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tmkit.formats.code_numbers import CLOSING, OPENING, code_numbers
from tmkit.formats.tmx.capture import escape
from tmkit.formats.xliff.inline import Mark, Piece, segment
from tmkit.formats.xliff.places import end_tag, spot, start_tag
from tmkit.model import Code, Row, Segment
from tmkit.storage.xml_text import legal

Numbered = list[tuple[Code, int]]
_DEEPEST: Final = 200  # as deep as elements may nest


@dataclass(slots=True)
class Codes:
    """The tags that a row's codes stand for, by number and by what they do.

    `lost` counts codes of targets for which the file has no tag.
    """

    tags: dict[tuple[int, str], bytes] = field(default_factory=dict)
    nesting: dict[int, bytes] = field(default_factory=dict)
    numbers: Numbered = field(default_factory=list)
    lost: int = 0


def codes_of(data: bytes, source: Sequence[Piece], target: Sequence[Piece]) -> Codes:
    """The codes of a row as the file has them: those of the source, then what only the present target has."""
    known: dict[str, int] = {}
    first = segment(source, known)
    found = Codes(numbers=code_numbers(first))
    _collect(data, source, found.numbers, found)
    second = segment(target, known)
    others = code_numbers(second, found.numbers)
    _collect(data, target, others, found)
    there = set(found.numbers)
    found.numbers += [pair for pair in others if pair not in there]
    return found


def inner(row: Row, target: Segment, codes: Codes) -> bytes:
    """What is to stand in a target. A code that the file has no tag for is left out; pairs are made to nest."""
    numbers = code_numbers(target, _known(row, codes))
    parts: list[bytes] = []
    opened: list[int] = []
    at = 0
    for (offset, code), (_, number) in zip(target.codes, numbers, strict=True):
        parts.append(escape(legal(target.text[at:offset])).encode())
        at = max(at, offset)
        role = _role(code)
        tag = codes.tags.get((number, role))
        if number in codes.nesting and role in {"open", "close"}:
            _nested(number, role, codes, opened, parts)
        elif tag is None:
            codes.lost += 1
        else:
            parts.append(tag)
    parts.append(escape(legal(target.text[at:])).encode())
    parts += [codes.nesting[number] for number in reversed(opened)]
    return b"".join(parts)


def _known(row: Row, codes: Codes) -> Numbered:
    """The numbers that the row's own source gives its codes; they are the file's where the codes are as many."""
    own = code_numbers(row.source)
    return [*own, *codes.numbers[len(own) :]] if len(own) <= len(codes.numbers) else own


def _nested(number: int, role: str, codes: Codes, opened: list[int], parts: list[bytes]) -> None:
    if role == "open":
        opened.append(number)
        parts.append(codes.tags[number, "open"])
        return
    if number not in opened[-_DEEPEST:]:
        codes.lost += 1
        return
    while opened:
        last = opened.pop()
        parts.append(codes.nesting[last])
        if last == number:
            return


def _role(code: Code) -> str:
    if code.kind in OPENING or (code.kind == "it" and code.attribute("pos") != "end"):
        return "open"
    return "close" if code.kind in CLOSING or code.kind == "it" else "alone"


def _collect(data: bytes, pieces: Sequence[Piece], numbers: Numbered, found: Codes) -> None:
    marks = [piece for piece in pieces if isinstance(piece, Mark)]
    for mark, (code, number) in zip(marks, numbers, strict=True):
        role = _role(code)
        if (number, role) in found.tags:
            continue
        found.tags[number, role] = _tag(data, mark)
        if mark.edge == "start" and mark.node is not None:
            found.nesting[number] = end_tag(mark.node)


def _tag(data: bytes, mark: Mark) -> bytes:
    if mark.node is None:
        return mark.raw.encode()
    if mark.edge == "start":
        return start_tag(data, mark.node)
    if mark.edge == "end":
        return end_tag(mark.node)
    place = spot(data, mark.node)
    return data[place.start : place.end]
