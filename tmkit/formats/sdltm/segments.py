"""A segment as Trados Studio stores it: a list of texts and tags in a small XML document."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from tmkit.model import Code, InputError, Segment
from tmkit.storage.xml import Limits, expat_parser, parse_stream

_LIMITS = Limits(depth=40)
_KEPT = frozenset({"Value", "Type", "Anchor", "AlignmentAnchor", "TagID", "TextEquivalent", "CultureName"})
_HALVES = {"UnmatchedStart": "begin", "UnmatchedEnd": "end"}


def read_segment(written: str) -> tuple[Segment, str]:
    """The text with its codes, and the language it says it is in. Raises InputError for what is no such document."""
    walk = _Walk()
    parser = expat_parser(walk.start, walk.end, walk.text, limits=_LIMITS, encoding="utf-8")
    parse_stream(parser, io.BytesIO(written.encode("utf-8", "replace")), file=None, limits=_LIMITS)
    if not walk.is_segment:
        raise InputError("holds no segment")
    return Segment("".join(walk.pieces), tuple(_coded(walk.tags))), walk.language


class _Walk:
    """Gathers texts and tags; of a tag the fields that say what it is."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.tags: list[tuple[int, dict[str, str]]] = []
        self.language = ""
        self.is_segment = False
        self._length = 0
        self._tag: dict[str, str] | None = None
        self._field: list[str] | None = None

    def start(self, name: str, _attributes: list[str]) -> None:
        if name == "Segment":
            self.is_segment = True
        elif name == "Tag":
            self._tag = {}
        elif name in _KEPT:
            self._field = []

    def text(self, text: str) -> None:
        if self._field is not None:
            self._field.append(text)

    def end(self, name: str) -> None:
        if name == "Tag" and self._tag is not None:
            self.tags.append((self._length, self._tag))
            self._tag = None
        elif name in _KEPT and self._field is not None:
            value, self._field = "".join(self._field), None
            if self._tag is not None:
                self._tag[name] = value
            elif name == "Value":
                self.pieces.append(value)
                self._length += len(value)
            elif name == "CultureName":
                self.language = value.strip()


def _coded(tags: list[tuple[int, dict[str, str]]]) -> list[tuple[int, Code]]:
    """`Start` and `End` with one anchor are a pair; the alignment anchor pairs tags of the two languages."""
    opened: dict[str, list[int]] = {}
    partner: dict[int, int] = {}
    for place, (_, tag) in enumerate(tags):
        anchor = tag.get("Anchor", "")
        if tag.get("Type") == "Start":
            opened.setdefault(anchor, []).append(place)
        elif tag.get("Type") == "End" and opened.get(anchor):
            first = opened[anchor].pop()
            partner[first], partner[place] = place, first
    codes = []
    numbers: dict[int, str] = {}
    for place, (offset, tag) in enumerate(tags):
        kind, content = tag.get("Type", ""), escape(tag.get("TextEquivalent", ""))
        known = [("x", aligned)] if (aligned := tag.get("AlignmentAnchor", "0")).isdecimal() and int(aligned) else []
        known += [("type", tag["TagID"])] if tag.get("TagID") else []
        if place in partner:
            first = min(place, partner[place])
            number = ("i", numbers.setdefault(first, str(len(numbers) + 1)))
            code = Code("bpt", (number, *known), content) if first == place else Code("ept", (number,), content)
        elif kind in _HALVES or kind in {"Start", "End"}:
            position = _HALVES.get(kind) or ("begin" if kind == "Start" else "end")
            code = Code("it", (("pos", position), *known), content)
        else:
            code = Code("ph", tuple(known), content)
        codes.append((offset, code))
    return codes
