"""Writing an OmegaT project: built beside its place, and put there when it is whole."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tmkit.exchange.dialect import Dialect
from tmkit.exchange.leaving import Exported, Leaving
from tmkit.exchange.omegat.best import Best
from tmkit.exchange.omegat.readme import readme
from tmkit.exchange.omegat.settings import project_file, segmentation_conf
from tmkit.exchange.writing import in_dialect, refuse_nothing
from tmkit.formats.tmx import default_header, unit_bytes, write_tmx
from tmkit.formats.tmx.writer import begin_tmx, end_tmx
from tmkit.formats.writing import write_rows
from tmkit.glossary.options import WriteOptions
from tmkit.glossary.registry import write_concepts
from tmkit.model import BilingualHead, Concept, InputError, Row, Unit
from tmkit.storage.refusal import refusal
from tmkit.text.srx_export import export_srx

MANIFEST = "tmkit-export.json"
"""What the project's files from tmkit are called, so that a later export can take its own away, and no other."""

_FOLDERS = ("source", "target", "tm", "glossary", "dictionary", "omegat")
_TARGET = re.compile(rb'^(<target\b[^<>]*? state=)"[a-z-]+"', re.MULTILINE)
_PENALTY = re.compile(r"penalty-\d+")


@dataclass(frozen=True, slots=True)
class Project:
    """What an OmegaT project is made of.

    `penalty` says how many points a unit of a memory loses. `rows` are the draft's segments, `exact` its exact matches,
    spelt as the draft has them; without a draft those of the whole archive are found here.
    """

    leaving: Leaving
    dialect: Dialect
    penalty: Callable[[Unit, str], int]
    concepts: Sequence[Concept] = ()
    authorities: Sequence[str] = ()
    auto: bool = False
    head: BilingualHead | None = None
    rows: Sequence[Row] = ()
    exact: Sequence[Unit] = ()
    srx: bytes | None = None


