"""Which of some pairs keep their order: the heaviest chain that runs forward in both versions."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_chain(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[int]:
    """The numbers of the pairs that make the heaviest chain in which both members grow, in order.

    In n·log n, by a tree of the best sums up to each second member.
    """
    order = sorted(range(len(pairs)), key=lambda number: (pairs[number][0], -pairs[number][1]))
    ranks = {second: rank for rank, second in enumerate(sorted({second for _, second in pairs}), 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(pairs)
    best = (0, -1)
    for number in order:
        rank = ranks[pairs[number][1]]
        found = (0, -1)
        at = rank - 1
        while at > 0:
            found = max(found, tree[at])
            at -= at & -at
        before[number] = found[1]
        total = (found[0] + max(1, weights[number]), number)
        best = max(best, total)
        at = rank
        while at < len(tree):
            tree[at] = max(tree[at], total)
            at += at & -at
    chain: list[int] = []
    at = best[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
