"""Putting right what is certain: each fixable finding as changes of its block's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tmkit.checks.subject import Subject
from tmkit.model import Block, Code, DraftSegment, Finding, InputError, Place, Segment

_LONGEST = 2000  # characters of a passage that is compared with its suggestion


@dataclass(frozen=True, slots=True)
class Change:
    """The text `old` at `start` of a block is to be `new`. Where both are a space, the file has several for it."""

    block: int
    start: int
    old: str
    new: str
    check: str
    segment: int

    @property
    def end(self) -> int:
        """Where it ends in the block's text."""
        return self.start + len(self.old)


def fix(subject: Subject, findings: Iterable[Finding]) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """What fixable findings change in the blocks of a document, in order; and what is left, in words.

    Of two findings that change the same characters the first in the text wins. Raises InputError for a bilingual file.
    """
    if subject.target_blocks is None:
        raise InputError("only documents are fixed, and this is a bilingual file", file=subject.file)
    segments = {segment.id: segment for segment in subject.segments}
    found: list[Change] = []
    for finding in findings:
        if finding.fixable:
            for place in finding.places:
                wanted = _wanted(finding, place)
                if place.side == "target" and wanted is not None and place.segment in segments:
                    found += _changes(segments[place.segment], place, wanted, finding.check)
    found = sorted(set(found), key=lambda change: (change.block, change.start, change.end))
    kept: list[Change] = []
    left: list[str] = []
    for change in found:
        if kept and kept[-1].block == change.block and _overlap(kept[-1], change):
            left.append(f"segment {change.segment}: {change.check} waits for {kept[-1].check}; run it again")
        else:
            kept.append(change)
    return tuple(kept), tuple(dict.fromkeys(left))


def changed_blocks(blocks: Sequence[Block], changes: Iterable[Change]) -> Iterator[tuple[Block, Segment]]:
    """The blocks that changes concern, each with its new text and its codes where they belong now."""
    by_block: dict[int, list[Change]] = {}
    for change in changes:
        if change.old != change.new:
            by_block.setdefault(change.block, []).append(change)
    for number, those in sorted(by_block.items()):
        yield blocks[number], changed(blocks[number], those)


def changed(block: Block, changes: Sequence[Change]) -> Segment:
    """A block's text with some changes, which are in order and do not overlap."""
    parts: list[str] = []
    codes: list[tuple[int, Code]] = []
    waiting = list(block.codes)
    at = 0
    shift = 0
    for change in changes:
        while waiting and waiting[0][0] <= change.start:
            codes.append((waiting[0][0] + shift, waiting.pop(0)[1]))
        while waiting and waiting[0][0] < change.end:
            inside = min(waiting[0][0] - change.start, len(change.new))
            codes.append((change.start + shift + inside, waiting.pop(0)[1]))
        parts += (block.text[at : change.start], change.new)
        at = change.end
        shift += len(change.new) - len(change.old)
    codes += ((offset + shift, code) for offset, code in waiting)
    return Segment("".join((*parts, block.text[at:])), tuple(codes))


def _wanted(finding: Finding, place: Place) -> str | None:
    """What should stand at a place."""
    if place.suggestion is not None:
        return place.suggestion
    return finding.suggestion if place.text == finding.places[0].text else None


def _changes(segment: DraftSegment, place: Place, wanted: str, check: str) -> Iterator[Change]:
    """The characters that differ between a place and its suggestion; its spaces where these are the same."""
    start = segment.start + place.span[0]
    if place.text == wanted:
        for at, char in enumerate(place.text):
            if char == " ":
                yield Change(segment.block, start + at, char, char, check, segment.id)
        return
    if max(len(place.text), len(wanted)) > _LONGEST:
        yield Change(segment.block, start, place.text, wanted, check, segment.id)
        return
    matcher = SequenceMatcher(None, place.text, wanted, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield Change(segment.block, start + a, place.text[a:b], wanted[c:d], check, segment.id)


def _overlap(one: Change, other: Change) -> bool:
    """Whether two changes, in order, touch the same characters; two insertions at one place do."""
    return other.start < one.end or (one.start == other.start and one.new != "" and other.new != "")
