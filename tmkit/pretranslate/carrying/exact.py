"""What stands in both versions word for word, however often, and wherever it stands now."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tmkit.pretranslate.carrying.order import heaviest_chain

_TELLING = 3  # letters: of a word that says something
_LITTLE = 2  # words: a heading, the cell of a table

Key = tuple[str, ...]


def equal_pairs(old: Sequence[Key], new: Sequence[Key], weights: Sequence[int]) -> dict[int, int]:
    """For each number of `old` the number of `new` that is the same, each used once; both are tokens of sentences.

    What is there once on both sides is paired first; then neighbours of what is paired; then, between what kept its
    order, and at last anywhere, what is repeated in order. What says little is paired only where it kept its order, or
    stands beside what is paired: the cell of a table is like others of the table. `weights` are how much those of `old`
    say.
    """
    found = dict(_once(old, new))
    taken = set(found.values())
    _spread(found, taken, old, new)
    for first, second in between(chained(found, weights), len(old), len(new)):
        _in_order(found, taken, old, new, first, second)
    kept = set(chained(found, weights))
    for pair in [pair for pair in found.items() if pair not in kept and _says_little(old[pair[0]])]:
        if not any(found.get(pair[0] + step, -2) == pair[1] + step for step in (-1, 1)):
            del found[pair[0]]
            taken.remove(pair[1])
    telling = [at for at, key in enumerate(old) if not _says_little(key)]
    _in_order(found, taken, old, new, telling, range(len(new)))
    return found


def pair_left(found: dict[int, int], old: Mapping[int, Key], new: Mapping[int, Key]) -> None:
    """Pair, in order, what is the same of those that are left of either side, by number."""
    free: defaultdict[Key, deque[int]] = defaultdict(deque)
    for other, key in new.items():
        free[key].append(other)
    for at, key in old.items():
        if free.get(key):
            found[at] = free[key].popleft()


def chained(found: Mapping[int, int], weights: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs that keep their order, in order."""
    pairs = sorted(found.items())
    return [pairs[number] for number in heaviest_chain(pairs, [weights[at] for at, _ in pairs])]


def between(chain: Sequence[tuple[int, int]], old: int, new: int) -> Iterable[tuple[range, range]]:
    """The stretches of both sides that lie between neighbours of a chain, and at its ends."""
    for (at, other), (next_at, next_other) in pairwise([(-1, -1), *chain, (old, new)]):
        yield range(at + 1, next_at), range(other + 1, next_other)


def _once(old: Sequence[Key], new: Sequence[Key]) -> Iterable[tuple[int, int]]:
    places: list[dict[Key, int]] = []
    for side in (old, new):
        there: dict[Key, int] = {}
        for at, key in enumerate(side):
            there[key] = -1 if key in there else at
        places.append(there)
    for key, at in places[0].items():
        other = places[1].get(key, -1)
        if at >= 0 and other >= 0:
            yield at, other


def _spread(found: dict[int, int], taken: set[int], old: Sequence[Key], new: Sequence[Key]) -> None:
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
    old: Sequence[Key],
    new: Sequence[Key],
    first: Sequence[int],
    second: Sequence[int],
) -> None:
    """Pair what is still free in two stretches, the first of a text with the first of the same."""
    if not first or not second:
        return
    free: defaultdict[Key, deque[int]] = defaultdict(deque)
    for other in second:
        if other not in taken:
            free[new[other]].append(other)
    for at in first:
        if at not in found and free.get(old[at]):
            found[at] = free[old[at]].popleft()
            taken.add(found[at])


def _says_little(key: Key) -> bool:
    return sum(len(word) > _TELLING and word.isalpha() for word in key) <= _LITTLE
