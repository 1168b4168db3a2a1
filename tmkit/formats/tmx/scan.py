"""The quick way through a TMX file, for building an index: plain tuples, no values.

It takes the same units as the full reading, with the same repairs and the same texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmkit.formats.tmx import heads
from tmkit.formats.tmx.grammar import EMPTY_SEGMENT, WHITE, Odd, ends, is_white, unescape
from tmkit.formats.tmx.inline import inline, seg_ends
from tmkit.formats.tmx.shape import Shape
from tmkit.formats.tmx.values import Pairs, ScannedUnit, ScannedVariant

_new = tuple.__new__


def scanned(tokens: list[str], start: int, end: int, line: int) -> ScannedUnit:
    """A `tu` element in the plain form, cut at each `<`, as the index wants it; raises as `build` does."""
    rest = iter(tokens)
    next(rest)
    token = next(rest)
    parts = token.split('"')
    head = heads.units.get(tuple(parts[::2]))
    if head is None or "&" in token or "'" in token or token.count("\n") != head[1] or token.count("\t") != head[2]:
        written = heads.unit_head(token, parts)
    else:
        written = tuple(zip(head[0], parts[1::2], strict=True))
    variants: list[ScannedVariant] = []
    properties: list[tuple[str, str]] = []
    for token in rest:
        name = token[:4]
        if name == "tuv ":
            language, own = heads.variants.get(token) or heads.variant_head(token)
            token = next(rest)  # noqa: PLW2901 - the loop reads element by element, not tag by tag
            described: Pairs = ()
            if token[:4] != "seg>":
                described, token = _of_variant(token, rest)  # noqa: PLW2901
            text = token[4:]
            labels: tuple[str, ...] = ()
            if token != EMPTY_SEGMENT:
                if "&" in text:
                    text = unescape(text)
                token = next(rest)  # noqa: PLW2901
                if token not in seg_ends:
                    text, _, labels = inline(text, token, rest)
            else:
                text = ""
            variants.append((language, text, labels, own, described))
            token = next(rest)  # noqa: PLW2901
            if token not in heads.tuv_ends and not ends(token, "tuv", heads.tuv_ends):
                raise Odd
        elif name == "prop":
            begin, closed, text = token.partition(">")
            if begin[-1:] == "/":
                _described(token, rest, properties)
                continue
            kind, _ = heads.props.get(begin) or heads.prop_head(begin)
            properties.append((kind, unescape(text) if "&" in text else text))
            token = next(rest)  # noqa: PLW2901
            if token not in heads.prop_ends and not (closed and ends(token, "prop", heads.prop_ends)):
                raise Odd
        else:
            _described(token, rest, properties)
    if not variants:
        raise Odd
    return _new(ScannedUnit, (start, end, line, _tuid(written), written, tuple(properties), tuple(variants)))


def scanned_of_shape(shape: Shape, groups: Sequence[str], start: int, end: int, line: int) -> ScannedUnit:
    """A unit of a known shape, from the groups of its match with their references replaced."""
    unit = shape.unit
    written = tuple(zip(unit.names, groups, strict=False))
    variants = [
        (
            part.language,
            groups[part.text],
            (),
            tuple(zip(part.names, groups[part.first :], strict=False)) if part.names else (),
            tuple([(kind, groups[at]) for kind, _, at in part.properties]) if part.properties else (),
        )
        for part in shape.variants
    ]
    properties = tuple([(kind, groups[at]) for kind, _, at in unit.properties])
    return _new(ScannedUnit, (start, end, line, _tuid(written), written, properties, tuple(variants)))


def _tuid(written: Pairs) -> str | None:
    if written and written[0][0] == "tuid":
        return written[0][1]
    return next((value for name, value in written if name == "tuid"), None)


def _of_variant(token: str, rest: Iterator[str]) -> tuple[Pairs, str]:
    """The props of a variant, and the start of its `seg`."""
    found: list[tuple[str, str]] = []
    while token[:4] != "seg>":
        if token.rstrip(WHITE) == EMPTY_SEGMENT:
            return tuple(found), EMPTY_SEGMENT
        _described(token, rest, found)
        token = next(rest)
    return tuple(found), token


def _described(token: str, rest: Iterator[str], found: list[tuple[str, str]]) -> None:
    """Add a prop to those found; pass over a note."""
    head, closed, text = token.partition(">")
    if head[:4] == "prop" and head[-1] == "/":
        kind, _ = heads.prop_head(head[:-1])
        found.append((kind, ""))
        if not is_white(text):
            raise Odd
    elif head[:4] == "prop":
        kind, _ = heads.props.get(head) or heads.prop_head(head)
        found.append((kind, unescape(text) if "&" in text else text))
        token = next(rest)
        if not closed or (token not in heads.prop_ends and not ends(token, "prop", heads.prop_ends)):
            raise Odd
    elif head[:4] == "note":
        if head != "note" and head not in heads.notes:
            heads.note_head(head)
        if "&" in text:
            unescape(text)
        token = next(rest)
        if not closed or (token not in heads.note_ends and not ends(token, "note", heads.note_ends)):
            raise Odd
    else:
        raise Odd
