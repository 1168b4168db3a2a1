"""From the paragraphs of a document that knows its structure to blocks: labels, kinds and paths as reflow gives them.

DOCX, ODT, HTML and Markdown tell what a text can only show: which paragraphs are headings, what automatic numbering
prints. What they do not tell (a label that was typed, a heading that is only short) is judged as in a text, so that the
same report has the same labels, kinds and paths whatever file it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmkit.model import Block, Code
from tmkit.text.labels import split_label
from tmkit.text.reflow.kinds import find_kinds
from tmkit.text.reflow.paragraphs import Paragraph
from tmkit.text.reflow.paths import Paths
from tmkit.text.reflow.series import Label, Series, wide_styles

_OPENS = re.compile(r"[«“\"'‘(\[*_]*\s*(?:[^\W\d_a-zà-öø-ÿœ]|\d)")
_COUNTED = re.compile(r"(?:\d{1,4}|[^\W\d_]{1,7})(?:\.\d{1,4})*(?:\s?[^\W\d_]{3,9})?")
_DOTTED = re.compile(r"\w\.\w")  # a label that tells the item around it, too
_PLACED = re.compile(r"(\D*)(\d{1,4}(?:\.\d{1,4})*)(\D*)")
_MOST_LABEL = 100  # characters of a paragraph that are looked at for its label


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as a format gives it, edges stripped.

    `kind` is a block's kind, `contents` for an entry of a table of contents, or None where the format does not tell.
    `label` is what automatic numbering prints, None where it prints nothing; a footnote's is its mark. `level` is the
    depth of the list, from 1, 0 outside of lists. `path` is that of a table cell, or of a further paragraph of a
    footnote.
    """

    text: str
    codes: tuple[tuple[int, Code], ...] = ()
    kind: str | None = None
    label: str | None = None
    level: int = 0
    path: str = ""
    page: int | None = None
    style: str | None = None
    place: str = ""
    breaks: tuple[tuple[int, int], ...] = ()


def blocks(parts: Sequence[Part]) -> tuple[Block, ...]:
    """The parts as blocks, those without text left out."""
    parts = [part for part in parts if part.text]
    flowing = [part for part in parts if part.kind not in {"table cell", "footnote"}]
    labelled = _labelled(flowing)
    kinds = iter(_kinds(labelled))
    paths = Paths()
    nesting = _Nesting()
    found: list[Block] = []
    flow = iter(labelled)
    for part in parts:
        if part.kind == "table cell":
            found.append(_cell(part))
        elif part.kind == "footnote":
            mark = part.label or ""
            found.append(_block(part, part.kind, mark, part.path or note_path(mark)))
        else:
            part, label = next(flow)  # noqa: PLW2901  (the part without its label)
            kind = next(kinds)
            if part.kind == "contents":
                path = ""
            elif kind == "heading":
                path = paths.heading(label)
            elif label:
                label = nesting.placed(label, part.level)
                kind = "list item" if kind == "paragraph" and not label.is_number else kind
                paths.leave(max(part.level, 1))
                path = paths.item(label)
            else:
                path = paths.paragraph()
            found.append(_block(part, kind, label.text if label else "", path))
    return tuple(found)


def note_path(mark: str, paragraph: int = 1) -> str:
    """The path of a footnote by its mark, or of a further paragraph of it."""
    path = f"note {mark.strip('[]()/')}"
    return path if paragraph == 1 else f"{path}/¶{paragraph}"


def without_head(part: Part, length: int) -> Part:
    """A part without the first `length` characters of its text; codes that stood in them stand before the rest."""
    codes = tuple((max(at - length, 0), code) for at, code in part.codes)
    breaks = tuple((at - length, page) for at, page in part.breaks if at > length)
    page = next((page for at, page in reversed(part.breaks) if at <= length), part.page)
    return replace(part, text=part.text[length:], codes=codes, breaks=breaks, page=page)


def _block(part: Part, kind: str, label: str, path: str) -> Block:
    style = "contents" if part.kind == "contents" else part.style
    return Block(part.text, kind, label, path, part.page, style, part.place, part.codes, part.breaks)


