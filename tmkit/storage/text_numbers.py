"""Texts as numbers of eight bytes, where an archive has too many to be kept."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def text_number(text: str) -> int:
    """The number of a text, below 2**64: the same in every process, and another for another text, as far as matters."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def has_number(numbers: NDArray[np.uint64], number: int) -> bool:
    """Whether `numbers`, which are in ascending order, have one."""
    place = int(numbers.searchsorted(numbers.dtype.type(number)))
    return place < len(numbers) and int(numbers[place]) == number
