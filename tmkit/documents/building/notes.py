"""The footnotes of a document that is built: which mark in the text calls which note."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tmkit.documents.building.runs import NOTES
from tmkit.model import Block, Code

_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class FootNote:
    """A footnote: its number in the document from 1, its mark as printed, and its paragraphs."""

    number: int
    mark: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """`notes` in order; `of_code` are those that a mark calls, by (block, which of the block's marks).

    `at_end` are those without a mark, by the block at whose end they are called. `plain` says that the marks are the
    numbers that Word counts by itself.
    """

    notes: tuple[FootNote, ...]
    of_code: dict[tuple[int, int], FootNote]
    at_end: dict[int, list[FootNote]]
    plain: bool


def find_calls(blocks: Sequence[Block]) -> Calls:
    """Which mark calls which footnote: the first free one of the same sign before it, else any that is free."""
    waiting: list[tuple[int, int, str]] = []
    notes: list[FootNote] = []
    of_code: dict[tuple[int, int], FootNote] = {}
    at_end: dict[int, list[FootNote]] = {}
    last = -1
    for number, block in enumerate(blocks):
        if block.kind != "footnote":
            marks = [code for _, code in block.codes if (code.attribute("type") or "") in NOTES]
            waiting += [(number, at, _sign(code)) for at, code in enumerate(marks)]
            last = number if block.kind != "heading" or last < 0 else last
            continue
        if "/" in block.path and notes:
            notes[-1] = FootNote(notes[-1].number, notes[-1].mark, (*notes[-1].blocks, block))
            continue
        note = FootNote(len(notes) + 1, block.label, (block,))
        notes.append(note)
        sign = block.label.strip("()[].")
        found = next((one for one in waiting if one[2] == sign), None) or next(iter(waiting), None)
        if found is not None:
            waiting.remove(found)
            of_code[found[:2]] = note
        elif last >= 0:
            at_end.setdefault(last, []).append(note)
    grown = {note.number: note for note in notes}
    return Calls(
        tuple(notes),
        {place: grown[note.number] for place, note in of_code.items()},
        {place: [grown[note.number] for note in found] for place, found in at_end.items()},
        all(note.mark.strip("()[].") == str(note.number) for note in notes),
    )


def _sign(code: Code) -> str:
    """What a mark shows: `1` of `<sup>1</sup>` and of `[^1]`."""
    return _TAGS.sub("", html.unescape(code.content)).strip("()[]^. ")
