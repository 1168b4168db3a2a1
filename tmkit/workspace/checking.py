"""What a workspace says of a draft before it goes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.documents import Revisions
from tmkit.workspace.opened import Opened

if TYPE_CHECKING:
    from tmkit.checks.outcome import Checked


class Checking(Opened):
    """The command `tmkit check`."""

    def check(
        self,
        draft: str | Path,
        *,
        data: bytes | None = None,
        source: str | Path | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        date: str | None = None,
        only: Sequence[str] = (),
        skip: Sequence[str] = (),
        revisions: Revisions = "final",
        baseline: str | Path | None = None,
    ) -> Checked:
        """What a reviser would mark in a draft: alone, beside its `source`, or a bilingual file.

        `only` and `skip` name checks or families. Findings accepted in the workspace are kept apart, those of the
        earlier run `baseline` left out. Without `date`, it is the one that the draft states.
        """
        from tmkit.workspace.findings import check_draft
        from tmkit.workspace.subjects import Wanted
        from tmkit.workspace.surroundings import Surroundings

        return check_draft(
            draft,
            data=data,
            source=source,
            wanted=Wanted(source_lang, target_lang, date, revisions),
            only=only,
            skip=skip,
            baseline=baseline,
            around=Surroundings.of(self),
            notice=self._notice,
        )

    def accept(self, checked: Checked, ids: Sequence[str], reason: str) -> Checked:
        """Accept findings of a draft, for a reason; what is left of it then."""
        from tmkit.workspace.findings import accept_findings

        return accept_findings(self.root, checked, ids, reason)
