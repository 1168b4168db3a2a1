"""Putting the segments of several drafts, one after another, into their bands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tmkit.analyse.analysis import FileAnalysis, Placed
from tmkit.analyse.bands import CONTEXT, CROSS_FILE, EXACT, REPETITION, band_of
from tmkit.analyse.counting import COUNTS, characters
from tmkit.analyse.tally import Tally
from tmkit.lookup.best import Best
from tmkit.model import DraftSegment
from tmkit.text.tokens import tokens

Asked = tuple[DraftSegment, Best | None]


@dataclass(slots=True)
class Places:
    """What has been seen so far, to tell repetitions: a segment with the normalised tokens of an earlier one.

    The first occurrence counts in its band. A repetition whose neighbours are those of the archive counts as context;
    with `exact_first` one that the archive has counts as 100, too. `count` is a name of `COUNTS`.
    """

    count: str = "declared"
    exact_first: bool = False
    _earlier: set[tuple[str, ...]] = field(default_factory=set)

    def file(self, name: str, asked: Iterable[Asked], told: Callable[[int], None] = lambda _: None) -> FileAnalysis:
        """The next draft; `told` is given how many of its segments are done."""
        count = COUNTS[self.count]
        own: set[tuple[str, ...]] = set()
        placed = []
        for done, (segment, best) in enumerate(asked, 1):
            words = tuple(tokens(segment.text))
            band = band_of(best.score if best else None)
            if band != CONTEXT and not (self.exact_first and band == EXACT):
                band = REPETITION if words in own else CROSS_FILE if words in self._earlier else band
            own.add(words)
            size = Tally(1, count(segment.text), characters(segment.text), len(segment.codes))
            placed.append(Placed(segment.id, band, best.score if best else None, best.kind if best else "", size))
            told(done)
        self._earlier |= own
        return FileAnalysis(name, tuple(placed))
