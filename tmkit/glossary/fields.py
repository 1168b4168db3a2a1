"""The fields of concepts and terms: their names as columns, the values they may have, and what is wrong with a term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tmkit.model import Term
from tmkit.text.languages import primary

STATUSES = ("preferred", "admitted", "deprecated", "superseded")
# The columns of a term, in the order of the fields of `Term`.
TERM_COLUMNS = (
    "term",
    "language",
    "status",
    "part_of_speech",
    "gender",
    "number",
    "form",
    "acronym_of",
    "valid_from",
    "valid_until",
    "superseded_by",
    "authority",
    "owner",
    "house",
    "note",
    "context",
    "article",
    "preposition",
)
CONCEPT_COLUMNS = ("concept", "domain", "definition", "concept_note")
COLUMNS = (*CONCEPT_COLUMNS, "language", "term", *TERM_COLUMNS[2:])
"""All columns of a table, in the order in which one is written."""
REQUIRED = ("concept", "language", "term")
VALUES: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "gender": ("", "masculine", "feminine", "neuter"),
    "number": ("", "singular", "plural"),
    "form": ("", "full", "short", "formal", "acronym"),
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


@lru_cache(maxsize=256)
def language_code(language: str) -> str:
    """A language code written one way: `fr-CA` for `fr_CA` and `fra-CA`; what is no code stays."""
    if not _LANGUAGE.fullmatch(language):
        return language
    first, _, rest = language.replace("_", "-").partition("-")
    if len(rest) == 2:
        rest = rest.upper()
    return f"{primary(first)}-{rest}" if rest else primary(first)


def is_language(language: str) -> bool:
    """Whether this is a language code."""
    return _LANGUAGE.fullmatch(language) is not None


def is_date(date: str) -> bool:
    """Whether this is a year, month or day as ISO 8601 writes them."""
    return _DATE.fullmatch(date) is not None


def allowed(name: str, value: str) -> bool:
    """Whether a field may have this value; any field not listed in `VALUES` may have any, dates must be dates."""
    if name in VALUES:
        return value in VALUES[name]
    return not value or name not in {"valid_from", "valid_until"} or is_date(value)


def faults(term: Term) -> Iterator[str]:
    """What is wrong with the values of a term's fields, the language first."""
    if not is_language(term.language):
        yield f"language '{term.language}', expected a code such as fr or en-GB"
    for name, expected in VALUES.items():
        value = getattr(term, name)
        if value not in expected:
            yield f"{name} '{value}', expected {', '.join(filter(None, expected))}"
    for name in ("valid_from", "valid_until"):
        value = getattr(term, name)
        if value and not is_date(value):
            yield f"{name} '{value}', expected a date such as 2018, 2018-09 or 2018-09-24"
