"""The shape of a unit: everything but its texts and values, as one regular expression.

Machines write TMX, and a file has few shapes. A unit of a known shape is taken apart by a single match, in a fraction
of the time that its tags would take one by one. A shape is learnt from a unit in the plain form, and allows at each
place only what the plain form allows, so that a match means the same as reading tag by tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tmkit.formats.tmx import heads
from tmkit.formats.tmx.grammar import Odd, attributes, is_white
from tmkit.formats.tmx.values import Pairs

# What may vary is bounded by the next mark of the markup, so that no match ever has to be tried in two ways.
_TEXT: Final = "([^<]*+)"
_VALUE: Final = '"([^"<&\t\n]*+)"'
_MOST: Final = 4
_LONGEST: Final = 10_000
_BEFORE_LEARNING: Final = 200
_LAST_LEARNING: Final = 300


@dataclass(slots=True)
class Part:
    """A `tu` or one of its `tuv`: which groups of the match hold what. Groups count from 0.

    `names` are those of the attributes that vary, their values the groups from `first` on. `properties` are (type,
    attributes, group), `notes` (attributes, group).
    """

    names: tuple[str, ...]
    first: int
    language: str
    properties: list[tuple[str, Pairs, int]]
    notes: list[tuple[Pairs, int]]
    text: int


@dataclass(slots=True)
class Shape:
    """One shape: `match` takes the text from the end of the unit before to this one's end tag.

    `gap` is how many characters precede the unit, `lines` how many line ends are among them.
    """

    match: Callable[[str], re.Match[str] | None]
    gap: int
    lines: int
    unit: Part
    variants: list[Part]


class Shapes:
    """The shapes that one file has shown so far."""

    __slots__ = ("_misses", "_seen", "known")

    def __init__(self) -> None:
        self.known: list[Shape] = []
        self._seen = 0
        self._misses = 0

    def missed(self, tokens: list[str]) -> None:
        """A unit in the plain form was of no known shape: learn it, if that may pay."""
        self._seen += 1
        if self._seen <= _BEFORE_LEARNING:
            return
        self._misses += 1
        if len(self.known) < _MOST and self._seen <= _LAST_LEARNING:
            shape = learn(tokens)
            if shape is not None:
                self.known.append(shape)

    def passed(self, units: int) -> None:
        """So many units have been read since the last call: forget the shapes where most were of none of them."""
        if self._misses * 2 > units:
            self.known.clear()
        self._misses = 0


def learn(tokens: list[str]) -> Shape | None:
    """The shape of a unit in the plain form, cut at each `<`; None where inline codes stand in it."""
    learning = _Learning(tokens[0])
    try:
        for token in tokens[1:]:
            if not learning.take(token):
                return None
    except Odd:
        return None
    return learning.shape()


class _Learning:
    def __init__(self, gap: str) -> None:
        self._gap = gap
        self._pattern = [re.escape(gap)]
        self._groups = 0
        self._unit: Part | None = None
        self._variants: list[Part] = []
        self._part: Part | None = None

    def shape(self) -> Shape | None:
        if self._unit is None:
            return None
        pattern = "".join(self._pattern)
        if len(pattern) > _LONGEST:
            return None
        match = re.compile(pattern).fullmatch
        return Shape(match, len(self._gap), self._gap.count("\n"), self._unit, self._variants)

    def take(self, token: str) -> bool:
        """Add a tag and the text after it; False where that has no shape."""
        head, closed, text = token.partition(">")
        name = re.match("/?[a-z]*", head)
        match name and name[0]:
            case "tu":
                self._unit = self._part = self._element(head, text, "")
                return self._unit is not None
            case "tuv":
                self._part = self._element(head, text, heads.variant_head(token)[0])
                if self._part is not None:
                    self._variants.append(self._part)
                return self._part is not None
            case "/tuv":
                self._part = self._unit
                self._literal(token)
            case "seg" if self._part is not None and head == "seg":
                self._part.text = self._groups
                self._varying("<seg>", _TEXT)
            case "prop" if self._part is not None:
                self._part.properties.append((*heads.prop_head(head), self._groups))
                self._varying(f"<{head}>", _TEXT)
            case "note" if self._part is not None:
                self._part.notes.append((heads.note_head(head), self._groups))
                self._varying(f"<{head}>", _TEXT)
            case "/seg" | "/prop" | "/note":
                self._literal(token)
            case _:
                return False
        return bool(closed)

    def _element(self, head: str, after: str, language: str) -> Part | None:
        """The start tag of a `tu`, or of a `tuv` in a language; all its other values vary."""
        written = attributes(head[3:] if language else head[2:])
        parts = head.split('"')
        if "'" in head or len(parts) != 2 * len(written) + 1 or not is_white(after):
            return None
        first = self._groups
        names = []
        before = "<"
        for (name, value), between in zip(written, parts[::2], strict=False):
            if language and name in ("xml:lang", "lang"):
                before += f'{between}"{value}"'
            else:
                names.append(name)
                self._varying(before + between, _VALUE)
                before = ""
        self._pattern.append(re.escape(f"{before}{parts[-1]}>{after}"))
        return Part(tuple(names), first, language, [], [], -1)

    def _varying(self, literal: str, group: str) -> None:
        self._pattern += (re.escape(literal), group)
        self._groups += 1

    def _literal(self, token: str) -> None:
        self._pattern.append(re.escape("<" + token))
