"""One document as the aligner counts it: numbers of words, lengths, and what its sentences end with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tmkit.align.beads import Sentence
from tmkit.text.stems import stems

LETTERS_READ = 20_000
"""Code points of a sentence whose words are read; its length counts in full."""

WORDS_READ = 600
"""Words of a sentence that take part: no sentence is longer, and hostile ones stay bounded."""

MARK = "\N{SOFT HYPHEN}"
"""What a mark begins with among the words, so that it is none of them."""

MARK_WORTH = 2
"""Words that a mark counts for."""

COMMA = 5
_ENDS = {".": 1, "…": 1, "?": 2, "!": 2, ":": 3, ";": 4, ",": COMMA}
_CLOSING = " \u00a0\u202f\"'»”’)]"
STOPS = 6
ENDS = 2 * STOPS
"""Classes of sentence ends: what a sentence ends with (0: nothing), plus STOPS where its paragraph ends, too."""

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


class Words:
    """The words of sentence k are numbers `ids[starts[k]:starts[k + 1]]` into `words`.

    `chars`: characters without spaces before each boundary; `ends`: class of each sentence end; `breaks`: 1 where the
    next sentence is of another kind (a heading before a paragraph). `count`, `share`: uses of each word.
    """

    def __init__(
        self, words: list[str], ids: NDArray[np.int32], starts: Ints, chars: Floats, ends: Ints, breaks: Floats
    ) -> None:
        self.words = words
        self.ids = ids
        self.starts = starts
        self.chars = chars
        self.ends = ends
        self.breaks = breaks
        self.count = np.bincount(ids, minlength=max(1, len(words))).astype(np.float64)
        self.share = (self.count + 0.5) / (self.count.sum() + 0.5 * len(self.count))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def part(self, first: int, last: int) -> Words:
        """Sentences first … last - 1 alone: the same word numbers, counts and shares."""
        cut = object.__new__(Words)
        cut.words, cut.count, cut.share = self.words, self.count, self.share
        cut.ids = self.ids[self.starts[first] : self.starts[last]]
        cut.starts = self.starts[first : last + 1] - self.starts[first]
        cut.chars = self.chars[first : last + 1] - self.chars[first]
        cut.ends = self.ends[first:last]
        cut.breaks = self.breaks[first:last]
        return cut


def read_words(sentences: Sequence[Sentence]) -> Words:
    """What the aligner needs of one document."""
    number: dict[str, int] = {}
    flat: list[int] = []
    starts = [0]
    chars = [0.0]
    ends: list[int] = []
    breaks: list[bool] = []
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        words = stems(sentence.text[:LETTERS_READ])[:WORDS_READ]
        words += [MARK + mark for mark in sentence.marks[:WORDS_READ] for _ in range(MARK_WORTH)]
        flat += [number.setdefault(word, len(number)) for word in words]
        starts.append(len(flat))
        chars.append(chars[-1] + len(sentence.text) - sentence.text.count(" ") + 1)
        breaks.append(following is not None and following.kind != sentence.kind)
        last = sentence.block is not None and (following is None or following.block != sentence.block)
        ends.append(end_class(sentence.text) + STOPS * last)
    return Words(
        list(number),
        np.array(flat, np.int32),
        np.array(starts, np.int64),
        np.array(chars, np.float64),
        np.array(ends, np.int64),
        np.array(breaks, np.float64),
    )


def end_class(text: str) -> int:
    """What a sentence ends with; 0: nothing (a heading, a table cell, a cut)."""
    return _ENDS.get(text[-50:].rstrip(_CLOSING)[-1:], 0)
