"""Words broken at a line end: whether the hyphen stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from tmkit.text.languages import primary
from tmkit.text.reflow.compounds import keeps_hyphen
from tmkit.text.reflow.lines import LINE_HYPHEN

_HYPHENS = f"-\u2010\u2011{LINE_HYPHEN}"
_PIECE = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_BEFORE = re.compile(rf"(?:{_PIECE}[-\u2010\u2011])*{_PIECE}$")
_AFTER = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_REACH = 64  # characters of a word at a line end


def ends_broken(line: str) -> bool:
    """Whether a line ends inside a word: with a hyphen directly after a letter or digit."""
    return line[-1] in _HYPHENS and len(line) > 1 and line[-2].isalnum()


def _pieces(before: str, after: str) -> tuple[str, str] | None:
    """The two pieces of a word that a hyphen between `before` and `after` may have broken.

    None where the hyphen must be a real one: a digit beside it, or a capital after it.
    """
    left = _BEFORE.search(before[-_REACH:])
    right = _AFTER.match(after[:_REACH])
    if left is None or right is None:
        return None
    if right[0][0].isupper() and not (left[0].isupper() and right[0].isupper() and len(left[0]) > 1):
        return None
    return left[0], right[0]


class Hyphens:
    """Decides about the hyphens at the line ends of one text.

    `lines` are its lines, `known_word` tells the words of archive and glossary, compounds included. What decides, in
    this order: a digit or capital after the hyphen; the word elsewhere in the text; archive and glossary; what is known
    of the language (`compounds.py`); what most broken words of this text have turned out to be.
    """

    def __init__(self, lines: Sequence[str], language: str | None, known_word: Callable[[str], bool] | None) -> None:
        self._lines = lines
        self._language = primary(language or "")
        self._known = known_word
        self._counted: Counter[str] | None = None
        self._joins: bool | None = None
        self._told: dict[tuple[str, str], bool | None] = {}

    def join(self, line: str, following: str) -> tuple[str, str, str | None]:
        """What remains of a line that ends broken, what stands between it and the following, and a doubt or None."""
        bare = line[:-1]
        before = _BEFORE.search(bare[-_REACH:])
        after = _AFTER.match(following[:_REACH])
        if before is None or after is None:
            return bare, "-", None
        left = before[0]
        right = after[0]
        if (
            left[-1].isdigit()
            or right[0].isdigit()
            or (right[0].isupper() and not (left.isupper() and right.isupper()))
        ):
            return bare, "-", None
        keeps = self._keeps(left, right)
        if keeps is None:
            keeps = not self._mostly_joined()
            word = f"{left}-{right}" if keeps else f"{left}{right}"
            verb = "kept" if keeps else "left out"
            return bare, "-" if keeps else "", f"hyphen at a line end {verb} in “{word}”, a word that is not known"
        return bare, "-" if keeps else "", None

    def _kept(self, pieces: tuple[str, str]) -> bool | None:
        """Whether the hyphen between two pieces stays; None where nothing tells."""
        if pieces not in self._told:
            self._told[pieces] = self._keeps(*pieces)
        return self._told[pieces]

    def _keeps(self, left: str, right: str) -> bool | None:
        bare = left[max(left.rfind("'"), left.rfind("’")) + 1 :]
        inner, outer = bare.rpartition("-")[2] or bare, right.partition("-")[0]
        hard = (f"{bare}-{right}", f"{inner}-{outer}")
        soft = (f"{bare}{right}", f"{inner}{outer}")
        counted = self._count()
        seen_hard = max(counted[word.casefold()] for word in hard)
        seen_soft = max(counted[word.casefold()] for word in soft)
        if seen_hard or seen_soft:
            return seen_hard >= seen_soft
        if self._known:
            if any(map(self._known, hard)):
                return True
            if any(map(self._known, soft)):
                return False
        return keeps_hyphen(inner.casefold(), outer.casefold(), self._language)

    def _mostly_joined(self) -> bool:
        """Whether the text breaks words at line ends: of those that can be told, three in four were no compounds."""
        if self._joins is None:
            told = [
                self._kept(pieces)
                for before, after in pairwise(self._lines)
                if ends_broken(before) and (pieces := _pieces(before[:-1], after))
            ]
            self._joins = told.count(False) > 3 * (told.count(True) + 1)
        return self._joins

    def _count(self) -> Counter[str]:
        """How often each word stands in the text, pieces at line ends apart."""
        if self._counted is None:
            self._counted = Counter()
            broken = False
            for line in self._lines:
                words = _WORD.findall(line.casefold().replace("\u2010", "-").replace("\u2011", "-"))
                if broken:
                    words = words[1:]
                broken = ends_broken(line)
                self._counted.update(words[:-1] if broken else words)
        return self._counted
