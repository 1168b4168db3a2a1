"""What became of a draft that was updated from an earlier version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tmkit.model import CHANGES, BilingualHead, Row
from tmkit.pretranslate.carrying.cross_references import StaleReference
from tmkit.pretranslate.carrying.rows import Dropped


@dataclass(frozen=True)
class Updated:
    """The rows of the new version in order, each with its `change`; what is gone, and which references went stale.

    `earlier` is the name of the earlier version. `loose` are passages of its translation that render nothing of its
    source. `accepted` counts the accepted findings that hold of the new version, too. `into` is the file written, None
    where none was; `remarks` say what its writer had to tell.
    """

    head: BilingualHead
    earlier: str
    rows: tuple[Row, ...]
    dropped: tuple[Dropped, ...] = ()
    stale: tuple[StaleReference, ...] = ()
    loose: tuple[str, ...] = ()
    accepted: int = 0
    into: str | None = None
    remarks: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many segments of the new version were unchanged, moved, split, merged, changed, new; how many are gone.

        Those that are none are left out, and so is what is not there.
        """
        found = Counter(row.change for row in self.rows)
        known = {change: found[change] for change in CHANGES} | {"dropped": len(self.dropped)}
        return {change: count for change, count in known.items() if count}
