"""Whether a file is still the one that was read.

Size, times and inode answer at once when the file had been at rest for two seconds when they were recorded: any later
write must then have moved its time. Otherwise (a file system with coarse times, a file rewritten within the second) the
BLAKE2b hash of the content decides.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

AT_REST_NS = 2_000_000_000
_CHUNK = 1 << 20
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was at `recorded_ns` (nanoseconds since 1970, taken before it was looked at).

    `digest` is the BLAKE2b hash of its content (32 hexadecimal digits), or None where none was asked for.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: str | None
    recorded_ns: int

    @property
    def at_rest(self) -> bool:
        """Whether size, times and inode alone can tell a later change."""
        return self.recorded_ns - self.mtime_ns >= AT_REST_NS

    def to_json(self) -> dict[str, int | str | None]:
        """The fields by name, for a manifest."""
        return {
            "size": self.size,
            "mtime_ns": self.mtime_ns,
            "ctime_ns": self.ctime_ns,
            "inode": self.inode,
            "digest": self.digest,
            "recorded_ns": self.recorded_ns,
        }

    @classmethod
    def from_json(cls, fields: object) -> Fingerprint:
        """The fingerprint that `to_json` wrote; ValueError for anything else."""
        if not isinstance(fields, dict):
            raise ValueError("expected an object")  # noqa: TRY004 - a content, not a programming error
        digest = fields.get("digest")
        numbers = [fields.get(name) for name in ("size", "mtime_ns", "ctime_ns", "inode", "recorded_ns")]
        whole = [number for number in numbers if isinstance(number, int)]
        if len(whole) != len(numbers) or not (digest is None or isinstance(digest, str)):
            raise ValueError("expected whole numbers and a digest")
        size, mtime_ns, ctime_ns, inode, recorded_ns = whole
        return cls(size, mtime_ns, ctime_ns, inode, digest, recorded_ns)


ABSENT = Fingerprint(-1, 0, 0, 0, None, 0)
"""The fingerprint of a file that is not there: `unchanged` holds while it stays away."""


def fingerprint(path: Path, *, hashed: bool = True) -> Fingerprint:
    """The fingerprint of a file as it is now.

    Without `hashed` it is taken in microseconds, but can vouch for nothing when the file was written less than two
    seconds ago. Raises OSError (FileNotFoundError …) as `open` does.
    """
    if not hashed:
        recorded = time.time_ns()
        return _of_stat(path.stat(), None, recorded)
    return _read(path, None)


def read_fingerprinted(path: Path) -> tuple[bytes, Fingerprint]:
    """A file's content with the fingerprint of just this content. Raises OSError as `open` does."""
    content = bytearray()
    taken = _read(path, content)
    return bytes(content), taken


def unchanged(path: Path, recorded: Fingerprint) -> bool:
    """Whether the file is still what it was when the fingerprint was recorded.

    Raises OSError only where the file is there and cannot be read.
    """
    return renewed(path, recorded) is not None


def looks_unchanged(path: Path, recorded: Fingerprint) -> bool:
    """Whether size, times and inode are as recorded: enough to go on where the content is checked later."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return recorded == ABSENT
    return _of_stat(status, recorded.digest, recorded.recorded_ns) == recorded


def renewed(path: Path, recorded: Fingerprint) -> Fingerprint | None:
    """The same fingerprint recorded anew, or None where the file has changed.

    A renewed record can answer without the hash once the file has been at rest for two seconds: keep it instead of
    the old one.
    """
    now = time.time_ns()
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return recorded if recorded == ABSENT else None
    if recorded == ABSENT or status.st_size != recorded.size:
        return None
    current = _of_stat(status, recorded.digest, now)
    same = (current.mtime_ns, current.ctime_ns, current.inode) == (
        recorded.mtime_ns,
        recorded.ctime_ns,
        recorded.inode,
    )
    if same and recorded.at_rest:
        return current
    if recorded.digest is None:
        return None
    try:
        read = _read(path, None)
    except FileNotFoundError:
        return None
    return read if read.digest == recorded.digest else None


def digest(content: bytes) -> str:
    """The hash of a content, as fingerprints have it."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _read(path: Path, content: bytearray | None) -> Fingerprint:
    """Hash a file, keeping its content where a buffer is given; read anew if it was written to meanwhile."""
    for attempt in range(_ATTEMPTS):
        recorded = time.time_ns()
        with path.open("rb", buffering=0) as file:
            before = os.fstat(file.fileno())
            if content is not None:
                content.clear()
            value = _hash(file, content)
            after = os.fstat(file.fileno())
        steady = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if steady or attempt == _ATTEMPTS - 1:
            break
    return _of_stat(before, value, recorded)


def _hash(file: BinaryIO, content: bytearray | None) -> str:
    hashing = hashlib.blake2b(digest_size=16)
    while chunk := file.read(_CHUNK):
        hashing.update(chunk)
        if content is not None:
            content += chunk
    return hashing.hexdigest()


def _of_stat(status: os.stat_result, value: str | None, recorded: int) -> Fingerprint:
    return Fingerprint(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, value, recorded)
