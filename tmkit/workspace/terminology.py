"""What a workspace answers from its glossary, and how the glossary is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmkit.glossary.options import WriteOptions
from tmkit.glossary.registry import written_format
from tmkit.glossary.validation import Finding
from tmkit.model import DraftSegment, SegmentLookup
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.workspace.candidates import Candidates
from tmkit.workspace.drafts import checked_date, one_segment, stated_date
from tmkit.workspace.glossary_files import (
    GlossaryExported,
    GlossaryImported,
    export_glossary,
    import_glossary,
    validate_glossary,
)
from tmkit.workspace.pairs import Pair, checked_language, find_pair
from tmkit.workspace.precedents import Precedents


class Terminology(Precedents, Candidates):
    """The commands `tmkit terms …`."""

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

    def terms_import(
        self,
        files: Sequence[str | Path],
        *,
        into: str | Path,
        source_lang: str | None = None,
        target_lang: str | None = None,
    ) -> list[GlossaryImported]:
        """Add what other glossaries have to one of the workspace; says what was read, kept, repaired, dropped and why.

        The languages are for files that do not tell theirs. Where one file cannot be read, nothing is written.
        """
        done = import_glossary(self.root, files, into, self._languages(source_lang, target_lang))
        self.__dict__.pop("glossary", None)
        return done

    def terms_export(
        self,
        out: str | Path,
        *,
        format: str | None = None,  # noqa: A002 - the command's own word
        style: str = "dca",
        source_lang: str | None = None,
        target_lang: str | None = None,
        domain: Sequence[str] = (),
    ) -> GlossaryExported:
        """Write the glossary, or its concepts of some domains and languages, to a file that other tools read.

        `format` is `csv`, `tsv`, `xlsx`, `tbx`, `tbx-core`, `tbx-v2` or `omegat`, else what the name says; `style` of
        TBX 3 is `dca` or `dct`. A tab glossary has two languages: those of `tmkit.toml` unless given.
        """
        path = Path(out)
        name = written_format(path, format)
        languages = self._languages(source_lang, target_lang) if name == "omegat" else (source_lang, target_lang)
        return export_glossary(path, self.glossary.concepts, WriteOptions(name, style, *languages), domain)

    def terms_validate(self, files: Sequence[str | Path] = ()) -> Iterator[Finding]:
        """What is wrong in the glossary, or in any glossary files, with file and line."""
        return validate_glossary(self.root, files, self._languages(None, None))

    def _languages(self, source: str | None, target: str | None) -> tuple[str, str]:
        """The languages given; where one is missing, the other of those in `tmkit.toml`."""
        ours = self.settings.source_language, self.settings.target_language
        source, target = checked_language(source), checked_language(target)
        if source and not target:
            return source, next((one for one in reversed(ours) if primary(one) != primary(source)), ours[1])
        if target and not source:
            return next((one for one in ours if primary(one) != primary(target)), ours[0]), target
        return (source, target) if source and target else ours

    def _terms(self, segments: Sequence[DraftSegment], pair: Pair, date: str | None) -> Iterator[SegmentLookup]:
        glossary, on = self.glossary, checked_date(date)
        self._say(pair)
        for segment in segments:
            found = glossary.recognise(segment.text, pair.source, pair.target, on=on)
            yield SegmentLookup(segment, terms=tuple(found), source_lang=pair.source, target_lang=pair.target)
