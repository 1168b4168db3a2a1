"""Changes to whole memories: cleaning, merging, setting what units know of their document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmkit.formats.tmx import default_header, read_header, read_units
from tmkit.formats.tmx.source_language import with_source_language
from tmkit.maintenance.suspects import Suspect
from tmkit.memory.bulk import replace_memory, rewrite
from tmkit.memory.copying import same_in_everything
from tmkit.memory.editing import set_metadata
from tmkit.memory.files import MemoryFile, memory_path
from tmkit.memory.identity import hidden, unit_ids
from tmkit.memory.metadata import origin
from tmkit.model import InputError, Unit
from tmkit.storage.fingerprint import ABSENT, fingerprint


@dataclass(frozen=True, slots=True)
class Removal:
    """A unit that cleaning takes away, and why."""

    unit: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning a memory does, or did (`applied`): `folded` counts units taken in from its sidecars.

    `suspects` are units that stay, but whose texts hardly render each other.
    """

    memory: str
    units: int
    removals: tuple[Removal, ...]
    folded: int
    applied: bool
    suspects: tuple[Suspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did: `read` units of the memories became `units`; `repeats` were there already."""

    memory: str
    memories: tuple[str, ...]
    read: int
    units: int
    repeats: int


@dataclass(frozen=True, slots=True)
class MetadataSet:
    """What setting metadata did: of `units` units `changed` were written anew."""

    memory: str
    units: int
    changed: int


def clean(root: Path, files: Sequence[MemoryFile], *, apply: bool = False) -> Cleaned:
    """Take away units without text in two languages and repeats of a unit at the same place of the same document.

    The files are one memory with its sidecars, which are folded in. Nothing is written unless `apply`. A sentence that
    a document says twice, at two positions, is no repeat.
    """
    name = files[0].memory
    removals: list[Removal] = []

    def decide(unit: Unit, identifier: str) -> Unit | None:
        reason = judge.reason(unit)
        if reason is None:
            return unit
        removals.append(Removal(identifier, unit.variants[0].segment.text if unit.variants else "", reason))
        return None

    judge = _Judge()
    if apply:
        done = rewrite(root, name, change=decide)
        return Cleaned(name, done.units, tuple(removals), done.folded, applied=True)
    held = list(_held(files))
    for unit, identifier, _ in held:
        decide(unit, identifier)
    return Cleaned(name, len(held), tuple(removals), sum(number > 0 for _, _, number in held), applied=False)


def merge(root: Path, groups: Sequence[Sequence[MemoryFile]], into: str | Path) -> Merged:
    """Write several memories, sidecars included, as one; units that are the same in everything but `tuid` once.

    The memories stay. `into` is replaced if it is one of them; raises InputError where it exists and is not.
    """
    target = memory_path(root, into)
    name = target.relative_to(root).as_posix()
    names = tuple(group[0].memory for group in groups)
    taken = ABSENT
    if target.exists():
        if name not in names:
            raise InputError("exists and is none of the memories to merge; name it as one of them, too", file=name)
        taken = fingerprint(target)
    seen: set[bytes] = set()
    read = 0

    def units() -> Iterator[Unit]:
        nonlocal read
        for group in groups:
            for unit, _, _ in _held(group):
                read += 1
                key = same_in_everything(unit)
                if key not in seen:
                    seen.add(key)
                    yield unit

    source = read_header(groups[0][0].path).source_language
    done = replace_memory(root, name, units(), default_header(source or "fr"), expected=taken)
    return Merged(name, names, read, done.units, read - len(seen))


def change_metadata(
    root: Path,
    files: Sequence[MemoryFile],
    values: Mapping[str, str | None],
    *,
    only_document: str | None = None,
    units: Collection[str] = (),
) -> MetadataSet:
    """Set `x-tmkit-*` props of a memory's units; an empty value takes the prop away, None leaves it.

    The files are one memory with its sidecars, which are folded in. With `only_document` or `units` (ids) only of
    those. Raises InputError for a value that is not one, and for a unit that is not there.
    """
    missing = set(units) - {identifier for _, identifier, _ in _held(files)} if units else set()
    if missing:
        raise InputError(f"has no unit {min(missing)}", file=files[0].memory)

    def chosen(unit: Unit, identifier: str) -> bool:
        return (not units or identifier in units) and only_document in {None, origin(unit).document}

    given = {name: value for name, value in values.items() if value is not None}
    done = set_metadata(root, files[0].memory, given, chosen)
    return MetadataSet(done.memory, done.units, done.changed)


class _Judge:
    """Which units are of no use, seeing them in order."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def reason(self, unit: Unit) -> str | None:
        """Why a unit goes, or None."""
        texts = tuple((variant.language.lower(), variant.segment) for variant in unit.variants)
        if sum(bool(segment.text.strip()) for _, segment in texts) < 2:
            return "no text in two languages"
        key = (texts, origin(unit))
        if key in self._seen:
            return "repeats an earlier unit of the same document and place"
        self._seen.add(key)
        return None


def _held(files: Sequence[MemoryFile]) -> Iterator[tuple[Unit, str, int]]:
    """The units of a memory and its sidecars, each once: (unit, id, number of its file)."""
    ids = [unit_ids([stored.unit for stored in read_units(file.path)]) for file in files]
    for file, own, gone in zip(files, ids, hidden(ids), strict=True):
        source = read_header(file.path).source_language
        for stored, identifier in zip(read_units(file.path), own, strict=True):
            if identifier not in gone:
                yield with_source_language(stored.unit, source), identifier, file.number
