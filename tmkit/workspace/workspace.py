"""A workspace: its settings, memories, index and glossary, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from tmkit.config import FILE, Settings, read_settings
from tmkit.documents import Document
from tmkit.formats.account import Account
from tmkit.glossary import Glossary, read_glossary
from tmkit.lookup import ConcordanceResult
from tmkit.memory import MemoryIndex, MemorySet, open_index
from tmkit.model import DraftSegment, Origin, SegmentLookup
from tmkit.text.languages import primary
from tmkit.workspace.drafts import read_draft
from tmkit.workspace.pairs import Pair, find_pair
from tmkit.workspace.start import find_root, make_workspace

Notice = Callable[[str], None]
Progress = Callable[[str, int, int], None]


class Workspace:
    """A folder with `tmkit.toml`, `memories/**/*.tmx` and `glossary/*`.

    `notice` is told what a person should know and no result holds (languages detected, a memory re-read); `progress`
    is told what is being done, how much of it, and of how much. One thread at a time.
    """

    def __init__(
        self, root: Path, settings: Settings, *, notice: Notice | None = None, progress: Progress | None = None
    ) -> None:
        self.root = root
        self.settings = settings
        self._notice = notice or (lambda _: None)
        self._progress = progress
        self._index: MemoryIndex | None = None

    @classmethod
    def open(
        cls, folder: str | Path = ".", *, notice: Notice | None = None, progress: Progress | None = None
    ) -> Workspace:
        """The workspace of `folder`: its own, or the nearest folder above it.

        Raises `InputError` where there is none, `ConfigurationError` where its `tmkit.toml` is not right.
        """
        root = find_root(Path(folder))
        return cls(root, read_settings(root / FILE), notice=notice, progress=progress)

    @classmethod
    def init(cls, folder: str | Path = ".") -> Workspace:
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
            self._index = open_index(self.root, progress=self._progress)
        else:
            self._index.refresh()
        return self._index

    @cached_property
    def glossary(self) -> Glossary:
        """The workspace's glossary; empty where `glossary/` is."""
        return read_glossary(self.root / "glossary")

    def segment(self, draft: str | Path, *, data: bytes | None = None, language: str | None = None) -> list[DraftSegment]:
        """The segments that a document yields, with compounds known from archive and glossary kept whole."""
        return self._read(draft, data, language)[1]

    def lookup(
        self,
        text: str,
        *,
        source_lang: str | None = None,
        target_lang: str | None = None,
        min: int = 70,  # noqa: A002 - the command's own word
        limit: int = 5,
        memory: Sequence[str] = (),
        date: str | None = None,
    ) -> SegmentLookup:
        """What was said before for one segment.

        `min` is the least final score (1 to 100) shown, `limit` how many matches at most; `memory` limits them to
        memories by path or folder below the workspace; `date` is the draft's (ISO 8601), for the status of terms.
        """
        pair = self._pair(text, source_lang, target_lang)
        segment = DraftSegment(1, text)
        return next(self._lookup_all([segment], pair, min, limit, memory, date, in_context=False))

    def lookup_draft(
        self,
        draft: str | Path,
        *,
        data: bytes | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        min: int = 70,  # noqa: A002
        limit: int = 5,
        memory: Sequence[str] = (),
        date: str | None = None,
    ) -> Iterator[SegmentLookup]:
        """The same for every segment of a draft, with its neighbours as context. `data` is the draft's bytes (stdin)."""
        document, segments = self._read(draft, data, source_lang)
        pair = self._pair(" ".join(s.text for s in segments[:200]), source_lang or document.language, target_lang)
        yield from self._lookup_all(segments, pair, min, limit, memory, date, in_context=True)

    def terms_lookup(
        self,
        text: str,
        *,
        source_lang: str | None = None,
        target_lang: str | None = None,
        date: str | None = None,
    ) -> SegmentLookup:
        """The terms of one segment, with their official renderings."""
        pair = self._pair(text, source_lang, target_lang)
        return self._terms(DraftSegment(1, text), pair, date)

    def terms_lookup_draft(
        self,
        draft: str | Path,
        *,
        data: bytes | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        date: str | None = None,
    ) -> Iterator[SegmentLookup]:
        """The terms of every segment of a draft."""
        document, segments = self._read(draft, data, source_lang)
        pair = self._pair(" ".join(s.text for s in segments[:200]), source_lang or document.language, target_lang)
        for segment in segments:
            yield self._terms(segment, pair, date)

    def _terms(self, segment: DraftSegment, pair: Pair, date: str | None) -> SegmentLookup:
        found = self.glossary.recognise(segment.text, pair.source, pair.target, on=date)
        return SegmentLookup(segment, terms=tuple(found), source_lang=pair.source, target_lang=pair.target)

    def _pair(self, sample: str, source: str | None, target: str | None) -> Pair:
        pair = find_pair(sample, source, target, self.settings)
        for said in pair.notices:
            self._notice(said)
        return pair

    def _read(
        self, draft: str | Path, data: bytes | None, language: str | None
    ) -> tuple[Document, list[DraftSegment]]:
        document, segments = read_draft(draft, data, language, self._knows, self.settings.source_language)
        for note in document.notes:
            self._notice(f"{document.name}: {note}")
        return document, segments
