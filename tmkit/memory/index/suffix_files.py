"""Where the suffix orders are kept: files beside the index, made when fragments are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

from tmkit.memory.index.container import Container, DamagedError, Writer
from tmkit.memory.index.part import Part
from tmkit.memory.index.suffixes import SuffixArrays, build_suffixes
from tmkit.memory.index.upkeep import PATIENCE_S
from tmkit.storage.derivation import Derivation, Generation
from tmkit.storage.fingerprint import Fingerprint

_SMALL = 50_000  # tokens that are put in order faster than a file is saved


class SuffixFiles:
    """The suffix orders of the parts of one workspace. Part names are those of `Upkeep.part_names`."""

    def __init__(self, root: Path, signature: str) -> None:
        self._derivation = Derivation(root / ".tmkit" / "fragments", signature=signature)
        self._generation: Generation | None = None
        self._known: dict[tuple[int, str], tuple[Part, SuffixArrays]] = {}

    def of(self, part: Part, language: str, names: Mapping[str, Part]) -> SuffixArrays:
        """The order of one language of a part, which must have it; `names` are those of all saved parts."""
        key = id(part), language
        if key not in self._known:
            current = {id(each) for each in names.values()} | {id(part)}
            self._known = {known: kept for known, kept in self._known.items() if known[0] in current}
            self._known[key] = part, self._found(part, language, names)
        return self._known[key][1]

    def _found(self, part: Part, language: str, names: Mapping[str, Part]) -> SuffixArrays:
        spoken = part.language(language)
        assert spoken is not None
        rows = spoken.rows.arrays
        name = next((name for name, each in names.items() if each is part), None)
        if name is None or len(rows.tokens) < _SMALL:
            return build_suffixes(rows)
        plain = language.isascii() and language.isalnum()  # a code is whatever a memory says
        code = language if plain else language.encode("utf-8", "surrogatepass").hex()[:64]
        file = f"{name.removesuffix('.part')}-{code}.suffixes"
        keep = {name.removesuffix(".part") for name in names}

        def plan(current: Generation | None) -> Generation | tuple[dict[str, Fingerprint], Callable[[Path], None]]:
            if current is not None and file in current.files:
                return current

            def write(folder: Path) -> None:
                if current is not None:
                    for old in current.files:
                        if old.split("-", maxsplit=1)[0] in keep:
                            current.carry(old, folder)
                _save(build_suffixes(rows), folder / file)

            return {}, write

        for _ in range(2):
            self._generation = self._derivation.update(plan, timeout=PATIENCE_S)
            try:
                container = Container.open(self._generation.path(file))
                return SuffixArrays(*(container.array(column.name) for column in fields(SuffixArrays)))
            except (DamagedError, OSError):
                self._derivation.discard(self._generation)
        return build_suffixes(rows)


def _save(arrays: SuffixArrays, path: Path) -> None:
    with path.open("wb") as stream:
        writer = Writer(stream)
        for column in fields(arrays):
            writer.add(column.name, getattr(arrays, column.name))
        writer.close({})
