"""Where the orders of a part's texts are kept: files beside the index, made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from tmkit.memory.index.arrays import RowArrays
from tmkit.memory.index.container import Container, DamagedError, Writer
from tmkit.memory.index.part import Part
from tmkit.memory.index.suffixes import SuffixArrays, build_suffixes
from tmkit.memory.index.upkeep import PATIENCE_S
from tmkit.storage.derivation import Derivation, Generation
from tmkit.storage.fingerprint import Fingerprint

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_SMALL = 50_000  # tokens that are put in order faster than a file is saved
Arrays = TypeVar("Arrays", bound="DataclassInstance")


class PartFiles(Generic[Arrays]):
    """Arrays worked out from the rows of one language of one part, for the parts of one workspace.

    `kind` is a dataclass of arrays, `build` works them out. Part names are those of `Upkeep.part_names`.
    """

    def __init__(
        self,
        folder: Path,
        signature: str,
        kind: type[Arrays],
        build: Callable[[RowArrays, str], Arrays],
        *,
        suffix: str,
        announce: Callable[[int], None] | None = None,
    ) -> None:
        """`announce` is told, before much is worked out and saved, of how many tokens."""
        self._derivation = Derivation(folder, signature=signature)
        self._generation: Generation | None = None
        self._kind = kind
        self._build = build
        self._suffix = suffix
        self._announce = announce or (lambda _: None)
        self._known: dict[tuple[int, str], tuple[Part, Arrays]] = {}

    def of(self, part: Part, language: str, names: Mapping[str, Part]) -> Arrays:
        """The arrays of one language of a part, which must have it; `names` are those of all saved parts."""
        key = id(part), language
        if key not in self._known:
            current = {id(each) for each in names.values()} | {id(part)}
            self._known = {known: kept for known, kept in self._known.items() if known[0] in current}
            self._known[key] = part, self._found(part, language, names)
        return self._known[key][1]

    def _found(self, part: Part, language: str, names: Mapping[str, Part]) -> Arrays:
        spoken = part.language(language)
        assert spoken is not None
        rows = spoken.rows.arrays
        name = next((name for name, each in names.items() if each is part), None)
        if name is None or len(rows.tokens) < _SMALL:
            return self._build(rows, language)
        plain = language.isascii() and language.isalnum()  # a code is whatever a memory says
        code = language if plain else language.encode("utf-8", "surrogatepass").hex()[:64]
        file = f"{name.removesuffix('.part')}-{code}.{self._suffix}"
        keep = {name.removesuffix(".part") for name in names}

        def plan(current: Generation | None) -> Generation | tuple[dict[str, Fingerprint], Callable[[Path], None]]:
            if current is not None and file in current.files:
                return current

            def write(folder: Path) -> None:
                if current is not None:
                    for old in current.files:
                        if old.split("-", maxsplit=1)[0] in keep:
                            current.carry(old, folder)
                self._announce(len(rows.tokens))
                _save(self._build(rows, language), folder / file)

            return {}, write

        for _ in range(2):
            self._generation = self._derivation.update(plan, timeout=PATIENCE_S)
            try:
                container = Container.open(self._generation.path(file))
                return self._kind(**{column.name: container.array(column.name) for column in fields(self._kind)})
            except (DamagedError, OSError):
                self._derivation.discard(self._generation)
        return self._build(rows, language)


class SuffixFiles(PartFiles[SuffixArrays]):
    """The suffix orders of the parts of one workspace."""

    def __init__(self, root: Path, signature: str) -> None:
        folder = root / ".tmkit" / "fragments"
        super().__init__(folder, signature, SuffixArrays, lambda rows, _: build_suffixes(rows), suffix="suffixes")


def _save(arrays: DataclassInstance, path: Path) -> None:
    with path.open("wb") as stream:
        writer = Writer(stream)
        for column in fields(arrays):
            writer.add(column.name, getattr(arrays, column.name))
        writer.close({})
