"""A unit that is not in the plain form, rewritten in it: expat reads, and what TMX does not have is kept otherwise.

Comments and processing instructions go, CDATA becomes text. An element that TMX does not have becomes a prop where it
stands among props (`x-tmkit-element:NAME`, its XML as text) and inline codes where it stands in a text.
"""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from tmkit.formats.tmx.capture import Capture, attribute, end_tag, escape, pairs, plain_name, start_tag
from tmkit.formats.tmx.heads import with_language
from tmkit.formats.tmx.repair import Reasons, repair, repair_tags
from tmkit.formats.tmx.segment import SegmentBuilder
from tmkit.formats.tmx.values import Pairs
from tmkit.storage.xml import LIMITS, Limits, expat_parser, reason
from tmkit.storage.xml_text import ILLEGAL

UNKNOWN_LANGUAGE: Final = "und"
ELEMENT: Final = "x-tmkit-element:"
ATTRIBUTE: Final = "x-tmkit-attribute:"
_DESCRIBING: Final = ("prop", "note")


class Broken(Exception):  # noqa: N818 - it concerns one unit; the file goes on
    """A unit that cannot be read: why, and on which of its lines (from 0)."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.why = why
        self.line = line


def tidy(text: str, *, file: object = None, limits: Limits = LIMITS) -> tuple[str, list[tuple[int, str]]]:
    """The `tu` element `text` in the plain form without its end tag, and what was changed as (line from 0, reason).

    Raises Broken where it cannot be read, InputError where it passes a limit.
    """
    if ILLEGAL.search(text) is None:
        try:
            return _tidied(text, Reasons(), file, limits)
        except expat.ExpatError:
            pass
    reasons = Reasons()
    text = repair(text, reasons)
    try:
        return _tidied(text, reasons, file, limits)
    except expat.ExpatError as error:
        broken = Broken(f"not well-formed XML: {reason(error)}", error.lineno - 1)
    try:
        return _tidied(repair_tags(text, reasons), reasons, file, limits)
    except expat.ExpatError:
        raise broken from None


def _tidied(text: str, reasons: Reasons, file: object, limits: Limits) -> tuple[str, list[tuple[int, str]]]:
    tidying = _Tidy(file, limits)
    plain = tidying.read(text)
    for line, why in tidying.notable:
        reasons.add(why, line)
    return plain, sorted(reasons)


class _Tidy:
    """The events of one `tu`."""

    def __init__(self, file: object, limits: Limits) -> None:
        self.notable: list[tuple[int, str]] = []
        self._parser = expat_parser(self._start, self._end, self._characters, file=file, limits=limits)
        self._where = ""
        self._capture: Capture | None = None
        self._captured: tuple[str, Pairs] = ("", ())
        self._segment: SegmentBuilder | None = None
        self._depth = 0
        self._head = ""
        self._unit: list[str] = []
        self._variant_head = ""
        self._variant: list[str] = []
        self._segments: list[str] = []
        self._variants: list[str] = []

    def read(self, text: str) -> str:
        """The plain form. Raises ExpatError where the text is not well-formed."""
        self._parser.Parse(text, True)
        if not self._variants:
            raise Broken("no variant in this unit", 0)
        return "".join((self._head, *self._unit, *self._variants))

    def _start(self, name: str, flat: list[str]) -> None:
        written = pairs(flat)
        if self._capture is not None:
            self._capture.start(name, written)
        elif self._segment is not None:
            self._depth += 1
            self._segment.start(name, written)
        elif not self._where:
            self._where = "tu"
            self._head = start_tag("tu", self._kept(written, self._unit))
        elif self._where == "tu" and name == "tuv":
            self._where = "tuv"
            self._begin_variant(written)
        elif self._where == "tuv" and name == "seg":
            self._segment = SegmentBuilder()
            self._variant += [_prop(f"{ATTRIBUTE}seg.{key}", value) for key, value in written]
        else:
            self._captured = name, written
            self._capture = Capture()

    def _end(self, name: str) -> None:
        if self._capture is not None and self._capture.depth:
            self._capture.end()
        elif self._capture is not None:
            self._described(self._capture)
            self._capture = None
        elif self._segment is not None and self._depth:
            self._depth -= 1
            self._segment.end(name)
        elif self._segment is not None:
            self._segments.append(self._segment.xml())
            self._note(*self._segment.notable)
            self._segment = None
        elif self._where == "tuv":
            self._where = "tu"
            self._end_variant()

    def _characters(self, text: str) -> None:
        if self._capture is not None:
            self._capture.characters(text)
        elif self._segment is not None:
            self._segment.characters(text)
        elif text.strip(" \t\n\r"):
            self._note(f"text outside a segment left out: {text.strip()[:40]!r}")

    def _note(self, *reasons: str) -> None:
        line = self._parser.CurrentLineNumber - 1
        self.notable += [(line, why) for why in reasons]

    def _kept(self, written: Pairs, described: list[str]) -> Pairs:
        """The attributes that have a plain name; the others become props."""
        described += [_prop(ATTRIBUTE + key, value) for key, value in written if not plain_name(key)]
        return tuple(pair for pair in written if plain_name(pair[0]))

    def _begin_variant(self, written: Pairs) -> None:
        self._variant, self._segments = [], []
        named = with_language(self._kept(written, self._variant))
        language = next((value for key, value in named if key == "xml:lang" and value), "")
        if not language:
            language = UNKNOWN_LANGUAGE
            self._note(f"variant without a language read as '{language}'")
        other = next((value for key, value in named if key == "lang"), None)
        if other is not None:
            self._note(f"variant with lang '{other}' and xml:lang '{language}': the latter counts")
        own = tuple(pair for pair in named if pair[0] not in ("xml:lang", "lang"))
        self._variant_head = start_tag("tuv", (("xml:lang", language), *own))

    def _end_variant(self) -> None:
        if not self._segments:
            self._note("variant without a segment read as empty")
            self._segments = ["<seg></seg>"]
        elif len(self._segments) > 1:
            self._note("several segments in one variant: each made a variant of its own")
        for segment in self._segments:
            self._variants.append("".join((self._variant_head, *self._variant, segment, end_tag("tuv"))))

    def _described(self, capture: Capture) -> None:
        name, written = self._captured
        described = self._variant if self._where == "tuv" else self._unit
        if name not in _DESCRIBING:
            self._note(f"element {name}, which TMX does not have here, kept as a prop")
            described.append(_prop(ELEMENT + name, _element(name, written, capture)))
            return
        if capture.elements:
            self._note(f"elements in a {name} kept as its text")
        text = capture.xml if capture.elements else capture.text
        own = self._kept(written, described)
        described.append(start_tag(name, own) + escape(text) + end_tag(name))


def _prop(kind: str, text: str) -> str:
    return f"<prop{attribute('type', kind)}>{escape(text)}{end_tag('prop')}"


def _element(name: str, written: Pairs, capture: Capture) -> str:
    whole = Capture()
    whole.start(name, written)
    return whole.xml[:-1] + (f">{capture.xml}{end_tag(name)}" if capture.xml else "/>")
