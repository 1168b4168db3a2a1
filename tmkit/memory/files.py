"""The memories of a workspace: every TMX file below `memories/`, with the sidecars that belong to it.

A confirmed unit goes to a sidecar beside its memory: `X.new.tmx` beside `X.tmx`, then `X.new-2.tmx`, `X.new-3.tmx` …
A memory and its sidecars are one group: for one unit id the file with the highest number wins.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tmkit.model import InputError

FOLDER = "memories"
SUFFIX = ".tmx"
_SIDECAR = re.compile(r"(?P<stem>.+)\.new(?:-(?P<number>[2-9]|[1-9][0-9]{1,8}))?\.tmx", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """One TMX file of a workspace.

    `name` is its path below the workspace, with `/`. `memory` is the name of the memory it belongs to: its own, or that
    of the memory whose sidecar it is. `number` is 0 for the memory itself, 1 for `X.new.tmx`, 2 for `X.new-2.tmx` …
    """

    path: Path
    name: str
    memory: str
    number: int


@dataclass(frozen=True, slots=True)
class MemorySet:
    """The TMX files of a workspace, sidecars included, sorted by name.

    It is what the folder held when it was opened, without a lock: a bulk write may since have folded sidecars into
    their memory. Who reads several files compares `MemorySet.open(root)` again afterwards.
    """

    root: Path
    memories: tuple[MemoryFile, ...]

    @classmethod
    def open(cls, root: Path) -> MemorySet:
        """Find the memories below `root`; none if there is no such folder.

        Raises InputError for a link that leads out of the workspace and for a folder that cannot be read.
        """
        root = Path(root)
        found = (memory_file(root, path) for path in _tmx_files(root))
        return cls(root, tuple(sorted(found, key=lambda file: file.name)))

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files are."""
        return tuple(file.path for file in self.memories)

    def groups(self) -> tuple[tuple[MemoryFile, ...], ...]:
        """The files by memory, each memory first and then its sidecars by number."""
        ordered = sorted(self.memories, key=lambda file: (file.memory, file.number))
        return tuple(tuple(group) for _, group in groupby(ordered, key=lambda file: file.memory))


def memory_file(root: Path, path: Path) -> MemoryFile:
    """A TMX file of the workspace by its path, which need not exist. ValueError where it is not below `root`."""
    name = path.relative_to(root).as_posix()
    match = _SIDECAR.fullmatch(path.name)
    if match is None:
        return MemoryFile(path, name, name, 0)
    memory = path.with_name(match["stem"] + SUFFIX).relative_to(root).as_posix()
    return MemoryFile(path, name, memory, int(match["number"] or 1))


def sidecar_path(memory: Path, number: int) -> Path:
    """The path of a memory's sidecar: 1 is `X.new.tmx`."""
    mark = ".new" if number == 1 else f".new-{number}"
    return memory.with_name(memory.name.removesuffix(SUFFIX) + mark + SUFFIX)


def sidecars(memory: Path) -> list[tuple[int, Path]]:
    """The sidecars beside a memory as (number, path), lowest first. The memory itself need not exist."""
    stem = memory.name.removesuffix(SUFFIX)
    try:
        with os.scandir(memory.parent) as entries:
            names = [entry.name for entry in entries]
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = []
    for name in names:
        if name.startswith(stem):
            match = _SIDECAR.fullmatch(name)
            if match is not None and match["stem"] == stem:
                found.append((int(match["number"] or 1), memory.parent / name))
    return sorted(found)


def _tmx_files(root: Path) -> Iterator[Path]:
    """Every `*.tmx` file below `memories/`; hidden files and folders are passed over, links followed once."""
    top = root / FOLDER
    real_root = root.resolve()
    seen: set[Path] = set()
    waiting = [top] if top.is_dir() else []
    while waiting:
        folder = waiting.pop()
        real = _inside(folder, real_root)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror}): check its permissions", file=folder) from error
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                # A linked folder waits until the real ones are done: the real name is the one to keep.
                waiting.insert(0 if entry.is_symlink() else len(waiting), path)
            elif entry.name.endswith(SUFFIX) and entry.is_file():
                if entry.is_symlink():
                    _inside(path, real_root)
                yield path


def _inside(path: Path, real_root: Path) -> Path:
    real = path.resolve()
    if not real.is_relative_to(real_root):
        raise InputError(f"is a link out of the workspace, to {real}: put the memory itself below {FOLDER}/", file=path)
    return real


def memory_path(root: Path, name: str | Path) -> Path:
    """The path of a memory to write, named below the workspace (`memories/2019.tmx`) or absolutely.

    It need not exist. Raises InputError where it would be no memory: outside `memories/`, not `.tmx`, hidden, or the
    name of a sidecar.
    """
    parts = _below(root, Path(name)).parts
    path = root.joinpath(*parts)
    real = path.resolve() if path.is_symlink() else path.parent.resolve() / path.name
    if len(parts) < 2 or parts[0] != FOLDER or ".." in parts or not real.is_relative_to(root.resolve()):
        raise InputError(f"is no memory of this workspace: name one such as {FOLDER}/2019.tmx", file=name)
    if not path.name.endswith(SUFFIX) or any(part.startswith(".") for part in parts):
        raise InputError(f"is no name for a memory: end it in {SUFFIX}, and begin no part with a stop", file=name)
    file = memory_file(root, path)
    if file.number:
        raise InputError(f"holds confirmed units of {file.memory} for a while: name that memory", file=name)
    return path


def _below(root: Path, name: Path) -> Path:
    """A path given below the workspace, or absolutely, as one below it; unchanged where it is not there."""
    if name.is_absolute() and root.exists():
        for parent in name.parents:
            if parent.exists() and parent.samefile(root):
                return name.relative_to(parent)
    return name
