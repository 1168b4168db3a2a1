"""The lexicons of a workspace, and what renders what for look-ups, which a lexicon that fails must not break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tmkit.lexicon import Lexicon
from tmkit.lookup.fragments import Rendered, Span
from tmkit.memory.files import MemorySet
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import TmkitError

MANY = 20_000
"""Units from which a lexicon is not learnt in a second or two, so that it is said."""


class Lexicons:
    """Opens the lexicons of a workspace, and says so where one must be learnt first and that takes a while."""

    def __init__(
        self, root: Path, notice: Callable[[str], None], progress: Callable[[str, int, int], None] | None
    ) -> None:
        self._root = root
        self._notice = notice
        self._progress = progress

    def of(self, index: MemoryIndex, source: str, target: str) -> Lexicon | None:
        """The lexicon of a direction, learnt from the memories as they were indexed."""
        memories = MemorySet.open(self._root)
        return Lexicon.open(
            self._root, memories, source, target, index=index, progress=self._progress, announce=self._announce
        )

    def renderings(self, index: MemoryIndex, source: str, target: str) -> tuple[Rendered, Rendered]:
        """What in a target renders a part of its source, and what in a source a part of its target.

        The lexicon is opened when that is first asked. Where it cannot be had, or turns out to be damaged, it is said
        once, and nothing is known from then on.
        """
        opened = _Renderings(lambda: self.of(index, source, target), self._notice)
        return opened.of_source, opened.of_target

    def _announce(self, units: int) -> None:
        if units >= MANY:
            self._notice(f"learning from {units:,} units how words are rendered, once")


class _Renderings:
    def __init__(self, open_lexicon: Callable[[], Lexicon | None], notice: Callable[[str], None]) -> None:
        self._open = open_lexicon
        self._notice = notice
        self._directions: tuple[Lexicon, Lexicon] | None = None
        self._asked = False

    def of_source(self, source: str, span: Span, target: str) -> Span | None:
        return self._rendered(source, span, target, 0)

    def of_target(self, target: str, span: Span, source: str) -> Span | None:
        return self._rendered(target, span, source, 1)

    def _rendered(self, text: str, span: Span, other: str, direction: int) -> Span | None:
        try:
            if not self._asked:
                self._asked = True
                found = self._open()
                self._directions = None if found is None else (found, found.reverse())
            return None if self._directions is None else self._directions[direction].rendered(text, span, other)
        except (TmkitError, OSError, ValueError, IndexError, MemoryError) as error:
            self._directions = None
            self._notice(f"what renders what is not shown: the lexicon cannot be used ({error})")
            return None
