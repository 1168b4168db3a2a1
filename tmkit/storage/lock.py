"""The lock that writers of a workspace hold: an OS lock, which a killed process lets go of by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.model import LockedError
from tmkit.storage.atomic import refusal

if TYPE_CHECKING:
    from filelock import BaseFileLock

NAME = ".tmkit.lock"


class _Held:
    """One lock file as this process knows it: threads take turns, a thread may enter again."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        self.turn = threading.RLock()
        self.depth = 0
        self.file: BaseFileLock = FileLock(
            path, thread_local=False, poll_interval=0.01, preserve_lock_file=True, fallback_to_soft=False
        )


_known: dict[Path, _Held] = {}
_guard = threading.Lock()


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
    """Hold the lock of one lock file, which is made when missing and never deleted. As `workspace_lock`."""
    held = _of(path)
    deadline = time.monotonic() + timeout
    if not held.turn.acquire(timeout=max(timeout, 0)):
        raise _busy(path, timeout)
    try:
        if held.depth == 0:
            _acquire(held, path, timeout, deadline)
        held.depth += 1
        try:
            yield
        finally:
            held.depth -= 1
            if held.depth == 0:
                held.file.release()
    finally:
        held.turn.release()


def _acquire(held: _Held, path: Path, timeout: float, deadline: float) -> None:
    from filelock import Timeout

    try:
        held.file.acquire(timeout=max(deadline - time.monotonic(), 0))
    except Timeout:
        raise _busy(path, timeout) from None
    except OSError as error:
        raise refusal(path, error) from error


def _of(path: Path) -> _Held:
    path = path.parent.resolve() / path.name
    with _guard:
        if path not in _known:
            _known[path] = _Held(path)
        return _known[path]


def _busy(path: Path, timeout: float) -> LockedError:
    return LockedError(
        f"{path.parent}: another tmkit is writing here; waited {timeout:g} s: run again when it has finished"
    )
