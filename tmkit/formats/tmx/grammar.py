"""The plain form of TMX that nearly every unit has, read by cutting strings: several times faster than XML events.

What is not in this form (comments, CDATA, elements out of place, references that mean nothing) raises `Odd`, and goes
through expat (`tidy`), which rewrites it in this form. So the plain form must be a subset of what expat accepts, with
the same meaning; the tests hold the two against each other.

The machine that wrote a file repeats its start tags, so what they say is remembered.
"""

from __future__ import annotations

import re
from typing import Final, TypeVar

from tmkit.formats.tmx.values import Pairs
from tmkit.storage.xml_text import ILLEGAL

WHITE: Final = " \t\n\r"
NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
EMPTY_SEGMENT: Final = "seg/>"
MOST_REMEMBERED: Final = 8192
LONGEST_REMEMBERED: Final = 400

NAME: Final = r"[A-Za-z_][A-Za-z0-9_.\-]*(?::[A-Za-z_][A-Za-z0-9_.\-]*)?"
_BEFORE_VALUE = re.compile(rf"[ \t\n]+({NAME})[ \t\n]*=[ \t\n]*")
_ATTRIBUTE = re.compile(rf"[ \t\n]+({NAME})[ \t\n]*=[ \t\n]*(?:\"([^\"]*)\"|'([^']*)')")
Key = TypeVar("Key")
Value = TypeVar("Value")
_NUMBER = re.compile(r"#(?:0*([0-9]{1,7})|x0*([0-9A-Fa-f]{1,6}))")
_SPACES = str.maketrans("\t\n", "  ")

_names: dict[tuple[str, ...], tuple[str, ...]] = {}


class Odd(Exception):  # noqa: N818 - no error: a turn to the slower way
    """Not in the plain form."""


def attributes(written: str) -> Pairs:
    """The attributes in what stands between an element's name and its `>` (without the `/` of an empty element)."""
    if "&" in written or "'" in written or "\n" in written or "\t" in written:
        return _careful_attributes(written)
    parts = written.split('"')
    between = tuple(parts[::2])
    names = _names.get(between)
    if names is None:
        names = _attribute_names(between, len(parts))
    return tuple(zip(names, parts[1::2], strict=True))


def unescape(text: str) -> str:
    """The text with its references replaced. Odd for one that XML does not have by itself, or a bare `&`."""
    first, *others = text.split("&")
    parts = [first]
    for other in others:
        name, semicolon, rest = other.partition(";")
        if not semicolon:
            raise Odd
        parts += (NAMED.get(name) or _character(name), rest)
    return "".join(parts)


def remember(known: dict[Key, Value], key: Key, value: Value, length: int) -> None:
    """Keep what a piece of markup of this length says, within bounds: what a stranger writes need not repeat itself."""
    if length <= LONGEST_REMEMBERED:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[key] = value


def is_white(text: str) -> bool:
    """Whether there is nothing but XML's white space."""
    return not text.strip(WHITE)


def ends(token: str, name: str, known: set[str]) -> bool:
    """Whether a token (what follows a `<`) is the end tag of `name` and white space; `known` remembers those."""
    head, closed, rest = token.partition(">")
    if not closed or head.rstrip(WHITE) != "/" + name or not is_white(rest):
        return False
    if len(known) < MOST_REMEMBERED and len(token) <= LONGEST_REMEMBERED:
        known.add(token)
    return True


def _attribute_names(between: tuple[str, ...], parts: int) -> tuple[str, ...]:
    found = []
    if parts % 2 == 0 or not is_white(between[-1]):
        raise Odd
    for piece in between[:-1]:
        match = _BEFORE_VALUE.fullmatch(piece)
        if match is None:
            raise Odd
        found.append(match[1])
    if len(set(found)) != len(found):
        raise Odd
    names = tuple(found)
    remember(_names, between, names, sum(map(len, between)))
    return names


def _careful_attributes(written: str) -> Pairs:
    found: list[tuple[str, str]] = []
    position = 0
    while match := _ATTRIBUTE.match(written, position):
        name, double, single = match.groups()
        value = (single if double is None else double).translate(_SPACES)
        found.append((name, unescape(value) if "&" in value else value))
        position = match.end()
    if not is_white(written[position:]) or len({name for name, _ in found}) != len(found):
        raise Odd
    return tuple(found)


def _character(name: str) -> str:
    match = _NUMBER.fullmatch(name)
    if match is None:
        raise Odd
    code = int(match[1]) if match[2] is None else int(match[2], 16)
    if code > 0x10FFFF or ILLEGAL.match(chr(code)):
        raise Odd
    return chr(code)
