"""Packages of CAT tools that hold XLIFF files: memoQ's MQXLZ, Trados Studio's SDLPPX and SDLRPX, XLZ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tmkit.model import InputError
from tmkit.storage.zip import ZipPackage

ENDINGS: Final = (".mqxlz", ".sdlppx", ".sdlrpx", ".xlz")
_XLIFF: Final = (".mqxliff", ".mxliff", ".sdlxliff", ".txlf", ".xlf", ".xliff")
_MARK: Final = b"PK\x03\x04"


def is_package(data: bytes) -> bool:
    """Whether this begins as a ZIP archive does."""
    return data.startswith(_MARK)


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The XLIFF files of a package, in the order of its directory. Raises InputError where there is none."""
    package = ZipPackage.open(data, name)
    for part in _inside(package, name):
        yield part, package.read(part)


def with_members(data: bytes, name: str, change: Callable[[str, bytes], bytes]) -> bytes:
    """The package with each XLIFF file as `change` makes it; whatever else it has keeps its bytes."""
    package = ZipPackage.open(data, name)
    changed = {}
    for part in _inside(package, name):
        before = package.read(part)
        after = change(part, before)
        if after != before:
            changed[part] = after
    return package.rewritten(changed) if changed else data


def _inside(package: ZipPackage, name: str) -> list[str]:
    found = [part for part in package.names if part.lower().endswith(_XLIFF)]
    if not found:
        raise InputError("is a package without an XLIFF file", file=name)
    return found
