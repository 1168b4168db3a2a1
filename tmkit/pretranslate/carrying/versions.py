"""Two versions of a text: what became of every sentence of the earlier one.

What is there word for word is found first, wherever it stands; then, between what kept its order, what was changed,
split or merged; at last, anywhere, what was moved and changed as well. No step compares all with all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tmkit.pretranslate.carrying.exact import between, chained, equal_pairs, pair_left
from tmkit.pretranslate.carrying.gaps import Run, gain, joined, runs_between
from tmkit.pretranslate.carrying.likeness import Wording, likeness, wording
from tmkit.pretranslate.carrying.near import Near
from tmkit.pretranslate.carrying.order import heaviest_chain
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

_ANCHOR = 0.7  # likeness of sentences that a long stretch is parted by
_SHORT = 100  # cells: a stretch that needs no parting
_ELSEWHERE = 0.6  # likeness of sentences that nothing but their words brings together …
_TELLING = 4  # … and how many words they must have
_MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the earlier version and what became of them, by place, at least one on each side.

    `exact`: one sentence, word for word. `moved`: others that stood before it now stand after it, or the reverse.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    exact: bool
    moved: bool


def change_of(link: Link | None) -> str:
    """What became of a sentence of the new version by its link, None for none: one of `tmkit.model.CHANGES`."""
    if link is None:
        return "new"
    if link.exact:
        return "moved" if link.moved else "unchanged"
    return "split" if len(link.new) > 1 else "merged" if len(link.old) > 1 else "changed"


def pair_versions(old: Sequence[str], new: Sequence[str], language: str) -> list[Link]:
    """What became of the sentences of an earlier version, in the order of the new one; both without labels.

    Sentences in no link are gone, or new.
    """
    return _Versions(old, new, primary(language)).links()


class _Versions:
    """The pairs found so far, and the sentences of either side that are in none: free, by place, with their wording."""

    def __init__(self, old: Sequence[str], new: Sequence[str], language: str) -> None:
        keys = [[tuple(tokens(text)) or (text.strip(),) for text in side] for side in (old, new)]
        self._keys = keys
        self._sizes = len(old), len(new)
        self._weights = [2 * len(key) + any(map(str.isalpha, key)) for key in keys[0]]  # words tell more than figures
        self._equal = equal_pairs(keys[0], keys[1], self._weights)
        equal = set(self._equal.values())
        free = (
            [at for at in range(len(old)) if at not in self._equal],
            [at for at in range(len(new)) if at not in equal],
        )
        # Only what is not there word for word is read for its facts.
        both = all(free)
        self._old = {at: wording(old[at], language) for at in free[0]} if both else {}
        self._new = {at: wording(new[at], language) for at in free[1]} if both else {}
        self._gone_old: set[int] = set()
        self._gone_new: set[int] = set()
        self._runs: list[Run] = []

    def links(self) -> list[Link]:
        if self._old and self._new:
            self._in_place()
            self._elsewhere()
            left = [
                {at: keys[at] for at in self._free(there)}
                for keys, there in zip(self._keys, (self._old, self._new), strict=True)
            ]
            pair_left(self._equal, *left)
        runs = [Run((at,), (other,)) for at, other in self._equal.items()] + self._runs
        pairs = [(run.old[0], run.new[0]) for run in runs]
        kept = set(heaviest_chain(pairs, [sum(self._weights[at] for at in run.old) for run in runs]))
        links = [
            Link(run.old, run.new, exact=self._exact(run), moved=number not in kept) for number, run in enumerate(runs)
        ]
        return sorted(links, key=lambda link: link.new)

    def _exact(self, run: Run) -> bool:
        together = len(run.old) + len(run.new) > 2
        return not together and self._keys[0][run.old[0]] == self._keys[1][run.new[0]]

    def _in_place(self) -> None:
        """What was changed, split or merged between sentences that kept their order."""
        chain = chained(self._equal, self._weights)
        for first, second in between(chain, *self._sizes):
            for one, two in self._parted(self._free(self._old, first), self._free(self._new, second)):
                for run in runs_between(self._old, self._new, one, two):
                    self._take(run)
        found, self._runs = self._runs, []
        for run in found:
            self._take(self._grown(run))

    def _parted(self, first: list[int], second: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        """A stretch in shorter ones, between the sentences that are certainly the same, changed."""
        if len(first) * len(second) <= _SHORT:
            if first and second:
                yield first, second
            return
        near = Near(self._old, first)
        pairs, weights = [], []
        for other in second:
            for found, at in near.alike(self._new[other], _ANCHOR):
                pairs.append((at, other))
                weights.append(int(found * self._new[other].size * 100))
        anchors = [pairs[number] for number in heaviest_chain(pairs, weights)]
        if not anchors:
            yield first, second
            return
        ours, theirs = 0, 0
        ends = (
            {place: number for number, place in enumerate(first)},
            {place: number for number, place in enumerate(second)},
        )
        for at, other in anchors:
            yield first[ours : ends[0][at]], second[theirs : ends[1][other]]
            yield [at], [other]
            ours, theirs = ends[0][at] + 1, ends[1][other] + 1
        yield first[ours:], second[theirs:]

    def _elsewhere(self) -> None:
        """What was moved and changed, best first; then what was moved and split or merged."""
        old, new = self._free(self._old), self._free(self._new)
        near = Near(self._old, old)
        found = sorted(
            (-found, at, other)
            for other in new
            if self._new[other].size >= _TELLING
            for found, at in near.alike(self._new[other], _ELSEWHERE)
        )
        for _, at, other in found:
            if at not in self._gone_old and other not in self._gone_new:
                self._take(self._grown(Run((at,), (other,))))
        for other in new:
            for at in near.sharing(self._new[other]):
                if at in self._gone_old or other in self._gone_new:
                    continue
                run = self._grown(Run((at,), (other,)))
                if len(run.old) + len(run.new) > 2 and self._like(run) >= _ELSEWHERE:
                    self._take(run)

    def _grown(self, run: Run) -> Run:
        """A run with the free sentences beside it that make it liker: parts of one that was split, or were merged."""
        best = self._worth(run)
        while len(run.old) + len(run.new) <= _MOST_PARTS:
            grown = [
                *(Run(run.old, places) for places in self._beside(run.new, self._new, self._gone_new)),
                *(Run(places, run.new) for places in self._beside(run.old, self._old, self._gone_old)),
            ]
            grown = [each for each in grown if min(len(each.old), len(each.new)) == 1]
            worth, number = max(((self._worth(each), -number) for number, each in enumerate(grown)), default=(0.0, 0))
            if worth <= best:
                break
            best, run = worth, grown[-number]
        return run

    def _beside(
        self, places: tuple[int, ...], there: Mapping[int, Wording], gone: set[int]
    ) -> Iterator[tuple[int, ...]]:
        before, after = places[0] - 1, places[-1] + 1
        if before in there and before not in gone:
            yield (before, *places)
        if after in there and after not in gone:
            yield (*places, after)

    def _worth(self, run: Run) -> float:
        return gain(joined(self._old, run.old), joined(self._new, run.new), max(len(run.old), len(run.new)))

    def _like(self, run: Run) -> float:
        return likeness(joined(self._old, run.old), joined(self._new, run.new))

    def _free(self, there: Mapping[int, Wording], within: range | None = None) -> list[int]:
        gone = self._gone_old if there is self._old else self._gone_new
        places = there if within is None else within
        return [place for place in places if place in there and place not in gone]

    def _take(self, run: Run) -> None:
        self._gone_old.update(run.old)
        self._gone_new.update(run.new)
        self._runs.append(run)
