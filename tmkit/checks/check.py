"""A check: what it is called, what it means, how it is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.model import Finding


@dataclass(frozen=True)
class Example:
    """A short draft on which a check fires, or does not: a line is a segment.

    `source` has as many lines as `target`, or is empty for a text alone; an empty line is a side without text,
    `<1/>` an inline code. `bilingual` says that the lines are units of a bilingual file, rather than paragraphs of two
    documents. `terms` are rows of a glossary (`concept, language, term, status` and any more of its columns by name),
    `archive` pairs of source and target with the name of their document.
    """

    target: str
    source: str = ""
    language: str = "fr"
    source_language: str = "en"
    date: str | None = None
    houses: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[Mapping[str, str], ...] = ()
    archive: tuple[tuple[str, str, str], ...] = ()
    bilingual: bool = False


@dataclass(frozen=True)
class Check:
    """One check, registered.

    `find` yields the findings of a draft. `needs` names what it cannot do without: `source`, `glossary`, `archive`,
    `house`. `default` is False where it fires too often on published text; `why` then says so.
    """

    id: str
    family: str
    severity: str
    meaning: str
    find: Callable[[Subject, Knowledge], Iterable[Finding]]
    fires: Example
    silent: Example
    needs: frozenset[str] = frozenset()
    default: bool = True
    why: str = ""
