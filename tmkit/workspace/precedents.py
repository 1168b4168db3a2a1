"""What a workspace answers from its archive as a termbank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from tmkit.lexicon import Lexicon
from tmkit.model import TmkitError
from tmkit.text.language import detect_language
from tmkit.workspace.opened import Opened
from tmkit.workspace.pairs import Pair, find_pair

if TYPE_CHECKING:
    from tmkit.termbank import History, Renderings, Termbank

_MANY = 1_000_000


class _Counted(Protocol):
    @property
    def units(self) -> int:
        """How many units have the term."""


Answer = TypeVar("Answer", bound=_Counted)


class Precedents(Opened):
    """How the archive renders terms, and has rendered them."""

    def terms_renderings(
        self,
        text: str,
        *,
        source_lang: str | None = None,
        target_lang: str | None = None,
        limit: int | None = 10,
        memory: Sequence[str] = (),
    ) -> Renderings:
        """How the archive renders a word or phrase, in whatever inflected form; `limit` renderings are shown.

        Where the language is not given and the archive has the text only in the other one, it is taken for that.
        """
        wanted = self._wanted(memory)
        return self._either_way(
            text,
            source_lang,
            target_lang,
            lambda pair: self.termbank.renderings(text, pair.source, pair.target, limit=limit, wanted=wanted),
        )

    def terms_history(
        self,
        text: str,
        *,
        source_lang: str | None = None,
        target_lang: str | None = None,
        memory: Sequence[str] = (),
    ) -> History:
        """How the archive rendered a term, year by year and document by document; languages as above."""
        wanted = self._wanted(memory)
        return self._either_way(
            text,
            source_lang,
            target_lang,
            lambda pair: self.termbank.history(text, pair.source, pair.target, wanted=wanted),
        )

    @cached_property
    def termbank(self) -> Termbank:
        """The archive as a termbank."""
        from tmkit.termbank import Termbank

        return Termbank(self.root, self.index, self._lexicon_or_none, self._announce_order)

    def _either_way(self, text: str, source: str | None, target: str | None, ask: Callable[[Pair], Answer]) -> Answer:
        """The answer for the text in its language; where that is only supposed and has none, in the other one."""
        pair = find_pair(detect_language(text), source, target, self.settings)
        found = ask(pair)
        if not found.units and source is None and target is None:
            other = Pair(pair.target, pair.source, (f"source language {pair.target}, target language {pair.source}",))
            turned = ask(other)
            if turned.units:
                pair, found = other, turned
        self._say(pair)
        if not found.units and not self.index.has_pair(pair.source, pair.target):
            self._notice(f"no memory has a unit in both {pair.source} and {pair.target}; nothing can be found")
        return found

    def _lexicon_or_none(self, source: str, target: str) -> Lexicon | None:
        """The lexicon of a direction; where it cannot be had that is said, and there is none."""
        try:
            return self.lexicon(source, target)
        except (TmkitError, OSError, ValueError, IndexError, MemoryError) as error:
            self._notice(f"renderings are told by association alone: the lexicon cannot be used ({error})")
            return None

    def _announce_order(self, words: int) -> None:
        if words >= _MANY:
            self._notice(f"putting {words:,} words in order for terms, once")
