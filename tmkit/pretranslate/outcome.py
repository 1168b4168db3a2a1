"""What became of a draft that was pretranslated, or finished."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from tmkit.model import BilingualHead, Row
from tmkit.pretranslate.remarks import ORDER, bucket

_THERE = "there already"


@dataclass(frozen=True)
class Pretranslated:
    """The rows of a draft in order; `into` is the file written, `format` its format, `remarks` what the writer told.

    `there` are the ids of rows that had a target before: the draft was a bilingual file.
    """

    head: BilingualHead
    rows: tuple[Row, ...]
    into: str
    format: str
    remarks: tuple[str, ...] = ()
    there: frozenset[str] = frozenset()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many segments are what: `in context`, `exact` …, `not translated`; the best first."""
        found = Counter(_THERE if row.id in self.there else bucket(row) for row in self.rows)
        return {name: found[name] for name in (_THERE, *ORDER) if found[name]}


@dataclass(frozen=True)
class Finished:
    """The rows of a finished document; `left` of them have no target and stand there in the source.

    `proposed` counts those that are still as they were proposed: nobody has confirmed them.
    """

    head: BilingualHead
    rows: tuple[Row, ...]
    into: str
    format: str
    left: int = 0
    remarks: tuple[str, ...] = ()

    @cached_property
    def proposed(self) -> int:
        """Rows whose state is still `proposed`."""
        return sum(row.state == "proposed" for row in self.rows)
