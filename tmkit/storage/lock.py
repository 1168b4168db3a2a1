"""The lock that writers of a workspace hold: an OS lock, which a killed process lets go of by itself.

The lock is the system's (`flock`, on Windows a locked byte), on a file that is made when missing and never deleted.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tmkit.model import LockedError
from tmkit.storage.atomic import make_folder
from tmkit.storage.refusal import refusal

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".tmkit.lock"
_POLL_S = 0.01
_HELD_ELSEWHERE = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class _Lock:
    """One lock file as this process knows it: threads take turns, a thread may enter again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.turn = threading.RLock()
        self.depth = 0
        self.descriptor = -1

    def acquire(self, deadline: float) -> bool:
        """Take the system's lock; False if another process has it until the deadline."""
        descriptor = self._open()
        try:
            while not _try_lock(descriptor):
                if time.monotonic() >= deadline:
                    os.close(descriptor)
                    return False
                time.sleep(_POLL_S)
        except BaseException:
            os.close(descriptor)
            raise
        self.descriptor = descriptor
        return True

    def release(self) -> None:
        """Let go of it."""
        descriptor, self.descriptor = self.descriptor, -1
        try:
            _unlock(descriptor)
        finally:
            os.close(descriptor)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            return os.open(self.path, flags, 0o666)
        except FileNotFoundError:
            make_folder(self.path.parent)
            return os.open(self.path, flags, 0o666)


_locks: dict[Path, _Lock] = {}


@contextmanager
def workspace_lock(root: Path, *, timeout: float = 10.0) -> Iterator[None]:
    """Hold the writers' lock of the workspace at `root`.

    Waits up to `timeout` seconds for other processes and threads, then LockedError. The thread that holds it may enter
    again. Readers take no lock. Raises InputError where the lock file cannot be made (a read-only workspace).
    """
    with file_lock(root / NAME, timeout=timeout):
        yield


@contextmanager
def file_lock(path: Path, *, timeout: float = 10.0) -> Iterator[None]:
    """Hold the lock of one lock file; as `workspace_lock`."""
    lock = _of(path)
    deadline = time.monotonic() + timeout
    if not lock.turn.acquire(timeout=timeout):
        raise _busy(path, timeout)
    try:
        if lock.depth == 0:
            try:
                held = lock.acquire(deadline)
            except OSError as error:
                raise refusal(path, error) from error
            if not held:
                raise _busy(path, timeout)
        lock.depth += 1
        try:
            yield
        finally:
            lock.depth -= 1
            if lock.depth == 0:
                lock.release()
    finally:
        lock.turn.release()


def _of(path: Path) -> _Lock:
    known = _locks.get(path) if path.is_absolute() else None
    if known is None:
        real = path.parent.resolve() / path.name
        known = _locks.setdefault(real, _Lock(real))  # in one step: threads get the same
        _locks[path.absolute()] = known
    return known


def _busy(path: Path, timeout: float) -> LockedError:
    return LockedError(
        f"{path.parent}: another tmkit is writing here; waited {timeout:g} s: run again when it has finished"
    )


def _forget() -> None:
    """In a forked child: what the parent holds is the parent's."""
    for lock in _locks.values():
        if lock.descriptor >= 0:
            os.close(lock.descriptor)
    _locks.clear()


if sys.platform == "win32":

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _HELD_ELSEWHERE:
                return False
            raise
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    os.register_at_fork(after_in_child=_forget)

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD_ELSEWHERE:
                return False
            raise
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
