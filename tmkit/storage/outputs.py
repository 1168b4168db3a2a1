"""Where a command may write what it makes."""

from __future__ import annotations

from pathlib import Path

from tmkit.model import InputError


def free(out: Path, *inputs: str | Path, force: bool) -> Path:
    """`out`, where it may be written. Raises InputError where it is one of `inputs`, or is there without `force`.

    An input `-` is standard input and no file. What is there and no file (a folder, a device) is never replaced.
    """
    if any(str(each) != "-" and Path(each).resolve() == out.resolve() for each in inputs):
        raise InputError("is one of the files that are read; name another", file=out)
    if out.exists() and not out.is_file():
        raise InputError("is a folder; name a file in it" if out.is_dir() else "is no file; name one", file=out)
    if out.exists() and not force:
        raise InputError("is there already; --force replaces it", file=out)
    return out
