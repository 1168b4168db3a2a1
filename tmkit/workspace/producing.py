"""What a workspace makes of a draft: a translation as far as the archive has it, and the finished document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.documents import Revisions
from tmkit.model import BilingualHead, DraftSegment, InputError, Row, SegmentLookup
from tmkit.storage.fingerprint import digest
from tmkit.storage.opening import read_input
from tmkit.storage.outputs import free
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.workspace.answers import Answers
from tmkit.workspace.bilingual_drafts import is_bilingual_draft
from tmkit.workspace.drafts import stated_date
from tmkit.workspace.pairs import Pair, find_pair

if TYPE_CHECKING:
    from tmkit.pretranslate.draft import Draft
    from tmkit.pretranslate.filling import Filling
    from tmkit.pretranslate.outcome import Finished, Pretranslated
    from tmkit.pretranslate.returned import Returned

MINIMUM = 75
"""The least score of a match whose target is put into a row, where nothing else is said."""

LEAST_SHOWN = 50
MOST_SHOWN = 5
"""What is proposed beside a row: matches of that score at least, and how many of them are looked up."""

_LEAST_JOINED = 85


class Producing(Answers):
    """The commands `tmkit pretranslate` and `tmkit finish`."""

    def pretranslate(
        self,
        draft: str | Path,
        *,
        out: str | Path,
        data: bytes | None = None,
        format: str | None = None,  # noqa: A002 - the command's own word
        min: int = MINIMUM,  # noqa: A002
        memory: Sequence[str] = (),
        date: str | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        clean: bool = False,
        force: bool = False,
    ) -> Pretranslated:
        """Fill a draft from the archive as far as it goes, and write it as the name `out` or `format` asks.

        That is a bilingual file (XLIFF, PO, TSV, CSV, XLSX, a table in Word), or the document itself with the target
        text: the draft's own DOCX or ODT, else a DOCX built anew. A draft that is a bilingual file is filled where it
        is empty. `min` is the least score (1 to 102) of a target that is put in; what has facts in conflict is only
        proposed. `clean` leaves out the shades and comments of a document. Raises InputError where something cannot be
        read or written, and where `out` is there and `force` is not given.
        """
        from tmkit.pretranslate.outcome import Pretranslated
        from tmkit.pretranslate.output import checked_output, write_output

        where = free(Path(out), draft, force=force)
        if data is None and is_bilingual_draft(draft):
            return self._prefilled(Path(draft), where, format, min, memory, date, source_lang, target_lang)
        read, pair = self._drafted(draft, data, source_lang, target_lang)
        found = checked_output(read.document.format, read.document.name, where, format)
        rows = self._filled(read.segments, pair, min, memory, date)
        remarks = write_output(read, rows, where, wanted=format, marked=not clean)
        return Pretranslated(read.head, tuple(rows), str(out), found, remarks)

    def finish(
        self,
        bilingual: str | Path,
        *,
        original: str | Path,
        out: str | Path,
        source_lang: str | None = None,
        target_lang: str | None = None,
        allow_empty: bool = False,
        force: bool = False,
    ) -> Finished:
        """The translated document from a bilingual file that came back, in the layout of the draft it was made of.

        A DOCX or ODT draft keeps its styles, labels, footnotes and tables; of any other a DOCX is built. The document
        is proofread in the target language. `allow_empty` leaves what has no target in the source, shaded. Findings
        that were accepted in the bilingual file are accepted in the document. Raises InputError where `original` is not
        the draft of this file, where its languages are others, where rows lack a target, each with its place, or come
        twice with different ones, and where `out` is there and `force` is not given.
        """
        from tmkit.formats.rows import read_row_file
        from tmkit.pretranslate.composing import UNTRANSLATED
        from tmkit.pretranslate.outcome import Finished
        from tmkit.pretranslate.output import DOCUMENTS, checked_output, write_output
        from tmkit.pretranslate.returned import find_rows
        from tmkit.reports.wording import counted
        from tmkit.workspace.carried_acceptances import carry_acceptances

        path = Path(bilingual)
        where = free(Path(out), original, path, force=force)
        head, rows, account = read_row_file(path, source_lang=source_lang, target_lang=target_lang)
        if not head.target_language:
            raise InputError("has no target; give --target-lang", file=path)
        for stated, given in ((account.source_language, source_lang), (account.target_language, target_lang)):
            if stated and given and primary(stated) != primary(given):
                raise InputError(f"says that it is in {stated}, not in {given}", file=path)
        read, pair = self._drafted(original, None, head.source_language, head.target_language)
        detected = detect_language(" ".join(segment.text for segment in read.segments))
        if source_lang is None and detected is not None and primary(detected) != primary(head.source_language):
            raise InputError(
                f"translates from {head.source_language}, and {read.document.name} is in {detected}", file=path
            )
        found = checked_output(read.document.format, read.document.name, where)
        if found not in DOCUMENTS:
            raise InputError("is no document; name it .docx, or .odt where the draft is one", file=where)
        returned = find_rows(read.segments, rows, self._how(pair, MINIMUM).rendered)
        if returned.rivals:
            raise InputError(_twice(returned.rivals), file=path)
        same = not head.digest or head.digest == read.head.digest
        self._compare(returned, read, path, same=same)
        if returned.empty and not allow_empty:
            raise InputError(_empty(returned.empty), file=path)
        remarks = write_output(read, list(returned.rows.values()), where, marks=UNTRANSLATED)
        targets = [row.target.text for row in rows if row.target is not None]
        texts = [*targets, *(row.source.text for row in rows)]
        accepted = carry_acceptances(self.root, {str(path): [where.name]}, texts, targets=targets, into=where.name)
        if accepted:
            self._notice(f"{counted(accepted, 'accepted finding')} carried over")
        return Finished(
            read.head,
            tuple(returned.rows.values()),
            str(out),
            found,
            len(returned.empty),
            (*returned.remarks, *remarks),
        )

    def _drafted(
        self,
        draft: str | Path,
        data: bytes | None,
        source_lang: str | None,
        target_lang: str | None,
        revisions: Revisions = "final",
    ) -> tuple[Draft, Pair]:
        """A draft made ready for production, and its languages. Raises InputError where it cannot be read."""
        from tmkit.pretranslate.draft import Draft

        content = read_input(Path(draft), "a document") if data is None else data
        document, segments = self._read(draft, content, source_lang, revisions=revisions)
        if not segments:
            raise InputError("has no text", file=document.name)
        pair = find_pair(document.language, source_lang, target_lang, self.settings)
        self._say(pair)
        head = BilingualHead(
            Path(document.name).name,
            pair.source,
            pair.target,
            digest(content),
            document.format,
        )
        return Draft(document, content, tuple(segments), head), pair

    def _filled(
        self,
        segments: Sequence[DraftSegment],
        pair: Pair,
        minimum: int,
        memory: Sequence[str] = (),
        date: str | None = None,
    ) -> list[Row]:
        """The rows of a draft's segments, filled from the archive."""
        from tmkit.pretranslate.filling import fill_all
        from tmkit.pretranslate.together import joined_segments, with_joined

        how = self._how(pair, minimum)
        rows = list(fill_all(self._looked_up(segments, pair, minimum, memory, date), how))
        joined = joined_segments(rows, segments)
        if joined:
            draw = self._draw(Pair(pair.source, pair.target), _LEAST_JOINED, 1, memory, date, renderings=False)
            rows = with_joined(rows, list(draw.segments(joined, in_context=False)), how)
        return rows

    def _how(self, pair: Pair, minimum: int) -> Filling:
        from tmkit.pretranslate.filling import Filling

        rendered, _ = self._lexicons.renderings(self.index, pair.source, pair.target)
        return Filling(minimum, rendered=rendered)

    def _looked_up(
        self,
        segments: Sequence[DraftSegment],
        pair: Pair,
        minimum: int,
        memory: Sequence[str] = (),
        date: str | None = None,
        *,
        only: Collection[int] | None = None,
        most: int = MOST_SHOWN,
    ) -> Iterator[SegmentLookup]:
        """What the archive has for each segment, also what is too far to be put in: that is proposed.

        `only` are the places, from 0, of the segments that are looked up; `most` is how many matches each gets at most.
        """
        on = date or stated_date(segments, pair.source)
        quiet = Pair(pair.source, pair.target)
        draw = self._draw(quiet, min(LEAST_SHOWN, minimum), most, memory, on, renderings=True)
        draw.passages_below = minimum
        total = len(segments if only is None else only)
        for done, found in enumerate(draw.segments(segments, in_context=True, only=only), 1):
            if self._progress is not None:
                self._progress("looking up", done, total)
            yield found

    def _prefilled(
        self,
        draft: Path,
        where: Path,
        wanted: str | None,
        minimum: int,
        memory: Sequence[str],
        date: str | None,
        source_lang: str | None,
        target_lang: str | None,
    ) -> Pretranslated:
        """A bilingual file with its empty rows filled; where it is an XLIFF and is to be one, a copy of the file."""
        from tmkit.formats.rows import row_segments
        from tmkit.pretranslate.outcome import Pretranslated
        from tmkit.pretranslate.prefilled import filled_rows, write_prefilled

        pair, head, rows, account = self._rows(draft, source_lang, target_lang)
        filled = filled_rows(rows, self._filled(row_segments(rows), pair, minimum, memory, date))
        head = BilingualHead(head.original, pair.source, pair.target, head.digest, head.original_format)
        found, remarks = write_prefilled(draft, account.format, head, rows, filled, where, wanted)
        there = frozenset(row.id for row in rows if row.target is not None)
        return Pretranslated(head, tuple(filled), str(where), found, remarks, there)

    def _compare(self, returned: Returned, draft: Draft, bilingual: Path, *, same: bool) -> None:
        """Raises InputError where a bilingual file is not of this draft; tells what in it is odd."""
        name = draft.document.name
        if returned.missing or returned.strange:
            first = returned.missing[0].text if returned.missing else returned.strange[0].source.text
            lacks = f"{len(returned.missing)} of {len(draft.segments)} segments of {name} are in no row"
            one = len(returned.strange) == 1
            more = f"{len(returned.strange)} {'row is' if one else 'rows are'} of no segment of it"
            why = " and ".join(said for said, there in ((lacks, returned.missing), (more, returned.strange)) if there)
            raise InputError(
                f"is not of this draft as it is now: {why} (first “{_short(first)}”);"
                " 'tmkit update' carries a translation over to an amended draft",
                file=bilingual,
            )
        if not same:
            self._notice(f"{name} was saved anew since {bilingual} was made of it; its segments are the same")


def _twice(found: Sequence[tuple[Row, Row]]) -> str:
    """What to say of rows that come twice, each time with another target."""
    first, other = found[0]
    texts = " and ".join("none" if row.target is None else f"“{_short(row.target.text)}”" for row in (first, other))
    more = f"; so do {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"row {first.id} comes twice, with different targets: {texts}{more}; keep one of them"


def _empty(found: Sequence[DraftSegment], most: int = 5) -> str:
    """What to say of rows without a target: all of them counted, the first ones named."""
    named = "; ".join(_place(segment) for segment in found[:most])
    more = f"; and {len(found) - most:,} more" if len(found) > most else ""
    one = len(found) == 1
    return (
        f"{'1 row has' if one else f'{len(found):,} rows have'} no target: {named}{more}; translate "
        f"{'it' if one else 'them'}, or leave the source in place with --allow-empty"
    )


def _place(segment: DraftSegment) -> str:
    label = f", ¶ {segment.label}".replace("¶ ¶", "¶ ") if segment.label else ""
    page = f", page {segment.page}" if segment.page else ""
    return f"{segment.id}{label}{page} “{_short(segment.text)}”"


def _short(text: str, most: int = 50) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
