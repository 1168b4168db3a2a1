"""Renaming over a file, and exchanging two files' names in one step, where the system can.

Between looking at a file and renaming another over it there is an instant in which a third program may have written:
its work would be gone. After an exchange the replaced file is still there under the other name, and can be looked at,
and put back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100  # AT_FDCWD: names are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS: the same number
_WINDOWS_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.ENOTTY, errno.EXDEV}


def swap(one: Path, other: Path) -> bool:
    """Exchange the names of two files of one folder; False, and nothing done, where system or disk cannot.

    Raises OSError otherwise (FileNotFoundError where one has gone).
    """
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def rename_over(beside: Path, path: Path) -> None:
    """Rename; where a reader's open file hinders it for a moment (Windows), try again."""
    for pause in _WINDOWS_PAUSES_S if os.name == "nt" else ():
        try:
            beside.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    beside.replace(path)


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's call for two names, which answers 0 when done; None where there is none."""
    if sys.platform == "win32":
        return None
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            swapping = library.renamex_np
            swapping.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint]
            return lambda one, other: int(swapping(one, other, _EXCHANGE))
        renaming = library.renameat2
    except (OSError, AttributeError):
        return None
    renaming.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return lambda one, other: int(renaming(_HERE, one, _HERE, other, _EXCHANGE))
