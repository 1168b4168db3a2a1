"""The draft's own Word or OpenDocument file with the target text in the same styles, labels, notes and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tmkit.documents import docx, odt, read
from tmkit.documents.docx.commenting import Comment, comment_document
from tmkit.documents.proofing import with_language
from tmkit.documents.running_heads import with_heads
from tmkit.documents.shading import annotated
from tmkit.model import Block, Row, Segment
from tmkit.pretranslate.composing import ALL, Composed, compose
from tmkit.pretranslate.draft import Draft
from tmkit.pretranslate.remarks import legend, remark
from tmkit.text.tokens import tokens

_AS_WORD = "written.docx"


def in_own_layout(draft: Draft, rows: Mapping[int, Row], marks: frozenset[str]) -> tuple[bytes, tuple[str, ...]]:
    """The draft's file with the targets of rows (by segment number) in place of its text, and remarks.

    What has no target stands there in the source. Heads and feet of the pages that say what a row says are in the
    target language, too; the others are named. `marks` are the shades wanted; where they are all wanted, comments say
    why. Raises InputError where the file is damaged.
    """
    composed = compose(draft.document.blocks, draft.segments, rows, marks)
    texts = {one.block.place: one.segment for one in composed}
    name, head = draft.document.name, draft.head
    if draft.document.format == "docx":
        data, remarks = docx.write(draft.data, name, texts)
        data = with_language(data, name, head.source_language, head.target_language)
        if marks == ALL:
            data = commented(data, name, composed, list(rows.values()))
    else:
        data, remarks = odt.write(
            draft.data, name, _annotated(composed, list(rows.values())) if marks == ALL else texts
        )
        data = with_language(data, name, head.source_language, head.target_language)
    data, heads = with_heads(data, name, _as_in(rows.values()))
    if heads:
        remarks = (*remarks, f"heads and feet of the pages are as in the draft: “{'”, “'.join(heads[:3])}”")
    labels = {block.place: block.path or block.label for block in draft.document.blocks}
    return data, tuple(_placed(line, labels) for line in remarks)


def _as_in(rows: Iterable[Row]) -> Callable[[str], str | None]:
    """What the rows say for a text of theirs that stands above or below the pages, too."""
    known: dict[tuple[str, ...], str] = {}
    for row in rows:
        if row.target is not None and row.target.text.strip():
            known.setdefault(tuple(tokens(row.source.text)), row.target.text)
    return lambda text: known.get(tuple(tokens(text)))


def commented(data: bytes, name: str, composed: Sequence[Composed], rows: Sequence[Row]) -> bytes:
    """A copy of a Word document with a comment at each passage that needs one, and one that tells of the whole.

    `composed` are its paragraphs: known by their places, or, in a document built anew, by their order.
    """
    blocks = read(_AS_WORD, data).blocks
    found = {block.place: block for block in blocks}
    if any(one.block.place not in found for one in composed):
        found = {}
        waiting = iter(blocks)
        for one in composed:
            block = next((block for block in waiting if block.text == one.segment.text), None)
            if block is None:
                break
            found[one.block.place] = block
    return comment_document(data, name, list(_comments(composed, found, rows)))


def _comments(composed: Sequence[Composed], found: Mapping[str, Block], rows: Sequence[Row]) -> Iterator[Comment]:
    for number, one in enumerate(composed):
        block = found.get(one.block.place)
        if block is None:
            continue
        if not number:
            yield Comment(block.place, block.text, (0, len(block.text)), legend(rows))
        same = block.text == one.segment.text
        for row, start, end in one.spans:
            lines = remark(row)
            if lines:
                yield Comment(block.place, block.text, (start, end) if same else (0, len(block.text)), lines)


def _annotated(composed: Sequence[Composed], rows: Sequence[Row]) -> dict[str, Segment]:
    """The texts with a note in the margin before each passage that needs one."""
    texts = {}
    for number, one in enumerate(composed):
        notes = [(start, annotated(lines)) for row, start, _ in one.spans if (lines := remark(row))]
        if not number:
            notes.insert(0, (0, annotated(legend(rows))))
        codes = sorted([*notes, *one.segment.codes], key=lambda item: item[0])
        texts[one.block.place] = replace(one.segment, codes=tuple(codes))
    return texts


def _placed(line: str, labels: Mapping[str, str]) -> str:
    """A remark with the paragraph's label where it has one."""
    place, _, rest = line.partition(": ")
    label = labels.get(place)
    return f"{label if label.startswith(('¶', 'table', 'note')) else f'¶ {label}'}: {rest}" if label else line
