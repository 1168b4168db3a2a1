"""Glossary files of a workspace: taking other files in, writing them out, looking for what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from tmkit.glossary.merging import Merged, merge
from tmkit.glossary.options import WriteOptions
from tmkit.glossary.registry import format_of, read_concepts, write_concepts, written_format
from tmkit.glossary.validation import Finding, GlossaryFile, findings
from tmkit.model import Concept, InputError
from tmkit.model.account import Account
from tmkit.storage.atomic import replace_file
from tmkit.storage.fingerprint import ABSENT, Fingerprint
from tmkit.storage.lock import workspace_lock
from tmkit.storage.opening import read_input
from tmkit.text.languages import primary

FOLDER = "glossary"
_KEPT_IN = (".csv", ".tsv", ".tbx", ".xlsx")


@dataclass(frozen=True, slots=True)
class GlossaryImported:
    """What became of one file: its account, the glossary written (None where nothing was new), and what was new."""

    account: Account
    into: str | None
    concepts: int
    terms: int


@dataclass(slots=True)
class GlossaryExported:
    """What was written: the file, its format, concepts and terms, and what the format could not hold."""

    file: str
    format: str
    concepts: int
    terms: int
    remarks: list[str] = field(default_factory=list)


def import_glossary(
    root: Path, files: Sequence[str | Path], into: str | Path, languages: Sequence[str]
) -> list[GlossaryImported]:
    """Add the concepts of files to a glossary of the workspace, which is made where it is missing.

    All files are read before anything is written: where one cannot be read (InputError), nothing is. What is there
    already is not added again. `languages` are source and target, for files that do not tell.
    """
    path = glossary_path(root, into)
    read = [read_concepts(Path(file), languages) for file in files]
    done = []
    with workspace_lock(root):
        concepts, before = _existing(path, languages)
        changed = False
        for incoming, account in read:
            merged = merge(concepts, incoming, account)
            _tell(merged, account)
            concepts, changed = merged.concepts, changed or merged.changed
            name = path.relative_to(root).as_posix() if merged.changed else None
            done.append(GlossaryImported(account, name, merged.added_concepts, merged.added_terms))
        if changed:
            _write(path, concepts, WriteOptions(written_format(path)), before)
    return done


def export_glossary(
    out: Path, concepts: Iterable[Concept], options: WriteOptions, domains: Sequence[str]
) -> GlossaryExported:
    """Write concepts, of some domains and languages or all, to a file. Raises InputError where nothing would remain."""
    chosen = list(_chosen(concepts, options, domains))
    if not chosen:
        raise InputError("no concept is of these domains and languages; nothing was written", file=out)
    terms = sum(len(concept.terms) for concept in chosen)
    remarks = _write(out, chosen, options)
    return GlossaryExported(str(out), options.format, len(chosen), terms, remarks)


def validate_glossary(root: Path, files: Sequence[str | Path], languages: Sequence[str]) -> Iterator[Finding]:
    """What is wrong in glossary files; in all of the workspace, where none is named."""
    named: list[tuple[str, Path]] = [(str(file), Path(file)) for file in files]
    if not files and (root / FOLDER).is_dir():
        found = sorted(path for path in (root / FOLDER).iterdir() if path.is_file() and not path.name.startswith("."))
        named = [(path.relative_to(root).as_posix(), path) for path in found if format_of(path) is not None]
    read = []
    for name, path in named:
        concepts, account = read_concepts(path, languages)
        read.append(GlossaryFile(name, concepts, account))
    yield from findings(read)


def glossary_path(root: Path, name: str | Path) -> Path:
    """The path of a glossary to write, named below the workspace. Raises InputError where it would be none."""
    given = Path(name)
    path = given if given.is_absolute() else root / given
    if path.parent.resolve() != (root / FOLDER).resolve() or path.name.startswith("."):
        raise InputError(f"is no glossary of this workspace: name one such as {FOLDER}/terms.csv", file=name)
    if path.suffix.lower() not in _KEPT_IN:
        raise InputError(f"cannot keep a glossary: end the name in {', '.join(_KEPT_IN)}", file=name)
    return root / FOLDER / path.name


def _existing(path: Path, languages: Sequence[str]) -> tuple[list[Concept], Fingerprint | bytes]:
    """The concepts of the glossary to write, and what stands there now.

    Raises InputError where writing it anew would lose something: it has faults, or more than a glossary of ours holds.
    """
    if not path.exists():
        return [], ABSENT
    before = read_input(path, "a glossary")
    if not before.strip():
        return [], before
    concepts, account = read_concepts(path, languages)
    if account.dropped:
        first = account.dropped[0]
        raise InputError(f"{first.reason}; correct it first, nothing was written", file=path, line=first.line)
    lost = [one for one in account.notices if "left out" in one]
    if lost:
        raise InputError(
            f"has what would be lost ({lost[0]}); import it into another glossary, nothing was written", file=path
        )
    return concepts, before


def _tell(merged: Merged, account: Account) -> None:
    if merged.present:
        account.notices.append(f"{merged.present:,} terms were there already")
    if merged.filled:
        account.notices.append(f"{merged.filled:,} empty fields were filled")


def _chosen(concepts: Iterable[Concept], options: WriteOptions, domains: Sequence[str]) -> Iterator[Concept]:
    wanted = {domain.casefold() for domain in domains}
    languages = {primary(one) for one in (options.source_lang, options.target_lang) if one}
    for concept in concepts:
        if wanted and concept.domain.casefold() not in wanted:
            continue
        terms = tuple(term for term in concept.terms if not languages or primary(term.language) in languages)
        if terms:
            yield concept if len(terms) == len(concept.terms) else replace(concept, terms=terms)


def _write(
    path: Path, concepts: Iterable[Concept], options: WriteOptions, expected: Fingerprint | bytes | None = None
) -> list[str]:
    remarks: list[str] = []

    def write(stream: BinaryIO) -> None:
        remarks.extend(write_concepts(concepts, stream, options))

    replace_file(path, write, expected=expected)
    return remarks
