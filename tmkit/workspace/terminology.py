"""What a workspace answers from its glossary, and how the glossary is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmkit.model import DraftSegment, SegmentLookup
from tmkit.text.language import detect_language
from tmkit.workspace.drafts import checked_date, one_segment, stated_date
from tmkit.workspace.opened import Opened
from tmkit.workspace.pairs import Pair, find_pair


class Terminology(Opened):
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

    def _terms(self, segments: Sequence[DraftSegment], pair: Pair, date: str | None) -> Iterator[SegmentLookup]:
        glossary, on = self.glossary, checked_date(date)
        self._say(pair)
        for segment in segments:
            found = glossary.recognise(segment.text, pair.source, pair.target, on=on)
            yield SegmentLookup(segment, terms=tuple(found), source_lang=pair.source, target_lang=pair.target)
