"""How much of a draft a workspace's archive has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tmkit.documents import Revisions
from tmkit.model import DraftSegment, InputError
from tmkit.text.languages import primary
from tmkit.workspace.answers import Answers
from tmkit.workspace.bilingual_drafts import is_bilingual_draft
from tmkit.workspace.pairs import Pair, find_pair

if TYPE_CHECKING:
    from tmkit.analyse import Analysis

_STDIN = "-"
_TOLD = 100  # segments between two words of progress


class _Sources(NamedTuple):
    """The segments of a draft that are to be translated."""

    name: str
    pair: Pair
    segments: list[DraftSegment]


class Analysing(Answers):
    """The command `tmkit analyse`."""

    def analyse(
        self,
        drafts: Sequence[str | Path],
        *,
        data: bytes | None = None,
        against: Sequence[str] = (),
        count: str = "declared",
        exact_first: bool = False,
        source_lang: str | None = None,
        target_lang: str | None = None,
        revisions: Revisions = "final",
    ) -> Analysis:
        """Leverage of drafts by band: what `lookup_draft` finds first for each segment, repetitions apart.

        A draft is a document, or a bilingual file whose sources are taken; `data` are the bytes of the one named `-`.
        `against` limits the archive to memories by path or folder. `count` says how words are counted: `declared` or
        `elision`. A segment that an earlier one repeats counts as repetition, unless its context is the archive's, or,
        with `exact_first`, the archive has it at 100. Raises InputError where a draft cannot be read, and where drafts
        are to go from or into different languages.
        """
        from tmkit.analyse import COUNTS, Analysis, Places
        from tmkit.analyse.bands import MINIMUM

        if count not in COUNTS:
            raise InputError(f"words are counted by {' or '.join(COUNTS)}, not by '{count}'")
        if not drafts:
            raise InputError("nothing to analyse: name a draft")
        if len(drafts) != len(set(map(str, drafts))):
            raise InputError("a draft is named twice; each counts once")
        every = [self._sources(draft, data, source_lang, target_lang, revisions) for draft in drafts]
        first = every[0]
        pair = first.pair
        for one in every[1:]:
            if (primary(one.pair.source), primary(one.pair.target)) != (primary(pair.source), primary(pair.target)):
                raise InputError(
                    f"goes from {one.pair.source} into {one.pair.target}, {first.name} from {pair.source} into "
                    f"{pair.target}; analyse them apart, or give --source-lang and --target-lang",
                    file=one.name,
                )
        draw = self._draw(pair, MINIMUM, 1, against, None, renderings=False)
        places = Places(count, exact_first)
        files = [
            places.file(one.name, draw.scores(one.segments), self._told(one.name, len(one.segments))) for one in every
        ]
        return Analysis(tuple(files), pair.source, pair.target, self.settings.rates, count, tuple(against), exact_first)

    def _sources(
        self,
        draft: str | Path,
        data: bytes | None,
        source_lang: str | None,
        target_lang: str | None,
        revisions: Revisions,
    ) -> _Sources:
        if is_bilingual_draft(draft):
            from tmkit.formats.rows import row_segments

            pair, _, rows, _ = self._rows(Path(draft), source_lang, target_lang)
            return _Sources(str(draft), pair, row_segments(rows))
        document, segments = self._read(draft, data if str(draft) == _STDIN else None, source_lang, revisions=revisions)
        return _Sources(document.name, find_pair(document.language, source_lang, target_lang, self.settings), segments)

    def _told(self, name: str, total: int) -> Callable[[int], None]:
        def told(done: int) -> None:
            if self._progress is not None and (done % _TOLD == 0 or done == total):
                self._progress(f"analysing {name}", done, total)

        return told
