"""What stands in both versions word for word, however often, and wherever it stands now."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

from tmkit.pretranslate.carrying.order import heaviest_chain


def equal_pairs(old: Sequence[Hashable], new: Sequence[Hashable], weights: Sequence[int]) -> dict[int, int]:
    """For each number of `old` the number of `new` that is the same, each used once.

    What is there once on both sides is paired first; then neighbours of what is paired; then, between what kept its
    order, and at last anywhere, what is repeated in order. `weights` are how much those of `old` say.
    """
    found = dict(_once(old, new))
    taken = set(found.values())
    _spread(found, taken, old, new)
    for first, second in between(chained(found, weights), len(old), len(new)):
        _in_order(found, taken, old, new, first, second)
    _in_order(found, taken, old, new, range(len(old)), range(len(new)))
    return found


def chained(found: Mapping[int, int], weights: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs that keep their order, in order."""
    pairs = sorted(found.items())
    return [pairs[number] for number in heaviest_chain(pairs, [weights[at] for at, _ in pairs])]


def between(chain: Sequence[tuple[int, int]], old: int, new: int) -> Iterable[tuple[range, range]]:
    """The stretches of both sides that lie between neighbours of a chain, and at its ends."""
    for (at, other), (next_at, next_other) in pairwise([(-1, -1), *chain, (old, new)]):
        yield range(at + 1, next_at), range(other + 1, next_other)


def _once(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterable[tuple[int, int]]:
    places: list[dict[Hashable, int]] = []
    for side in (old, new):
        there: dict[Hashable, int] = {}
        for at, key in enumerate(side):
            there[key] = -1 if key in there else at
        places.append(there)
    for key, at in places[0].items():
        other = places[1].get(key, -1)
        if at >= 0 and other >= 0:
            yield at, other


def _spread(found: dict[int, int], taken: set[int], old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    waiting = deque(found.items())
    while waiting:
        at, other = waiting.popleft()
        for step in (1, -1):
            one, two = at + step, other + step
            if not (0 <= one < len(old) and 0 <= two < len(new)) or one in found or two in taken:
                continue
            if old[one] == new[two]:
                found[one] = two
                taken.add(two)
                waiting.append((one, two))


def _in_order(
    found: dict[int, int],
    taken: set[int],
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    first: range,
    second: range,
) -> None:
    """Pair what is still free in two stretches, the first of a text with the first of the same."""
    if not first or not second:
        return
    free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for other in second:
        if other not in taken:
            free[new[other]].append(other)
    for at in first:
        if at not in found and free.get(old[at]):
            found[at] = free[old[at]].popleft()
            taken.add(found[at])
