"""Looking segments up, one after another, in archive and glossary together."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias, TypeVar

from tmkit.config import Settings
from tmkit.glossary import Glossary
from tmkit.lookup import EDGE, look_up
from tmkit.lookup.best import Best, best_score
from tmkit.lookup.fragments import Rendered, find_fragments
from tmkit.lookup.score import EXACT
from tmkit.lookup.search import Beside
from tmkit.memory.index.index import ChangedError, MemoryIndex
from tmkit.model import DraftSegment, Fragment, Match, SegmentLookup
from tmkit.workspace.pairs import Pair
from tmkit.workspace.references import KnownReferences

Answer = TypeVar("Answer")
Found: TypeAlias = tuple[list[Match], list[Fragment]]
_MOMENT_S = 0.25  # a draft of a thousand segments asks a thousand times
_LONGEST = 100_000  # characters; no sentence is as long, and to look for passages of it takes several times the rest


@dataclass(slots=True)
class Draw:
    """What holds for all segments of a look-up: where to look, for which pair, what is wanted.

    `passages_below` asks for passages not only where nothing matches, but where nothing matches with so many points.
    """

    index: MemoryIndex
    glossary: Glossary
    settings: Settings
    pair: Pair
    minimum: int
    limit: int | None
    wanted: Callable[[str], bool] | None
    date: str | None
    known: KnownReferences
    notice: Callable[[str], None]
    rendered: Rendered | None = None
    passages_below: int = 0
    followed: float = 0.0
    _known_scores: dict[tuple[str, tuple[str, ...]], Best | None] = field(default_factory=dict)

    def segments(
        self, segments: Sequence[DraftSegment], *, in_context: bool, only: Container[int] | None = None
    ) -> Iterator[SegmentLookup]:
        """Each segment's matches, fragments where there are none, and terms; `in_context` with its neighbours.

        `only` are the places of those that are looked up, from 0; all where it is None.
        """
        for place, segment in enumerate(segments):
            if only is not None and place not in only:
                continue
            before: Beside = None
            after: Beside = None
            if in_context:
                before = segments[place - 1] if place else EDGE
                after = segments[place + 1] if place + 1 < len(segments) else EDGE
            matches, parts = self._following(partial(self._found, segment, before, after))
            terms = self.glossary.recognise(segment.text, self.pair.source, self.pair.target, on=self.date)
            yield SegmentLookup(segment, tuple(matches), tuple(parts), tuple(terms), self.pair.source, self.pair.target)

    def scores(self, segments: Sequence[DraftSegment]) -> Iterator[tuple[DraftSegment, Best | None]]:
        """Each segment with the score and kind of the first match that it has in its context; None for none.

        A text that comes again is not looked for again, unless its neighbours may tell.
        """
        for place, segment in enumerate(segments):
            before = segments[place - 1] if place else EDGE
            after = segments[place + 1] if place + 1 < len(segments) else EDGE
            key = segment.text, tuple(code.kind for _, code in segment.codes)
            if key not in self._known_scores:
                found = self._following(partial(self._best, segment, before, after))
                if found is None or found.score < EXACT:
                    self._known_scores[key] = found
            else:
                found = self._known_scores[key]
            yield segment, found

    def _following(self, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question, of memories that were looked at a moment ago."""
        now = time.monotonic()
        if now - self.followed > _MOMENT_S:
            self.followed = now
            if self.index.refresh():
                self._forget()
        try:
            return ask()
        except ChangedError:
            self._forget()
            return self.index.consistent(ask)

    def _forget(self) -> None:
        self.known.forget()
        self._known_scores.clear()

    def _best(self, segment: DraftSegment, before: Beside, after: Beside) -> Best | None:
        return best_score(
            self.index,
            segment,
            self.pair.source,
            self.pair.target,
            minimum=self.minimum,
            previous=before,
            next=after,
            settings=self.settings,
            wanted=self.wanted,
            contradicted=self.known.contradict,
        )

    def _found(self, segment: DraftSegment, before: Beside, after: Beside) -> Found:
        source, target = self.pair.source, self.pair.target
        matches = look_up(
            self.index,
            segment,
            source,
            target,
            minimum=self.minimum,
            limit=self.limit,
            previous=before,
            next=after,
            settings=self.settings,
            wanted=self.wanted,
            contradicted=self.known.contradict,
        )
        if self.limit == 0 or (matches and matches[0].score >= self.passages_below):
            return matches, []
        if len(segment.text) > _LONGEST:
            self.notice(f"segment {segment.id} has {len(segment.text):,} characters; no passages of it were looked for")
            return matches, []
        return matches, find_fragments(
            self.index,
            segment.text,
            source,
            target,
            settings=self.settings,
            wanted=self.wanted,
            rendered=self.rendered,
        )
