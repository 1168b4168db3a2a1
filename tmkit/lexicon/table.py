"""The word table as it is kept: stems of two languages, and the probabilities of the pairs of them, both ways."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tmkit.lexicon.corpus import Corpus, Side
from tmkit.lexicon.learn import Learnt
from tmkit.memory.index.arrays import ranges, starts_of, word_hashes
from tmkit.memory.index.container import Container, Writer
from tmkit.memory.index.word_numbers import WordNumbers

FILE = "words"
_REMEMBERED = 100_000

WordPairs: TypeAlias = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32], NDArray[np.float32]]


def save_table(corpus: Corpus, learnt: Learnt, folder: Path) -> None:
    """Write the table of a corpus into a folder."""
    with (folder / FILE).open("wb") as stream:
        writer = Writer(stream)
        for name, side in (("a", corpus.source), ("b", corpus.target)):
            _save_words(writer, name, side)
        width = np.array([len(corpus.source.words), len(corpus.target.words)])
        by_right = np.argsort(learnt.right, kind="stable").astype(np.int32)
        writer.add("a/start", starts_of(np.bincount(learnt.left, minlength=int(width[0]))).astype(np.uint32))
        writer.add("b/start", starts_of(np.bincount(learnt.right, minlength=int(width[1]))).astype(np.uint32))
        writer.add("b/order", by_right)
        writer.add("left", learnt.left)
        writer.add("right", learnt.right)
        writer.add("forward", learnt.forward)
        writer.add("backward", learnt.backward)
        writer.add("keys", corpus.keys)
        writer.close({})


def _save_words(writer: Writer, name: str, side: Side) -> None:
    hashes = word_hashes(side.words)
    order = np.argsort(hashes, kind="stable")
    texts = [word.encode("utf-8", "surrogatepass") for word in side.words]
    writer.add(f"{name}/hash", hashes[order])
    writer.add(f"{name}/number", order.astype(np.int32))
    writer.add(f"{name}/count", np.bincount(side.ids, minlength=len(texts)).astype(np.uint32))
    writer.add(f"{name}/text", np.frombuffer(b"".join(texts), np.uint8))
    writer.add(f"{name}/text_start", starts_of(np.array([len(text) for text in texts], np.int64)).astype(np.uint32))


class Vocabulary:
    """The stems of one language."""

    def __init__(self, container: Container, name: str) -> None:
        arrays = (container.array(f"{name}/{each}") for each in ("hash", "number", "text", "text_start"))
        self._words = WordNumbers(*arrays, remembered=_REMEMBERED)
        self.count: NDArray[np.uint32] = container.array(f"{name}/count")
        self.start: NDArray[np.uint32] = container.array(f"{name}/start")
        self.order: NDArray[np.int32] | None = (
            container.array(f"{name}/order") if f"{name}/order" in container else None
        )
        self.total = max(1, int(self.count.sum()))

    def __len__(self) -> int:
        return len(self.count)

    def word(self, number: int) -> str:
        """A stem by its number."""
        return self._words.word(number)

    def numbers(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The number of each stem, -1 where it is not known."""
        return np.array(self._words.numbers(words), np.int64)


class Table:
    """The table of one pair of languages, in one direction; `reverse` is the same read in the other.

    `keys` are the hashes of the pairs of texts that the archive had.
    """

    def __init__(self, source: Vocabulary, target: Vocabulary, container: Container, *, reverse: bool) -> None:
        self.source = source
        self.target = target
        self._container = container
        self._reverse = reverse
        other, forward, backward = "right", "forward", "backward"
        if reverse:
            other, forward, backward = "left", backward, forward
        self._other: NDArray[np.int32] = container.array(other)
        self._forward: NDArray[np.float32] = container.array(forward)
        self._backward: NDArray[np.float32] = container.array(backward)
        self.keys: NDArray[np.uint64] = container.array("keys")

    @classmethod
    def open(cls, path: Path) -> Table:
        """Map a table that was saved. Raises OSError, and `DamagedError` where it is not whole."""
        container = Container.open(path)
        return cls(Vocabulary(container, "a"), Vocabulary(container, "b"), container, reverse=False)

    def reverse(self) -> Table:
        """The same table with source and target exchanged."""
        return Table(self.target, self.source, self._container, reverse=not self._reverse)

    def __len__(self) -> int:
        return len(self._forward)

    def entries(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(places in `numbers`, entries of the table): every entry of some source stems; -1 has none."""
        known = np.flatnonzero(numbers >= 0)
        first = self.source.start[numbers[known]].astype(np.int64)
        sizes = self.source.start[numbers[known] + 1].astype(np.int64) - first
        places = ranges(first, sizes)
        if self.source.order is not None:
            places = self.source.order[places].astype(np.int64)
        return np.repeat(known, sizes), places

    def values(self, entries: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.float32]]:
        """(target stems, t(target | source), t(source | target)) of some entries."""
        return self._other[entries], self._forward[entries], self._backward[entries]

    def pairs(self, source: NDArray[np.int64], target: NDArray[np.int64]) -> WordPairs:
        """Of some source and target stems by number, those that translate each other: places of both, t both ways."""
        left, entries = self.entries(source)
        other, forward, backward = self.values(entries)
        order = np.argsort(target, kind="stable")
        ordered = target[order]
        first = ordered.searchsorted(other, side="left")
        times = ordered.searchsorted(other, side="right") - first
        right = order[ranges(first, times)]
        return (
            np.repeat(left, times).astype(np.int32),
            right.astype(np.int32),
            np.repeat(forward, times),
            np.repeat(backward, times),
        )