def _cell(part: Part) -> Block:
    """A table cell; a label that was typed in it is no part of its text."""
    label = part.label or ""
    if not label:
        head = part.text[:_MOST_LABEL]
        label, rest = split_label(head)
        part = without_head(part, len(head) - len(rest)) if label else part
    return _block(part, "table cell", label, part.path)


def _labelled(parts: Sequence[Part]) -> list[tuple[Part, Label | None]]:
    """Each part with its label, printed or typed; a typed one is taken from the text."""
    heads = [f"{part.label} {part.text[:1]}" if part.label else part.text[:_MOST_LABEL] for part in parts]
    series = Series(wide_styles(heads))
    found: list[tuple[Part, Label | None]] = []
    for part in parts:
        if part.label:
            label = _printed(part.label, series)
            series.accept(label)
            found.append((part, label))
            continue
        read = series.read(part.text)
        if read and read[1] and part.text[0] != "#" and _accepted(*read, series):
            label, rest = read
            series.accept(label)
            found.append((without_head(part, len(part.text) - len(rest)), label))
        else:
            found.append((part, None))
    return found


def _accepted(label: Label, rest: str, series: Series) -> bool:
    """Whether what looks like a label at the beginning of a paragraph is one: a number opens a sentence or follows."""
    return not label.is_number or _OPENS.match(rest) is not None or series.follows(label)


def _printed(text: str, series: Series) -> Label:
    """The label that automatic numbering prints."""
    core = text.strip("().°º:-–— ")
    if _COUNTED.fullmatch(core) and len(text) <= len(core) + 4:
        label = series.styled(text if text.endswith((".", ")", "°", "º")) else f"{text}.")
        style = "1.1" if label.style == "1.1" else label.style
        return Label(text, style, label.value)
    placed = _PLACED.fullmatch(text)
    if placed:  # `Article 3`, `§ 4`
        value = tuple(int(number) for number in placed[2].split("."))
        return Label(text, f"{placed[1]}1{placed[3]}", value)
    return Label(text, text, ())


def _kinds(labelled: Sequence[tuple[Part, Label | None]]) -> list[str]:
    """The kind of each part: as its format tells, else as a text shows."""
    guessed = find_kinds(
        [
            Paragraph(at, 1, None, label, [part.text], len(part.text), 1, contents=part.kind == "contents")
            for at, (part, label) in enumerate(labelled)
        ]
    )
    kinds: list[str] = []
    for at, ((part, label), guess) in enumerate(zip(labelled, guessed, strict=True)):
        kind = guess
        if part.kind == "contents":
            kind = "paragraph"
        elif part.kind is not None:
            kind = part.kind
        elif guess == "heading" and part.level and _in_series(labelled, at):
            kind = "paragraph" if label and label.is_number else "list item"
        kinds.append(kind)
    return kinds


def _in_series(labelled: Sequence[tuple[Part, Label | None]], at: int) -> bool:
    """Whether an item of a list stands beside another of its level: no heading, however short."""
    near = [labelled[i][0] for i in (at - 1, at + 1) if 0 <= i < len(labelled)]
    return any(part.label and part.level >= labelled[at][0].level > 0 for part in near)


class _Nesting:
    """Knows the last label of each level of a list, so that items within items are told from those around them."""

    def __init__(self) -> None:
        self._last: list[tuple[int, Label]] = []

    def placed(self, label: Label, level: int) -> Label:
        """The label, in a style of its level where it counts, or stands, within an item of the level above."""
        level = max(level, 1)
        while self._last and self._last[-1][0] >= level:
            self._last.pop()
        inside = bool(self._last) and (
            label.is_bullet or any(above.style == label.style or not above.is_number for _, above in self._last)
        )
        self._last.append((level, label))
        whole = label.style == "1.1" or _DOTTED.search(label.text) is not None
        if inside and not whole:
            return replace(label, style=f"{level}:{label.style}")
        return label
