"""Two documents into beads: marks, anchors of structure, the engine; then what a reader should be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tmkit.align.aligned import Aligned
from tmkit.align.anchors import Anchor, Reading, find_anchors
from tmkit.align.beads import Alignment, Sentence, Side
from tmkit.align.doubts import with_doubts
from tmkit.align.engine import align_sentences
from tmkit.align.engine.aligner import Read, read_sides
from tmkit.align.engine.priors import Priors, WordPriors
from tmkit.align.gaps import find_gaps
from tmkit.align.marks import Concepts, concept_marks, fact_marks, facts_are_read, facts_of
from tmkit.align.outline import outline
from tmkit.align.parallel import judge, unlike
from tmkit.align.streams import arranged, body_length
from tmkit.model import Block, Fact


def align_documents(
    source: Side,
    target: Side,
    *,
    source_blocks: Sequence[Block] | None = None,
    target_blocks: Sequence[Block] | None = None,
    priors: WordPriors | None = None,
    concepts: Concepts | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Aligned:
    """Align two documents, whatever their languages.

    The alignment's sides are `arranged(source, target)`. Blocks are those of the documents, as numbered in the
    segments; without them the segments are lines, whose labels are read off their texts. `priors` is the lexicon,
    `concepts` gives the ids of the glossary's concepts in a text of a language.
    """
    source, target = arranged(source, target)
    readable = facts_are_read(source.language, target.language)
    facts = [facts_of(side.segments, side.language if readable else None) for side in (source, target)]
    here = _sentences(source, source_blocks, facts[0], concepts)
    there = _sentences(target, target_blocks, facts[1], concepts)
    anchors: list[Anchor] = []
    read: Read | None = None
    if here and there:
        read = read_sides(here, there, priors)
        first = Reading(outline(source.segments, source_blocks), read.source, facts[0])
        second = Reading(outline(target.segments, target_blocks), read.target, facts[1])
        anchors = _anchors(first, second, body_length(source), body_length(target), read.priors)
    points = [(anchor.source, anchor.target) for anchor in anchors]
    beads = align_sentences(here, there, anchors=points, priors=priors, progress=progress, read=read)
    alignment = Alignment(source, target, tuple(with_doubts(beads, source, target, facts[0], facts[1])))
    reason = unlike(source, target) or judge(alignment, facts[0], facts[1])
    return Aligned(alignment, reason is None, reason, tuple(find_gaps(alignment)))


def judged(alignment: Alignment) -> Aligned:
    """An alignment that is there already, from a review, with what a reader should be told of it."""
    source, target = alignment.source, alignment.target
    readable = facts_are_read(source.language, target.language)
    facts = [facts_of(side.segments, side.language if readable else None) for side in (source, target)]
    reason = unlike(source, target) or judge(alignment, facts[0], facts[1])
    return Aligned(alignment, reason is None, reason, tuple(find_gaps(alignment)))


def _anchors(source: Reading, target: Reading, body: int, other_body: int, known: Priors) -> list[Anchor]:
    """The anchors of the bodies, of the notes, and the one between them."""
    anchors = find_anchors(source, target, known)
    if (body, other_body) == (len(source.words), len(target.words)):
        return anchors
    within = [one for one in anchors if (one.source < body) == (one.target < other_body)]
    return sorted({*within, Anchor(body, other_body, same=True)}, key=lambda one: one.source)


def _sentences(
    side: Side, blocks: Sequence[Block] | None, facts: Sequence[tuple[Fact, ...]], concepts: Concepts | None
) -> list[Sentence]:
    return [
        Sentence(
            segment.text,
            segment.block if blocks is not None else None,
            segment.kind,
            fact_marks(found) + concept_marks(segment.text, side.language, concepts),
        )
        for segment, found in zip(side.segments, facts, strict=True)
    ]
