"""A workspace: its settings, memories, index and glossary, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmkit.config import FILE, Settings, read_settings
from tmkit.documents import Document
from tmkit.formats.account import Account
from tmkit.glossary import Glossary, read_glossary
from tmkit.lexicon import Lexicon
from tmkit.lookup.concordance import look_through
from tmkit.maintenance import (
    Cleaned,
    MemoryStatistics,
    Merged,
    MetadataSet,
    change_metadata,
    clean,
    memory_statistics,
    merge,
    suspects,
    validate_file,
)
from tmkit.memory.files import MemoryFile, MemorySet, memory_file, memory_path
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.sidecar import Confirmer
from tmkit.model import Concordance, DraftSegment, InputError, SegmentLookup
from tmkit.text.language import detect_language
from tmkit.text.srx import SrxRules
from tmkit.workspace.confirming import Confirmed, confirm_unit
from tmkit.workspace.drafts import checked_date, one_segment, read_draft, stated_date
from tmkit.workspace.draw import Draw
from tmkit.workspace.importing import Imported, import_files
from tmkit.workspace.pairs import Pair, find_pair
from tmkit.workspace.references import KnownReferences
from tmkit.workspace.renderings import Lexicons
from tmkit.workspace.segmentation import declared_rules
from tmkit.workspace.start import below, find_root, make_workspace

if TYPE_CHECKING:
    from tmkit.align.outcome import Outcome

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
        self._confirmer: Confirmer | None = None
        self._lexicons = Lexicons(root, self._notice, progress)

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
            self._index = MemoryIndex.open(self.root, progress=self._progress)
        elif self._index.refresh() and "_known_references" in self.__dict__:
            self._known_references.forget()
        return self._index

    @cached_property
    def glossary(self) -> Glossary:
        """The workspace's glossary; empty where `glossary/` is."""
        return read_glossary(self.root / "glossary")

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

    def segment(
        self, draft: str | Path, *, data: bytes | None = None, language: str | None = None
    ) -> list[DraftSegment]:
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
        renderings: bool = True,
    ) -> SegmentLookup:
        """What was said before for one segment.

        `min` is the least final score (1 to 100) shown, `limit` how many matches at most; `memory` limits them to
        memories by path or folder below the workspace; `date` is the draft's (ISO 8601), for the status of terms.
        `renderings` asks the lexicon which part of a target renders a fragment.
        """
        segment = one_segment(text)
        pair = find_pair(detect_language(text), source_lang, target_lang, self.settings)
        return next(self._draw(pair, min, limit, memory, date, renderings).segments([segment], in_context=False))

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
        renderings: bool = True,
    ) -> Iterator[SegmentLookup]:
        """The same for every segment of a draft, with its neighbours as context. `data` is its bytes, if at hand.

        Without `date`, the first full date in the draft's title or first paragraph is taken for it.
        """
        pair, segments = self._draft(draft, data, source_lang, target_lang)
        if segments:
            on = date or stated_date(segments, pair.source)
            yield from self._draw(pair, min, limit, memory, on, renderings).segments(segments, in_context=True)

    def terms_lookup(
        self,
        text: str,
        *,
        source_lang: str | None = None,
        target_lang: str | None = None,
        date: str | None = None,
    ) -> SegmentLookup:
        """The terms of one segment, with their official renderings."""
        pair = find_pair(detect_language(text), source_lang, target_lang, self.settings)
        return next(self._terms([one_segment(text)], pair, date))

    def terms_lookup_draft(
        self,
        draft: str | Path,
        *,
        data: bytes | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        date: str | None = None,
    ) -> Iterator[SegmentLookup]:
        """The terms of every segment of a draft, of the draft's date as in `lookup_draft`."""
        pair, segments = self._draft(draft, data, source_lang, target_lang)
        if segments:
            yield from self._terms(segments, pair, date or stated_date(segments, pair.source))

    def confirm(
        self,
        source: str,
        target: str,
        *,
        into: str | Path,
        source_lang: str | None = None,
        target_lang: str | None = None,
        **metadata: str | None,
    ) -> Confirmed:
        """Add a confirmed unit to the memory `into`; every look-up sees it at once, and it is on the disk on return.

        Where the archive has `source` with this target, nothing is written; where it has another, the unit is added
        with the status `revised`. `metadata` is what the unit is to know of its document
        (`document`, `date`, `status` …).
        """
        pair = find_pair(detect_language(source), source_lang, target_lang, self.settings)
        if self._confirmer is None:
            self._confirmer = Confirmer(self.root)
        done = confirm_unit(self._confirmer, self.index, source, target, pair, into, metadata)
        self._say(pair)
        return done

    def concordance(
        self,
        pattern: str,
        *,
        regex: bool = False,
        side: str = "both",
        limit: int | None = 50,
        memory: Sequence[str] = (),
        source_lang: str | None = None,
        target_lang: str | None = None,
        renderings: bool = True,
    ) -> Concordance:
        """Every unit whose source or target has the words of `pattern`, in order; `*` and `minist*` stand for others.

        `side` is `source`, `target` or `both`; counts are exact whatever `limit` is. Languages not given are those of
        `tmkit.toml`. `renderings` asks the lexicon which part of the other text renders the words.
        """
        pair = find_pair(None, source_lang, target_lang, self.settings)
        wanted = self._wanted(memory)
        index, source, target = self.index, pair.source, pair.target
        told = self._lexicons.renderings(index, source, target) if renderings else None
        return index.consistent(
            lambda: look_through(
                index, pattern, source, target, regex=regex, side=side, limit=limit, wanted=wanted, rendered=told
            )
        )

    def align(
        self,
        documents: Sequence[str | Path] = (),
        *,
        out: str | Path | None = None,
        pairs: str | Path | None = None,
        metadata: Mapping[str, str | None] | None = None,
        **options: Any,
    ) -> Iterator[Outcome | InputError]:
        """Align documents with the help of archive and glossary, and write a memory, a review, the beads.

        As `tmkit.workspace.aligning.align`, which needs no workspace.
        """
        from tmkit.workspace.aligning import align

        return align(
            documents,
            out=out,
            pairs=pairs,
            workspace=self.root,
            metadata=metadata,
            notice=self._notice,
            progress=self._progress,
            **options,
        )

    def import_files(
        self,
        files: Sequence[str | Path],
        *,
        into: str | Path,
        columns: Sequence[str] | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        **metadata: str | None,
    ) -> list[Imported]:
        """Bring bilingual files into a memory; says for each what was read, kept, repaired, dropped and why."""
        return import_files(
            self.root,
            files,
            into,
            columns=columns,
            source_lang=source_lang,
            target_lang=target_lang,
            metadata=metadata,
            progress=self._progress,
        )

    def memory_list(self) -> list[MemoryStatistics]:
        """The memories, with what they hold."""
        return self.memory_stats()

    def memory_stats(self, memories: Sequence[str] = ()) -> list[MemoryStatistics]:
        """Units, languages, words, documents, dates and statuses of memories; of all when none is named."""
        return [memory_statistics(group, progress=self._progress) for group in self._groups(memories)]

    def memory_validate(self, files: Sequence[str | Path] = ()) -> Iterator[Account]:
        """What is wrong in the memories (all when none is named), or in any TMX files, one after another."""
        if files:
            yield from (validate_file(Path(file), progress=self._progress) for file in files)
        else:
            for file in self.memories.memories:
                yield validate_file(file.path, file.name, progress=self._progress)

    def memory_clean(self, memories: Sequence[str] = (), *, apply: bool = False) -> list[Cleaned]:
        """Take away units without text and repeats at one place; fold confirmed units in. Writes only with `apply`.

        Lists units whose texts hardly render each other, which stay.
        """
        done = [clean(self.root, group, apply=apply) for group in self._groups(memories)]
        index = self.index
        opened, preferred = partial(self._lexicons.of, index), (self.settings.source_language,)
        doubtful = index.consistent(lambda: suspects(index, self.memories, opened, preferred)) if done else {}
        return [replace(one, suspects=doubtful.get(one.memory, ())) for one in done]

    def memory_merge(self, memories: Sequence[str], *, into: str | Path) -> Merged:
        """Write several memories as one; they stay."""
        return merge(self.root, self._groups(memories), into)

    def memory_set(
        self,
        memory: str,
        *,
        only_document: str | None = None,
        units: Sequence[str] = (),
        **metadata: str | None,
    ) -> MetadataSet:
        """Set what the units of a memory know of their document; an empty value takes it away."""
        (group,) = self._groups([memory])
        return change_metadata(self.root, group, metadata, only_document=only_document, units=units)

    def _groups(self, names: Sequence[str]) -> list[tuple[MemoryFile, ...]]:
        """The memories of these names with their sidecars; all when none is named. Raises InputError."""
        groups = {group[0].memory: group for group in self.memories.groups()}
        if not names:
            return list(groups.values())
        found = []
        for name in names:
            known = memory_path(self.root, name).relative_to(self.root).as_posix()
            if known not in groups:
                raise InputError("no such memory; 'tmkit memory list' shows those there are", file=name)
            found.append(groups[known])
        return found

    def _draw(
        self,
        pair: Pair,
        minimum: int,
        limit: int | None,
        memory: Sequence[str],
        date: str | None,
        renderings: bool,
    ) -> Draw:
        index = self.index
        draw = Draw(
            index,
            self.glossary,
            self.settings,
            pair,
            minimum,
            limit,
            self._wanted(memory),
            checked_date(date),
            self._known_references,
            self._notice,
            self._lexicons.renderings(index, pair.source, pair.target)[0] if renderings else None,
        )
        self._say(pair)
        if not index.has_pair(pair.source, pair.target):
            self._notice(f"no memory has a unit in both {pair.source} and {pair.target}; nothing can be found")
        return draw

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

    def _terms(self, segments: Sequence[DraftSegment], pair: Pair, date: str | None) -> Iterator[SegmentLookup]:
        glossary, on = self.glossary, checked_date(date)
        self._say(pair)
        for segment in segments:
            found = glossary.recognise(segment.text, pair.source, pair.target, on=on)
            yield SegmentLookup(segment, terms=tuple(found), source_lang=pair.source, target_lang=pair.target)

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

    def _read(self, draft: str | Path, data: bytes | None, language: str | None) -> tuple[Document, list[DraftSegment]]:
        document, segments = read_draft(draft, data, language, self.knows, self.settings.source_language, self._rules)
        for note in document.notes:
            self._notice(f"{document.name}: {note}")
        return document, segments
