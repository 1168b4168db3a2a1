"""Where the text of a reflowed block stands in its file, character by character."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tmkit.model import Block

_ENDS = re.compile("\r\n?|[\n\v\x85\u2028]|\u2029")
_LINE_END = "\n\r\v\x85\u2028\u2029\f"
_WHITE = frozenset(" \t\u3000" + _LINE_END)
_AT_EDGES = frozenset("\u00a0\u202f")
_HYPHENS = frozenset("-‐‑\u00ad")
_UNSEEN = frozenset("\u00ad\u200b\ufeff")
_PLACE = re.compile(r"line (\d+)")
_MOST_SKIPPED = 16  # lines of page furniture within a paragraph
_AHEAD = 12  # characters that tell where a text goes on
_LONGEST_LABEL = 40

Stretch = tuple[int, int]


class Locator:
    """Finds blocks in a text. A character that cannot be found leaves its whole block unfound."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for match in _ENDS.finditer(text):
            self._starts += [match.end()] * (2 if match[0] == "\u2029" else 1)

    def find(self, block: Block) -> list[Stretch] | None:
        """For each character of the block's text its place in the file; None where one is not found.

        A single space may stand for a whole run of white space, of which that is the place.
        """
        place = _PLACE.fullmatch(block.place)
        if place is None or not block.text or int(place[1]) > len(self._starts):
            return None
        start = self._starts[int(place[1]) - 1]
        return self._from(block.text, start, len(block.label) + _LONGEST_LABEL)

    def _from(self, text: str, start: int, reach: int) -> list[Stretch] | None:
        """The places of a text that begins at `start`, or soon after."""
        at = start
        for _ in range(reach):
            at = self._text.find(text[0], at, start + reach + 1)
            if at < 0:
                return None
            found = self._match(text, at)
            if found is not None:
                return found
            at += 1
        return None

    def _match(self, text: str, at: int) -> list[Stretch] | None:
        file = self._text
        found: list[Stretch] = []
        for index, char in enumerate(text):
            if char == " ":
                end = self._white(at)
                if end == at:
                    return None
                if not self._agrees(text, index + 1, end) and self._turns(at, end):
                    end = self._skipped(text, index + 1, end)
                found.append((at, end))
                at = end
                continue
            if at < len(file) and file[at] != char:
                at = self._broken(text, index, at)
            while at < len(file) and file[at] != char and file[at] in _UNSEEN:
                at += 1
            if at >= len(file) or file[at] != char:
                return None
            found.append((at, at + 1))
            at += 1
        return found

    def _broken(self, text: str, index: int, at: int) -> int:
        """The place where a word goes on after a line end that broke it."""
        file = self._text
        hyphen = at
        if file[at] in _HYPHENS:  # left out of the text
            hyphen = at + 1
        elif not (index and text[index - 1] in _HYPHENS):
            return at
        end = self._white(hyphen)
        if end == hyphen or not self._turns(hyphen, end):
            return at
        return end if self._agrees(text, index, end) else self._skipped(text, index, end)

    def _white(self, at: int) -> int:
        """Where a run of white space ends; no-break spaces are part of it only beside a line end."""
        file = self._text
        end = at
        while end < len(file) and file[end] in _WHITE:
            end += 1
        wide = end
        while wide < len(file) and (file[wide] in _WHITE or file[wide] in _AT_EDGES):
            wide += 1
        return wide if self._turns(at, wide) else end

    def _turns(self, start: int, end: int) -> bool:
        return any(char in _LINE_END for char in self._text[start:end])

    def _agrees(self, text: str, index: int, at: int) -> bool:
        """Whether the text goes on in the file at a place, as far as its next space."""
        ahead = text[index : index + _AHEAD].split(" ", 1)[0]
        return self._text.startswith(ahead, at)

    def _skipped(self, text: str, index: int, at: int) -> int:
        """The beginning of the next line at which the text goes on, lines of page furniture left out; else `at`."""
        line = bisect_left(self._starts, at)
        for start in self._starts[line : line + _MOST_SKIPPED]:
            begin = self._white(start)
            ahead = text[index : index + _AHEAD]
            if self._text.startswith(ahead.split(" ", 1)[0], begin) and ahead:
                return begin
        return at


def joined_stretch(found: Sequence[Stretch], start: int, end: int) -> Stretch:
    """The place of some characters of a block, or of the gap before one where there are none."""
    if start < end:
        return found[start][0], found[end - 1][1]
    at = found[start][0] if start < len(found) else found[-1][1]
    return at, at
