"""What a workspace carries over from an earlier version of a document to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.documents import Revisions
from tmkit.model import InputError, Row
from tmkit.storage.outputs import free
from tmkit.workspace.pairs import Pair
from tmkit.workspace.producing import MINIMUM, Producing

if TYPE_CHECKING:
    from tmkit.pretranslate.carrying.earlier import Earlier
    from tmkit.pretranslate.carrying.rows import CarriedRows
    from tmkit.pretranslate.carrying.updated import Updated
    from tmkit.pretranslate.draft import Draft

_CARRIED = frozenset({"unchanged", "moved"})


class Updating(Producing):
    """The command `tmkit update`."""

    def update(
        self,
        documents: Sequence[str | Path],
        *,
        out: str | Path | None = None,
        data: bytes | None = None,
        format: str | None = None,  # noqa: A002 - the command's own word
        min: int = MINIMUM,  # noqa: A002
        memory: Sequence[str] = (),
        date: str | None = None,
        source_lang: str | None = None,
        target_lang: str | None = None,
        revisions: Revisions = "final",
        clean: bool = False,
        force: bool = False,
    ) -> Updated:
        """Carry an earlier version, last year's report or yesterday's draft, over to a new source.

        `documents` are the earlier source, its translation and the new source; or one bilingual file that holds the
        earlier version, and the new source, of which `data` are the bytes, if at hand. What is unchanged keeps its
        target, untouched, and comes before any match of the archive; what was moved, split, merged or changed is
        proposed and marked; what is new is filled from the archive. `min` is the least score (1 to 102) of a target
        that is put into a row. `out` is written as `format` says, else as its ending does, `clean` without the shades
        and comments of a document; None only tells. Findings that were accepted in the earlier version are accepted in
        the new one. Raises InputError where something cannot be read, where the earlier version is in other languages,
        and where `out` is there and `force` is not given.
        """
        from tmkit.pretranslate.carrying.cross_references import stale_references
        from tmkit.pretranslate.carrying.updated import Updated
        from tmkit.pretranslate.output import checked_output, write_output

        if len(documents) not in {2, 3}:
            raise InputError(
                "expected OLD-SOURCE OLD-TARGET NEW-SOURCE, or one bilingual file of the earlier version and NEW-SOURCE"
            )
        *before, new = documents
        where = None if out is None else free(Path(out), *before, new, force=force)
        draft, pair = self._drafted(new, data, source_lang, target_lang, revisions)
        if where is not None:
            checked_output(draft.document.format, draft.document.name, where, format)
        earlier = self._earlier([Path(path) for path in before], pair.source, pair.target)
        found = self._carried(earlier, draft, pair, min)
        if not found.grouped.groups:
            self._notice(f"nothing of {earlier.name} stands in {draft.head.original}: is it an earlier version of it?")
        rows = self._completed(found.rows, draft, pair, min, memory, date)
        remarks: tuple[str, ...] = ()
        accepted = 0
        if where is not None:
            remarks = write_output(draft, rows, where, wanted=format, marked=not clean)
            accepted = self._accepted(before, draft.head.original, where, rows, earlier)
        return Updated(
            draft.head,
            earlier.name,
            tuple(rows),
            found.dropped,
            tuple(stale_references(earlier, draft.segments, found.grouped)),
            earlier.loose,
            accepted,
            None if where is None else str(out),
            remarks,
        )

    def _earlier(self, documents: Sequence[Path], source: str, target: str) -> Earlier:
        from tmkit.workspace.earlier_versions import earlier_version
        from tmkit.workspace.surroundings import Surroundings

        def told(done: int, total: int) -> None:
            if self._progress is not None:
                self._progress("aligning the earlier version", done, total)

        return earlier_version(
            documents,
            source_lang=source,
            target_lang=target,
            around=Surroundings.of(self),
            notice=self._notice,
            progress=told,
        )

    def _carried(self, earlier: Earlier, draft: Draft, pair: Pair, minimum: int) -> CarriedRows:
        from tmkit.pretranslate.carrying.rows import Carrying, carry

        rendered = self._how(pair, minimum).rendered
        return carry(earlier, draft.segments, Carrying(minimum, rendered, self._known_references.contradict))

    def _completed(
        self, rows: Sequence[Row], draft: Draft, pair: Pair, minimum: int, memory: Sequence[str], date: str | None
    ) -> list[Row]:
        """The rows with what the archive has for those that the earlier version does not carry."""
        from tmkit.pretranslate.carrying.completing import completed, to_look_up

        places = to_look_up(rows)
        if not places:
            return list(rows)
        answers = self._looked_up(draft.segments, pair, minimum, memory, date, only=places)
        found = dict(zip(sorted(places), answers, strict=True))
        return completed(rows, found, self._how(pair, minimum))

    def _accepted(
        self, before: Sequence[str | Path], new: str, out: Path, rows: Sequence[Row], earlier: Earlier
    ) -> int:
        """Accept in the new version what was accepted in the earlier one; how many findings that is."""
        from tmkit.workspace.carried_acceptances import carry_acceptances

        kept = [row for row in rows if row.change in _CARRIED]
        texts = [text for row in kept for text in (row.source.text, row.target.text if row.target else "")]
        source = {str(before[0]): [new]} if len(before) > 1 else {}
        rendered = [unit.target.text for unit in earlier.units if unit.target is not None]
        names = {**source, str(before[-1]): [out.name]}
        return carry_acceptances(self.root, names, texts, targets=rendered, into=out.name)
