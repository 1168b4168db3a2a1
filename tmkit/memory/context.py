"""The neighbours of a unit as other tools store them: texts in props, each tool in its own way.

memoQ and Phrase TMS write on the source `tuv` (memoQ an escaped `<seg>`), XTM (its help shows a `<seg>` inside the
prop), MateCat and OmegaT on the `tu`. Hashes of neighbours (Trados, XTM, Wordfast) say nothing about a text that is not
in the file; Trados' `x-ContextContent` does not say which of its texts is which, and Weblate's `x-context` is a name.
None of these is read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tmkit.model import Unit

_PREVIOUS = ("x-context-pre", "x-previous-source-text", "context_prev", "prev", "x-tmkit-prev")
_FOLLOWING = ("x-context-post", "x-next-source-text", "context_next", "next", "x-tmkit-next")
KINDS = frozenset(_PREVIOUS + _FOLLOWING)
# What stands in a code is no text; what stands in `hi` is.
_CODE = re.compile(r"<(bpt|ept|ph|it|ut)\b[^<>]*(?:/>|>[^<]*</\1\s*>)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Context:
    """The source texts before and after a unit as another tool stored them; None where it stored none."""

    previous: str | None = None
    following: str | None = None


def context(unit: Unit, language: str) -> Context:
    """The stored neighbours of a unit in `language` (as written in the file)."""
    own = [
        (prop.kind, prop.text)
        for variant in unit.variants
        if variant.language == language
        for prop in variant.properties
    ]
    return context_of(own, ((prop.kind, prop.text) for prop in unit.properties))


def context_of(of_variant: Iterable[tuple[str, str]], of_unit: Iterable[tuple[str, str]]) -> Context:
    """The same from the (type, value) pairs of the source variant's props and of the unit's; the variant's go first."""
    written: dict[str, str] = {}
    for properties in (of_variant, of_unit):
        for kind, text in properties:
            if kind in KINDS and text.strip():
                written.setdefault(kind, text)
    return Context(_first(written, _PREVIOUS), _first(written, _FOLLOWING))


def plain(value: str) -> str:
    """The text of a stored neighbour: an escaped `<seg>` is opened and loses its codes, anything else stays."""
    if "<seg" not in value:
        return value.strip()
    inner = _TAG.sub("", _CODE.sub("", value))
    return html.unescape(inner).strip()


def _first(written: dict[str, str], kinds: tuple[str, ...]) -> str | None:
    return next((text for kind in kinds if kind in written and (text := plain(written[kind]))), None)