def write_project(folder: Path, project: Project, told: Exported, *, force: bool = False) -> None:
    """Write a project into a folder that is empty or not there; with `force` over an earlier export.

    Then only files that tmkit wrote are replaced or removed: sources, translations and what the translator added stay.
    Raises InputError where the folder is not empty, cannot be written, or has a name that OmegaT takes for a penalty.
    """
    if _PENALTY.search(str(folder.resolve())):
        raise InputError(
            "OmegaT takes points off whatever lies below a folder named penalty-NN: choose another name", file=folder
        )
    there = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if there and not force:
        raise InputError("exists and is not empty: choose another folder, or give --force", file=folder)
    beside = folder.parent / f".{folder.name[:100]}.tmkit-{secrets.token_hex(6)}"
    try:
        beside.mkdir(parents=True)
        written = _build(beside, project, told)
        if there:
            _put_over(beside, folder, written)
        else:
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
    except OSError as error:
        raise refusal(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    told.files += [str(folder / name) for name in written]


def _build(folder: Path, project: Project, told: Exported) -> list[str]:
    for name in _FOLDERS:
        (folder / name).mkdir()
    _write_memories(folder / "tm", project, told)
    auto = _write_exact(folder / "tm" / "auto", project) if project.auto else None
    refuse_nothing(told)
    _write_glossary(folder / "glossary" / "tmkit.utf8", project, told)
    draft = _write_draft(folder / "source", project)
    srx = folder / "omegat" / "segmentation.srx"
    with srx.open("wb") as stream:
        if project.srx is not None:
            stream.write(project.srx)
        else:
            export_srx(stream)
    if project.srx is None:
        _text(folder / "omegat" / "segmentation.conf", segmentation_conf(srx.read_bytes()))
    source, target = project.dialect.source, project.dialect.target
    _text(folder / "omegat.project", project_file(source, target, sentences=not draft))
    _text(folder / "README.txt", readme(source, target, auto, draft))
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    _text(folder / MANIFEST, json.dumps({"written by": "tmkit export", "files": written}, indent=1) + "\n")
    return [*written, MANIFEST]


def _write_memories(folder: Path, project: Project, told: Exported) -> None:
    """Each memory as a file, its units that lose points as one more below `penalty-NN`."""
    names = _file_names([name for name, _ in project.leaving.memories])
    header = project.dialect.header()
    for name, path in project.leaving.memories:
        with ExitStack() as stack:
            streams: dict[int, BinaryIO] = {}
            for unit in in_dialect(project.leaving.of(name, path, told), project.dialect, told):
                points = project.penalty(unit, name)
                if points not in streams:
                    file = (folder / f"penalty-{points:03}" if points else folder) / names[name]
                    file.parent.mkdir(exist_ok=True)
                    streams[points] = stack.enter_context(file.open("wb"))
                    begin_tmx(streams[points], header)
                streams[points].write(unit_bytes(unit))
                told.written += 1
            for stream in streams.values():
                end_tmx(stream)


def _write_exact(folder: Path, project: Project) -> tuple[int, int]:
    """`tm/auto`: how many units it has, and how many of their texts have several translations."""
    folder.mkdir()
    count = 0

    def counted(units: Iterable[Unit]) -> Iterator[Unit]:
        nonlocal count
        for unit in units:
            count += 1
            yield unit

    header = default_header(project.dialect.source)
    several = 0
    with (folder / "tmkit.tmx").open("wb") as stream:
        if project.head is not None:
            write_tmx(stream, counted(project.exact), header)
        else:
            best = Best(project.authorities)
            for unit in _trusted(project):
                best.note(unit)
            several = best.several()
            write_tmx(stream, counted(best.chosen(_trusted(project))), header)
    return count, several


def _trusted(project: Project) -> Iterator[Unit]:
    """The units that lose no points, in the project's two languages, memory after memory."""
    unheard = Exported([], "")
    for name, path in project.leaving.memories:
        for unit in in_dialect(project.leaving.of(name, path, unheard), project.dialect, unheard):
            if not project.penalty(unit, name):
                yield unit


def _write_glossary(file: Path, project: Project, told: Exported) -> None:
    options = WriteOptions("omegat", "", project.dialect.source, project.dialect.target)
    with file.open("wb") as stream:
        told.remarks += [f"glossary: {remark}" for remark in write_concepts(project.concepts, stream, options)]
    if not file.stat().st_size:
        file.unlink()


def _write_draft(folder: Path, project: Project) -> tuple[str, ...]:
    """The draft as an XLIFF; (its file name, the document's), or nothing."""
    if project.head is None:
        return ()
    name = f"{Path(project.head.original).stem}.xlf"
    write_rows(project.head, project.rows, folder / name, wanted="xliff")
    # Each target is a copy of its source, and must say so: else it would come back as a translation.
    written = (folder / name).read_bytes()
    (folder / name).write_bytes(_TARGET.sub(rb'\1"needs-translation"', written))
    return name, project.head.original


def _put_over(beside: Path, folder: Path, written: Sequence[str]) -> None:
    """Put the files into a folder that is there, and take away those of an earlier export that are no more."""
    if not folder.is_dir():
        raise InputError("is a file, expected a folder", file=folder)
    for name in _earlier(folder):
        if name not in written:
            (folder / name).unlink(missing_ok=True)
    for name in written:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (beside / name).replace(folder / name)
    for name in _FOLDERS:
        (folder / name).mkdir(exist_ok=True)


def _earlier(folder: Path) -> list[str]:
    """The files of an earlier export, by its list, as far as they are in the folder; none where there is no list."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    root = folder.resolve()
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    return [name for name in names if (folder / name).resolve().is_relative_to(root)]


def _file_names(memories: Sequence[str]) -> dict[str, str]:
    """File names for memories, all in one folder: to OmegaT a folder named auto, mt, enforce … means something."""
    names: dict[str, str] = {}
    for memory in memories:
        plain = re.sub(r"penalty-", "penalty_", "-".join(Path(memory).parts[1:]) or memory)
        name, number = plain, 1
        while name in names.values():
            number += 1
            name = f"{Path(plain).stem}-{number}.tmx"
        names[memory] = name
    return names


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
