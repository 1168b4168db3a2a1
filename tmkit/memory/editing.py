"""Setting what units know of their document, in a memory that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tmkit.memory.bulk import Rewritten, rewrite
from tmkit.memory.metadata import NAMES, STATUSES, iso_date, with_property
from tmkit.model import InputError, Unit

Choice = Callable[[Unit, str], bool]


def set_metadata(
    root: Path, name: str | Path, values: Mapping[str, str | None], choice: Choice | None = None
) -> Rewritten:
    """Set metadata on the units of a memory, its sidecars taken in, that `choice` (unit, id) takes; on all without it.

    `values` are by the names of `Origin`'s fields, as they are to be written; None or an empty text takes the field
    away. Whatever else the units have stays; the other units keep their bytes. Raises InputError for a name or a value
    that cannot be, and as `rewrite` does.
    """
    checked = checked_metadata(values)

    def change(unit: Unit, identifier: str) -> Unit:
        if choice is None or choice(unit, identifier):
            for field, value in checked.items():
                unit = with_property(unit, field, value)
        return unit

    return rewrite(root, name, change=change)


def checked_metadata(values: Mapping[str, str | None]) -> dict[str, str | None]:
    """The values as they are written: stripped, None for an empty one. Raises InputError for what cannot be."""
    return {field: _checked(field, value) for field, value in values.items()}


def _checked(field: str, value: str | None) -> str | None:
    if field not in NAMES:
        raise InputError(f"unknown metadata '{field}': expected one of {', '.join(NAMES)}")
    text = (value or "").strip()
    if not text:
        return None
    if field == "date" and iso_date(text) is None:
        raise InputError(f"date '{text}': expected a date as 2018, 2018-09 or 2018-09-24")
    if field == "status" and text not in STATUSES:
        raise InputError(f"status '{text}': expected one of {', '.join(STATUSES)}")
    if field in {"position", "page"} and not (text.isascii() and text.isdigit()):
        raise InputError(f"{field} '{text}': expected a whole number")
    if field == "confidence":
        try:
            within = 0 <= float(text) <= 1
        except ValueError:
            within = False
        if not within:
            raise InputError(f"confidence '{text}': expected a number from 0 to 1")
    return text
