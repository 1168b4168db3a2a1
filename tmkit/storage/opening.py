"""Opening files that a person named, with one line for what can be wrong with them."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from tmkit.model import InputError


def open_input(path: Path, expected: str = "a file") -> BinaryIO:
    """Open a regular file for reading bytes; `expected` names what it should be (`a TMX file`).

    Raises InputError where it is missing, a folder, a device, or not readable.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(f"is a folder; expected {expected}", file=path)
        if not stat.S_ISREG(mode):
            raise InputError(f"is no regular file; expected {expected}", file=path)
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error, expected) from None
    except ValueError:  # a null character in the name
        raise InputError(f"no such file; expected {expected}", file=repr(str(path))) from None


def read_input(path: Path, expected: str = "a file") -> bytes:
    """The whole content of a file that a person named; raises as `open_input` does."""
    with open_input(path, expected) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise unreadable(path, error, expected) from None


def unreadable(path: Path, error: OSError, expected: str) -> InputError:
    """The line for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(f"no such file; expected {expected}", file=path)
    return InputError(f"cannot be read ({error.strerror}); check its permissions", file=path)
