"""What a workspace does with its archive: align, import, list, check and maintain memories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.documents import Revisions
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
from tmkit.memory.files import MemoryFile, memory_path
from tmkit.model import InputError
from tmkit.model.account import Account
from tmkit.workspace.importing import Imported, import_files
from tmkit.workspace.opened import Opened
from tmkit.workspace.pairs import find_pair

if TYPE_CHECKING:
    from tmkit.align.outcome import Outcome


class Archive(Opened):
    """The commands that fill and keep the memories."""

    def align(
        self,
        documents: Sequence[str | Path] = (),
        *,
        out: str | Path | None = None,
        pairs: str | Path | None = None,
        split: str | None = None,
        one_segment_a_line: bool = False,
        revisions: Revisions = "final",
        beads: str | Path | None = None,
        review: str | Path | None = None,
        from_review: str | Path | None = None,
        force: bool = False,
        replace: bool = False,
        source_lang: str | None = None,
        target_lang: str | None = None,
        **metadata: str | None,
    ) -> Iterator[Outcome | InputError]:
        """Align documents with the help of archive and glossary, and write a memory, a review, the beads.

        `documents` are a source and a target, two folders, or one bilingual document; or `pairs` is a list.
        `tmkit.workspace.aligning.align` says the rest, and needs no workspace.
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
            split=split,
            one_segment_a_line=one_segment_a_line,
            revisions=revisions,
            beads=beads,
            review=review,
            from_review=from_review,
            force=force,
            replace=replace,
            source_lang=source_lang,
            target_lang=target_lang,
        )

    def import_files(
        self,
        files: Sequence[str | Path],
        *,
        into: str | Path,
        columns: Sequence[str] | None = None,
        returned: bool = False,
        sent: str | Path | None = None,
        approve: bool = False,
        source_lang: str | None = None,
        target_lang: str | None = None,
        **metadata: str | None,
    ) -> list[Imported]:
        """Bring bilingual files into a memory; says for each what was read, kept, repaired, dropped and why.

        With `returned`, files that came back from another tool are merged by unit: what is new or changed comes in as
        `unreviewed`, beside what there is, or with `approve` in its place. `sent` is the file that went out: it tells
        what was changed on which side. The languages compared are those given, else those of `tmkit.toml`.
        """
        pair = find_pair(None, source_lang, target_lang, self.settings) if returned else None
        return import_files(
            self.root,
            files,
            into,
            columns=columns,
            source_lang=source_lang,
            target_lang=target_lang,
            metadata=metadata,
            returned=() if pair is None else (pair.source, pair.target),
            sent=sent,
            approve=approve,
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
