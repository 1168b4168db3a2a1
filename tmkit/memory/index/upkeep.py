"""Keeping the parts in step with the memories.

Parts are saved as generations of a derivation (`tmkit.storage.derivation`): what has not changed is carried over from
the generation before. What is small (the live sidecars, above all) is indexed in memory instead, in a few milliseconds,
and saved with what next must be.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from tmkit.facts import FACTS
from tmkit.formats.tmx.header import EXPECTED
from tmkit.memory.files import MemoryFile, MemorySet
from tmkit.memory.index.assemble import build_part, save_part
from tmkit.memory.index.container import DamagedError
from tmkit.memory.index.gather import Gathered, gather
from tmkit.memory.index.keys import may_belong
from tmkit.memory.index.part import Part
from tmkit.memory.index.parts import Held, plan
from tmkit.memory.index.superseded import Place, mark_live
from tmkit.model import InputError
from tmkit.storage.derivation import Derivation, Generation
from tmkit.storage.fingerprint import Fingerprint, fingerprint, renewed
from tmkit.storage.opening import unreadable
from tmkit.text.normalise import NORMALISATION
from tmkit.text.tokens import TOKENISATION

Progress = Callable[[str, int, int], None]

INDEX = "index 3"
SIGNATURE = f"{NORMALISATION} · {TOKENISATION} · {FACTS} · {INDEX}"
IN_MEMORY = 66_000  # bytes of TMX: a full sidecar is indexed in as long as a save takes
_ATTEMPTS = 5
PATIENCE_S = 300.0  # another process that is indexing the same will be done sooner than this one would be
_Write = Callable[[Path], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A file as it was indexed: where, and what it was."""

    place: Place
    taken: Fingerprint


@dataclass(frozen=True, slots=True)
class _Listed:
    """A saved part: the bytes of its files, and those of files that were dead already when the generation was made."""

    sizes: dict[str, int]
    dead: int


