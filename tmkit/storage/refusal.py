"""What is said when the system does not let a file be written."""

from __future__ import annotations

import errno
from pathlib import Path

from tmkit.model import InputError

_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


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
