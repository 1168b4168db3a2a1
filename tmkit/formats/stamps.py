"""Dates as tools write them, as TMX writes them: `20200810T054431Z`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)", re.ASCII)
_AMERICAN: Final = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}) (\d\d?):(\d\d):(\d\d)", re.ASCII)
_MILLISECONDS: Final = re.compile(r"\d{10,14}", re.ASCII)


def stamp(written: str) -> str:
    """`2019-05-05T05:44:39Z` and Trados Studio's `08/10/2020 05:44:31` (month first); `""` for anything else."""
    if match := _ISO.match(written):
        parts = [int(part) for part in match.groups()]
    elif match := _AMERICAN.match(written):
        month, day, year, *rest = (int(part) for part in match.groups())
        parts = [year, month, day, *rest]
    else:
        return ""
    return _tmx(parts) if parts[0] > 1 else ""


def stamp_of_milliseconds(written: str | None) -> str:
    """Phrase TMS counts milliseconds from 1970."""
    if not written or not _MILLISECONDS.fullmatch(written):
        return ""
    when = dt.datetime.fromtimestamp(int(written) / 1000, dt.UTC)
    return when.strftime("%Y%m%dT%H%M%SZ")


def _tmx(parts: list[int]) -> str:
    try:
        when = dt.datetime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], tzinfo=dt.UTC)
    except ValueError:
        return ""
    return f"{when.year:04}{when:%m%dT%H%M%SZ}"
