"""A draft that is a bilingual file already: the rows that are empty are filled, all else stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tmkit.formats.writing import format_for, write_rows
from tmkit.formats.xliff.fill import FORMATS, filled
from tmkit.model import BilingualHead, Row
from tmkit.storage.atomic import replace_file
from tmkit.storage.opening import read_input


def filled_rows(rows: Sequence[Row], made: Sequence[Row]) -> list[Row]:
    """Each row, those without a target filled from what was made of its source; a locked row stays as it is."""
    done = []
    for row, new in zip(rows, made, strict=True):
        if row.locked:
            done.append(row)
        elif row.target is not None:
            done.append(replace(row, proposals=new.proposals))
        else:
            done.append(replace(new, id=row.id, label=row.label, page=row.page, notes=(*row.notes, *new.notes)))
    return done


def write_prefilled(
    draft: Path,
    kind: str,
    head: BilingualHead,
    before: Sequence[Row],
    rows: Sequence[Row],
    out: Path,
    wanted: str | None,
) -> tuple[str, tuple[str, ...]]:
    """Write the rows; an XLIFF that is to stay one is filled in place, so that whatever else it has is kept.

    Returns the format written and remarks. Raises InputError where no such format is written.
    """
    if kind not in FORMATS or wanted is not None or out.suffix.lower() != draft.suffix.lower():
        found = format_for(out, wanted)
        write_rows(head, rows, out, wanted=found)
        return found, ()
    new = {row.id: row for old, row in zip(before, rows, strict=True) if old.target is None and row.target is not None}
    result = filled(read_input(draft, "a bilingual file"), str(draft), new)
    replace_file(out, result.data)
    remarks = []
    if result.unknown:
        remarks.append(f"{len(result.unknown):,} rows could not be filled in: {', '.join(result.unknown[:5])}")
    if result.lost:
        remarks.append(f"{result.lost:,} inline codes for which the file has no tag were left out")
    return draft.suffix.lower().lstrip("."), tuple(remarks)
