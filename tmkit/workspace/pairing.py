"""Which documents belong together: a list of pairs, or two folders matched by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tmkit.documents import endings
from tmkit.memory.metadata import METADATA
from tmkit.model import InputError
from tmkit.storage.tables import Row, rows

# What names a language in a file's name: codes of two and three letters, words, and the letters of UN documents.
_LANGUAGES = (
    "fr|fra|fre|french|francais|français|en|eng|english|anglais|de|deu|ger|german|es|spa|spanish|it|ita|nl|nld|pt|por"
)
_MARK = re.compile(rf"(?:^|[-_. (])(?:{_LANGUAGES})(?:[-_][a-z]{{2}})?(?=$|[-_. )])\)?|[-_.](?:[ef])$", re.IGNORECASE)
_SEPARATORS = "-_. "


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents to align; `target` is None where one file holds both languages.

    `name` is what units call the document; `metadata` is what the list says of this pair.
    """

    source: Path
    target: Path | None
    name: str
    metadata: Mapping[str, str] = field(default_factory=dict)


def find_pairs(documents: Sequence[Path], pairs: Path | None) -> tuple[list[DocumentPair], list[str]]:
    """The pairs that are meant by one or two documents, two folders, or a list; and remarks.

    Raises InputError where it cannot be told.
    """
    if pairs is not None:
        if documents:
            raise InputError("name documents or a list of pairs, not both", file=pairs)
        return listed_pairs(pairs), []
    if not 1 <= len(documents) <= 2:
        raise InputError("name a source and a target document, two folders, or a list with --pairs")
    source, target = documents[0], documents[1] if len(documents) == 2 else None
    if target is not None and source.is_dir() and target.is_dir():
        return matched_pairs(source, target)
    return [DocumentPair(source, target, document_name(source, target))], []


def document_name(source: Path, target: Path | None = None) -> str:
    """What the two files' names have in common: the name without its language (`report-2018-fr.pdf`: `report-2018`).

    Where they have not: the name of the source.
    """
    name = _key(source)
    return name if name and (target is None or _key(target) == name) else source.stem


def listed_pairs(file: Path) -> list[DocumentPair]:
    """The pairs of a TSV or CSV: source, target, and if its first row names columns so, `document`, `date` … of each.

    Paths are relative to the list. Raises InputError for a list that cannot be read, an unknown column, a row without
    two paths and a list without pairs.
    """
    table = iter(rows(file))
    first = next(table, None)
    if first is None:
        raise InputError("lists no pairs; expected rows of a source and a target document", file=file)
    names = [cell.strip().lower() for cell in first.cells]
    if "source" in names:
        known = {"source", "target", *METADATA}
        unknown = next((name for name in names if name not in known), None)
        if unknown is not None:
            raise InputError(f"column '{unknown}' is not known; expected {', '.join(sorted(known))}", file=file, line=1)
        found = [_listed(file, row, names) for row in table]
    else:
        found = [_listed(file, row, ["source", "target"]) for row in (first, *table)]
    if not found:
        raise InputError("lists no pairs; expected rows of a source and a target document", file=file)
    return found


def matched_pairs(source: Path, target: Path) -> tuple[list[DocumentPair], list[str]]:
    """The documents of two folders whose paths are the same but for a language and an ending, and remarks on the rest.

    Raises InputError where two documents of one folder would match the same, and where none match.
    """
    ours, theirs = _documents(source), _documents(target)
    pairs = [DocumentPair(path, theirs[key], _key(path) or path.stem) for key, path in ours.items() if key in theirs]
    if not pairs:
        raise InputError(
            f"no document has a name that one in {target} has too (fr/report.pdf and en/report.docx, or report-fr.pdf "
            "and report-en.pdf); list them with --pairs",
            file=source,
        )
    alone = [
        path for folder, other in ((ours, theirs), (theirs, ours)) for key, path in folder.items() if key not in other
    ]
    return pairs, [f"{path}: has no counterpart by name" for path in alone]


def _listed(file: Path, row: Row, names: list[str]) -> DocumentPair:
    cells = dict(zip(names, (cell.strip() for cell in row.cells), strict=False))
    if not cells.get("source") or not cells.get("target"):
        raise InputError("has no source and target document", file=file, line=row.line)
    source, target = file.parent / cells.pop("source"), file.parent / cells.pop("target")
    name = cells.pop("document", "") or document_name(source, target)
    return DocumentPair(source, target, name, {key: value for key, value in cells.items() if value})


def _documents(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in _files(folder):
        key = (path.parent.relative_to(folder) / (_key(path) or path.stem)).as_posix().casefold()
        if key in found:
            raise InputError(f"and {found[key].name} would match the same document; list them with --pairs", file=path)
        found[key] = path
    return found


def _files(folder: Path) -> Iterator[Path]:
    known = endings()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in known and path.is_file() and not hidden:
            yield path


def _key(path: Path) -> str:
    """A file's name without ending and without the last mark of a language."""
    marks = list(_MARK.finditer(path.stem))
    if not marks:
        return path.stem
    last = marks[-1]
    return (path.stem[: last.start()] + path.stem[last.end() :]).strip(_SEPARATORS)
