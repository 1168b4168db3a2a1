"""From the printed lines of a PDF, or plain text, back to paragraphs.

`lines.py` cleans and counts the lines; `furniture.py` finds page numbers and running heads, `notes.py` footnotes;
`flow.py` has the lines that remain; `layout.py` tells whether they are hard-wrapped; `paragraphs.py` where paragraphs
begin, by the labels of `series.py` among others; `hyphens.py` joins broken words, with what `compounds.py` knows;
`kinds.py` and `paths.py` say what a block is and what it is called. `printed.py` has the way in for lines whose places
on their pages are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tmkit.model import Block, Code
from tmkit.text.labels import split_label
from tmkit.text.reflow.flow import Flow, Note, text_flow
from tmkit.text.reflow.furniture import find_pages
from tmkit.text.reflow.hyphens import Hyphens
from tmkit.text.reflow.kinds import find_kinds
from tmkit.text.reflow.layout import Layout, find_layout
from tmkit.text.reflow.lines import Lines, printed_lines
from tmkit.text.reflow.notes import find_notes
from tmkit.text.reflow.paragraphs import Builder, Paragraph
from tmkit.text.reflow.paths import Paths
from tmkit.text.reflow.printed import Aside, PrintedLine, printed_flow, printed_layout
from tmkit.text.reflow.result import Doubt, Reflowed
from tmkit.text.reflow.series import Series, wide_styles

__all__ = ["Aside", "Doubt", "PrintedLine", "Reflowed", "reflow", "reflow_printed"]

_MOST_DOUBTS = 100
_MOST_LABEL = 100  # characters of a cell that are looked at for its label
_SPACES = re.compile(r"[ \t\u3000]{2,}|\t")
_DOUBLED = re.compile(r"(?<=[^\s.!?…:]) {2,3}(?=\S)")  # two spaces after a stop are a custom, more than three a layout
_JUSTIFIED = 1 / 8  # of the lines: with more that have doubled spaces, these fill the lines
_FEW = 3  # lines with doubled spaces that are always the author's


def reflow(text: str, language: str | None = None, known_word: Callable[[str], bool] | None = None) -> Reflowed:
    """The paragraphs of a text whose lines are those of printed pages, as blocks.

    A text with one paragraph a line comes through as it is. `language` helps to join words that a line end broke, and
    so does `known_word`, which tells whether archive or glossary know a word or compound.
    """
    lines = printed_lines(text)
    if lines.shapeless():
        return _joined(lines)
    pages = find_pages(lines)
    flow, notes = text_flow(lines, pages, *find_notes(lines, pages))
    doubts = [Doubt(line, reason) for line, reason in pages.notes]
    builder, paragraphs = _paragraphs(flow, find_layout(flow), notes, language, known_word)
    doubts += [Doubt(line, reason) for line, reason in builder.doubts]
    if lines.removed:
        doubts.append(Doubt(None, f"{lines.removed} characters that no text may have were left out"))
    return Reflowed(tuple(_blocks(paragraphs)), _counted(doubts, paragraphs))


def reflow_printed(
    lines: Sequence[PrintedLine],
    asides: Sequence[Aside],
    language: str | None = None,
    known_word: Callable[[str], bool] | None = None,
) -> Reflowed:
    """The paragraphs of lines whose places on their pages are known, without page furniture, in reading order.

    `asides` are footnotes and the cells of tables, in the order of the lines after which they stand.
    """
    flow, notes, places = printed_flow(lines, asides)
    builder, paragraphs = _paragraphs(flow, printed_layout(lines), notes, language, known_word)
    doubts = [Doubt(None, f"{places[number - 1]}: {reason}") for number, reason in builder.doubts]
    return Reflowed(tuple(_blocks(paragraphs, places)), _counted(doubts, paragraphs))


def _paragraphs(
    flow: Flow, layout: Layout, notes: list[Note], language: str | None, known_word: Callable[[str], bool] | None
) -> tuple[Builder, list[Paragraph]]:
    series = Series(wide_styles(_heads(flow, layout)))
    builder = Builder(flow, layout, Hyphens(flow.text, language, known_word), series)
    for at in range(len(flow.text)):
        builder.take(at)
    return builder, _with_notes(builder, notes)


def _counted(doubts: list[Doubt], paragraphs: list[Paragraph]) -> tuple[Doubt, ...]:
    """The doubts, not too many of them."""
    entries = sum(paragraph.contents for paragraph in paragraphs)
    if entries:
        doubts.append(Doubt(None, f"{entries} entries of a table of contents: leaders and page numbers were left out"))
    if len(doubts) > _MOST_DOUBTS:
        more = len(doubts) - _MOST_DOUBTS
        doubts[_MOST_DOUBTS:] = [Doubt(None, f"{more} more of these")]
    return tuple(doubts)


def _joined(lines: Lines) -> Reflowed:
    """Lines joined as they come; two blank lines or more part them."""
    runs: list[list[str]] = [[]]
    for line, gap in zip(lines.text, lines.gap, strict=True):
        if gap > 1 and runs[-1]:
            runs.append([])
        runs[-1].append(line)
    blocks = tuple(Block(" ".join(run), path=f"¶{count}") for count, run in enumerate(runs, 1))
    return Reflowed(
        blocks, (Doubt(None, f"{len(lines.text)} lines of a few characters each were joined as they come"),)
    )


def _heads(flow: Flow, layout: Layout) -> list[str]:
    """The lines that may open a block of a series such as `I.`, `II.`: after a blank line, or too short to be prose."""
    return [
        line
        for line, gap, width in zip(flow.text, flow.gap, layout.widths, strict=True)
        if gap or len(line) < 0.7 * width or not width or ".." in line
    ]


def _with_notes(builder: Builder, notes: list[Note]) -> list[Paragraph]:
    """The paragraphs with the footnotes of a page after the paragraph that ends it or runs over its end."""
    if not notes:
        return builder.paragraphs
    merged: list[Paragraph] = []
    waiting = iter(notes)
    note = next(waiting, None)
    for paragraph, end in zip(builder.paragraphs, builder.ends, strict=True):
        merged.append(paragraph)
        while note is not None and note.after <= end + 1:
            merged.append(_note(builder, note))
            note = next(waiting, None)
    while note is not None:
        merged.append(_note(builder, note))
        note = next(waiting, None)
    return merged


def _note(builder: Builder, note: Note) -> Paragraph:
    paragraph = Paragraph(note.number, 0, note.page, mark=note.mark, cell=note.path)
    before = ""
    for at, line in enumerate(note.lines):
        builder.join(paragraph, before, line)
        start = paragraph.length - len(line)
        paragraph.codes += [(start + offset, code) for offset, code in (note.codes[at] if note.codes else ())]
        before = line
    return paragraph


def _blocks(paragraphs: list[Paragraph], places: Sequence[str] | None = None) -> list[Block]:
    """The paragraphs as blocks, those without text left out. `places` are those of the lines, where they have any."""
    paths = Paths()
    justified = _justified(paragraphs)
    blocks = []
    for paragraph, kind in zip(paragraphs, find_kinds(paragraphs), strict=True):
        text, breaks, doubled = _tidied(paragraph, justified)
        printed = ""
        label = paragraph.label
        if not text and label is None:
            continue
        if kind == "footnote":
            path = f"note {paragraph.mark.strip('[]()/')}"
        elif kind == "table cell":
            path = paragraph.cell
            head = text[:_MOST_LABEL]
            printed, rest = split_label(head)
            cut = len(head) - len(rest) if printed else 0
            text = text[cut:]
            doubled = tuple(place - cut for place in doubled if place > cut)
            paragraph.codes = [(max(offset - cut, 0), code) for offset, code in paragraph.codes]
        elif paragraph.contents:
            path = ""
        elif kind == "heading":
            path = paths.heading(label)
        else:
            path = paths.item(label) if label else paths.paragraph()
        blocks.append(
            Block(
                text,
                kind,
                paragraph.mark or (label.text if label else printed),
                path,
                paragraph.page,
                "contents" if paragraph.contents else None,
                places[paragraph.number - 1] if places else f"line {paragraph.number}",
                _numbered(paragraph.codes),
                breaks,
                doubled,
            )
        )
    return blocks


def _numbered(codes: list[tuple[int, Code]]) -> tuple[tuple[int, Code], ...]:
    """The codes of a block, each with its number in it."""
    return tuple(
        (offset, Code(code.kind, (("x", str(number)), *code.attributes), code.content))
        for number, (offset, code) in enumerate(codes, 1)
    )


def _justified(paragraphs: list[Paragraph]) -> bool:
    """Whether spaces are doubled to fill the lines, and not by mistake."""
    lines = [part for paragraph in paragraphs if paragraph.wrapped for part in paragraph.parts if len(part) > 1]
    doubled = sum("  " in line and _DOUBLED.search(line) is not None for line in lines)
    return doubled > max(_FEW, _JUSTIFIED * len(lines))


def _tidied(paragraph: Paragraph, justified: bool) -> tuple[str, tuple[tuple[int, int], ...], tuple[int, ...]]:
    """The text with single spaces, if its lines were a page's; where pages begin in it; which spaces were doubled."""
    text = paragraph.text()
    if not (paragraph.wrapped or paragraph.mark) or not _SPACES.search(text):
        return text, tuple(paragraph.breaks), ()
    bounds = [0, *(offset for offset, _ in paragraph.breaks), len(text)]
    doubled = () if justified else tuple(match.start() for match in _DOUBLED.finditer(text))
    pieces = [_SPACES.sub(" ", text[start:end]) for start, end in pairwise(bounds)]
    offset = 0
    breaks = []
    for piece, (_, page) in zip(pieces, paragraph.breaks, strict=False):
        offset += len(piece)
        breaks.append((offset, page))
    return "".join(pieces), tuple(breaks), tuple(_moved(text, doubled))


def _moved(text: str, places: tuple[int, ...]) -> Iterator[int]:
    """Where places of a text are once its spaces are single."""
    lost = 0
    runs = iter([match.span() for match in _SPACES.finditer(text)] if places else [])
    run = next(runs, None)
    for place in places:
        while run is not None and run[0] < place:
            lost += run[1] - run[0] - 1
            run = next(runs, None)
        yield place - lost
