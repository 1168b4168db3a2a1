"""Which files are indexed together: few parts, and little to index anew when a file changes.

A look-up asks every part, so parts should be few; a part is never changed, so a file that changed is indexed anew,
beside the others. Its units in the old part are dead there. Three rules keep both in check:

- what is to be indexed takes along the parts that are no larger than it, smallest first (so a byte is indexed anew a
  number of times that grows with the logarithm of the whole);
- a part that is mostly dead is indexed anew;
- there are at most `MOST` parts, and a part begins no further file once it has as many bytes of TMX as the machine can
  well index at once (which takes three times as many bytes of memory), or an eighth of all there is, if that is more.

The answers of the index do not depend on the parts.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST = 8
_LARGEST = 1 << 30  # where the machine does not say how much memory it has, or has little
_SHARE = 8  # of its memory


@dataclass(frozen=True, slots=True)
class Held:
    """A part that there is: its name, its files that are still what was indexed, the bytes of these and of the rest."""

    name: str
    files: tuple[str, ...]
    live: int
    dead: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts to keep, and the files of each part to build, by name."""

    kept: tuple[str, ...]
    built: tuple[tuple[str, ...], ...]


def plan(held: Sequence[Held], sizes: Mapping[str, int], *, most: int = MOST, largest: int | None = None) -> Plan:
    """What to index, given the parts there are and the files there are with their bytes."""
    limit = max(_comfortable() if largest is None else largest, -(-sum(sizes.values()) // most))
    kept = [part for part in held if part.files and part.dead <= part.live]
    indexed = {name for part in kept for name in part.files}
    waiting = {name for name in sizes if name not in indexed}
    weight = sum(sizes[name] for name in waiting)
    for part in sorted(kept, key=lambda part: (part.live, part.name)):
        groups = len(_groups(sizes, waiting, limit))
        crowded = len(kept) + groups > most
        if not crowded and (not waiting or part.live > weight or part.live + weight > limit):
            break
        kept.remove(part)
        waiting.update(part.files)
        weight += part.live
    return Plan(tuple(part.name for part in kept), tuple(_groups(sizes, waiting, limit)))


def _comfortable() -> int:
    """The bytes of TMX that are well indexed at once."""
    try:
        return max(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _SHARE, _LARGEST)
    except (AttributeError, OSError, ValueError):  # not everywhere
        return _LARGEST


def _groups(sizes: Mapping[str, int], names: set[str], limit: int) -> list[tuple[str, ...]]:
    """The files in as many groups as the limit asks for: neighbours by name go together."""
    groups: dict[int, list[str]] = {}
    before = 0
    for name in sorted(names):
        groups.setdefault(before // limit, []).append(name)
        before += sizes[name]
    return [tuple(group) for group in groups.values()]
