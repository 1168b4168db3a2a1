"""Rows of a CSV or TSV file, each with the line where it begins.

Cells may be quoted with `"`, a quote inside doubled; a quoted cell may hold delimiters and line ends. A quote is only
taken for one when the cell begins with it and its partner ends the cell: `"Oui" dit-elle` is text, as tab
files have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tmkit.storage.encoding import decode
from tmkit.storage.opening import read_input

DELIMITERS = ("\t", ";", ",", "|")  # in order of trust where consistency does not tell
_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 200_000
_LEAST_SHARE = 0.5


class Row(NamedTuple):
    """One row: the line of the file where it begins (from 1), and its cells as text."""

    line: int
    cells: tuple[str, ...]


class Table:
    """The rows of one file, in order, blank ones left out; iterate as often as needed.

    `delimiter` is None where the rows have a single column, `encoding` what the bytes were read in.
    """

    __slots__ = ("_text", "delimiter", "encoding", "file")

    def __init__(self, text: str, file: object, encoding: str, delimiter: str | None) -> None:
        self.file = file
        self.encoding = encoding
        self.delimiter = delimiter
        self._text = text

    def __iter__(self) -> Iterator[Row]:
        return _rows(self._text, self.delimiter)


def rows(path: Path, data: bytes | None = None, *, delimiter: str | None = None) -> Table:
    """The rows of the CSV or TSV file `path`; `data` is its content where that is at hand already.

    The delimiter is the one of tab, `;`, `,`, `|` that cuts the rows most consistently, unless given. Raises InputError
    for a file that cannot be read or is no text.
    """
    raw = read_input(path, "a table (CSV or TSV)") if data is None else data
    text, encoding = decode(raw, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Table(text, path, encoding, delimiter or find_delimiter(text))


def find_delimiter(text: str) -> str | None:
    """The delimiter that gives the most rows (more than half) the same number of cells, two or more; else None.

    `text` has line feeds as its line ends. Only its beginning is looked at.
    """
    if len(text) > _SAMPLE_CHARACTERS:
        cut = text.rfind("\n", 0, _SAMPLE_CHARACTERS)
        text = text[: cut if cut > 0 else _SAMPLE_CHARACTERS]
    best: str | None = None
    best_share = _LEAST_SHARE
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        for row in _rows(text, delimiter):
            widths[len(row.cells)] += 1
            if widths.total() == _SAMPLE_ROWS:
                break
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        share = count / widths.total() if width > 1 else 0.0
        if share > best_share:
            best, best_share = delimiter, share
    return best


def _rows(text: str, delimiter: str | None) -> Iterator[Row]:
    number = 0
    position = 0
    length = len(text)
    while position < length:
        number += 1
        end = text.find("\n", position)
        if end < 0:
            end = length
        line = text[position:end]
        if delimiter is None:
            cells = [line]
        elif '"' not in line:
            cells = line.split(delimiter)
        else:
            cells, stop = _quoted_row(text, position, delimiter)
            first, number = number, number + text.count("\n", position, stop)
            if any(cells):
                yield Row(first, tuple(cells))
            position = stop + 1
            continue
        position = end + 1
        if line and not line.isspace():
            yield Row(number, tuple(cells))


def _quoted_row(text: str, position: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of a row with quotes in it, and where the row ends (its line end, or the end of the text)."""
    cells = []
    length = len(text)
    line_end = -1
    while True:
        if line_end < position:
            line_end = text.find("\n", position)
            if line_end < 0:
                line_end = length
        after = _closing_quote(text, position, delimiter) if text.startswith('"', position) else -1
        if after >= 0:
            cells.append(text[position + 1 : after - 1].replace('""', '"'))
        else:
            after = text.find(delimiter, position, line_end)
            if after < 0:
                after = line_end
            cells.append(text[position:after])
        if after == length or text[after] == "\n":
            return cells, after
        position = after + 1


def _closing_quote(text: str, position: int, delimiter: str) -> int:
    """Where the cell ends whose opening quote is at `position`: just after its closing quote; -1 if it is no such."""
    at = position + 1
    while True:
        at = text.find('"', at)
        if at < 0:
            return -1
        follows = text[at + 1 : at + 2]
        if follows == '"':
            at += 2
        elif follows in ("", delimiter, "\n"):
            return at + 1
        else:
            return -1
