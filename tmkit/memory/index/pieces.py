"""Which pieces of a query to look for: an edit harms at most one of several disjoint pieces.

Out of any D + 1 disjoint pieces (single tokens, or pairs of adjacent tokens) of a query, a row within D edits has at
least one unharmed. Any choice finds every such row; a choice whose lists are short finds it fast.
"""

from __future__ import annotations

from typing import TypeAlias

Piece: TypeAlias = tuple[int, int]  # (position in the query, how many tokens)

_DEAR = 15  # rows to fetch for each cell of its table that the exact choice is worth: it saves about half of them
_LONG = 16  # a query of so many tokens has room for pairs


def cheapest_pieces(word_cost: list[int], pair_cost: list[int], wanted: int, cheap: int = 1) -> list[Piece]:
    """`wanted` disjoint pieces with few rows in all; `pair_cost[i]` is that of the tokens i and i + 1.

    A quick choice first; if that is still dear, the exact minimum by dynamic programming. `cheap` says by how much less
    a row costs than where each of them is looked at.
    """
    size = len(word_cost)
    if size >= _LONG and 5 * wanted <= 2 * size:
        pieces, total = _cheapest_first(word_cost, pair_cost, wanted)
    else:
        pieces, total = _rarest_words_first(word_cost, pair_cost, wanted)
    return pieces if total < cheap * _DEAR * wanted * size else _exact_pieces(word_cost, pair_cost, wanted)


def _cheapest_first(word_cost: list[int], pair_cost: list[int], wanted: int) -> tuple[list[Piece], int]:
    """The cheapest piece, the cheapest of those still free, and so on; good where most pieces can be pairs."""
    left = len(word_cost)
    free = bytearray(b"\1") * left
    choices = [(cost, i, 1) for i, cost in enumerate(word_cost)] + [(cost, i, 2) for i, cost in enumerate(pair_cost)]
    pieces: list[Piece] = []
    total = 0
    for cost, i, width in sorted(choices):
        if not free[i] or (width == 2 and (not free[i + 1] or left - 2 < wanted - len(pieces) - 1)):
            continue
        free[i] = free[i + width - 1] = 0
        left -= width
        pieces.append((i, width))
        total += cost
        if len(pieces) == wanted:
            break
    return pieces, total


def _rarest_words_first(word_cost: list[int], pair_cost: list[int], wanted: int) -> tuple[list[Piece], int]:
    """The rarest words; then each word left over may join a neighbour that was taken."""
    size = len(word_cost)
    by_cost = sorted(range(size), key=word_cost.__getitem__)
    free = bytearray(b"\1") * size
    for i in by_cost[:wanted]:
        free[i] = 0
    pieces: list[Piece] = []
    total = 0
    for i in reversed(by_cost[:wanted]):
        cost, start, width = word_cost[i], i, 1
        if i and free[i - 1] and pair_cost[i - 1] < cost:
            cost, start, width = pair_cost[i - 1], i - 1, 2
        if i + 1 < size and free[i + 1] and pair_cost[i] < cost:
            cost, start, width = pair_cost[i], i, 2
        if width == 2:
            free[start if start != i else i + 1] = 0
        pieces.append((start, width))
        total += cost
    return pieces, total


def _exact_pieces(word_cost: list[int], pair_cost: list[int], wanted: int) -> list[Piece]:
    far = 1 << 60
    tables = [[0] + [far] * wanted]  # by tokens read: the least cost of 0, 1, 2 … pieces among them
    for i, word in enumerate(word_cost):
        last = tables[i]
        now = [0, *[a if a < b + word else b + word for a, b in zip(last[1:], last, strict=False)]]  # noqa: FURB136 - `min` would take three times as long
        if i:
            pair, earlier = pair_cost[i - 1], tables[i - 1]
            now = [0, *[a if a < b + pair else b + pair for a, b in zip(now[1:], earlier, strict=False)]]  # noqa: FURB136
        tables.append(now)
    pieces: list[Piece] = []
    i, k = len(word_cost), wanted
    while k:
        here = tables[i][k]
        if here == tables[i - 1][k]:
            i -= 1
        elif here == tables[i - 1][k - 1] + word_cost[i - 1]:
            pieces.append((i - 1, 1))
            i, k = i - 1, k - 1
        else:
            pieces.append((i - 2, 2))
            i, k = i - 2, k - 1
    return pieces
