"""A unit as a tool reads it best: languages, neighbours, inline codes and props in that tool's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tmkit.exchange.profiles import Placed, Profile
from tmkit.formats.tmx import default_header
from tmkit.formats.tmx.capture import escape
from tmkit.formats.tmx.header import Header
from tmkit.memory.context import KINDS, Context, context
from tmkit.memory.metadata import DOCUMENT, NAMES, POSITION, PREFIX, origin
from tmkit.model import Code, Property, Segment, Unit, Variant
from tmkit.text.languages import closeness, primary

REGIONS = {
    "ar": "ar-SA",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-GB",
    "es": "es-ES",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "it": "it-IT",
    "ja": "ja-JP",
    "nl": "nl-NL",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ru": "ru-RU",
    "sv": "sv-SE",
    "zh": "zh-CN",
}
"""The region that a language is written with where a tool wants one and none is said."""

_NEIGHBOURS = {
    "memoq": ("x-context-pre", "x-context-post"),
    "phrase": ("context_prev", "context_next"),
    "xtm": ("x-previous-source-text", "x-next-source-text"),
    "matecat": ("x-context-pre", "x-context-post"),
}
_OURS = frozenset(PREFIX + name for name in NAMES)
_FIELD = ":SingleString"
_NUMBER = re.compile(r"[0-9]{1,9}")
_close = lru_cache(maxsize=1024)(closeness)


@dataclass(frozen=True, slots=True)
class Dialect:
    """A profile for one pair of languages: `source` and `target` as they are to be written.

    `neighbours` says whether texts beside a unit may leave with it, `pair` whether only the two languages do.
    """

    profile: Profile
    source: str
    target: str
    neighbours: bool = True
    pair: bool = True

    @classmethod
    def of(cls, profile: Profile, source: str, target: str, *, neighbours: bool = True, pair: bool = False) -> Dialect:
        """The dialect for the languages asked for."""
        if profile.languages == "region":
            source, target = _with_region(source), _with_region(target)
        return cls(profile, source, target, neighbours, pair or profile.pair)

    def header(self) -> Header:
        """The header of a file in this dialect."""
        fields = [Property(f"{kind}{_FIELD}", "") for kind in sorted(_OURS)] if self.profile.fields else []
        return default_header(self.source, fields)

    def written(self, unit: Unit, beside: Context) -> Unit | None:
        """The unit as the tool reads it; None where it lacks one of the two languages that the tool wants."""
        source, target = sides(unit, self.source, self.target)
        if self.pair:
            if source is None or target is None:
                return None
            variants = source, target
            if self.profile.pair:
                variants = replace(source, language=self.source), replace(target, language=self.target)
            unit = replace(unit, variants=variants, attributes=_without_source(unit))
            source, target = variants
        elif unit.attribute("srclang") == self.source:
            unit = replace(unit, attributes=_without_source(unit))
        unit = self._with_neighbours(unit, source, beside)
        unit = _with_prop(unit, self.profile.document, unit.property(DOCUMENT), target)
        if self.profile.status is not None:
            words = self.profile.status.values
            unit = _with_prop(unit, self.profile.status, words.get(origin(unit).status or "", words[""]), target)
        if self.profile.codes != "native":
            unit = _each(unit, _emptied if self.profile.codes == "empty" else _bare)
        return _with_fields(unit) if self.profile.fields else unit

    def _with_neighbours(self, unit: Unit, source: Variant | None, beside: Context) -> Unit:
        """The unit with its neighbours in the tool's own props, and in no other's."""
        if source is not None and self.neighbours and beside == Context():
            beside = context(unit, source.language)
        unit = without(unit, KINDS)
        kinds = _NEIGHBOURS.get(self.profile.neighbours)
        if not self.neighbours or kinds is None or source is None:
            return unit
        texts = zip(kinds, (beside.previous, beside.following), strict=True)
        memoq = self.profile.neighbours == "memoq"
        added = tuple(
            Property(kind, f"<seg>{escape(text)}</seg>" if memoq else text) for kind, text in texts if text is not None
        )
        if self.profile.neighbours in {"xtm", "matecat"}:
            return replace(unit, properties=(*unit.properties, *added))
        place = next(at for at, variant in enumerate(unit.variants) if variant.language == source.language)
        variants = list(unit.variants)
        variants[place] = replace(variants[place], properties=(*variants[place].properties, *added))
        return replace(unit, variants=tuple(variants))


def sides(unit: Unit, source: str, target: str) -> tuple[Variant | None, Variant | None]:
    """The variants of a unit that serve best for two languages, with text; None for one that it lacks."""
    found: list[Variant | None] = []
    for wanted in (source, target):
        near = [(_close(one.language, wanted), -at) for at, one in enumerate(unit.variants)]
        fit = [(close, at) for close, at in near if close and unit.variants[-at].segment.text.strip()]
        found.append(unit.variants[-max(fit)[1]] if fit else None)
    return found[0], found[1]


def beside(units: Iterable[Unit], source: str) -> Iterator[tuple[Unit, Context]]:
    """Each unit with the source texts before and after it in its document, where those are its neighbours here too."""
    last: tuple[str, int, str] | None = None
    waiting: tuple[Unit, str | None] | None = None
    for unit in units:
        place = _place(unit, source)
        before, after = None, None
        if place is not None and last is not None and place[:2] == (last[0], last[1] + 1):
            before, after = last[2], place[2]
        if waiting is not None:
            yield waiting[0], Context(waiting[1], after)
        waiting = unit, before
        last = place
    if waiting is not None:
        yield waiting[0], Context(waiting[1], None)


def _place(unit: Unit, source: str) -> tuple[str, int, str] | None:
    document, position = unit.property(DOCUMENT), (unit.property(POSITION) or "").strip()
    if not document or not _NUMBER.fullmatch(position):
        return None
    best = max(unit.variants, key=lambda one: _close(one.language, source))
    return (document, int(position), best.segment.text) if _close(best.language, source) else None


def without(unit: Unit, kinds: frozenset[str]) -> Unit:
    """The unit without the props of some types, its variants' included."""
    if not any(prop.kind in kinds for prop in _props(unit)):
        return unit
    variants = tuple(
        replace(one, properties=tuple(prop for prop in one.properties if prop.kind not in kinds))
        for one in unit.variants
    )
    return replace(
        unit, variants=variants, properties=tuple(prop for prop in unit.properties if prop.kind not in kinds)
    )


