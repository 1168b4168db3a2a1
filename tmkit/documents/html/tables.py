"""The tables of a page: of data, with the place of each cell; those that lay out the page; those that set labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tmkit.documents.html.labels import whole
from tmkit.text.labels import split_label

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Sort = Literal["data", "layout", "labels"]
Places = dict[int, tuple[int, int]]

_LONGEST_CELL = 1500  # characters; what is longer is an article
_MOST_PARAGRAPHS = 8
_LONGEST_LABEL = 12
_MOST_COLUMNS = 200  # beyond them spans are not followed


def judge(table: LexborNode) -> tuple[Sort, Places]:
    """What a table is, and the row and column, both from 1, of each cell of data or label, by the cell's node."""
    rows = _rows(table)
    if table.attributes.get("role") in {"presentation", "none"}:
        return "layout", {}
    heads = table.css_first("th, caption, thead") is not None
    if _lays_out(table, rows):
        return "layout", {}
    if not heads and any(rows) and all(_labelled(row) for row in rows):
        return "labels", {cell.mem_id: (number, 1) for number, row in enumerate(rows, 1) for cell in _first(row)}
    return "data", _places(rows)


def _rows(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row, those of tables within left out."""
    rows: list[list[LexborNode]] = []
    section = table.child
    lines: list[LexborNode] = []
    while section is not None:
        if section.tag == "tr":
            lines.append(section)
        elif section.tag in {"thead", "tbody", "tfoot"}:
            row = section.child
            while row is not None:
                if row.tag == "tr":
                    lines.append(row)
                row = row.next
        section = section.next
    for line in lines:
        cells = []
        cell = line.child
        while cell is not None:
            if cell.tag in {"td", "th"}:
                cells.append(cell)
            cell = cell.next
        rows.append(cells)
    return rows


def _lays_out(table: LexborNode, rows: list[list[LexborNode]]) -> bool:
    """Whether a table only places what stands in it: other tables, headings, articles, one cell."""
    if max(map(len, rows), default=0) <= 1 and table.css_first("th") is None:
        return True
    for row in rows:
        for cell in row:
            if cell.css_first("table, h1, h2, h3, article, main") is not None:
                return True
            if cell.tag == "td" and (
                len(cell.css("p")) > _MOST_PARAGRAPHS or len(" ".join(cell.text(deep=True).split())) > _LONGEST_CELL
            ):
                return True
    return False


def _labelled(row: list[LexborNode]) -> bool:
    """Whether a row is a paragraph set in columns: a label, then its text."""
    texts = [text for cell in row if (text := cell.text(deep=True).strip())]
    if len(texts) < 2:
        return not texts
    label = texts[0]
    return len(texts) == 2 and len(label) <= _LONGEST_LABEL and split_label(f"{label} X")[0] == label


def _first(row: list[LexborNode]) -> list[LexborNode]:
    """The first cell of a row that has text."""
    return next(([cell] for cell in row if cell.text(deep=True).strip()), [])


def _places(rows: list[list[LexborNode]]) -> Places:
    places: Places = {}
    filled: dict[int, int] = {}  # the last row to which a cell above fills a column
    for number, row in enumerate(rows, 1):
        column = 1
        for cell in row:
            while filled.get(column, 0) >= number:
                column += 1
            places[cell.mem_id] = (number, column)
            attributes = cell.attributes
            wide = min(max(whole(attributes.get("colspan"), 1), 1), max(_MOST_COLUMNS - column, 1))
            high = min(max(whole(attributes.get("rowspan"), 1), 1), len(rows))
            if high > 1:
                filled.update(dict.fromkeys(range(column, column + wide), number + high - 1))
            column += wide
    return places
