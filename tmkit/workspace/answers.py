"""What a workspace answers about a draft or a text, and what a translator confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmkit.documents import Revisions
from tmkit.lookup.concordance import look_through
from tmkit.memory.sidecar import Confirmer
from tmkit.model import BilingualHead, Concordance, DraftSegment, Row, SegmentLookup
from tmkit.model.account import Account
from tmkit.text.language import detect_language
from tmkit.workspace.confirming import Confirmed, confirm_unit
from tmkit.workspace.drafts import checked_date, one_segment, stated_date
from tmkit.workspace.draw import Draw
from tmkit.workspace.opened import Opened
from tmkit.workspace.pairs import Pair, find_pair
from tmkit.workspace.segmentation import given_rules


class Answers(Opened):
    """The commands that read a text."""

    def segment(
        self,
        draft: str | Path,
        *,
        data: bytes | None = None,
        language: str | None = None,
        srx: str | Path | None = None,
        revisions: Revisions = "final",
    ) -> list[DraftSegment]:
        """The segments that a document yields, with compounds known from archive and glossary kept whole.

        `srx` is a file of segmentation rules to follow instead of the workspace's, or ours. `revisions` is which text
        of a document with tracked changes is read: `original`, `final` or `both`.
        """
        rules = None if srx is None else given_rules(Path(srx), self._notice)
        return self._read(draft, data, language, rules, revisions)[1]

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

    def _rows(
        self, draft: Path, source_lang: str | None, target_lang: str | None
    ) -> tuple[Pair, BilingualHead, list[Row], Account]:
        """A draft that is a bilingual file: its languages and rows. Raises InputError where it cannot be read."""
        from tmkit.formats.rows import read_row_file

        head, rows, account = read_row_file(draft, source_lang=source_lang, target_lang=target_lang)
        for said in account.notices:
            self._notice(f"{draft}: {said}")
        pair = find_pair(head.source_language, head.source_language, head.target_language or None, self.settings)
        return pair, head, rows, account

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
