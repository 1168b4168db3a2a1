"""What has one value in both languages: facts, labels, concepts, as texts that are equal where they mean the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tmkit.facts import mark, read
from tmkit.model import DraftSegment, Fact
from tmkit.text.languages import primary

Concepts = Callable[[str, str], Sequence[str]]
READABLE = frozenset({"fr", "en"})
"""The languages whose facts are read: of other languages no fact is told."""

_FRAME = "().°º[]"


def facts_are_read(*languages: str) -> bool:
    """Whether these are all languages whose facts are read."""
    return all(primary(language) in READABLE for language in languages)


def facts_of(segments: Sequence[DraftSegment], language: str | None) -> list[tuple[Fact, ...]]:
    """The facts of each segment; none where no language is given."""
    if language is None:
        return [()] * len(segments)
    return [read(segment.text, language) for segment in segments]


def fact_marks(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The marks of facts, in text order, as often as they are stated."""
    return tuple(mark(fact) for fact in facts)


def label_value(label: str) -> str:
    """A label without its punctuation, in small letters: `3`, `3.2`, `a`, `iv`; empty for a bullet or no label."""
    value = label.strip().strip(_FRAME).lower().replace(" ", "").replace("\u00a0", "")
    return value if value[:1].isalnum() else ""


def concept_marks(text: str, language: str, concepts: Concepts | None) -> tuple[str, ...]:
    """The marks of the glossary's concepts in a text."""
    return tuple(f"concept {name}" for name in concepts(text, language)) if concepts else ()
