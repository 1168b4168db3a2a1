"""Extraction of term candidates from an archive, or from a draft against an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tmkit.glossary import Glossary
from tmkit.lexicon import Lexicon
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.upkeep import Progress
from tmkit.termbank.extraction.archive_texts import archive_texts
from tmkit.termbank.extraction.describing import Describing, Ranked
from tmkit.termbank.extraction.neighbours import Neighbours
from tmkit.termbank.extraction.renderings import Renderer
from tmkit.termbank.extraction.scores import Scored, scored
from tmkit.termbank.extraction.sequences import sequences
from tmkit.termbank.extraction.stream import Stream, stream
from tmkit.termbank.extraction.values import Extraction, TermCandidate
from tmkit.termbank.extraction.well_formed import well_formed
from tmkit.termbank.extraction.word_kinds import plain, word_kinds
from tmkit.termbank.extraction.wording import Wording
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

LONGEST = 12
"""Words of a candidate, links counted, articles not."""

LEAST, LEAST_IN_DRAFT, LEAST_RENDERING = 3, 2, 2
"""Uses that make a candidate, in an archive and in a draft; uses that make a rendering."""


def extract(
    index: MemoryIndex,
    lexicon: Lexicon | None,
    glossary: Glossary,
    source: str,
    target: str,
    *,
    wanted: Callable[[str], bool] | None = None,
    draft: Sequence[str] | None = None,
    new: bool = False,
    limit: int | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """The term candidates of the memories `wanted` (all where None), or of a draft's segments, best first.

    `new` leaves out those that the glossary has; `limit` is how many are shown. Ask through `MemoryIndex.consistent`.
    """
    say = progress or (lambda _what, _done, _of: None)
    say("counting words", 0, 4)
    drafted = None if draft is None else [tokens(text) for text in draft]
    texts = archive_texts(index, source, target, wanted, drafted)
    own = stream(texts.source, word_kinds(primary(source)))
    levels = sequences(own.group, LEAST if draft is None else LEAST_IN_DRAFT, LONGEST)
    say("counting words", 1, 4)
    neighbours = Neighbours(own)
    formed = well_formed(own, levels, neighbours)
    found = scored(own, levels, formed, neighbours.words, texts.groups, LEAST if draft is None else LEAST_IN_DRAFT)
    say("counting words", 2, 4)
    ranked = _ranked(own, found)
    other = stream(texts.target, word_kinds(primary(target)))
    other_levels = sequences(other.group, LEAST_RENDERING, LONGEST)
    renderer = Renderer(own, other, other_levels, well_formed(other, other_levels, Neighbours(other)), lexicon)
    say("counting words", 4, 4)
    describing = Describing(
        own, other, found, renderer, Wording(index, texts, source, target, draft or ()), glossary, texts, source
    )
    shown: list[TermCandidate] = []
    for number, one in enumerate(ranked):
        if limit is not None and len(shown) >= limit:
            break
        if number % 100 == 0:
            say("looking for renderings", number, min(len(ranked), limit or len(ranked)))
        candidate = describing.candidate(one, new=new)
        if candidate is not None:
            shown.append(candidate)
    return Extraction(
        tuple(shown),
        len(ranked),
        sum(bool(one.concepts) for one in shown),
        len(texts.source) if draft is None else len(draft),
        texts.documents,
        source,
        target,
    )


def _ranked(own: Stream, found: Sequence[Scored]) -> list[Ranked]:
    """The candidates that are no pieces of others, best first; those that differ in hyphen or accent are one."""
    every = sorted(
        (-value, number, place)
        for number, one in enumerate(found)
        for place, value in enumerate(one.score().tolist())
        if value > 0 and not one.dropped[place]
    )
    same: dict[str, list[tuple[float, int, int]]] = {}
    for value, number, place in every:
        one = found[number]
        words = own.key(int(one.level.first()[one.sequence[place]]), one.level.length)
        key = " ".join(words)
        same.setdefault(plain(key) if len(words) > 1 or "-" in key else key, []).append((value, number, place))
    ranked = [
        Ranked(-members[0][0], members[0][1], members[0][2], tuple((n, p) for _, n, p in members[1:]))
        for members in same.values()
    ]
    return sorted(ranked, key=lambda one: -one.score)
