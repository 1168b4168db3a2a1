"""The tables of a Word document as rows of cells, each the text that a reader sees, with its character styles.

Tracked deletions are left out, insertions read; text boxes, fields' instructions and fallbacks are passed over.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from tmkit.documents.docx.package import WordPackage
from tmkit.model import InputError
from tmkit.storage.xml import Limits, expat_parser, parse_stream

Run = tuple[str, str]
"""Text, and the name of its character style or `""`."""

_LIMITS = Limits(depth=400)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PASSED = frozenset({"del", "moveFrom", "txbxContent", "Fallback", "instrText", "delText", "pPr", "rPrChange"})


@dataclass(slots=True)
class Cell:
    """A cell: its runs, and how many columns of the table's grid it takes."""

    runs: list[Run] = field(default_factory=list)
    span: int = 1
    paragraphs: int = 0

    @property
    def text(self) -> str:
        """What a reader sees, paragraphs on lines of their own."""
        return "".join(text for text, _ in self.runs)


@dataclass(slots=True)
class TableRow:
    """A row: which table of the document it stands in and which row it is, both from 1."""

    table: int
    number: int
    cells: list[Cell] = field(default_factory=list)


def tables_of(data: bytes, name: str, most: int | None = None) -> list[TableRow]:
    """The rows of all tables in the body of a document, in order; of each table at most so many.

    A table within a cell is a table of its own. Raises InputError for what is no Word document, damaged or hostile.
    """
    package = WordPackage(data, name)
    content = package.content(package.main)
    if content is None:
        raise InputError("has no text", file=name)
    walk = _Walk(most)
    parser = expat_parser(walk.start, walk.end, walk.text, file=name, limits=_LIMITS)
    parse_stream(parser, io.BytesIO(content), file=name, limits=_LIMITS)
    return walk.rows


class _Walk:
    """Follows the elements; only those of the main vocabulary count, whatever their prefix."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._prefix: str | None = None
        self._passed = 0
        self._tables = 0
        self._open: list[tuple[int, list[int]]] = []
        self._rows: list[TableRow] = []
        self._cells: list[Cell] = []
        self._style = ""
        self._texts = 0
        self.rows: list[TableRow] = []

    def start(self, name: str, attributes: list[str]) -> None:
        prefix, _, local = name.rpartition(":")
        if self._prefix is None:
            self._prefix = prefix
        if self._passed or local in _PASSED:
            self._passed += 1
            return
        if prefix != self._prefix:
            return
        if local == "tbl":
            self._tables += 1
            self._open.append((self._tables, [0]))
        elif local == "tr" and self._open:
            table, count = self._open[-1]
            count[0] += 1
            self._rows.append(TableRow(table, count[0]))
        elif local == "tc" and self._rows:
            self._cells.append(Cell())
        elif self._cells:
            self._within(local, attributes)

    def _within(self, local: str, attributes: list[str]) -> None:
        cell = self._cells[-1]
        if local == "p":
            if cell.paragraphs:
                cell.runs.append(("\n", ""))
            cell.paragraphs += 1
        elif local == "r":
            self._style = ""
        elif local == "rStyle":
            self._style = _value(attributes)
        elif local == "t":
            self._texts += 1
        elif local == "gridSpan":
            said = _value(attributes)
            cell.span = min(int(said), 64) if said.isascii() and said.isdecimal() and len(said) < 4 else 1
        elif local in _MARKS:
            cell.runs.append((_MARKS[local], self._style))

    def text(self, text: str) -> None:
        if self._texts and self._cells and not self._passed:
            self._cells[-1].runs.append((text, self._style))

    def end(self, name: str) -> None:
        if self._passed:
            self._passed -= 1
            return
        prefix, _, local = name.rpartition(":")
        if prefix != self._prefix:
            return
        if local == "t":
            self._texts = max(self._texts - 1, 0)
        elif local == "tc" and self._cells and self._rows:
            self._rows[-1].cells.append(self._cells.pop())
        elif local == "tr" and self._rows:
            row = self._rows.pop()
            if self._most is None or row.number <= self._most:
                self.rows.append(row)
        elif local == "tbl" and self._open:
            self._open.pop()


def _value(attributes: list[str]) -> str:
    return next((attributes[at + 1] for at in range(0, len(attributes), 2) if attributes[at].endswith("val")), "")
