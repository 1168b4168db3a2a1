"""What reading a TMX file yields, beside the model's own values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from tmkit.model import Unit

Pairs: TypeAlias = tuple[tuple[str, str], ...]
ScannedVariant: TypeAlias = tuple[str, str, tuple[str, ...], Pairs, Pairs]


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit and where it stands: `file[start:end]` are the bytes of its `tu` element, `line` that of its `<tu`."""

    unit: Unit
    start: int
    end: int
    line: int


class ScannedUnit(NamedTuple):
    """What an index needs of a unit: no values are built, only plain tuples.

    `start`, `end`, `line` as in `StoredUnit`. `attributes` are those of the `tu` as (name, value) in order, `tuid` and
    `srclang` included; `properties` its props as (type, text). Each variant is the tuple (language as written, text
    without codes, codes, attributes, properties as (type, text)); its codes are `kind` or `kind:type` in order
    (`bpt:bold`, `ept`, `hi`), empty where there is none.
    """

    start: int
    end: int
    line: int
    tuid: str | None
    attributes: Pairs
    properties: Pairs
    variants: tuple[ScannedVariant, ...]
