"""Rows of a draft written in the form that a name or format asks for: a bilingual file, or a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tmkit.documents import docx, odt
from tmkit.formats.writing import ENDINGS, WRITERS, write_rows
from tmkit.model import InputError, Row
from tmkit.pretranslate import own_layout
from tmkit.pretranslate.composing import ALL, NONE
from tmkit.pretranslate.draft import Draft
from tmkit.pretranslate.new_layout import in_new_layout
from tmkit.storage.atomic import replace_file

DOCUMENTS = ("docx", "odt")
"""The formats that are a document in the target language."""


def output_format(out: Path, wanted: str | None = None) -> str:
    """The format of a file to be written, by `wanted` or by the ending of its name. Raises InputError for no format."""
    ending = out.suffix.lower()
    if wanted is not None:
        found: str | None = wanted if wanted in DOCUMENTS or wanted in WRITERS else None
    elif ending in docx.EXTENSIONS:
        found = "docx"
    elif ending in odt.EXTENSIONS:
        found = "odt"
    else:
        found = ENDINGS.get(ending) if ENDINGS.get(ending) in WRITERS else None
    if found is None:
        asked = f"the format '{wanted}' is none" if wanted is not None else f"'{ending}' is the ending of none"
        known = ", ".join(["docx", "odt", *sorted(WRITERS)])
        raise InputError(f"{asked} that is written here; expected one of {known}", file=out)
    return found


def checked_output(document_format: str, name: str, out: Path, wanted: str | None = None) -> str:
    """The format of a document or bilingual file to be written. Raises InputError where this draft cannot be so."""
    found = output_format(out, wanted)
    if found == "odt" and document_format != "odt":
        raise InputError(
            f"is asked for as OpenDocument, but {Path(name).name} is none; name it {out.stem}.docx", file=out
        )
    ending = Path(name).suffix.lower()
    same = document_format == found and ending in {*docx.EXTENSIONS, *odt.EXTENSIONS}
    if same and out.suffix.lower() in {*docx.EXTENSIONS, *odt.EXTENSIONS} and out.suffix.lower() != ending:
        raise InputError(f"has another ending than the draft; name it {out.stem}{ending}", file=out)
    return found


def write_output(
    draft: Draft,
    rows: Sequence[Row],
    out: Path,
    *,
    wanted: str | None = None,
    marked: bool = True,
    marks: frozenset[str] | None = None,
) -> tuple[str, ...]:
    """Write the rows of a draft (each has the number of its segment for its id) as its name or `wanted` asks; remarks.

    A bilingual file; the draft's own Word or OpenDocument file with the target text; or, of any other draft, a Word
    document built anew. In a document what has no target stands in the source; with `marked` it is shaded, as is what
    has to be adapted, and comments say why; `marks` are the shades wanted instead. The file is replaced atomically.
    Raises InputError where the format is none, or none for this draft.
    """
    found = checked_output(draft.document.format, draft.document.name, out, wanted)
    if found not in DOCUMENTS:
        write_rows(draft.head, rows, out, wanted=found)
        return ()
    chosen = marks if marks is not None else ALL if marked else NONE
    data, remarks = document_of(draft, by_segment(rows), found, chosen)
    replace_file(out, data)
    return remarks


def document_of(
    draft: Draft, rows: Mapping[int, Row], wanted: str, marks: frozenset[str]
) -> tuple[bytes, tuple[str, ...]]:
    """The document in the target language as bytes, and remarks."""
    if draft.document.format == wanted:
        return own_layout.in_own_layout(draft, rows, marks)
    return in_new_layout(draft, rows, marks)


def by_segment(rows: Sequence[Row]) -> dict[int, Row]:
    """Rows by the number of their segment."""
    return {int(row.id): row for row in rows}
