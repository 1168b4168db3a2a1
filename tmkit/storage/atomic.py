"""Replacing a file: whole or not at all, and durable when the call returns.

The new content is written beside the file, flushed to the disk, and renamed over it; then the folder is flushed. Killed
anywhere, the file is either the old one or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tmkit.model import InputError
from tmkit.storage.expecting import is_still, rename_expecting
from tmkit.storage.fingerprint import Fingerprint, unchanged
from tmkit.storage.refusal import cannot_be_written, refusal
from tmkit.storage.room import give_back, room_given_back_later
from tmkit.storage.swap import rename_over

_MARK = ".tmkit-"
_ABANDONED_S = 3600.0
_BUFFER = 1 << 20
_NO_FOLDER_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


def replace_file(
    path: Path, write: Callable[[BinaryIO], None] | bytes, *, expected: Fingerprint | bytes | None = None
) -> None:
    """Put a new content in the place of a file, which need not exist; missing parent folders are made.

    `write` is the content, or is called with a binary stream to write it to. With `expected` the file must still be
    what that fingerprint says (`ABSENT`: not there), or hold just these bytes, when it is replaced: otherwise
    LockedError. A link is followed; the permissions of the file stay. Raises InputError, one line, where the file
    cannot be written (read-only, disk full, a folder of that name); whenever it raises, the file is what it was.
    """
    if path.is_symlink():
        path = path.resolve()
    beside = _beside(path)
    with room_given_back_later(path):
        _replace(beside, path, write, expected)


def _replace(
    beside: Path, path: Path, write: Callable[[BinaryIO], None] | bytes, expected: Fingerprint | bytes | None
) -> None:
    try:
        make_folder(path.parent)
        _write_beside(beside, path, write)
        if expected is None:
            rename_over(beside, path)
        else:
            rename_expecting(beside, path, expected)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
            if cannot_be_written(error):
                give_back()
            raise refusal(path, error) from error
        raise
    try:
        flush_folder(path.parent)
    except OSError as error:
        raise InputError(
            f"was replaced, but the disk did not confirm it ({error.strerror}): check the disk", file=path
        ) from error


def remove_file(path: Path, expected: Fingerprint) -> bool:
    """Remove a file that is still what the fingerprint says; False, and the file stays, where it is not.

    The folder is not flushed: do so when the last of several files has gone. Raises InputError where it cannot be done.
    """
    beside = _beside(path)
    try:
        if not unchanged(path, expected):
            return False
        path.rename(beside)
        if is_still(beside, expected):
            beside.unlink()
            return True
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
        beside.unlink()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise refusal(path, error) from error
    return False


def make_folder(folder: Path) -> None:
    """Make a folder with its missing parents, durably."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
        flush_folder(new.parent)


def flush_folder(folder: Path) -> None:
    """Have the disk confirm what was renamed, made or removed in a folder; nothing where systems have no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_FLUSH:
            raise
    finally:
        os.close(descriptor)


def flush_file(path: Path) -> None:
    """Have the disk confirm the content of a file that is written and closed."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what killed writers left beside the files of a folder: unfinished copies, an hour old or older."""
    oldest = time.time() - _ABANDONED_S
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and _MARK in entry.name:
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < oldest:
                        Path(entry.path).unlink()


def _beside(path: Path) -> Path:
    return path.parent / f".{path.name[:100]}{_MARK}{secrets.token_hex(6)}"


def _write_beside(beside: Path, path: Path, write: Callable[[BinaryIO], None] | bytes) -> None:
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb", buffering=_BUFFER if callable(write) else 0) as stream:
        _keep_owner(descriptor, path)
        if callable(write):
            write(stream)
            stream.flush()
        else:
            _write_all(descriptor, write)
        os.fsync(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _keep_owner(descriptor: int, path: Path) -> None:
    """Give the new file the permissions of the old one, and its owner where we may."""
    if os.name == "nt":
        return
    try:
        old = path.stat()
    except OSError:
        return
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
