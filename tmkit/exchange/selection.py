"""Which units leave the workspace: an archive can be confidential."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tmkit.memory.metadata import STATUSES, iso_date, origin, unit_date
from tmkit.model import InputError, Unit
from tmkit.text.tokens import tokens

UNKNOWN = "none"
"""What stands for a status that a unit does not have."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of a unit; nothing where a field is empty.

    `since` and `until` are dates as `Origin` has them, compared as far as both go; a unit without a date has none that
    fits. `documents` are names, in which `*` stands for anything. `words` are the normalised tokens that one of its
    texts must have, side by side. `statuses` are those of `Origin`, or `none`. `units` are the ids of those allowed, by
    memory.
    """

    since: str | None = None
    until: str | None = None
    documents: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    statuses: frozenset[str] = frozenset()
    units: Container[tuple[str, str]] | None = None

    @property
    def is_all(self) -> bool:
        """Whether every unit fits."""
        return self == Selection()

    def takes(self, unit: Unit, memory: str) -> bool:
        """Whether a unit of a memory fits; its `tuid` is its id."""
        if self.units is not None and (memory, unit.attribute("tuid") or "") not in self.units:
            return False
        if self.since or self.until or self.documents or self.statuses:
            known = origin(unit)
            if self.statuses and (known.status or UNKNOWN) not in self.statuses:
                return False
            if self.documents and not any(fnmatchcase(known.document or "", wanted) for wanted in self.documents):
                return False
            if (self.since or self.until) and not self._dated(known.date or unit_date(unit)):
                return False
        return not self.words or any(_has(variant.segment.text, self.words) for variant in unit.variants)

    def _dated(self, date: str | None) -> bool:
        if date is None:
            return False
        since, until = self.since or "", self.until or ""
        return date[: len(since)] >= since[: len(date)] and date[: len(until)] <= until[: len(date)]


def selection(
    date: str | None = None,
    document: Sequence[str] = (),
    text: str | None = None,
    status: Sequence[str] = (),
    units: Container[tuple[str, str]] | None = None,
) -> Selection:
    """A selection from what the user says. `date` is one (2018, 2018-09) or two, `2015..2018`, one of which may lack.

    Raises InputError for what can be no date or status, and for a text without words.
    """
    since, dots, until = (date or "").partition("..")
    if not dots:
        until = since
    for one in (since, until):
        if one and iso_date(one) is None:
            raise InputError(f"date '{date}': expected one such as 2018 or 2018-09-24, or two: 2015..2018")
    for one in status:
        if one not in (*STATUSES, UNKNOWN):
            raise InputError(f"status '{one}': expected one of {', '.join(STATUSES)}, or {UNKNOWN}")
    words = tuple(tokens(text or ""))
    if text is not None and not words:
        raise InputError(f"text '{text}' has no word")
    return Selection(since or None, until or None, tuple(document), words, frozenset(status), units)


def _has(text: str, words: tuple[str, ...]) -> bool:
    found = tokens(text)
    first, count = words[0], len(words)
    return any(word == first and tuple(found[at : at + count]) == words for at, word in enumerate(found))
