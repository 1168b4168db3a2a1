"""The memories, as checks ask them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tmkit.config import Penalties, Settings
from tmkit.facts import read
from tmkit.lookup import look_up
from tmkit.lookup.passages import KnownPassage, find_passages
from tmkit.lookup.texts import unlabelled
from tmkit.memory.index.index import ChangedError, MemoryIndex
from tmkit.memory.index.units import IndexedUnit
from tmkit.model import Match
from tmkit.text.languages import primary

if TYPE_CHECKING:
    from tmkit.termbank import Evidence, Termbank

_MOST_READ = 200
_EXACT = 100
Answer = TypeVar("Answer")
_BARE = Settings(penalties=Penalties(status={}, missing_codes=0))


class CheckArchive:
    """Answers about the memories as they are now; each question is asked of them once."""

    def __init__(self, index: MemoryIndex, settings: Settings, termbank: Callable[[], Termbank] | None = None) -> None:
        self._index = index
        self._settings = settings
        self._termbank = termbank
        self._renderings: dict[tuple[str, str, str], tuple[tuple[str, int, int], ...]] = {}
        self._years: dict[tuple[str, str], Mapping[str, int]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._asked = False

    def _ask(self, ask: Callable[[], Answer]) -> Answer:
        """The answer of the memories as they were a moment ago; only where they have changed since, as they are now.

        A draft asks thousands of questions, and is answered from one state as long as that holds.
        """
        try:
            return ask()
        except ChangedError:
            return self._index.consistent(ask)

    def renderings(self, text: str, source: str, target: str) -> Sequence[tuple[str, int, int]]:
        """The targets that the archive has for exactly this source: text, units, documents; most frequent first."""
        key = text, source, target
        if key not in self._renderings:
            index = self._index
            found = self._ask(lambda: look_up(index, text, source, target, minimum=_EXACT, limit=None, settings=_BARE))
            told = [
                (unlabelled(match.target), match.agreeing.units[0], match.agreeing.documents[0])
                for match in found
                if match.kind == "exact"
            ]
            self._renderings[key] = tuple(sorted(told, key=lambda one: (-one[1], -one[2], one[0])))
        return self._renderings[key]

    def look_up(self, text: str, source: str, target: str, minimum: int, limit: int) -> Sequence[Match]:
        """As `tmkit lookup`."""
        index = self._index
        return self._ask(
            lambda: look_up(index, text, source, target, minimum=minimum, limit=limit, settings=self._settings)
        )

    def passages(self, text: str, language: str, other: str | None) -> Sequence[KnownPassage]:
        """Where a text stands in the archive, word for word; else the passage nearest to it, if one is near."""
        index = self._index
        rest = sorted(index.languages - {primary(language), primary(other or "")})
        others = rest if other is None else [other, *rest]
        near: list[KnownPassage] = []
        for each in others:
            render = partial(self._render, language, each)
            found = self._ask(partial(find_passages, index, text, language, each, rendered=render))
            if found and not found[0].edits:
                return found
            near = near or found
        return near

    def _render(
        self, language: str, other: str, text: str, span: tuple[int, int], rendered: str
    ) -> tuple[int, int] | None:
        return self.rendered(text, span, rendered, language, other)

    def evidence(self, text: str, source: str, target: str, rendered: str | None = None) -> Sequence[Evidence]:
        """Of the word sequences of a text those that the archive renders steadily, and `rendered` renders otherwise."""
        if self._termbank is None:
            return ()
        self._asked = True
        termbank = self._termbank()
        return self._ask(lambda: termbank.drift(source, target).evidence(text, rendered))

    def keep(self) -> None:
        """Keep what has been worked out of terms for the next draft."""
        if self._asked and self._termbank is not None:
            self._termbank().keep()

    def rendered(
        self, text: str, span: tuple[int, int], rendered: str, source: str, target: str
    ) -> tuple[int, int] | None:
        """The part of a translation that renders a part of its source, None where that cannot be told."""
        lexicon = None if self._termbank is None else self._termbank().direction(source, target).lexicon
        return None if lexicon is None else lexicon.rendered(text, span, rendered)

    def years(self, number: str, language: str) -> Mapping[str, int]:
        """The years or sessions that the archive gives a resolution of this number, each with how many documents.

        Counted are references of the kind `822 (1993)`, whose numbers run on from session to session.
        """
        key = number, primary(language)
        if key not in self._years:
            self._years[key] = self._ask(lambda: self._read_years(*key))
        return self._years[key]

    def count(self, words: str, language: str) -> int:
        """How many units have these words in order, in their own case and accents.

        Where more than 200 units have them in any case, the share is taken of as many, spread over all.
        """
        key = words, primary(language)
        if key not in self._counts:
            self._counts[key] = self._ask(lambda: self._read_count(*key))
        return self._counts[key]

    def _read_years(self, number: str, language: str) -> Mapping[str, int]:
        documents: dict[str, set[str]] = {}
        for known, text in self._texts(f"{number} (", language)[0]:
            for fact in read(text, language):
                value = fact.value
                if fact.kind != "reference" or not isinstance(value, tuple) or len(value) != 3 or "(" not in fact.text:
                    continue
                if str(value[1]) == number and value[2] is not None:
                    documents.setdefault(str(value[2]), set()).add(known.origin.document or known.memory)
        return Counter({year: len(names) for year, names in documents.items()})

    def _read_count(self, words: str, language: str) -> int:
        told = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        texts, total = self._texts(words, language)
        have = sum(told.search(text) is not None for _, text in texts)
        return have if len(texts) == total or not texts else round(have * total / len(texts))

    def _texts(self, words: str, language: str) -> tuple[list[tuple[IndexedUnit, str]], int]:
        """Units that have some words, each with its text as written, and how many such units there are."""
        found = self._index.concordance(words, language)
        every = max(1, -(-found.total // _MOST_READ))
        texts = []
        place = 0
        for part, units in enumerate(found.units):
            for unit in units[-place % every :: every].tolist():
                read_unit = self._index.unit(part, unit)
                own = [v.segment.text for v in read_unit.unit.variants if primary(v.language) == language]
                texts.append((read_unit, " ".join(own)))
            place += len(units)
        return texts, found.total
