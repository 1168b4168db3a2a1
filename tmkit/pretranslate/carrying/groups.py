"""Units of the earlier version and segments of the new one that belong together, by the sentences that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tmkit.model import DraftSegment
from tmkit.pretranslate.carrying.earlier import Earlier
from tmkit.pretranslate.carrying.versions import Link, pair_versions


@dataclass(frozen=True, slots=True)
class Group:
    """Units and what became of them, by place, in the order of either side.

    `whole` says that every sentence of the units stands in the segments word for word, in order and alone.
    """

    units: tuple[int, ...]
    segments: tuple[int, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Grouped:
    """Two versions set side by side.

    `links` are, for each segment of the new one, what it came from, None where it is new. `sentences` has the numbers
    of unit and sentence for each sentence of the earlier version; `gone` are those that became nothing.
    """

    groups: tuple[Group, ...]
    links: tuple[Link | None, ...]
    sentences: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]


def group(earlier: Earlier, segments: Sequence[DraftSegment]) -> Grouped:
    """What became of each unit of an earlier version, and where each segment of the new one comes from."""
    sentences = tuple((number, at) for number, unit in enumerate(earlier.units) for at in range(len(unit.sentences)))
    old = [earlier.units[number].sentences[at] for number, at in sentences]
    found = pair_versions(old, [segment.text for segment in segments], earlier.source_language)
    links: list[Link | None] = [None] * len(segments)
    for link in found:
        for at in link.new:
            links[at] = link
    kept = {at for link in found for at in link.old}
    gone = tuple(at for at in range(len(old)) if at not in kept)
    return Grouped(tuple(_groups(found, sentences, earlier)), tuple(links), sentences, gone)


def _groups(links: Sequence[Link], sentences: Sequence[tuple[int, int]], earlier: Earlier) -> list[Group]:
    """Links that share a unit are one group."""
    parents: dict[int, int] = {}

    def root(unit: int) -> int:
        while parents.setdefault(unit, unit) != unit:
            parents[unit] = unit = parents[parents[unit]]
        return unit

    for link in links:
        first = sentences[link.old[0]][0]
        for at in link.old[1:]:
            parents[root(sentences[at][0])] = root(first)
    gathered: dict[int, list[Link]] = {}
    for link in links:
        gathered.setdefault(root(sentences[link.old[0]][0]), []).append(link)
    found = []
    for together in gathered.values():
        units = tuple(sorted({sentences[at][0] for link in together for at in link.old}))
        ordered = sorted(together, key=lambda link: link.old)
        places = [at for link in ordered for at in link.new]
        count = sum(len(earlier.units[unit].sentences) for unit in units)
        whole = all(link.exact for link in together) and count == len(together)
        whole = whole and all(two == one + 1 for one, two in pairwise(places))
        found.append(Group(units, tuple(sorted(places)), whole))
    return sorted(found, key=lambda one: one.segments)
