"""The draft itself, a Word document, with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.checks.outcome import Checked
from tmkit.documents import docx
from tmkit.documents.docx.commenting import Comment, comment_document
from tmkit.model import Finding, InputError, Place
from tmkit.reports.findings_words import others

MOST = 3
"""Places of one finding that get a comment each; the first of them tells where the others are."""


def commented_draft(checked: Checked, original: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A copy of the draft with comments, and remarks.

    What is found in the source has no place in the draft: it is in the queries. Raises InputError where the draft is
    no Word document.
    """
    subject = checked.subject
    if subject.target_blocks is None or not docx.sniff(original):
        raise InputError(
            "is no Word document, so no comments can be written into it; -o NAME.html shows the findings on a page",
            file=subject.file,
        )
    comments = list(_comments(checked))
    elsewhere = sum(finding.places[0].side == "source" for finding in checked.findings)
    remarks: tuple[str, ...] = ()
    if elsewhere:
        what = "1 finding lies" if elsewhere == 1 else f"{elsewhere:,} findings lie"
        remarks = (f"{what} in the source, which is another document; --queries lists what its author may be asked",)
    return comment_document(original, subject.file, comments), remarks


def _comments(checked: Checked) -> Iterator[Comment]:
    subject = checked.subject
    segments = {segment.id: segment for segment in subject.segments}
    blocks = subject.target_blocks or ()
    for finding in checked.findings:
        own = [place for place in finding.places if place.side == "target" and place.segment in segments]
        for number, place in enumerate(own[:MOST]):
            segment = segments[place.segment]
            block = blocks[segment.block]
            start, end = (segment.start + offset for offset in place.span)
            lines = tuple(
                _lines(finding, place, checked.keys.finding(finding), first=number == 0, left=len(own) - MOST)
            )
            yield Comment(block.place, block.text, (start, end), lines)


def _lines(finding: Finding, place: Place, key: str, *, first: bool, left: int) -> Iterator[str]:
    yield f"{finding.severity}: {finding.message}"
    if finding.suggestion is not None and place.text == finding.places[0].text:
        yield f"Write: {finding.suggestion}"
    if finding.evidence:
        yield finding.evidence
    rest = others(finding) if first else ""
    if rest:
        yield f"Also: {rest}" + (f"; {left:,} of them have no comment" if left > 0 else "")
    yield f"{finding.check} · {key}"
