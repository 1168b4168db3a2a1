"""Whether the headings of a table say that it is a translation: then it is no ordinary table of a document."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.formats.columns import SOURCE, TARGET, heading

_BESIDE = frozenset({"id", "@state", "@status", "@locked"})


def tells_both_sides(cells: Sequence[str]) -> bool:
    """Whether one heading is that of the source, one of the target, and one of an id or state.

    Two languages are not enough: a glossary, or any table in a report, may have them.
    """
    roles = [heading(cell)[0] for cell in cells]
    return roles.count(SOURCE) == 1 and roles.count(TARGET) == 1 and not _BESIDE.isdisjoint(roles)
