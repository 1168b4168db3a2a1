"""House styles: how an institution has its French and English printed. Each is a file, `houses/NAME.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Space = Literal["space", "none"]
HOUSES = ("un", "eu", "in", "ca")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How one language is printed in one house.

    `before_colon`, `before_high` (before `; ? !`) and `inside_quotes` (after `«`, before `»`) say whether a space
    stands there; any no-break space is one. `quotes` and `inner_quotes` are the opening and the closing mark,
    `ordinals` the endings that numbers take; `apostrophe` is empty where any will do that is the same throughout.
    `spelling` gives for a spelling the house's own, as `tmkit.checks.spelling_rules` names them: `"-ise" = "-ize"`.
    """

    before_colon: Space
    before_high: Space
    inside_quotes: Space
    quotes: str
    inner_quotes: str
    apostrophe: str
    ordinals: tuple[str, ...]
    thousands: str
    decimal: str
    spelling: dict[str, str] = field(default_factory=dict)
    house: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    fr: HouseStyle | None = None
    en: HouseStyle | None = None


@cache
def house_style(house: str, language: str) -> HouseStyle | None:
    """The style of a house for a language (its primary subtag); None where it has none, or there is no such house.

    `HouseStyle.house` is the institution's name.
    """
    if house not in HOUSES or language not in {"fr", "en"}:
        return None
    text = resources.files("tmkit.config").joinpath("houses", f"{house}.toml").read_text(encoding="utf-8")
    declared = msgspec.convert(tomllib.loads(text), _File)
    style = declared.fr if language == "fr" else declared.en
    return None if style is None else replace(style, house=declared.name)
