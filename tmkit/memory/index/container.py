"""Many named arrays in one file, which is mapped at once: opening a file for each would cost the opening its goal.

The arrays come first, each at a multiple of 64 bytes; then a directory in JSON (name, type, shape, place; and facts of
the builder's own); then the directory's size and a mark. A container in memory has the same form.
"""

from __future__ import annotations

import mmap
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import numpy as np
from numpy.typing import NDArray

_ALIGNED = 64
_MARK = b"tmkit.arrays.1" + sys.byteorder[:1].encode() + b"\n"


class DamagedError(ValueError):
    """A file is no container, or not whole."""


class Writer:
    """Writes arrays to a binary stream as they come, so that each can be let go."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0
        self._arrays: dict[str, tuple[str, tuple[int, ...], int]] = {}

    def add(self, name: str, array: NDArray[Any]) -> None:
        """Write an array under a name of its own."""
        gap = -self._at % _ALIGNED
        self._stream.write(bytes(gap))
        self._at += gap
        self._arrays[name] = array.dtype.str, array.shape, self._at
        self._stream.write(np.ascontiguousarray(array).data)
        self._at += array.nbytes

    def close(self, facts: Mapping[str, Any]) -> None:
        """Write the directory; the stream stays open. `facts` hold what JSON can."""
        directory = msgspec.json.encode({"arrays": self._arrays, "facts": dict(facts)})
        self._stream.write(directory + len(directory).to_bytes(8, "little") + _MARK)


class Container:
    """The arrays of a container, mapped and read-only, and its builder's `facts`."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Raises `DamagedError` where `data` is no container, or not whole."""
        tail = len(_MARK) + 8
        if len(data) < tail or data[-len(_MARK) :] != _MARK:
            raise DamagedError("no container of arrays")
        size = int.from_bytes(data[-tail : -len(_MARK)], "little")
        begin = len(data) - tail - size
        try:
            directory = msgspec.json.decode(data[max(begin, 0) : begin + size])
            self._places: dict[str, tuple[str, list[int], int]] = directory["arrays"]
            self.facts: dict[str, Any] = directory["facts"]
        except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise DamagedError("its directory cannot be read") from error
        self._data = data
        self._end = begin

    @classmethod
    def open(cls, path: Path) -> Container:
        """Map a file. Raises OSError as `open` does, and `DamagedError`."""
        with path.open("rb") as file:
            try:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            except ValueError as error:  # an empty file cannot be mapped
                raise DamagedError(str(error)) from error

    def __contains__(self, name: str) -> bool:
        return name in self._places

    @property
    def size(self) -> int:
        """Bytes of the whole."""
        return len(self._data)

    def array(self, name: str) -> NDArray[Any]:
        """One array: an ordinary, read-only one, whose slices cost less than those of `np.memmap`."""
        try:
            kind, shape, start = self._places[name]
            dtype = np.dtype(kind)
            count = 1
            for extent in shape:
                count *= extent
            if start + count * dtype.itemsize > self._end:
                raise DamagedError(f"{name} is not whole")
            return np.frombuffer(self._data, dtype, count, start).reshape(shape)
        except (KeyError, ValueError, TypeError) as error:
            raise DamagedError(f"{name}: {error}") from error
