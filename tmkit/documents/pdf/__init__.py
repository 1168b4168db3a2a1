"""PDF: the text of a report as its pages show it.

`apart.py` has the file read in a process of its own: `opening.py` opens it, `words.py` and `drawings.py` read the words
and rules of a page. `pieces.py` makes lines of the words; `furniture.py` leaves out running heads and page numbers;
`tables.py`, `order.py` and `notes.py` find tables, columns and footnotes; `printing.py` brings all in reading order and
tells `tmkit.text.reflow` what the places show.

Text is left out that a reader does not see: hidden, outside of the page, turned aside. Bounds: 20,000 pages, 400,000
characters a page, 3,000,000 words, and those of time and memory in `apart.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tmkit.documents.pdf.apart import sheets_of
from tmkit.documents.pdf.drawings import Rule
from tmkit.documents.pdf.furniture import without_furniture
from tmkit.documents.pdf.order import halves
from tmkit.documents.pdf.pieces import Piece, pieces_of
from tmkit.documents.pdf.printing import lines_and_asides, printing_of
from tmkit.documents.pdf.words import MOST_CHARACTERS, Sheet
from tmkit.documents.reading import Document, ReadOptions
from tmkit.model import Block, InputError
from tmkit.text.language import detect_language
from tmkit.text.reflow import Reflowed, reflow_printed

EXTENSIONS = (".pdf",)
_HEAD = 1024  # bytes in which its mark stands
_MARK = re.compile(rb"(?:\A|[\r\n]|\A\xef\xbb\xbf)[ \t]*%PDF-")
_Page = tuple[int, list[Piece], list[Rule]]


def sniff(data: bytes) -> bool:
    """Whether it is a PDF: its mark may have something before it, but not on the same line."""
    return _MARK.search(data[:_HEAD]) is not None


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The paragraphs of a PDF.

    Raises InputError where it is damaged, locked, or has no text layer.
    """
    sheets, shown = _shown(data, name)
    found, language = _reflowed(shown, options)
    notes = (*_notes(sheets), *map(str, found.doubts))
    return Document(name, "pdf", found.blocks, language, None, notes)


def columns(data: bytes, name: str, options: ReadOptions) -> tuple[list[Block], list[Block]]:
    """The left and the right column of a PDF in two columns, such as two languages side by side.

    What stands across both columns is in neither. The language of each side is detected, whatever the options say.
    Raises InputError where the PDF cannot be read or has no two columns.
    """
    _, shown = _shown(data, name)
    parted = halves([pieces for _, pieces, _ in shown])
    if not parted:
        raise InputError("has no two columns of text side by side; expected one language in each", file=name)
    sides: list[list[_Page]] = [
        [(number, half[side], []) for (number, _, _), half in zip(shown, parted, strict=True) if half[side]]
        for side in (0, 1)
    ]
    options = ReadOptions(None, options.known_word, options.revisions)
    left, right = (list(_reflowed(side, options)[0].blocks) for side in sides)
    return left, right


def halves_by_page(
    data: bytes, name: str, options: ReadOptions, second: Callable[[Sequence[str]], Sequence[bool]]
) -> tuple[list[Block], list[Block]]:
    """The pages of a PDF in two halves, such as two languages in turns, each read as one document.

    `second` tells of the texts of all pages which of them belong to the second half. Raises InputError where the PDF
    cannot be read.
    """
    _, shown = _shown(data, name)
    chosen = second(["\n".join(piece.text for piece in pieces) for _, pieces, _ in shown])
    sides = [[page for page, other in zip(shown, chosen, strict=True) if other is side] for side in (False, True)]
    options = ReadOptions(None, options.known_word, options.revisions)
    left, right = (list(_reflowed(side, options)[0].blocks) for side in sides)
    return left, right


def _shown(data: bytes, name: str) -> tuple[list[Sheet], list[_Page]]:
    """What each page shows, furniture left out. Raises InputError where no page has text."""
    sheets = sheets_of(data, name)
    if not any(sheet.words for sheet in sheets):
        if any(sheet.pictures for sheet in sheets):
            raise InputError("has no text layer: its pages are pictures; OCR it first", file=name)
        raise InputError("has no text: its pages are empty", file=name)
    bare = without_furniture([pieces_of(sheet.words) for sheet in sheets], [sheet.height for sheet in sheets])
    return sheets, [(sheet.number, pieces, sheet.rules) for sheet, pieces in zip(sheets, bare, strict=True) if pieces]


def _reflowed(shown: list[_Page], options: ReadOptions) -> tuple[Reflowed, str | None]:
    lines, asides = lines_and_asides(printing_of(shown))
    language = options.language or detect_language("\n".join(line.text for line in lines))
    return reflow_printed(lines, asides, language, options.known_word), language


def _notes(sheets: list[Sheet]) -> tuple[str, ...]:
    """What was not read, by page."""
    found = {
        "cannot be read: left out": [s.number for s in sheets if s.broken],
        f"more than {MOST_CHARACTERS:,} characters: the rest was left out": [s.number for s in sheets if s.cut],
        "no text layer: a picture, left out": [s.number for s in sheets if s.pictures and not s.words],
        "letters that the file does not name: the text may be wrong": [s.number for s in sheets if s.unread],
    }
    return tuple(f"{_listed(numbers)}: {what}" for what, numbers in found.items() if numbers)


def _listed(numbers: list[int]) -> str:
    """`page 3`, `pages 3–5, 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:20]]
    more = " …" if len(runs) > 20 else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(texts)}{more}"
