"""TMX as one of the bilingual formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tmkit.formats.account import Account
from tmkit.formats.registry import Reading
from tmkit.formats.tmx.reader import read_units
from tmkit.model import Unit

EXTENSIONS = (".tmx",)


def sniff(head: bytes) -> bool:
    """Whether a `tmx` element begins here, in any encoding of XML."""
    return b"<tmx" in head.replace(b"\0", b"").lower()


def read(path: Path, account: Account, reading: Reading) -> Iterator[Unit]:
    """Every unit, with the source language that the header says where it does not say one itself."""
    del reading
    for stored in read_units(path, account):
        unit, source = stored.unit, account.source_language
        if source and source != "*all*" and unit.attribute("srclang") is None:
            unit = replace(unit, attributes=(*unit.attributes, ("srclang", source)))
        yield unit
