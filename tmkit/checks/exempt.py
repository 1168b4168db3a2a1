"""What typography and terminology leave alone: quotations, and titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from tmkit.checks.marks import Span, quotation_marks
from tmkit.checks.subject import TITLES, Subject
from tmkit.model import DraftSegment

OPENING = frozenset("«“”„‟‘‚‹\"'<")
CLOSING = frozenset("»“”’‘›\"'>")

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]{1,2000}|(?<=\]\()[^()\s]{1,2000}(?=\))|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
)
_MAY_BE = re.compile(r"://|www\.|\]\(|@")
_LEAST_CAPITALS = 4
_LONGEST = 100_000  # characters of a block: more are no prose


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text that are closed in it, marks included, outermost only, in order."""
    outermost: list[Span] = []
    for opening, closing in sorted(quotation_marks(text).pairs):
        if not outermost or opening[0] >= outermost[-1][1]:
            outermost.append((opening[0], closing[1]))
    return tuple(outermost)


def is_title(segment: DraftSegment) -> bool:
    """Whether a segment is a heading, a caption, or all in capitals."""
    if segment.kind in TITLES:
        return True
    return segment.text.isupper() and sum(map(str.isupper, segment.text)) >= _LEAST_CAPITALS


def within(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span lies, in part or whole, in one of several that are in order and do not overlap."""
    at = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
    return (at >= 0 and spans[at][1] > span[0]) or (at + 1 < len(spans) and spans[at + 1][0] < span[1])


def quoted_in(subject: Subject, side: str = "target") -> Callable[[DraftSegment], tuple[Span, ...]]:
    """For each segment of one side the spans of its text that lie in a quotation closed within its block."""
    known: dict[int, tuple[Span, ...]] = {}
    for text, parts in blocks_of(subject, side):
        spans = quotations(text)
        for start, segment in parts if spans else ():
            end = start + len(segment.text)
            inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
            if inside:
                known[segment.id] = inside
    return lambda segment: known.get(segment.id, ())


def own_words(subject: Subject) -> Iterator[tuple[DraftSegment, tuple[Span, ...]]]:
    """The segments of the text under check that are no titles, each with what of it is not its own words: what lies
    between quotation marks, and addresses.
    """
    quoted = quoted_in(subject)
    for segment in subject.segments:
        if len(segment.text) <= _LONGEST and not is_title(segment):
            text = segment.text
            spans = ((a + (text[a] in OPENING), b - (text[b - 1] in CLOSING)) for a, b in quoted(segment))
            inside = tuple((a, b) for a, b in spans if a < b)
            addresses = [found.span() for found in _ADDRESS.finditer(text)] if _MAY_BE.search(text) else []
            more = [span for span in addresses if not within(span, inside)]
            yield segment, tuple(sorted((*inside, *more))) if more else inside


def blocks_of(subject: Subject, side: str = "target") -> Iterator[tuple[str, list[tuple[int, DraftSegment]]]]:
    """The blocks of one side in order: the text, and its segments with where each begins in it.

    In a bilingual file each segment is a block. Blocks longer than any paragraph are left out.
    """
    segments = subject.segments if side == "target" else subject.source_segments
    blocks = subject.target_blocks if side == "target" else subject.source_blocks
    at = 0
    while at < len(segments):
        end = at + 1
        if blocks is not None:
            while end < len(segments) and segments[end].block == segments[at].block:
                end += 1
        if blocks is not None and segments[at].block < len(blocks):
            text = blocks[segments[at].block].text
            if len(text) <= _LONGEST:
                yield text, [(segment.start, segment) for segment in segments[at:end]]
        elif len(segments[at].text) <= _LONGEST:
            yield segments[at].text, [(0, segments[at])]
        at = end
