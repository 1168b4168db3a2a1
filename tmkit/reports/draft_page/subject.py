"""What the page is about: everything that is known of a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tmkit.analyse import Analysis, Placed
from tmkit.checks.outcome import Checked
from tmkit.model import Finding, Place, Row, SegmentLookup
from tmkit.pretranslate.carrying.updated import Updated


@dataclass(frozen=True)
class DraftReport:
    """A draft with what was found for each segment, its bands, findings, and what changed since an earlier version.

    `analysis` is of this one file, its segments in the order of `lookups`. `checked` and `updated` are None where
    nothing was checked or no earlier version given. `units` counts those of the archive, `date` is the draft's.
    """

    file: str
    source_lang: str
    target_lang: str
    lookups: tuple[SegmentLookup, ...]
    analysis: Analysis
    units: int
    date: str | None = None
    checked: Checked | None = None
    updated: Updated | None = None

    @property
    def placed(self) -> Sequence[Placed]:
        """The segments in their bands."""
        return self.analysis.files[0].segments

    @cached_property
    def changes(self) -> Mapping[int, Row]:
        """The rows of the new version by segment."""
        return {} if self.updated is None else {int(row.id): row for row in self.updated.rows}

    @cached_property
    def findings(self) -> Mapping[int, Sequence[tuple[int, Finding, Place]]]:
        """The findings by segment, each with its number and place; worst first."""
        found: defaultdict[int, list[tuple[int, Finding, Place]]] = defaultdict(list)
        for number, finding in enumerate(self.checked.findings if self.checked else ()):
            for place in finding.places:
                found[place.segment].append((number, finding, place))
        return found
