"""What an analysis tells: of each file, and of all together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tmkit.analyse.bands import BANDS
from tmkit.analyse.tally import Tally


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment with its band. `score` and `kind` are those of the first match of a look-up; None and "" for none.

    `segment` is its id. A repetition has them, too: they are what a look-up says of it.
    """

    segment: int
    band: str
    score: int | None
    kind: str
    size: Tally


@dataclass(frozen=True)
class FileAnalysis:
    """One draft: its segments in order, each in its band."""

    file: str
    segments: tuple[Placed, ...]

    @cached_property
    def bands(self) -> Mapping[str, Tally]:
        """What each band has, all bands in order."""
        return _bands(self.segments)

    @property
    def total(self) -> Tally:
        """What the draft has."""
        return sum(self.bands.values(), Tally())


@dataclass(frozen=True)
class Analysis:
    """Drafts in the order in which they were given: repetitions across files are those of an earlier one.

    `rates` are percents by band; `count` is how words were counted, `against` the memories that were asked (none: all).
    """

    files: tuple[FileAnalysis, ...]
    source_lang: str
    target_lang: str
    rates: Mapping[str, int]
    count: str = "declared"
    against: tuple[str, ...] = ()
    exact_first: bool = False

    @cached_property
    def bands(self) -> Mapping[str, Tally]:
        """What each band of all drafts has."""
        return {band: sum((file.bands[band] for file in self.files), Tally()) for band in BANDS}

    @property
    def total(self) -> Tally:
        """What all drafts have."""
        return sum(self.bands.values(), Tally())

    def weighted(self, bands: Mapping[str, Tally]) -> float:
        """The words of some bands at their rates."""
        return sum(tally.words * self.rates[band] for band, tally in bands.items()) / 100


def _bands(segments: tuple[Placed, ...]) -> Mapping[str, Tally]:
    counts = {band: [0, 0, 0, 0] for band in BANDS}
    for one in segments:
        size, of_band = one.size, counts[one.band]
        for place, number in enumerate((size.segments, size.words, size.characters, size.codes)):
            of_band[place] += number
    return {band: Tally(*numbers) for band, numbers in counts.items()}
