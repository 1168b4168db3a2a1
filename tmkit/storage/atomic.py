"""Replacing a file: whole or not at all, and durable when the call returns.

The new content is written beside the file, flushed to the disk, and renamed over it; then the folder is flushed. Killed
anywhere, the file is either the old one or the new one.
"""

from __future__ import annotations

import _thread
import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from tmkit.model import InputError, LockedError
from tmkit.storage.fingerprint import ABSENT, Fingerprint, fingerprint, looks_unchanged, unchanged
from tmkit.storage.swap import swap

_MARK = ".tmkit-"
_ABANDONED_S = 3600.0
_BUFFER = 1 << 20
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_FOLDER_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_WINDOWS_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)


def replace_file(path: Path, write: Callable[[BinaryIO], None] | bytes, *, expected: Fingerprint | None = None) -> None:
    """Put a new content in the place of a file, which need not exist; missing parent folders are made.

    `write` is the content, or is called with a binary stream to write it to. With `expected` the file must still be
    what that fingerprint says (`ABSENT`: not there), or hold just these bytes, when it is replaced: otherwise
    LockedError. A link is followed; the permissions of the file stay. Raises InputError, one line, where the file
    cannot be written (read-only, disk full, a folder of that name); whenever it raises, the file is what it was.
    """
    if path.is_symlink():
        path = path.resolve()
    beside = _beside(path)
    with _room_given_back_later(path):
        _replace(beside, path, write, expected)


def _replace(beside: Path, path: Path, write: Callable[[BinaryIO], None] | bytes, expected: Fingerprint | None) -> None:
    try:
        make_folder(path.parent)
        _write_beside(beside, path, write)
        if expected is None:
            _rename(beside, path)
        else:
            _rename_expecting(beside, path, expected)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
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
        if _is_still(beside, expected):
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


@contextlib.contextmanager
def _room_given_back_later(path: Path) -> Iterator[None]:
    """Hold the old file open while it is replaced, and let go of it in the background.

    Where freed room is reported to the disk at once (ext4 mounted with `discard`), that takes as long as a flush: the
    caller need not wait for it.
    """
    try:
        held = os.open(path, os.O_RDONLY | os.O_NONBLOCK) if os.name != "nt" else None
    except OSError:
        held = None
    try:
        yield
    finally:
        if held is not None:
            try:
                _thread.start_new_thread(os.close, (held,))
            except RuntimeError:  # the interpreter is going
                os.close(held)


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


def cannot_be_written(error: OSError) -> bool:
    """Whether an error says that a place is read-only or full: another place may do."""
    return error.errno in _READ_ONLY or error.errno in _FULL


def refusal(path: Path, error: OSError) -> InputError:
    """The line for a person when a file could not be written."""
    if error.errno in _FULL:
        return InputError("no room left on the disk; nothing was changed: make room and run again", file=path)
    if error.errno in _READ_ONLY:
        return InputError("is read-only or not yours to write; nothing was changed", file=path)
    if isinstance(error, IsADirectoryError):
        return InputError("is a folder, expected a file", file=path)
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return InputError("cannot be made, one of its parent folders is a file", file=path)
    return InputError(f"cannot be written ({error.strerror or error}); nothing was changed", file=path)


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


def _rename(beside: Path, path: Path) -> None:
    """Rename; where a reader's open file hinders it for a moment (Windows), try again."""
    for pause in _WINDOWS_PAUSES_S if os.name == "nt" else ():
        try:
            beside.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    beside.replace(path)


def _rename_expecting(beside: Path, path: Path, expected: Fingerprint | bytes) -> None:
    """Rename over what is expected and nothing else, whatever another program does at the same moment."""
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
        _rename(beside, path)
    elif _is_still(beside, expected):
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
        _rename(beside, path)
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


def _is_still(moved: Path, expected: Fingerprint | bytes) -> bool:
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
