"""Renaming over a file only if it is what is expected, whatever another program does at the same moment."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tmkit.model import LockedError
from tmkit.storage.fingerprint import ABSENT, Fingerprint, fingerprint, looks_unchanged, unchanged
from tmkit.storage.swap import rename_over, swap


def rename_expecting(beside: Path, path: Path, expected: Fingerprint | bytes) -> None:
    """Rename `beside` over what is expected (a fingerprint, `ABSENT`, or just these bytes) and over nothing else.

    Raises LockedError where `path` is something else. Where the system can exchange names, a change at the last moment
    is found, too, and stays; elsewhere an instant remains between looking and renaming.
    """
    looks = isinstance(expected, Fingerprint) and looks_unchanged(path, expected)
    if not looks and not _is_there(path, expected):
        raise _meanwhile(path)
    if expected == ABSENT:
        _place(beside, path)
        return
    ours = beside.stat().st_ino
    try:
        swapped = swap(beside, path)
    except FileNotFoundError:
        raise _meanwhile(path) from None
    if not swapped:
        if not _is_there(path, expected):
            raise _meanwhile(path)
        rename_over(beside, path)
    elif is_still(beside, expected):
        with contextlib.suppress(OSError):
            beside.unlink()
    else:
        _put_back(beside, path, ours)
        raise _meanwhile(path)


def _put_back(beside: Path, path: Path, placed: int) -> None:
    """Undo an exchange that brought out another program's work; if it has written again by then, that is newest."""
    while True:
        brought_out = beside.stat().st_ino
        try:
            swap(beside, path)
        except FileNotFoundError:
            with contextlib.suppress(OSError):
                os.link(beside, path)
            return
        if beside.stat().st_ino == placed:
            return
        placed = brought_out


def _place(beside: Path, path: Path) -> None:
    """Give a file its name unless there is one of that name."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise _meanwhile(path) from None
    except OSError:  # no hard links here
        rename_over(beside, path)
    else:
        with contextlib.suppress(OSError):
            beside.unlink()


def _is_there(path: Path, expected: Fingerprint | bytes) -> bool:
    if isinstance(expected, Fingerprint):
        return unchanged(path, expected)
    try:
        return path.read_bytes() == expected
    except FileNotFoundError:
        return False


def is_still(moved: Path, expected: Fingerprint | bytes) -> bool:
    """Whether a file that a rename has just given another name (and so another ctime) is the expected one."""
    if isinstance(expected, bytes):
        return moved.read_bytes() == expected
    status = moved.stat()
    same = (status.st_size, status.st_mtime_ns, status.st_ino) == (expected.size, expected.mtime_ns, expected.inode)
    return (same and expected.at_rest) or fingerprint(moved).digest == expected.digest


def _meanwhile(path: Path) -> LockedError:
    return LockedError(
        f"{path}: another program changed this file meanwhile; it was left as it is: run the command again"
    )
