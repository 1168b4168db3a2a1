"""The order of matches: score, kind of conflict, authority, status, date, usage count, memory path, unit id."""

from __future__ import annotations

import re
from typing import NamedTuple

from tmkit.memory.index.units import UnitMeta

# Best first. A unit that does not say stands after all that were at least published.
STATUSES = ("adopted", "published", "revised", None, "draft", "unreviewed")
# Gravest last.
CONFLICTS = ("", "number", "date", "reference", "polarity")

_FAMILIES = {
    "symbol": "reference",
    "reference": "reference",
    "date": "date",
    "time": "date",
    "negation": "polarity",
    "restriction": "polarity",
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", re.ASCII)


class Standing(NamedTuple):
    """Where a unit stands among those of equal score and conflict: the smaller comes first."""

    authority: int
    status: int
    date: tuple[int, int, int]
    usage: int
    memory: str


class Rank(NamedTuple):
    """Where a match stands: the smaller comes first. `unit` is in the order of unit ids within a memory."""

    score: int
    conflict: int
    standing: Standing
    unit: int


def standing(meta: UnitMeta, authorities: tuple[str, ...]) -> Standing:
    """The standing of a unit by what is known of it; `authorities` are in order, best first, others after them."""
    origin = meta.origin
    by_authority = authorities.index(origin.authority) if origin.authority in authorities else len(authorities)
    known = origin.status if origin.status in STATUSES else None
    return Standing(by_authority, STATUSES.index(known), newest_first(origin.date), -meta.usagecount, meta.memory)


def newest_first(date: str | None) -> tuple[int, int, int]:
    """A key under which newer ISO 8601 dates come first, `2018` after `2018-01`, and unknown dates last."""
    found = _DATE.match(date or "")
    if found is None:
        return (0, 0, 0)
    year, month, day = (int(part or 0) for part in found.groups())
    return (-year, -month, -day)


def family(kind: str) -> str:
    """The kind of conflict that a fact of this kind makes: number, date, reference or polarity."""
    return _FAMILIES.get(kind, "number")


def gravest(kinds: list[str]) -> str:
    """The gravest kind of conflict among those of some facts; "" for none."""
    return max(map(family, kinds), key=CONFLICTS.index, default="")
