"""The families of checks: each is a module with its `CHECKS`."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from tmkit.model import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tmkit.checks.check import Check

FAMILIES: dict[str, tuple[str, ...]] = {
    "facts": ("tmkit.checks.facts", "tmkit.checks.references", "tmkit.checks.contradiction", "tmkit.checks.polarity"),
    "completeness": ("tmkit.checks.completeness",),
    "consistency": ("tmkit.checks.consistency", "tmkit.checks.quotations"),
    "typography": ("tmkit.checks.typography",),
    "terminology": (
        "tmkit.checks.terminology",
        "tmkit.checks.inconsistent",
        "tmkit.checks.variants",
        "tmkit.checks.house_spelling",
        "tmkit.checks.drift",
    ),
}
"""The modules of each family."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by family and in the order in which its module names them."""
    modules = (importlib.import_module(name) for names in FAMILIES.values() for name in names)
    return tuple(check for module in modules for check in module.CHECKS)


def chosen(only: Sequence[str] = (), skip: Sequence[str] = ()) -> tuple[Check, ...]:
    """The checks that run by default, or those named in `only`; without those in `skip`. A family means its checks.

    Raises InputError for a name that is no check and no family, and says which may be meant.
    """
    for name in (*only, *skip):
        _known(name)
    return tuple(
        check
        for check in all_checks()
        if (check.id in only or check.family in only if only else check.default)
        and check.id not in skip
        and check.family not in skip
    )


def _known(name: str) -> None:
    names = [*FAMILIES, *(check.id for check in all_checks())]
    if name in names:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1)
    raise InputError(f"no check is called '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))
