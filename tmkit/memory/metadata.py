"""What a unit knows of where it comes from: tmkit's own props, and what other tools wrote.

`Origin` and the `x-tmkit-*` props of a `tu` are the same thing in two notations. A value that cannot be read (a
position that is no number) is unknown, and stays in the file as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import fields, replace

from tmkit.model import Origin, Property, Unit

PREFIX = "x-tmkit-"
DOCUMENT = PREFIX + "document"
POSITION = PREFIX + "position"
NAMES: tuple[str, ...] = tuple(field.name for field in fields(Origin))
METADATA = ("document", "date", "symbol", "body", "status", "authority")
"""What a person may say of a document's units."""
STATUSES = ("adopted", "published", "revised", "draft", "unreviewed")
_UNKNOWN = Origin()
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DATE = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)", re.ASCII)


def origin(unit: Unit) -> Origin:
    """What the unit's own `x-tmkit-*` props say."""
    return origin_of((prop.kind, prop.text) for prop in unit.properties)


def origin_of(properties: Iterable[tuple[str, str]]) -> Origin:
    """The same from the (type, value) pairs of a `tu`'s props; of repeated ones the first counts."""
    written: dict[str, str] = {}
    for kind, text in properties:
        if kind.startswith(PREFIX):
            written.setdefault(kind.removeprefix(PREFIX), text.strip())
    if not written:
        return _UNKNOWN
    return Origin(
        document=written.get("document") or None,
        position=_whole(written.get("position"), 0),
        label=written.get("label") or None,
        page=_whole(written.get("page"), 1),
        date=iso_date(written.get("date", "")),
        symbol=written.get("symbol") or None,
        body=written.get("body") or None,
        status=written.get("status") or None,
        authority=written.get("authority") or None,
        confidence=_fraction(written.get("confidence")),
    )


def origin_properties(known: Origin) -> tuple[Property, ...]:
    """The props that say what is known, in the order of `Origin`'s fields."""
    values = ((name, getattr(known, name)) for name in NAMES)
    return tuple(Property(PREFIX + name, _written(value)) for name, value in values if value is not None)


def with_origin(unit: Unit, known: Origin) -> Unit:
    """The unit with its `x-tmkit-*` props saying `known` and nothing else; all other props stay, in their order."""
    named = {PREFIX + name for name in NAMES}
    others = tuple(prop for prop in unit.properties if prop.kind not in named)
    return Unit(unit.variants, unit.attributes, others + origin_properties(known), unit.notes)


def with_property(unit: Unit, name: str, value: str | None) -> Unit:
    """The unit with one `x-tmkit-*` prop saying `value`, or gone; whatever else it has stays, in its order."""
    kind = PREFIX + name
    kept: list[Property] = []
    placed = value is None
    for prop in unit.properties:
        if prop.kind != kind:
            kept.append(prop)
        elif not placed and value is not None:
            kept.append(Property(kind, value, prop.attributes))
            placed = True
    if not placed and value is not None:
        kept.append(Property(kind, value))
    return unit if tuple(kept) == unit.properties else replace(unit, properties=tuple(kept))


def iso_date(text: str) -> str | None:
    """A date as `Origin` has it (`2018`, `2018-09`, `2018-09-24`) if `text` is one and the day exists."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    return text.strip() if _exists(int(year), int(month or 1), int(day or 1)) else None


def tool_date(text: str) -> str | None:
    """The day, ISO 8601, of a date as tools write it.

    Read are `20180924T101500Z`, `2018-09-24T10:15:00Z`, `2018-09-24 10:15:00 UTC` and the date alone.
    """
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def unit_date(unit: Unit, language: str | None = None) -> str | None:
    """When a unit was last changed, as far as its attributes say: the day, ISO 8601.

    The first that is there counts: change of a variant, creation of a variant, change of the unit, its creation; of
    several variants the newest. `language` (as written in the file) limits it to one variant.
    """
    variants = [variant for variant in unit.variants if language is None or variant.language == language]
    return dated(
        [(name, value) for variant in variants for name, value in variant.attributes],
        unit.attributes,
    )


def dated(of_variants: Iterable[tuple[str, str]], of_unit: Iterable[tuple[str, str]]) -> str | None:
    """`unit_date` from the attributes of the variants (all together) and of the unit."""
    for attributes in (list(of_variants), list(of_unit)):
        for wanted in ("changedate", "creationdate"):
            found = [tool_date(value) for name, value in attributes if name == wanted]
            newest = max((date for date in found if date is not None), default=None)
            if newest is not None:
                return newest
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _whole(text: str | None, least: int) -> int | None:
    if text is None or not re.fullmatch(r"[0-9]{1,18}", text.strip()):
        return None
    number = int(text)
    return number if number >= least else None


def _fraction(text: str | None) -> float | None:
    if text is None or not re.fullmatch(r"[01](?:\.[0-9]{1,17})?", text):
        return None
    number = float(text)
    return number if number <= 1 else None


def _written(value: object) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
