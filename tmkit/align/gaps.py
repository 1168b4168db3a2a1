"""Stretches that only one of two documents has, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tmkit.align.aligned import Gap
from tmkit.align.beads import Alignment, Bead
from tmkit.model import DraftSegment

_FEW = 3  # sentences: fewer are a stretch only where they are whole numbered paragraphs or notes
_LONGEST_TITLE = 60


def find_gaps(alignment: Alignment) -> list[Gap]:
    """The runs of sentences without a counterpart that a reader would call missing, in order.

    A run is three sentences or more, or whole labelled paragraphs or notes. Single sentences are doubts of their beads.
    """
    found: list[Gap] = []
    for alone, run in groupby(alignment.beads, key=lambda bead: not bead.two_sided):
        if alone:
            found += _gaps(alignment, list(run))
    return found


def _gaps(alignment: Alignment, run: Sequence[Bead]) -> Iterator[Gap]:
    for side, segments, spans in (
        ("source", alignment.source.segments, [bead.source for bead in run]),
        ("target", alignment.target.segments, [bead.target for bead in run]),
    ):
        held = [span for span in spans if span[0] < span[1]]
        if not held:
            continue
        first, last = held[0][0], held[-1][1]
        if last - first >= _FEW or _whole(segments, first, last):
            yield Gap(side, (first, last), _words(side, segments, first, last))


def _whole(segments: Sequence[DraftSegment], first: int, last: int) -> bool:
    """Whether the run is one or more whole blocks, the first of them labelled."""
    begins = first == 0 or segments[first - 1].block != segments[first].block
    ends = last == len(segments) or segments[last - 1].block != segments[last].block
    label = segments[first].label
    return begins and ends and bool(label) and not label.startswith("¶") and "/¶" not in label


def _words(side: str, segments: Sequence[DraftSegment], first: int, last: int) -> str:
    run = segments[first:last]
    count = last - first
    pages = sorted({segment.page for segment in run if segment.page is not None})
    details = [f"{count} segment{'s' * (count > 1)}"]
    if pages:
        details.append(f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}–{pages[-1]}")
    place, several = _place(run, to_end=last == len(segments) and first > 0)
    return f"{side} {place} {'have' if several else 'has'} no counterpart ({', '.join(details)})"


def _place(run: Sequence[DraftSegment], *, to_end: bool) -> tuple[str, bool]:
    """What a run is called, and whether that is a plural."""
    title = " ".join(run[0].text.split())
    if run[0].kind == "heading":
        quoted = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
        label = run[0].label + " " if run[0].label else ""
        return f"“{label}{quoted}”" + (" to the end" if to_end else ""), False
    names = list(dict.fromkeys(segment.label.partition("/")[0] for segment in run if segment.label))
    if not names:
        return (f"segments {run[0].id}–{run[-1].id}", True) if len(run) > 1 else (f"segment {run[0].id}", False)
    first, last = names[0], names[-1]
    if all(name.startswith(("note ", "table ")) for name in (first, last)):
        kind = first.split()[0]
        if first.split()[0] == last.split()[0]:
            numbers = first.split()[1], last.split()[1]
            return (f"{kind}s {numbers[0]}–{numbers[1]}", True) if first != last else (first, False)
    if run[0].label.startswith("¶"):
        counted = first.removeprefix("¶"), last.removeprefix("¶")
        return (f"paragraphs {counted[0]}–{counted[1]}", True) if first != last else (f"paragraph {counted[0]}", False)
    if first.startswith("bullet"):
        return (f"{first} to {last}", True) if first != last else (first, False)
    if first == last:
        whole = run[0].label if len({segment.label for segment in run}) == 1 else first
        return f"¶ {whole}", False
    return f"¶ {first}–{last}", True
