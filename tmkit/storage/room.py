"""The room of replaced files, given back after the call that replaced them has returned.

Where freed room is reported to the disk at once (ext4 mounted with `discard`), removing a file takes as long as a
flush. A file that is open keeps its room when it is replaced; it is let go of later, in the background, small ones
several at a time. Killed or ended, a process lets go of all by itself.
"""

from __future__ import annotations

import _thread
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_MOST = 32
_SMALL = 1 << 20
_held: list[int] = []


@contextlib.contextmanager
def room_given_back_later(path: Path) -> Iterator[None]:
    """Hold a file, if there is one, while it is being replaced, and for a while after."""
    try:
        held = os.open(path, os.O_RDONLY | os.O_NONBLOCK) if os.name != "nt" else None
    except OSError:
        held = None
    try:
        yield
    finally:
        if held is not None:
            _keep(held)


def give_back() -> None:
    """Let go of all that is still held, now: a disk is full."""
    with contextlib.suppress(IndexError):  # another thread may take the last one
        while True:
            os.close(_held.pop())


def _keep(descriptor: int) -> None:
    status = os.fstat(descriptor)
    if status.st_nlink:  # it has not been replaced
        os.close(descriptor)
        return
    _held.append(descriptor)
    if status.st_size > _SMALL or len(_held) > _MOST:
        try:
            _thread.start_new_thread(give_back, ())
        except RuntimeError:  # the interpreter is going, and lets go of everything
            return
