"""What every question to a workspace begins with: its settings, memories, index, lexicon and glossary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from tmkit.config import FILE, Settings, read_settings
from tmkit.documents import Document, Revisions
from tmkit.glossary import Glossary, read_glossary
from tmkit.lexicon import Lexicon
from tmkit.memory.files import MemorySet, memory_file
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.sidecar import Confirmer
from tmkit.model import DraftSegment, InputError
from tmkit.text.srx import SrxRules
from tmkit.workspace.drafts import read_draft
from tmkit.workspace.pairs import Pair, find_pair
from tmkit.workspace.references import KnownReferences
from tmkit.workspace.renderings import Lexicons
from tmkit.workspace.segmentation import declared_rules
from tmkit.workspace.start import below, find_root, make_workspace

Notice = Callable[[str], None]
Progress = Callable[[str, int, int], None]


class Opened:
    """A folder with `tmkit.toml`, `memories/**/*.tmx` and `glossary/*`."""

    def __init__(
        self, root: Path, settings: Settings, *, notice: Notice | None = None, progress: Progress | None = None
    ) -> None:
        self.root = root
        self.settings = settings
        self._notice = notice or (lambda _: None)
        self._progress = progress
        self._index: MemoryIndex | None = None
        self._confirmer: Confirmer | None = None
        self._lexicons = Lexicons(root, self._notice, progress)

    @classmethod
    def open(cls, folder: str | Path = ".", *, notice: Notice | None = None, progress: Progress | None = None) -> Self:
        """The workspace of `folder`: its own, or the nearest folder above it.

        Raises `InputError` where there is none, `ConfigurationError` where its `tmkit.toml` is not right.
        """
        root = find_root(Path(folder))
        return cls(root, read_settings(root / FILE), notice=notice, progress=progress)

    @classmethod
    def init(cls, folder: str | Path = ".") -> Self:
        """Make `folder` a workspace, with the starter glossary, and open it."""
        return cls.open(make_workspace(Path(folder)))

    @property
    def memories(self) -> MemorySet:
        """The memories as they are now."""
        return MemorySet.open(self.root)

    @property
    def index(self) -> MemoryIndex:
        """The index over the memories, following every change of them."""
        if self._index is None:
            self._index = MemoryIndex.open(self.root, progress=self._progress)
        elif self._index.refresh() and "_known_references" in self.__dict__:
            self._known_references.forget()
        return self._index

    @cached_property
    def glossary(self) -> Glossary:
        """The workspace's glossary; empty where `glossary/` is."""
        return read_glossary(self.root / "glossary", (self.settings.source_language, self.settings.target_language))

    def lexicon(self, source: str, target: str) -> Lexicon | None:
        """What the memories teach about translating from one language into another; learnt when first needed.

        None where no memory has a unit in both.
        """
        return self._lexicons.of(self.index, source, target)

    @cached_property
    def _rules(self) -> SrxRules | None:
        return declared_rules(self.root, self.settings, self._notice)

    @cached_property
    def _known_references(self) -> KnownReferences:
        return KnownReferences(self.index, self.glossary)

    def _wanted(self, memories: Sequence[str]) -> Callable[[str], bool] | None:
        """Whether a memory is one of those named, or below a folder named; None where none is."""
        if not memories:
            return None
        names = [below(self.root, name) for name in memories]
        there = {file.memory for file in self.memories.memories}
        for name in names:
            if not any(one == name or one.startswith(f"{name}/") for one in there):
                raise InputError("no such memory; 'tmkit memory list' shows those there are", file=name)

        def wanted(path: str) -> bool:
            memory = memory_file(self.root, self.root / path).memory
            return any(memory == name or memory.startswith(f"{name}/") for name in names)

        return wanted

    def _say(self, pair: Pair) -> None:
        for said in pair.notices:
            self._notice(said)

    def knows(self, word: str) -> bool:
        """Whether archive or glossary have a word or compound."""
        return self.glossary.knows(word) or self.index.knows(word)

    def _draft(
        self, draft: str | Path, data: bytes | None, source: str | None, target: str | None
    ) -> tuple[Pair, list[DraftSegment]]:
        document, segments = self._read(draft, data, source)
        return find_pair(document.language, source, target, self.settings), segments

    def _read(
        self,
        draft: str | Path,
        data: bytes | None,
        language: str | None,
        rules: SrxRules | None = None,
        revisions: Revisions = "final",
    ) -> tuple[Document, list[DraftSegment]]:
        document, segments = read_draft(
            draft, data, language, self.knows, self.settings.source_language, rules or self._rules, revisions
        )
        for note in document.notes:
            self._notice(f"{document.name}: {note}")
        return document, segments
