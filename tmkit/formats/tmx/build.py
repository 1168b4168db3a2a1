"""Units from the plain form, as values of the model.

A frozen dataclass sets each field through `object.__setattr__`, which costs three times what all else here costs. The
values are therefore made by twins of the same layout that set their fields plainly and then become the frozen class:
what leaves this module is the model's own, frozen like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from tmkit.formats.tmx import heads
from tmkit.formats.tmx.grammar import EMPTY_SEGMENT, WHITE, Odd, ends, is_white, unescape
from tmkit.formats.tmx.inline import inline, seg_ends
from tmkit.formats.tmx.shape import Part, Shape
from tmkit.formats.tmx.values import Pairs, StoredUnit
from tmkit.model import Code, Note, Property, Segment, Unit, Variant

# Typed loosely: a type checker does not know objects that change their class.
_SEGMENT: Any = Segment
_PROPERTY: Any = Property
_VARIANT: Any = Variant
_UNIT: Any = Unit
_STORED: Any = StoredUnit


class _Segment:
    __slots__ = ("codes", "text")

    def __init__(self, text: str, codes: tuple[tuple[int, Code], ...]) -> None:
        self.text = text
        self.codes = codes
        self.__class__ = _SEGMENT  # noqa: PLE0237


class _Property:
    __slots__ = ("attributes", "kind", "text")

    def __init__(self, kind: str, text: str, written: Pairs) -> None:
        self.kind = kind
        self.text = text
        self.attributes = written
        self.__class__ = _PROPERTY  # noqa: PLE0237


class _Variant:
    __slots__ = ("attributes", "language", "notes", "properties", "segment")

    def __init__(
        self, language: str, segment: Segment, written: Pairs, properties: tuple[Property, ...], notes: tuple[Note, ...]
    ) -> None:
        self.language = language
        self.segment = segment
        self.attributes = written
        self.properties = properties
        self.notes = notes
        self.__class__ = _VARIANT  # noqa: PLE0237


class _Unit:
    __slots__ = ("attributes", "notes", "properties", "variants")

    def __init__(
        self, variants: tuple[Variant, ...], written: Pairs, properties: tuple[Property, ...], notes: tuple[Note, ...]
    ) -> None:
        self.variants = variants
        self.attributes = written
        self.properties = properties
        self.notes = notes
        self.__class__ = _UNIT  # noqa: PLE0237


class _StoredUnit:
    __slots__ = ("end", "line", "start", "unit")

    def __init__(self, unit: Unit, start: int, end: int, line: int) -> None:
        self.unit = unit
        self.start = start
        self.end = end
        self.line = line
        self.__class__ = _STORED  # noqa: PLE0237


make_segment = cast("Callable[[str, tuple[tuple[int, Code], ...]], Segment]", _Segment)
make_property = cast("Callable[[str, str, Pairs], Property]", _Property)
make_variant = cast(
    "Callable[[str, Segment, Pairs, tuple[Property, ...], tuple[Note, ...]], Variant]",
    _Variant,
)
make_unit = cast("Callable[[tuple[Variant, ...], Pairs, tuple[Property, ...], tuple[Note, ...]], Unit]", _Unit)
make_stored = cast("Callable[[Unit, int, int, int], StoredUnit]", _StoredUnit)


def build(tokens: list[str]) -> Unit:
    """The unit of a `tu` element in the plain form, cut at each `<` (the first piece is what stands before it).

    The element's end tag is left out. Raises Odd or StopIteration for what is not in the plain form.
    """
    rest = iter(tokens)
    next(rest)
    token = next(rest)
    parts = token.split('"')
    head = heads.units.get(tuple(parts[::2]))
    if head is None or "&" in token or "'" in token or token.count("\n") != head[1] or token.count("\t") != head[2]:
        written = heads.unit_head(token, parts)
    else:
        written = tuple(zip(head[0], parts[1::2], strict=True))
    variants: list[Variant] = []
    properties: list[Property] = []
    notes: list[Note] = []
    for token in rest:
        name = token[:4]
        if name == "tuv ":
            language, own = heads.variants.get(token) or heads.variant_head(token)
            token = next(rest)  # noqa: PLW2901 - the loop reads element by element, not tag by tag
            own_properties: tuple[Property, ...] = ()
            own_notes: tuple[Note, ...] = ()
            if token[:4] != "seg>":
                own_properties, own_notes, token = _described(token, rest)  # noqa: PLW2901
            text = token[4:]
            codes: tuple[tuple[int, Code], ...] = ()
            if token != EMPTY_SEGMENT:
                if "&" in text:
                    text = unescape(text)
                token = next(rest)  # noqa: PLW2901
                if token not in seg_ends:
                    text, codes, _ = inline(text, token, rest)
            else:
                text = ""
            segment = make_segment(text, codes)
            variants.append(make_variant(language, segment, own, own_properties, own_notes))
            token = next(rest)  # noqa: PLW2901
            if token not in heads.tuv_ends and not ends(token, "tuv", heads.tuv_ends):
                raise Odd
        elif name == "prop":
            start, closed, text = token.partition(">")
            if start[-1:] == "/":
                properties.append(_empty_property(start, text))
                continue
            kind, more = heads.props.get(start) or heads.prop_head(start)
            if "&" in text:
                text = unescape(text)
            properties.append(make_property(kind, text, more))
            token = next(rest)  # noqa: PLW2901
            if token not in heads.prop_ends and not (closed and ends(token, "prop", heads.prop_ends)):
                raise Odd
        elif name == "note":
            notes.append(_note(token, rest))
        else:
            raise Odd
    if not variants:
        raise Odd
    return make_unit(tuple(variants), written, tuple(properties), tuple(notes))


def stored(tokens: list[str], start: int, end: int, line: int) -> StoredUnit:
    """`build`, with the place of the unit."""
    return make_stored(build(tokens), start, end, line)


def stored_of_shape(shape: Shape, groups: Sequence[str], start: int, end: int, line: int) -> StoredUnit:
    """A unit of a known shape, from the groups of its match with their references replaced."""
    unit = shape.unit
    variants = [
        make_variant(
            part.language,
            make_segment(groups[part.text], ()),
            tuple(zip(part.names, groups[part.first :], strict=False)) if part.names else (),
            _properties(part, groups) if part.properties else (),
            _notes(part, groups) if part.notes else (),
        )
        for part in shape.variants
    ]
    return make_stored(
        make_unit(
            tuple(variants),
            tuple(zip(unit.names, groups, strict=False)),
            _properties(unit, groups) if unit.properties else (),
            _notes(unit, groups) if unit.notes else (),
        ),
        start,
        end,
        line,
    )


def _properties(part: Part, groups: Sequence[str]) -> tuple[Property, ...]:
    return tuple([make_property(kind, groups[at], written) for kind, written, at in part.properties])


def _notes(part: Part, groups: Sequence[str]) -> tuple[Note, ...]:
    return tuple([Note(groups[at], written) for written, at in part.notes])


def _described(token: str, rest: Iterator[str]) -> tuple[tuple[Property, ...], tuple[Note, ...], str]:
    """The props and notes of a variant, and the start of its `seg`."""
    properties: list[Property] = []
    notes: list[Note] = []
    while True:
        name = token[:4]
        if name == "prop":
            properties.append(_property(token, rest))
        elif name == "note":
            notes.append(_note(token, rest))
        elif name == "seg>":
            return tuple(properties), tuple(notes), token
        elif token.rstrip(WHITE) == EMPTY_SEGMENT:
            return tuple(properties), tuple(notes), EMPTY_SEGMENT
        else:
            raise Odd
        token = next(rest)


def _property(token: str, rest: Iterator[str]) -> Property:
    head, closed, text = token.partition(">")
    if head[-1:] == "/":
        return _empty_property(head, text)
    kind, written = heads.props.get(head) or heads.prop_head(head)
    if "&" in text:
        text = unescape(text)
    token = next(rest)
    if not closed or (token not in heads.prop_ends and not ends(token, "prop", heads.prop_ends)):
        raise Odd
    return make_property(kind, text, written)


def _empty_property(start: str, after: str) -> Property:
    if not is_white(after):
        raise Odd
    kind, written = heads.prop_head(start[:-1])
    return make_property(kind, "", written)


def _note(token: str, rest: Iterator[str]) -> Note:
    head, closed, text = token.partition(">")
    written = () if head == "note" else heads.notes.get(head) or heads.note_head(head)
    if "&" in text:
        text = unescape(text)
    token = next(rest)
    if not closed or (token not in heads.note_ends and not ends(token, "note", heads.note_ends)):
        raise Odd
    return Note(text, written)
