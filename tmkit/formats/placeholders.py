"""Inline codes as a person sees them in a cell: `{1}…{/1}` around text, `{2/}` between.

The two sides call one code by one number. Where the text itself has what looks like such a mark, its braces are
doubled: the braces before a mark are read two by two as one brace of the text, and only an odd one opens the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tmkit.formats.code_numbers import CLOSING, OPENING, code_numbers
from tmkit.model import Code, Segment

NUMBER = "x"
"""The attribute in which a code that was read has its number; in TMX it pairs the codes of two languages."""

_REST = r"(?:/[1-9][0-9]{0,5}|[1-9][0-9]{0,5}/?)\}"
# A run of braces is looked at once, as a whole: however long it is, time grows with the text.
_MARK = re.compile(rf"(?<!\{{)(\{{++)({_REST})")
_LAST_BRACES = re.compile(r"(?<!\{)\{++\Z")
_FIRST_BRACES = re.compile(rf"(?<!\{{)(\{{++)(?={_REST})")


def marked_pair(source: Segment, target: Segment | None) -> tuple[str, str]:
    """Source and target with their codes as placeholders; the target `""` where there is none."""
    known = code_numbers(source)
    if target is None:
        return marked(source, known), ""
    return marked(source, known), marked(target, code_numbers(target, known))


def marked(segment: Segment, numbers: Sequence[tuple[Code, int]] | None = None) -> str:
    """The text with its codes as placeholders; `numbers` are those of its codes, in order (`code_numbers`)."""
    numbered = code_numbers(segment) if numbers is None else numbers
    pieces: list[str] = []
    at = 0
    for (offset, code), (_, number) in zip(segment.codes, numbered, strict=True):
        text = _escaped(segment.text[at:offset])
        pieces.append(_LAST_BRACES.sub(_doubled, text))
        pieces.append(_placeholder(code, number))
        at = offset
    pieces.append(_escaped(segment.text[at:]))
    return "".join(pieces)


def unmarked(text: str) -> Segment:
    """The segment that `marked` writes so: an opening and its closing mark are `bpt` and `ept` with one `i`.

    A mark without its partner is an `it`, one that stands alone a `ph`; each has its number as the attribute `x`.
    """
    pieces: list[str] = []
    marks: list[tuple[int, str, int]] = []
    length = at = 0
    for match in _MARK.finditer(text):
        braces, rest = match.groups()
        kept = text[at : match.start()] + "{" * (len(braces) // 2)
        if len(braces) % 2:
            kind = "close" if rest[0] == "/" else "alone" if rest[-2] == "/" else "open"
            marks.append((length + len(kept), kind, int(rest.strip("/}"))))
        else:
            kept += rest
        pieces.append(kept)
        length += len(kept)
        at = match.end()
    pieces.append(text[at:])
    return Segment("".join(pieces), tuple(_codes(marks)))


def _codes(marks: Sequence[tuple[int, str, int]]) -> list[tuple[int, Code]]:
    """The codes of marks (offset, open, close or alone, number); a number used twice gets an `i` of its own."""
    partner: dict[int, int] = {}
    opened: dict[int, list[int]] = {}
    for place, (_, kind, number) in enumerate(marks):
        if kind == "open":
            opened.setdefault(number, []).append(place)
        elif kind == "close" and opened.get(number):
            partner[place] = opened[number].pop()
    openers = set(partner.values())
    used = {marks[place][2] for place in openers}
    spare = max(used, default=0) + 1
    taken: set[int] = set()
    pair: dict[int, int] = {}
    found = []
    for place, (offset, kind, number) in enumerate(marks):
        named = (NUMBER, str(number))
        if kind == "alone":
            code = Code("ph", (named,))
        elif place in openers:
            pair[place] = number if number not in taken else spare
            spare += number in taken
            taken.add(number)
            code = Code("bpt", (("i", str(pair[place])), named))
        elif place in partner:
            code = Code("ept", (("i", str(pair[partner[place]])),))
        else:
            code = Code("it", (("pos", "begin" if kind == "open" else "end"), named))
        found.append((offset, code))
    return found


def _placeholder(code: Code, number: int) -> str:
    position = code.attribute("pos") if code.kind == "it" else None
    if code.kind in OPENING or position == "begin":
        return f"{{{number}}}"
    if code.kind in CLOSING or position == "end":
        return f"{{/{number}}}"
    return f"{{{number}/}}"


def _escaped(text: str) -> str:
    return _FIRST_BRACES.sub(_doubled, text) if "{" in text else text


def _doubled(match: re.Match[str]) -> str:
    return match[0] * 2


class Piece(NamedTuple):
    """A part of a text with placeholders: a mark, or text, which is `span` of the segment's text."""

    text: str
    mark: bool
    span: tuple[int, int]


def pieces(text: str) -> Iterator[Piece]:
    """The parts of what `marked` wrote, in order; doubled braces are a part by themselves."""
    at = offset = 0
    for match in _MARK.finditer(text):
        braces, rest = match.groups()
        if match.start() > at:
            yield Piece(text[at : match.start()], mark=False, span=(offset, offset + match.start() - at))
            offset += match.start() - at
        if literal := len(braces) // 2:
            yield Piece("{" * 2 * literal, mark=False, span=(offset, offset + literal))
            offset += literal
        at = match.end()
        if len(braces) % 2:
            yield Piece("{" + rest, mark=True, span=(offset, offset))
        else:
            yield Piece(rest, mark=False, span=(offset, offset + len(rest)))
            offset += len(rest)
    if at < len(text):
        yield Piece(text[at:], mark=False, span=(offset, offset + len(text) - at))
