"""The numbers of words kept in arrays: found by hash, and checked against the word itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from tmkit.memory.index.arrays import word_hashes


class WordNumbers:
    """Words in arrays: sorted hashes with the number of each, and by number the bytes `text[start[n]:start[n + 1]]`.

    At most about `remembered` answers are kept at hand.
    """

    def __init__(
        self, hashes: NDArray[Any], numbers: NDArray[Any], text: NDArray[Any], start: NDArray[Any], *, remembered: int
    ) -> None:
        self._hashes = hashes
        self._numbers = numbers
        self._text = text
        self._start = start
        self._remembered = remembered
        self._known: dict[str, int] = {}

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The number of each word, -1 where it is not known. A hash that is found is checked against the word."""
        known = self._known
        missing = [word for word in dict.fromkeys(words) if word not in known]
        if missing:
            if len(known) > self._remembered:
                known.clear()
                missing = list(dict.fromkeys(words))
            hashes = word_hashes(missing)
            places = self._hashes.searchsorted(hashes).tolist()
            for word, wanted, at in zip(missing, hashes, places, strict=True):
                known[word] = -1
                if at < len(self._hashes) and self._hashes[at] == wanted:
                    number = int(self._numbers[at])
                    if self.raw(number) == word.encode("utf-8", "surrogatepass"):
                        known[word] = number
        return [known[word] for word in words]

    def word(self, number: int) -> str:
        """A word by its number."""
        return self.raw(number).decode("utf-8", "surrogatepass")

    def raw(self, number: int) -> bytes:
        """The bytes of a word, in UTF-8."""
        found: bytes = self._text[self._start[number] : self._start[number + 1]].tobytes()
        return found
