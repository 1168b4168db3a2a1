"""Everything that a workspace knows of a draft, for one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.documents import Revisions
from tmkit.storage.opening import open_input
from tmkit.workspace.analysing import Analysing
from tmkit.workspace.checking import Checking
from tmkit.workspace.producing import MINIMUM
from tmkit.workspace.updating import Updating

if TYPE_CHECKING:
    from tmkit.reports.draft_page import DraftReport

_MOST = 4  # matches that are shown of a segment


class Reporting(Analysing, Updating, Checking):
    """The command `tmkit report`."""

    def report(
        self,
        draft: str | Path,
        *,
        data: bytes | None = None,
        earlier: Sequence[str | Path] = (),
        against: Sequence[str] = (),
        count: str = "declared",
        date: str | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        revisions: Revisions = "final",
    ) -> DraftReport:
        """Everything of a draft: leverage, matches, terms, findings, and what changed since an earlier version.

        `earlier` is that version's source and its translation, or one bilingual file of it, as in `update`. `against`
        and `count` are those of `analyse`. Without `date`, the first full date in the draft's title or first paragraph
        is taken for it. Raises InputError where something cannot be read.
        """
        from tmkit.analyse import Analysis, Places
        from tmkit.lookup.best import Best
        from tmkit.reports.draft_page import DraftReport

        for each in earlier:
            open_input(Path(each), "an earlier version").close()
        read, pair = self._drafted(draft, data, source_lang, target_lang, revisions)
        name = read.document.name
        checked = self.check(draft, data=read.data, source_lang=pair.source, date=date, revisions=revisions)
        on = date or checked.subject.date
        lookups = tuple(self._looked_up(read.segments, pair, MINIMUM, against, on, most=_MOST))
        scored = ((one.segment, Best(one[0].score, one[0].kind) if len(one) else None) for one in lookups)
        file = Places(count).file(name, scored)
        updated = None
        if earlier:
            updated = self.update(
                [*earlier, draft],
                data=read.data,
                memory=against,
                date=on,
                source_lang=pair.source,
                target_lang=pair.target,
                revisions=revisions,
            )
        return DraftReport(
            name,
            pair.source,
            pair.target,
            lookups,
            Analysis((file,), pair.source, pair.target, self.settings.rates, count, tuple(against)),
            len(self.index),
            on,
            checked,
            updated,
        )
