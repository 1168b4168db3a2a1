"""The two sides of an alignment, read from two documents or from one that holds both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmkit.align import Aligned, Side, align_documents
from tmkit.align.splitting import split
from tmkit.documents import Document, Revisions, read, segments
from tmkit.model import Block, DraftSegment, InputError
from tmkit.storage.fingerprint import digest
from tmkit.storage.opening import read_input
from tmkit.text.encoding import decode
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.text.srx import SrxRules
from tmkit.workspace.surroundings import Surroundings

_SAMPLE = 20_000  # characters that tell a language


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides with the blocks that their segments were cut from (None: lines of text), and remarks on reading."""

    source: Side
    target: Side
    source_blocks: tuple[Block, ...] | None
    target_blocks: tuple[Block, ...] | None
    notes: tuple[str, ...] = ()


def read_documents(
    source: Path,
    target: Path,
    *,
    source_lang: str | None,
    target_lang: str | None,
    known_word: Callable[[str], bool] | None = None,
    revisions: Revisions = "final",
    rules: SrxRules | None = None,
) -> Sides:
    """Two documents. Languages not given are detected; one that cannot be told is the other of French and English.

    Raises InputError where a document cannot be read, and where neither language can be told.
    """
    data = [read_input(path, "a document") for path in (source, target)]
    found = [
        read(path, content, language=language, known_word=known_word, revisions=revisions)
        for path, content, language in zip((source, target), data, (source_lang, target_lang), strict=True)
    ]
    empty = not any(document.blocks for document in found)  # told as not parallel, whatever their languages
    languages = ("fr", "en") if empty else _languages(source, found[0].language, found[1].language)
    sides = [
        _side(document, content, language, rules)
        for document, content, language in zip(found, data, languages, strict=True)
    ]
    notes = tuple(f"{document.name}: {note}" for document in found for note in document.notes)
    return Sides(sides[0], sides[1], found[0].blocks, found[1].blocks, notes)


def read_lines(source: Path, target: Path, *, source_lang: str | None, target_lang: str | None) -> Sides:
    """Two texts that have a segment a line; empty lines count. Raises as `read_documents` does."""
    data = [read_input(path, "a text with a segment a line") for path in (source, target)]
    texts = [decode(content, str(path))[0] for path, content in zip((source, target), data, strict=True)]
    detected = [
        given or detect_language(text[:_SAMPLE]) for given, text in zip((source_lang, target_lang), texts, strict=True)
    ]
    languages = _languages(source, *detected)
    sides = [
        Side(str(path), language, digest(content), tuple(_lines(text)))
        for path, language, content, text in zip((source, target), languages, data, texts, strict=True)
    ]
    return Sides(sides[0], sides[1], None, None)


def read_bilingual_document(
    document: Path,
    how: str,
    *,
    source_lang: str | None,
    target_lang: str | None,
    known_word: Callable[[str], bool] | None = None,
    rules: SrxRules | None = None,
) -> Sides:
    """One document that holds both languages, parted as `how` says: `columns`, `table`, `pages` or `language`.

    Raises InputError where it cannot be read or nothing bilingual is found in it.
    """
    data = read_input(document, "a document")
    parted = split(document, data, how, source_language=source_lang, target_language=target_lang, known_word=known_word)
    of_file = digest(data)
    sides = [
        Side(str(document), language, of_file, tuple(segments(blocks, language, rules)))
        for language, blocks in ((parted.source_language, parted.source), (parted.target_language, parted.target))
    ]
    notes = tuple(f"{document}: {note}" for note in parted.notes)
    return Sides(sides[0], sides[1], tuple(parted.source), tuple(parted.target), notes)


def align_sides(sides: Sides, around: Surroundings, progress: Callable[[int, int], None] | None = None) -> Aligned:
    """The alignment of two sides, with what archive and glossary know; `progress` is told (done, of how much)."""
    return align_documents(
        sides.source,
        sides.target,
        source_blocks=sides.source_blocks,
        target_blocks=sides.target_blocks,
        priors=around.word_priors(primary(sides.source.language), primary(sides.target.language)),
        concepts=around.concepts,
        progress=progress,
    )


def _side(document: Document, data: bytes, language: str, rules: SrxRules | None) -> Side:
    return Side(document.name, language, digest(data), tuple(segments(document.blocks, language, rules)))


def _lines(text: str) -> list[DraftSegment]:
    lines: Sequence[str] = text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        lines = lines[:-1]
    return [DraftSegment(number + 1, line.strip(), block=number) for number, line in enumerate(lines)]


def _languages(file: Path, source: str | None, target: str | None) -> tuple[str, str]:
    if source is None and target is None:
        raise InputError(
            "its language cannot be told, nor that of the other; give --source-lang and --target-lang", file=file
        )
    return source or _other(target), target or _other(source)


def _other(language: str | None) -> str:
    """Of French and English, the one that a language is not."""
    return "en" if language is not None and primary(language) == "fr" else "fr"
