"""Which texts of a unit a look-up speaks of: one of the source language, one of the target language, without labels."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.model import Unit, Variant
from tmkit.text.labels import split_label
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens


def unlabelled(text: str) -> str:
    """A text without its label."""
    return split_label(text)[1]


def unit_texts(unit: Unit, source: str, target: str, words: Sequence[str] | None = None) -> tuple[str, str]:
    """The unit's source and target text.

    Of several variants of one language the exact region is preferred, then the first; a source whose tokens are
    `words` (if given) goes before all others.
    """
    sources = variants_in(unit, source)
    if words is not None and len(sources) > 1:
        wanted = list(words)
        sources.sort(key=lambda variant: tokens(unlabelled(variant.segment.text)) != wanted)
    return unlabelled(sources[0].segment.text), unlabelled(variants_in(unit, target)[0].segment.text)


def _blank(text: str) -> bool:
    return not text or text.isspace()


def variants_in(unit: Unit, language: str) -> list[Variant]:
    """The variants of a unit in a language that have a text: those of the very region first, then as they stand."""
    wanted = language.replace("_", "-").lower()
    spoken = primary(language)
    found = [v for v in unit.variants if primary(v.language) == spoken and not _blank(v.segment.text)]
    return sorted(found, key=lambda variant: variant.language.replace("_", "-").lower() != wanted)