def _props(unit: Unit) -> Iterator[Property]:
    yield from unit.properties
    for variant in unit.variants:
        yield from variant.properties


def _without_source(unit: Unit) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in unit.attributes if pair[0] != "srclang")


def _with_prop(unit: Unit, placed: Placed | None, value: str | None, target: Variant | None) -> Unit:
    """The unit saying a value in the tool's own prop, unless it says one there already."""
    if placed is None or value is None or any(prop.kind == placed.prop for prop in _props(unit)):
        return unit
    added = Property(placed.prop, value)
    if placed.where == "tu" or target is None:
        return replace(unit, properties=(*unit.properties, added))
    variants = tuple(
        replace(one, properties=(*one.properties, added)) if one.language == target.language else one
        for one in unit.variants
    )
    return replace(unit, variants=variants)


def _with_fields(unit: Unit) -> Unit:
    """Our own props under the names of a tool's fields."""
    properties = tuple(
        replace(prop, kind=prop.kind + _FIELD) if prop.kind in _OURS else prop for prop in unit.properties
    )
    return replace(unit, properties=properties)


def _each(unit: Unit, changed: Callable[[Segment], Segment]) -> Unit:
    variants = tuple(replace(one, segment=changed(one.segment)) if one.segment.codes else one for one in unit.variants)
    return replace(unit, variants=variants)


def _bare(segment: Segment) -> Segment:
    return Segment(segment.text)


def _emptied(segment: Segment) -> Segment:
    return Segment(segment.text, tuple((at, _without_content(code)) for at, code in segment.codes))


def _without_content(code: Code) -> Code:
    """A code as its number alone: `type` is a number too."""
    number = code.attribute("x") or code.attribute("i") or "1"
    attributes = tuple(
        (name, value if name != "type" or _NUMBER.fullmatch(value) else number) for name, value in code.attributes
    )
    return Code(code.kind, attributes)


def _with_region(language: str) -> str:
    return REGIONS.get(primary(language), language) if "-" not in language.replace("_", "-") else language
