"""Running heads and feet, and page numbers: what stands at the same place of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tmkit.documents.pdf.pieces import Piece, merged, rows_of
from tmkit.text.reflow.page_numbers import ALONE, MOST_PAGES, PAGE, PAGE_OF, head_key, head_numbers

_ROWS = 5  # at the head or the foot of a page that may be furniture
_MOST_CELLS = 12  # of a running head
_SAME = 3.0  # points that a running head may move
_ROMAN = re.compile(r"[-–—\s]*(?:x{0,3})(?:ix|iv|v?i{0,3})[-–—\s]*", re.IGNORECASE)
_LONGEST = 200
_FAR = 1.6  # sizes of its letters: a greater step parts furniture from text
_NEIGHBOUR = 3.0
_REACH = 0.16  # of the height of a page: a lone number farther from its edges is text


@dataclass(slots=True)
class _Edge:
    """A row at the edge of a page; `depth` counts from the edge, `gap` is the step to the next row inwards, in
    sizes of its letters; `free` whether it stands alone, or far from its neighbours or between two of them.
    """

    page: int  # index
    pieces: list[Piece]
    text: str
    place: float
    head: bool
    depth: int
    gap: float
    free: bool = True


def without_furniture(pages: Sequence[list[Piece]], heights: Sequence[float]) -> list[list[Piece]]:
    """The pieces of each page without its running heads, feet and page numbers."""
    edges = [edge for index, pieces in enumerate(pages) for edge in _edges(index, pieces)]
    dropped = {id(piece) for piece in _page_numbers(edges, heights)}
    dropped |= {id(piece) for piece in _running(edges, len(pages), dropped)}
    return [[piece for piece in pieces if id(piece) not in dropped] for pieces in pages]


def _edges(index: int, pieces: list[Piece]) -> list[_Edge]:
    """The outermost rows of a page, also their single pieces where there are several."""
    rows = rows_of(pieces)
    found: list[_Edge] = []
    for head in (True, False):
        outer = rows[:_ROWS] if head else rows[-_ROWS:][::-1]
        for depth, row in enumerate(outer):
            inner = depth + 1 if head else len(rows) - depth - 2
            size = max(piece.size for piece in row)
            base = row[0].base
            gap = abs(rows[inner][0].base - base) / size if 0 <= inner < len(rows) else 99.0
            found.append(_Edge(index, row, merged(row).text, base, head, depth, gap))
            for at, piece in enumerate(row if 1 < len(row) <= _MOST_CELLS else ()):
                near = at + 1 < len(row) and row[at + 1].x0 - piece.x1 < _NEIGHBOUR * size
                free = 0 < at < len(row) - 1 or (at > 0 and depth == 0) or not near
                found.append(_Edge(index, [piece], piece.text, piece.base, head, depth, gap, free))
    return found


def _page_numbers(edges: list[_Edge], heights: Sequence[float]) -> list[Piece]:
    """The pieces that count the pages."""
    lone: list[tuple[_Edge, int]] = []
    for edge in edges:
        match = ALONE.fullmatch(edge.text.strip()) if len(edge.text) <= 40 and edge.free else None
        if match and (value := int(match[1])) <= MOST_PAGES and value <= int(match[2] or value):
            lone.append((edge, value))
        elif edge.depth == 0 and len(edge.text) <= 9 and _ROMAN.fullmatch(edge.text) and edge.text.strip(" -–—"):
            lone.append((edge, -1))
    agreeing: dict[tuple[int, bool], set[int]] = defaultdict(set)  # how far numbers are ahead of pages: pages
    for edge, value in lone:
        agreeing[value - edge.page, edge.head].add(edge.page)
    found: list[Piece] = []
    for edge, value in lone:
        height = heights[edge.page]
        outside = edge.place < _REACH * height if edge.head else edge.place > (1 - _REACH) * height
        apart = edge.gap > _FAR or len(edge.text.strip()) > 4
        counts = value >= 0 and len(agreeing[value - edge.page, edge.head]) > 1
        if (outside or apart) if counts else (outside and apart and edge.depth <= 1):
            found += edge.pieces
    return found


def _running(edges: list[_Edge], count: int, dropped: set[int]) -> list[Piece]:
    """The pieces of heads and feet that come again at the same place of other pages."""
    groups: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.text) <= _LONGEST and not all(id(piece) in dropped for piece in edge.pieces):
            groups[head_key(edge.text), edge.head].append(edge)
    often = min(3, max(2, count // 2))
    found: list[_Edge] = []
    for group in groups.values():
        levels: dict[int, set[int]] = defaultdict(set)
        for edge in group:
            for level in (-1, 0, 1):
                levels[round(edge.place / _SAME) + level].add(edge.page)
        for edge in _counting(group):
            pages = len(levels[round(edge.place / _SAME)])
            if pages >= often or (pages >= 2 and edge.gap > _FAR):
                found.append(edge)
    # From the edge inwards: what stands behind text is text.
    clear: dict[tuple[int, bool], set[int]] = defaultdict(set)
    whole = {id(piece) for edge in found for piece in edge.pieces} | dropped
    for edge in edges:
        if all(id(piece) in whole for piece in edge.pieces):
            clear[edge.page, edge.head].add(edge.depth)
    return [
        piece
        for edge in found
        if edge.gap > _FAR or clear[edge.page, edge.head].issuperset(range(edge.depth))
        for piece in edge.pieces
    ]


def _counting(group: list[_Edge]) -> list[_Edge]:
    """Of the edges that are the same but for numbers, those whose numbers stay, or count the pages."""
    if not any(map(str.isalpha, group[0].text)):
        return []
    pages: dict[str, set[int]] = defaultdict(set)
    ahead: dict[tuple[int, int], set[int]] = defaultdict(set)  # column of numbers, how far it is ahead: pages
    for edge in group:
        pages[edge.text].add(edge.page)
        for column, value in enumerate(head_numbers(edge.text)):
            ahead[column, value - edge.page].add(edge.page)
    return [
        edge
        for edge in group
        if len(pages[edge.text]) > 1
        or (
            (edge.depth == 0 or PAGE.search(edge.text) or PAGE_OF.search(edge.text))
            and any(len(ahead[column, value - edge.page]) > 1 for column, value in enumerate(head_numbers(edge.text)))
        )
    ]
