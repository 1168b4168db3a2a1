"""Reading TMX: every unit with its place, lossless, with an account of what was mended and what could not be kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from tmkit.formats.tmx.body import Body, Make, from_bytes
from tmkit.formats.tmx.build import stored, stored_of_shape
from tmkit.formats.tmx.header import EXPECTED, read_prologue
from tmkit.formats.tmx.scan import scanned, scanned_of_shape
from tmkit.formats.tmx.tidy import Broken
from tmkit.formats.tmx.values import ScannedUnit, StoredUnit
from tmkit.model import InputError, Unit
from tmkit.model.account import Account
from tmkit.storage.opening import open_input
from tmkit.storage.xml import LIMITS, Limits

T = TypeVar("T")
_FULL = Make(stored, stored_of_shape)
_SCAN = Make(scanned, scanned_of_shape)


def read_units(path: Path, account: Account | None = None, *, limits: Limits = LIMITS) -> Iterator[StoredUnit]:
    """Every unit of a TMX file, in order, in constant memory.

    TMX 1.1 to 1.4b in any encoding without shift states. What is damaged is mended where it is plain what was meant,
    otherwise dropped, and reading goes on at the next unit; `account` says what and where. Raises InputError for what
    is no TMX file, declares entities or passes a limit.
    """
    for batch in _batches(path, _FULL, account, limits):
        yield from batch


def scan(path: Path, account: Account | None = None, *, limits: Limits = LIMITS) -> Iterator[ScannedUnit]:
    """The same units as plain tuples, faster: what an index needs."""
    for batch in _batches(path, _SCAN, account, limits):
        yield from batch


def parse_unit(raw: bytes, encoding: str) -> Unit:
    """The unit of one `tu` element's bytes as cut out of a file: the same that `read_units` gave.

    `encoding` is that of the file (`Prologue.encoding`). Raises InputError where the bytes are no unit.
    """
    try:
        found, _ = from_bytes(raw, encoding, _FULL, (0, len(raw), 1))
    except Broken as broken:
        raise InputError(f"no translation unit: {broken.why}", line=broken.line + 1) from None
    return found.unit


def _batches(path: Path, make: Make[T], account: Account | None, limits: Limits) -> Iterator[list[T]]:
    path = Path(path)
    told = Account(str(path)) if account is None else account
    with open_input(path, EXPECTED) as stream:
        prologue = read_prologue(stream, path, limits)
        told.format = told.format or "tmx"
        told.source_language = prologue.header.source_language
        for line, why in prologue.remarks:
            told.repair(line, None, why)
        yield from Body(stream, prologue, make, told, limits).batches()
