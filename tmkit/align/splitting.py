"""One document that holds both languages, as the blocks of two.

`split_tables.py` takes a table with a language a column, `split_columns.py` two columns of text, `split_prose.py` pages
or paragraphs in turns; `split_languages.py` tells which language is which: it is read, not assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmkit.align.split_columns import text_columns
from tmkit.align.split_languages import Oriented, oriented
from tmkit.align.split_prose import PageLanguages, by_language, by_page, page_languages
from tmkit.align.split_tables import row_blocks, tables
from tmkit.documents import ReadOptions, Revisions, read
from tmkit.documents import pdf as pdf_format
from tmkit.documents.outline import Part, blocks
from tmkit.model import Block, InputError
from tmkit.text.encoding import decode
from tmkit.text.languages import primary
from tmkit.text.reflow import reflow

HOW = ("columns", "table", "pages", "language")
"""The ways in which one document may hold both languages."""

_TEXT = frozenset({".txt", ".text", ".md"})
_ROWS = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class Parted:
    """The two halves of a document: blocks and language code of each.

    `rows` are (source block, target block), counted from 0, at which the rows of tables begin: each is an anchor.
    `notes` say what was left out or could not be told.
    """

    source: tuple[Block, ...]
    target: tuple[Block, ...]
    source_language: str
    target_language: str
    rows: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


def split(
    document: str | Path,
    data: bytes,
    how: str,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    known_word: Callable[[str], bool] | None = None,
    revisions: Revisions = "final",
) -> Parted:
    """Part a document into its two languages.

    `how` is `table` (one language in one column of a table, the other in another; CSV and TSV too), `columns` (two
    columns of text on each page of a PDF or of a text laid out with spaces), `pages` (whole pages, in turns or one half
    after the other) or `language` (paragraphs in turns). The source is what is in `source_language`; where no language
    is given, what comes first. Raises InputError where the document cannot be read, or holds no two languages in that
    way.
    """
    languages = source_language, target_language
    name = str(document)
    if how not in HOW:
        raise InputError(f"--split '{how}': expected one of {', '.join(HOW)}")
    if source_language and target_language and primary(source_language) == primary(target_language):
        raise InputError(f"{source_language} and {target_language} are one language; expected two")
    options = ReadOptions(None, known_word, revisions)
    if how == "columns":
        return _columns(document, data, languages, options)
    if how == "pages":
        paged = _paged(document, data, languages, options)
        if paged is not None:
            return paged
    rows = how == "table" and Path(document).suffix.lower() in _ROWS
    found = row_blocks(name, data) if rows else read(document, data, known_word=known_word, revisions=revisions)
    if how == "table":
        first, second, told, lines, notes = tables(found.blocks, languages, name)
        parted = _parted(first, second, told, (*found.notes, *notes))
        swapped = tuple((there, here) for here, there in lines) if told.swapped else lines
        return Parted(
            parted.source, parted.target, parted.source_language, parted.target_language, swapped, parted.notes
        )
    chosen = by_page if how == "pages" else by_language
    first, second, told, notes = chosen(found.blocks, languages, name)
    return _parted(_again(first), _again(second), told, (*found.notes, *notes))


def _columns(
    document: str | Path, data: bytes, languages: tuple[str | None, str | None], options: ReadOptions
) -> Parted:
    name = str(document)
    notes: tuple[str, ...] = ()
    left: Sequence[Block]
    right: Sequence[Block]
    if pdf_format.sniff(data):
        left, right = pdf_format.columns(data, name, options)
        what = "columns of the pages"
    elif data.startswith(b"PK\x03\x04") or Path(document).suffix.lower() not in {*_TEXT, ""}:
        raise InputError("has no printed columns: a PDF or a text laid out has; try --split table", file=name)
    else:
        halves, notes = text_columns(decode(data, name)[0], name)
        left, right = (reflow(half, None, options.known_word).blocks for half in halves)
        what = "columns"
    texts = [[block.text for block in side] for side in (left, right)]
    return _parted(left, right, oriented(texts[0], texts[1], languages, name, what), notes)


def _paged(
    document: str | Path, data: bytes, languages: tuple[str | None, str | None], options: ReadOptions
) -> Parted | None:
    """A PDF, or a text with form feeds, parted before paragraphs are joined across pages; None for other documents."""
    name = str(document)
    if pdf_format.sniff(data):
        told: list[PageLanguages] = []

        def second(pages: Sequence[str]) -> list[bool]:
            told.append(page_languages(pages, languages, name))
            return told[0].second

        halves = pdf_format.halves_by_page(data, name, options, second)
        return _parted(*halves, told[0].oriented, ())
    if Path(document).suffix.lower() not in _TEXT or b"\f" not in data:
        return None
    pages = decode(data, name)[0].split("\f")
    found = page_languages(pages, languages, name)
    sides = [[page for page, other in zip(pages, found.second, strict=True) if other is side] for side in (False, True)]
    blocks = [reflow("\f".join(side), None, options.known_word).blocks for side in sides]
    return _parted(blocks[0], blocks[1], found.oriented, ())


def _again(found: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the kinds and paths that they have without those of the other language between them."""
    return blocks(
        [
            Part(
                block.text,
                block.codes,
                None if block.kind == "paragraph" and not block.style else block.kind,
                block.label or None,
                1 if block.kind == "list item" else 0,
                block.path if block.kind == "table cell" else "",
                block.page,
                block.style,
                block.place,
                block.breaks,
            )
            for block in found
        ]
    )


def _parted(first: Sequence[Block], second: Sequence[Block], told: Oriented, notes: Sequence[str]) -> Parted:
    source, target = (second, first) if told.swapped else (first, second)
    return Parted(tuple(source), tuple(target), told.source, told.target, (), (*notes, *told.notes))
