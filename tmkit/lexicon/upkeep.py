"""Keeping the word table of a pair of languages: built when first needed, and again when the archive has moved on.

The table may lag behind the archive by `LAG` of its distinct pairs of texts: a few confirmed units teach nothing that
would be worth a minute. Which state of the archive it was learnt from, its fingerprint says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from tmkit.lexicon.corpus import pair_hashes, read_corpus
from tmkit.lexicon.learn import learn
from tmkit.lexicon.table import FILE, Table, save_table
from tmkit.memory.files import MemorySet
from tmkit.memory.index.container import DamagedError
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.upkeep import Progress
from tmkit.storage.derivation import Derivation, Generation
from tmkit.storage.fingerprint import Fingerprint
from tmkit.text.normalise import NORMALISATION
from tmkit.text.tokens import TOKENISATION

LEXICON = "lexicon 1"
SIGNATURE = f"{NORMALISATION} · {TOKENISATION} · {LEXICON}"
LAG = 0.02
_PATIENCE_S = 300.0
_WHAT = "learning how words are rendered"

_Plan: TypeAlias = tuple[Mapping[str, Fingerprint], Callable[[Path], Mapping[str, Any] | None]]


class Upkeep:
    """The table of one pair of languages (primary subtags, in alphabetical order) of one workspace."""

    def __init__(
        self,
        root: Path,
        memories: MemorySet,
        languages: tuple[str, str],
        index: MemoryIndex | None,
        progress: Progress | None,
        announce: Callable[[int], None] | None,
    ) -> None:
        self._root = root
        self._memories = memories
        self._languages = languages
        self._given = index
        self._progress = progress or (lambda *_: None)
        self._announce = announce or (lambda _: None)
        self._derivation = Derivation(
            root / ".tmkit" / "lexicon" / "-".join(map(_plain, languages)),
            signature=SIGNATURE,
            options={"languages": list(languages)},
        )

    def table(self, *, build: bool) -> tuple[Table, Generation] | None:
        """The table, built anew where that is needed and `build` allows it; None where there is none."""
        for _ in range(2):
            generation = self._derivation.current()
            behind = 1.0 if generation is None else self._behind(generation)
            if generation is None or behind > LAG:
                if not build or not self._index.has_pair(*self._languages):
                    return None
                generation = self._derivation.update(self._plan, timeout=_PATIENCE_S)
            try:
                return Table.open(generation.path(FILE)), generation
            except (DamagedError, OSError):
                self._derivation.discard(generation)
        return None

    @property
    def _index(self) -> MemoryIndex:
        if self._given is None:
            self._given = MemoryIndex.open(self._root, self._memories, progress=self._progress)
        return self._given

    def _behind(self, generation: Generation) -> float:
        """How far a table is behind the archive as it is: a share of the pairs, or a bound of it that will do."""
        there = {file.name for file in self._memories.memories}
        odd = generation.changed(self._root) | (there ^ generation.inputs.keys())
        known: Any = generation.details
        if not odd:
            return float(known.get("behind", 1.0))
        now = dict(self._index.unit_counts())
        moved = sum(now.get(name, 0) + known.get("units", {}).get(name, 0) for name in odd)
        at_most = known.get("behind", 1.0) + moved / max(1, sum(known.get("units", {}).values()))
        if at_most <= LAG:
            return float(at_most)
        exact = self._lag(generation)
        if exact <= LAG:  # a memory was written anew with little change: said once, and the next opening is quick again
            self._derivation.update(lambda current: self._dated(current or generation, exact), timeout=_PATIENCE_S)
        return exact

    def _lag(self, generation: Generation) -> float:
        """The share of distinct pairs that have come or gone since."""
        try:
            known = Table.open(generation.path(FILE)).keys
        except (DamagedError, OSError):
            return 1.0
        hashes = [pair_hashes(pairs) for pairs in self._index.text_pairs(*self._languages)]
        now = np.unique(np.concatenate([known[:0], *hashes]))
        return len(np.setxor1d(known, now, assume_unique=True)) / max(1, len(known))

    def _dated(self, generation: Generation, behind: float) -> _Plan:
        """The same table for the memories as they are now."""

        def write(folder: Path) -> Mapping[str, Any]:
            generation.carry(FILE, folder)
            return {**generation.details, "units": dict(self._index.unit_counts()), "behind": behind}

        return self._index.fingerprints(), write

    def _plan(self, current: Generation | None) -> _Plan | Generation:
        """What to build, unless another process has just done it."""
        if current is not None and self._lag(current) <= LAG:
            return current
        return self._index.fingerprints(), self._write

    def _write(self, folder: Path) -> Mapping[str, Any]:
        index = self._index
        parts = index.text_pairs(*self._languages)
        units = sum(map(len, parts))
        self._announce(units)
        self._progress(_WHAT, 0, 1)
        try:
            corpus = read_corpus(parts)
            learnt = learn(corpus, lambda done, total: self._progress(_WHAT, done, total + 1))
            save_table(corpus, learnt, folder)
        finally:
            self._progress(_WHAT, 1, 1)
        told = blake2b(f"{SIGNATURE} {self._languages}".encode() + corpus.keys.tobytes(), digest_size=8).hexdigest()
        return {"units": dict(index.unit_counts()), "behind": 0.0, "fingerprint": told, "learnt_from": units}


def _plain(language: str) -> str:
    """A language code as part of a folder's name: a code is whatever a memory says."""
    plain = language.isascii() and language.isalnum() and len(language) <= 8
    return language if plain else "x" + language.encode("utf-8", "surrogatepass").hex()[:64]
