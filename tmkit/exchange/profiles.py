"""What the tools read best: `profiles.toml`, one table a tool, every fact with its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

TOOLS = ("omegat", "trados", "memoq", "phrase", "xtm", "wordfast", "matecat", "weblate")
"""The tools that `--for` names."""

_NAMES = {"name", "tested"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A prop that says something in a tool's own words: its type, and whether it stands on the `tu` or the `target`.

    `values` are the tool's words by ours; that of `""` is for all others.
    """

    prop: str
    where: str = "tu"
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """How units are written for a tool, in the words that `profiles.toml` explains.

    `tested` says what the profile was tried against; empty: nothing that the tool wrote or read. `facts` are all of it
    as (what, value, source), for showing.
    """

    key: str
    name: str
    tested: str
    pair: bool
    languages: str
    neighbours: str
    codes: str
    document: Placed | None = None
    status: Placed | None = None
    fields: bool = False
    facts: tuple[tuple[str, str, str], ...] = ()


@cache
def profile(key: str) -> Profile:
    """The profile of a tool, or `plain`. Raises KeyError."""
    table = _tables()[key]
    values = {name: value[0] for name, value in table.items() if name not in _NAMES}
    facts = tuple((name, _shown(value[0]), value[1]) for name, value in table.items() if name not in _NAMES)
    for name in ("document", "status"):
        if name in values:
            values[name] = Placed(**values[name])
    return Profile(key, table["name"], table["tested"], **values, facts=facts)


@cache
def _tables() -> dict[str, dict[str, Any]]:
    text = resources.files("tmkit.exchange").joinpath("profiles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        said = [f"{word or 'others'} = {theirs}" for word, theirs in value.get("values", {}).items()]
        where = [f"on the {value['where']}"] if "where" in value else []
        return f"{value['prop']} ({', '.join(where + said)})"
    return str(value)
