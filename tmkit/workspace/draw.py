"""Looking segments up, one after another, in archive and glossary together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tmkit.config import Settings
from tmkit.glossary import Glossary
from tmkit.lookup import EDGE, look_up
from tmkit.lookup.fragments import find_fragments
from tmkit.lookup.search import Beside
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import DraftSegment, Fragment, Match, SegmentLookup
from tmkit.workspace.pairs import Pair
from tmkit.workspace.references import KnownReferences


@dataclass(slots=True)
class Draw:
    """What holds for all segments of a look-up: where to look, for which pair, what is wanted."""

    index: MemoryIndex
    glossary: Glossary
    settings: Settings
    pair: Pair
    minimum: int
    limit: int | None
    wanted: Callable[[str], bool] | None
    date: str | None
    known: KnownReferences

    def segments(self, segments: Sequence[DraftSegment], *, in_context: bool) -> Iterator[SegmentLookup]:
        """Each segment's matches, fragments where there are none, and terms; `in_context` with its neighbours."""
        for place, segment in enumerate(segments):
            before: Beside = None
            after: Beside = None
            if in_context:
                before = segments[place - 1] if place else EDGE
                after = segments[place + 1] if place + 1 < len(segments) else EDGE
            matches, parts = self.index.consistent(partial(self._found, segment, before, after))
            terms = self.glossary.recognise(segment.text, self.pair.source, self.pair.target, on=self.date)
            yield SegmentLookup(segment, tuple(matches), tuple(parts), tuple(terms), self.pair.source, self.pair.target)

    def _found(self, segment: DraftSegment, before: Beside, after: Beside) -> tuple[list[Match], list[Fragment]]:
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
        if matches or self.limit == 0:
            return matches, []
        return [], find_fragments(self.index, segment.text, source, target, wanted=self.wanted)