class Upkeep:
    """The parts of a workspace's index. `parts` changes only by `follow`."""

    def __init__(self, root: Path, progress: Progress | None = None) -> None:
        self._root = root
        self._progress = progress or (lambda *_: None)
        self._derivation = Derivation(root / ".tmkit" / "index", signature=SIGNATURE)
        self._opened = False
        self._generation: Generation | None = None
        self._saved: dict[str, Part] = {}
        self._indexed: dict[str, _Indexed] = {}
        self.parts: tuple[Part, ...] = ()

    def part_names(self) -> dict[str, Part]:
        """The saved parts by their file's name, which no other part ever has."""
        return dict(self._saved)

    def fingerprints(self) -> dict[str, Fingerprint]:
        """What each memory file was when it was indexed, by its name."""
        return {name: known.taken for name, known in self._indexed.items()}

    def follow(self, memories: MemorySet) -> bool:
        """Bring the parts in step with the memories, and say whether that changed them.

        Raises InputError for a memory that cannot be read.
        """
        if not self._opened:
            self._opened = self._take(self._derivation.current(), memories) or self._take(None, memories)
        elif self._in_step(memories):
            return False
        for _ in range(_ATTEMPTS):  # the files may change again while they are read
            try:
                self._bring(memories)
            except InputError:
                if all(file.path.exists() for file in memories.memories):
                    raise
            memories = MemorySet.open(self._root)
            if self._in_step(memories):
                break
        return True

    def _in_step(self, memories: MemorySet) -> bool:
        """Whether the files are those indexed, as they were; what a hash had to decide is remembered."""
        if len(memories.memories) != len(self._indexed):
            return False
        for file in memories.memories:
            known = self._indexed.get(file.name)
            if known is None:
                return False
            now = _renewed(file, known.taken)
            if now is None:
                return False
            self._indexed[file.name] = _Indexed(known.place, now)
        return True

    def _bring(self, memories: MemorySet) -> None:
        """Index what is not indexed as it is now."""
        by_name = {file.name: file for file in memories.memories}
        for name, known in list(self._indexed.items()):
            if name not in by_name or _renewed(by_name[name], known.taken) is None:
                del self._indexed[name]
        saved = set(map(id, self._saved.values()))
        waiting = [f for name, f in by_name.items() if name not in self._indexed]
        waiting += [by_name[name] for name, known in self._indexed.items() if id(known.place[0]) not in saved]
        if waiting and sum(_size(file) for file in waiting) > IN_MEMORY:
            self._save()
        else:
            self._index_in_memory(sorted(waiting, key=lambda file: file.name))
        mark_live(self.parts, [known.place for known in self._indexed.values()])

    def _index_in_memory(self, files: list[MemoryFile]) -> None:
        self.parts = tuple(self._saved.values())
        if not files:
            return
        taken = {file.name: _fingerprint(file) for file in files}
        arrays: dict[str, NDArray[Any]] = {}
        facts = build_part([gather(file) for file in files], may_belong, arrays.__setitem__)
        part = Part(arrays.__getitem__, facts, self._root)
        self.parts += (part,)
        for number, file in enumerate(files):
            self._indexed[file.name] = _Indexed((part, number), taken[file.name])

    def _save(self) -> None:
        for _ in range(_ATTEMPTS):
            generation = self._derivation.update(self._planned, timeout=PATIENCE_S)
            if self._take(generation, MemorySet.open(self._root)):
                return
        raise InputError("cannot be read back: check the disk", file=self._derivation.folder)

    def _take(self, generation: Generation | None, memories: MemorySet) -> bool:
        """Open the parts of a generation; False where it is damaged."""
        listed = _parts_of(generation)
        try:
            opened = {
                name: self._saved[name] if name in self._saved else Part.open(_path(generation, name), self._root)
                for name in listed
            }
        except (DamagedError, OSError):
            if generation is not None:
                self._derivation.discard(generation)
            return False
        self._generation = generation
        self._saved = opened
        self.parts = tuple(opened.values())
        self._indexed = {}
        if generation is not None:
            changed = generation.changed(self._root)
            there = {file.name for file in memories.memories}
            for part_name, known in listed.items():
                part = opened[part_name]
                for number, file in enumerate(part.units.files):
                    if file.name in known.sizes and file.name in there and file.name not in changed:
                        self._indexed[file.name] = _Indexed((part, number), generation.inputs[file.name])
        return True

    def _planned(self, current: Generation | None) -> tuple[Mapping[str, Fingerprint], _Write] | Generation:
        """What to save, given the generation that counts by now."""
        if current is None and self._generation is not None and self._generation.temporary:
            current = self._generation  # the workspace cannot be written
        files = {file.name: file for file in MemorySet.open(self._root).memories}
        sizes = {name: _size(file) for name, file in files.items()}
        listed = _parts_of(current)
        changed = current.changed(self._root) if current is not None else set()
        held = []
        for part, known in listed.items():
            alive = tuple(name for name in known.sizes if name in files and name not in changed)
            live = sum(known.sizes[name] for name in alive)
            held.append(Held(part, alive, live, known.dead + sum(known.sizes.values()) - live))
        planned = plan(held, sizes)
        if current is not None and not planned.built and len(planned.kept) == len(held):
            return current
        kept = [part for part in held if part.name in planned.kept]
        inputs = {name: current.inputs[name] for part in kept for name in part.files} if current is not None else {}
        taken = {name: _fingerprint(files[name]) for group in planned.built for name in group}
        work = _Work(self._progress, sum(sizes[name] for name in taken))

        def write(folder: Path) -> Mapping[str, Any]:
            parts: dict[str, Any] = {}
            for part in kept:
                assert current is not None
                current.carry(part.name, folder)
                parts[part.name] = [{name: listed[part.name].sizes[name] for name in part.files}, part.dead]
            for group in planned.built:
                gathered = [work.gather(files[name]) for name in group]
                fresh = f"{secrets.token_hex(6)}.part"
                save_part(gathered, may_belong, folder / fresh)
                parts[fresh] = [{name: sizes[name] for name in group}, 0]
            return {"parts": parts}

        return inputs | taken, write


class _Work:
    """Tells how much of the TMX has been read."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def gather(self, file: MemoryFile) -> Gathered:
        found = gather(file, lambda at: self._progress("indexing the memories", self._done + at, self._total))
        self._done += _size(file)
        self._progress("indexing the memories", self._done, self._total)
        return found


def _parts_of(generation: Generation | None) -> dict[str, _Listed]:
    found: Any = {} if generation is None else generation.details.get("parts", {})
    return {name: _Listed(sizes, dead) for name, (sizes, dead) in found.items()}


def _path(generation: Generation | None, name: str) -> Path:
    assert generation is not None
    return generation.path(name)


def _fingerprint(file: MemoryFile) -> Fingerprint:
    try:
        return fingerprint(file.path)
    except OSError as error:
        raise unreadable(file.path, error, EXPECTED) from None


def _renewed(file: MemoryFile, taken: Fingerprint) -> Fingerprint | None:
    try:
        return renewed(file.path, taken)
    except OSError:  # reading it again will say what is wrong with it
        return None


def _size(file: MemoryFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
