"""A glossary as a table: one term a row, the rows of a concept bound by the column `concept` (docs/glossary.md).

A table with other columns is one that another tool wrote, if its first row tells what they hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tmkit.glossary.exported_rows import exported_concepts
from tmkit.glossary.fields import COLUMNS, CONCEPT_COLUMNS, REQUIRED, TERM_COLUMNS, language_code
from tmkit.glossary.gathering import Gathering
from tmkit.model import Concept, InputError, Term
from tmkit.model.account import Account
from tmkit.storage.tables import Row

_SAID = ("domain", "definition", "note")


def concepts_of(
    path: Path, table: Iterable[Row], account: Account | None = None, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of the rows of a file, the first of which names the columns.

    Without an account, raises `InputError` with the line of the first fault: an unknown or missing column, a cell that
    is not what its column expects, a row that stands twice, a concept that is defined twice. With one, such rows are
    dropped and the account says so. `languages` are source and target of a table that does not tell them.
    """
    rows = iter(table)
    header = next(rows, None)
    if header is None:
        return
    names = column_names(header.cells)
    if "concept" not in names:
        yield from exported_concepts(path, header, rows, account or Account(str(path)), languages)
        return
    columns = _columns(path, header.line, names, account)
    gathering = Gathering(path, account)
    for row in rows:
        _add(gathering, row, columns, len(names))
    yield from gathering.concepts()


def column_names(cells: Sequence[str]) -> list[str]:
    """The names of the columns as our tables have them, without empty ones at the end."""
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def rows_of(concepts: Iterable[Concept]) -> Iterator[tuple[str, ...]]:
    """The rows of a table that holds everything that there is to say of these concepts, the header first.

    A column that no concept needs is left out.
    """
    concepts = tuple(concepts)
    said = [
        {
            "concept": concept.identifier,
            "domain": concept.domain,
            "definition": concept.definition,
            "concept_note": concept.note,
        }
        for concept in concepts
    ]
    used = set(REQUIRED) | {"domain", "status", "authority"}
    used |= {name for one in said for name, value in one.items() if value}
    fields = ("text", *TERM_COLUMNS[1:])
    used |= {name for concept in concepts for term in concept.terms for name in TERM_COLUMNS[2:] if getattr(term, name)}
    names = [name for name in COLUMNS if name in used]
    yield tuple(names)
    for concept, once in zip(concepts, said, strict=True):
        for number, term in enumerate(concept.terms):
            cells = dict(zip(TERM_COLUMNS, (getattr(term, name) for name in fields), strict=True))
            cells |= once if number == 0 else {"concept": concept.identifier}
            yield tuple(cells.get(name, "") for name in names)


def _columns(path: Path, line: int, names: Sequence[str], account: Account | None) -> dict[str, int]:
    known = CONCEPT_COLUMNS + TERM_COLUMNS
    for name in names:
        if name not in known:
            if account is None:
                raise InputError(f"unknown column '{name}'; expected some of {', '.join(known)}", file=path, line=line)
            account.notices.append(f"column '{name}' is none of a glossary's; left out")
        if names.count(name) > 1:
            raise InputError(f"column '{name}' stands twice; expected it once", file=path, line=line)
    for name in REQUIRED:
        if name not in names:
            raise InputError(f"no column '{name}'; the first row names the columns", file=path, line=line)
    return {name: place for place, name in enumerate(names)}


def _add(gathering: Gathering, row: Row, columns: dict[str, int], width: int) -> None:
    # One empty cell more: what a column that the file does not have (place -1) reads.
    cells = [cell.strip() for cell in row.cells]
    if len(cells) > width and any(cells[width:]):
        message = f"{len(cells)} cells, expected {width}; quote a cell that holds the delimiter"
        gathering.refuse(row.line, cells[columns["concept"]], message)
        return
    cells = cells[:width] + [""] * (width - len(cells) + 1)
    text, language, status, *others = (cells[columns.get(name, -1)] for name in TERM_COLUMNS)
    said = (cells[columns.get(name, -1)] for name in CONCEPT_COLUMNS[1:])
    named = dict(zip(TERM_COLUMNS[3:], others, strict=True))
    term = Term(text, language_code(language), status or "preferred", line=row.line, **named)
    gathering.add(cells[columns["concept"]], term, **dict(zip(_SAID, said, strict=True)))
