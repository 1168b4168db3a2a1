"""The earlier version of a document, however it is there: two documents, or a bilingual file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tmkit.formats.rows import read_row_file
from tmkit.model import InputError
from tmkit.pretranslate.carrying.earlier import Earlier, earlier_of_documents, earlier_of_rows
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.workspace.bilingual_drafts import is_bilingual_draft, tell_remarks
from tmkit.workspace.segmentation import rules_at
from tmkit.workspace.sides import align_sides, read_documents
from tmkit.workspace.surroundings import Surroundings

_SAMPLE = 20_000  # characters that tell a language


def earlier_version(
    documents: Sequence[Path],
    *,
    source_lang: str,
    target_lang: str,
    around: Surroundings,
    notice: Callable[[str], None],
    progress: Callable[[int, int], None] | None = None,
) -> Earlier:
    """The earlier version in the languages of the new one: its source and its translation, or one bilingual file.

    Where the translation is itself a bilingual file, as a translator's tool gives it back, its rows are the earlier
    version, and the source beside it is not read. Raises InputError where something cannot be read, and where two
    documents do not seem to render each other.
    """
    last = documents[-1]
    if is_bilingual_draft(last):
        return _rows(last, source_lang, target_lang, around, notice)
    if len(documents) < 2:
        raise InputError(
            "is no bilingual file; name the earlier source, its translation, and the new source", file=last
        )
    sides = read_documents(
        documents[0],
        last,
        source_lang=source_lang,
        target_lang=target_lang,
        known_word=around.knows,
        rules=rules_at(around.root),
    )
    for note in sides.notes:
        notice(note)
    for path, side in zip(documents, (sides.source, sides.target), strict=True):
        detected = detect_language(side.text((0, len(side.segments)))[:_SAMPLE])
        if detected is not None and primary(detected) != primary(side.language):
            raise InputError(
                f"is in {primary(detected)}, expected {primary(side.language)}: name the earlier source, its "
                "translation and the new source, in this order",
                file=path,
            )
    aligned = align_sides(sides, around, progress)
    if not aligned.parallel:
        raise InputError(f"does not seem to be the translation of {documents[0]}: {aligned.reason}", file=last)
    return earlier_of_documents(aligned.alignment)


def _rows(
    path: Path, source_lang: str, target_lang: str, around: Surroundings, notice: Callable[[str], None]
) -> Earlier:
    head, rows, account = read_row_file(path, source_lang=source_lang, target_lang=target_lang)
    stated = account.source_language
    if account.format != "tmx" and stated and primary(stated) == primary(target_lang):
        raise InputError(
            f"translates from {primary(stated)}, and the new source is in {primary(source_lang)}", file=path
        )
    tell_remarks(account, notice)
    return earlier_of_rows(path.name, head, rows, rules_at(around.root))
