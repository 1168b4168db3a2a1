"""What a workspace answers with term candidates from its memories, or from a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.glossary.options import WriteOptions
from tmkit.glossary.registry import written_format
from tmkit.model import InputError
from tmkit.workspace.glossary_files import GlossaryExported, export_glossary
from tmkit.workspace.opened import Opened
from tmkit.workspace.pairs import Pair, find_pair
from tmkit.workspace.start import below

if TYPE_CHECKING:
    from tmkit.termbank.extraction import Extraction


class Candidates(Opened):
    """The command `tmkit terms extract`."""

    def terms_extract(
        self,
        sources: Sequence[str | Path] = (),
        *,
        data: bytes | None = None,
        new: bool = False,
        limit: int | None = 500,
        source_lang: str | None = None,
        target_lang: str | None = None,
    ) -> Extraction:
        """Term candidates, best first, with what renders them in the archive; `limit` is how many.

        `sources` are memories, or folders of them (all where none is named), or one draft: then what occurs in it is
        told, rendered as the archive has it. `data` is the draft's content where `sources` is `-`. `new` leaves out
        what the glossary has. Raises InputError where the archive has no unit in the pair of languages, and nothing
        else is to be read.
        """
        from tmkit.termbank.extraction import extract

        drafts = [name for name in sources if not self._is_memory(name)]
        if drafts and len(sources) > 1:
            raise InputError("give memories, or one draft", file=drafts[0])
        draft: list[str] | None = None
        if drafts:
            pair, segments = self._draft(drafts[0], data, source_lang, target_lang)
            draft = [segment.text for segment in segments]
        else:
            pair = self._declared(source_lang, target_lang)
        self._say(pair)
        wanted = self._wanted([str(name) for name in sources]) if sources and not drafts else None
        index = self.index
        if draft is None and not index.has_pair(pair.source, pair.target):
            raise InputError(f"no memory has units in {pair.source} and {pair.target}")
        lexicon = self.lexicon(pair.source, pair.target)
        found = index.consistent(
            lambda: extract(
                index,
                lexicon,
                self.glossary,
                pair.source,
                pair.target,
                wanted=wanted,
                draft=draft,
                new=new,
                limit=limit,
                progress=self._progress,
            )
        )
        return replace(found, source_lang=pair.source, target_lang=pair.target)

    def write_candidates(self, found: Extraction, out: str | Path) -> GlossaryExported:
        """Write candidates as a glossary: a table, a spreadsheet or TBX, as the name of the file says."""
        from tmkit.termbank.extraction.concepts import concepts

        path = Path(out)
        if not found.candidates:
            raise InputError("no candidate was found; nothing was written", file=out)
        return export_glossary(path, concepts(found), WriteOptions(written_format(path)), ())

    def _is_memory(self, name: str | Path) -> bool:
        """Whether a name is that of a memory, or of a folder of memories."""
        if str(name) == "-":
            return False
        path = Path(name)
        try:
            inside = below(self.root, str(name))
        except InputError:
            return False
        return path.suffix.lower() == ".tmx" or any(
            file.memory == inside or file.memory.startswith(f"{inside}/") for file in self.memories.memories
        )

    def _declared(self, source: str | None, target: str | None) -> Pair:
        """The pair given, else that of `tmkit.toml`: a memory's own direction is not asked."""
        pair = find_pair(self.settings.source_language, source, target, self.settings)
        return replace(pair, notices=())
