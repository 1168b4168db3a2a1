"""A glossary as a table: one term a row, the rows of a concept bound by the column `concept` (docs/glossary.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tmkit.model import Concept, InputError, Term
from tmkit.storage.encoding import decode
from tmkit.storage.opening import read_input
from tmkit.storage.tables import DELIMITERS, Row, rows
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
CONCEPT_COLUMNS = ("concept", "domain", "definition")
REQUIRED = ("concept", "language", "term")
VALUES: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "gender": ("", "masculine", "feminine", "neuter"),
    "number": ("", "singular", "plural"),
    "form": ("", "full", "short", "formal", "acronym"),
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def read(path: Path) -> Iterator[Concept]:
    """The concepts of a CSV or TSV file, in the order of their first rows.

    Raises `InputError` with the line of the first fault: an unknown or missing column, a cell that is not what its
    column expects, a row that stands twice, a concept that is defined twice.
    """
    data = read_input(path, "a glossary (CSV or TSV)")
    table = iter(rows(path, data, delimiter=_delimiter(decode(data, path)[0])))
    header = next(table, None)
    if header is None:
        return
    reader = _Reader(path, _columns(path, header))
    for row in table:
        reader.add(row)
    yield from reader.concepts()


@lru_cache(maxsize=256)
def _code(language: str) -> str:
    """A language code written one way: `fr-CA` for `fr_CA` and `fra-CA`; what is no code stays."""
    if not _LANGUAGE.fullmatch(language):
        return language
    first, _, rest = language.replace("_", "-").partition("-")
    return f"{primary(first)}-{rest}" if rest else primary(first)


def _delimiter(text: str) -> str:
    """What separates the names of the columns, which hold no delimiter themselves."""
    header = text.lstrip().partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _columns(path: Path, header: Row) -> dict[str, int]:
    names = [cell.strip().lower() for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    known = CONCEPT_COLUMNS + TERM_COLUMNS
    for name in names:
        if name not in known:
            raise InputError(
                f"unknown column '{name}'; expected some of {', '.join(known)}", file=path, line=header.line
            )
        if names.count(name) > 1:
            raise InputError(f"column '{name}' stands twice; expected it once", file=path, line=header.line)
    for name in REQUIRED:
        if name not in names:
            raise InputError(f"no column '{name}'; the first row names the columns", file=path, line=header.line)
    return {name: place for place, name in enumerate(names)}


class _Reader:
    """The concepts read so far: for each its terms, what is said of it once, and the line of its first row."""

    def __init__(self, path: Path, columns: dict[str, int]) -> None:
        self._path = path
        self._width = len(columns)
        self._concept, self._domain, self._definition = (columns.get(name, -1) for name in CONCEPT_COLUMNS)
        self._places = tuple(columns.get(name, -1) for name in TERM_COLUMNS)
        self._terms: dict[str, list[Term]] = {}
        self._said: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._seen: dict[tuple[str, str, str, str, str], int] = {}
        self._checked: set[tuple[str, ...]] = set()

    def add(self, row: Row) -> None:
        # One empty cell more: what a column that the file does not have (place -1) reads.
        cells = [cell.strip() for cell in row.cells]
        if len(cells) > self._width and any(cells[self._width :]):
            self._fail(row, f"{len(cells)} cells, expected {self._width}; quote a cell that holds the delimiter")
        cells = cells[: self._width] + [""] * (self._width - len(cells) + 1)
        identifier = cells[self._concept]
        text, language, status, *others = [cells[place] for place in self._places]
        term = Term(text, _code(language), status or "preferred", *others)
        if not identifier or not term.text:
            self._fail(row, f"the cell '{'term' if identifier else 'concept'}' is empty; every row names both")
        self._check(row, term)
        key = (identifier, term.language, term.text, term.owner, term.house)
        first = self._seen.setdefault(key, row.line)
        if first != row.line:
            self._fail(row, f"'{term.text}' stands in line {first} already (concept {identifier}); delete one")
        if identifier not in self._terms:
            self._terms[identifier] = []
            self._said[identifier] = ["", ""]
            self._lines[identifier] = row.line
        self._terms[identifier].append(term)
        said = self._said[identifier]
        for number, place in enumerate((self._domain, self._definition)):
            if cells[place] and cells[place] != said[number]:
                if said[number]:
                    self._fail(
                        row, f"another {CONCEPT_COLUMNS[number + 1]} of concept {identifier} stands above; keep one"
                    )
                said[number] = cells[place]

    def _check(self, row: Row, term: Term) -> None:
        values = (term.language, term.status, term.gender, term.number, term.form, term.valid_from, term.valid_until)
        if values in self._checked:
            return
        if not _LANGUAGE.fullmatch(term.language):
            self._fail(row, f"language '{term.language}', expected a code such as fr or en-GB")
        for name, expected in VALUES.items():
            value = getattr(term, name)
            if value not in expected:
                self._fail(row, f"{name} '{value}', expected {', '.join(filter(None, expected))}")
        for name in ("valid_from", "valid_until"):
            value = getattr(term, name)
            if value and not _DATE.fullmatch(value):
                self._fail(row, f"{name} '{value}', expected a date such as 2018, 2018-09 or 2018-09-24")
        self._checked.add(values)

    def _fail(self, row: Row, message: str) -> None:
        raise InputError(message, file=self._path, line=row.line)

    def concepts(self) -> Iterator[Concept]:
        for identifier, terms in self._terms.items():
            domain, definition = self._said[identifier]
            place = f"{self._path.parent.name}/{self._path.name}:{self._lines[identifier]}"
            yield Concept(identifier, tuple(terms), domain, definition, "", place)
