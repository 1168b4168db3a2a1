"""Lines to paragraphs: where each begins, by blank lines, labels, short lines, and the sentence itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmkit.model import Code
from tmkit.text.reflow.flow import Flow
from tmkit.text.reflow.hyphens import Hyphens, ends_broken
from tmkit.text.reflow.layout import Layout, dangles, goes_on
from tmkit.text.reflow.series import Label, Series, may_open_label

_ENDED = re.compile(r"[.!?…][)»”\"'’\]*_\s¹²³⁰⁴-⁹\d]*$")
_ITEM_ENDED = re.compile(r"(?:[.!?…:;,][)»”\"'’\]*_\s¹²³⁰⁴-⁹\d]*|\b(?:et|ou|and|or))$")
_LISTED = re.compile(r"[;,]\s(?:et|ou|and|or)$")
_OPENS = re.compile(r"[«“\"'‘(\[*_]*\s*(?:[^\W\d_a-zà-öø-ÿœ]|\d)")
_LEADERS = re.compile(r"(\S.*?)[\s.…_]*(?:\.{4}|…{2}|(?:\s\.){3}|_{4})[\s.…_]*(\d{1,4}|[ivxl]{1,7})?")
_COLUMNS = re.compile(r"\S(?:[ \t\u00a0]{6}|\t)[ \t\u00a0]*\S")  # a line that is set in columns
_LONGEST_ENTRY = 300
_LAST = 24  # characters at the end of a line that tell how it ends
_SHORT = 0.15  # of the width: a line that leaves more room than this for the next word ends where its paragraph does
_VERY_SHORT = 0.35
_SLACK = 0.025  # of the width, where places on the page tell how much room a line had left


@dataclass(slots=True)
class Paragraph:
    """A paragraph on its way to a block.

    `number` is its first line in the file, `gap` the blank lines before it (1 at the top of a page), `lines` how many
    it has, `parts` the texts that make it, `length` their characters, `breaks` (offset, page), `contents` whether it
    is an entry of a table of contents, `wrapped` whether its lines are hard-wrapped, `mark` a footnote's, `cell` the
    path of a cell of a table, `strong` whether all its lines are set larger or bolder than the text, `codes` its inline
    codes by offset, `indent` the least of its lines.
    """

    number: int
    gap: int
    page: int | None
    label: Label | None = None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: int = 0
    breaks: list[tuple[int, int]] = field(default_factory=list)
    contents: bool = False
    wrapped: bool = False
    mark: str = ""
    cell: str = ""
    strong: bool = False
    codes: list[tuple[int, Code]] = field(default_factory=list)
    indent: int = 0

    def text(self) -> str:
        """The text, joined."""
        return "".join(self.parts)


class Builder:
    """Makes paragraphs of the lines of a text, taken in order.

    `paragraphs` are those made so far, `ends` the number of lines taken when each had its last one, `doubts` (line of
    the file, what was uncertain).
    """

    def __init__(self, flow: Flow, layout: Layout, hyphens: Hyphens, series: Series) -> None:
        self._flow = flow
        self._layout = layout
        self._hyphens = hyphens
        self._series = series
        self.paragraphs: list[Paragraph] = []
        self.ends: list[int] = []
        self.doubts: list[tuple[int, str]] = []

    def take(self, at: int) -> None:
        """Take the next line."""
        flow = self._flow
        line = flow.text[at]
        current = self.paragraphs[-1] if self.paragraphs else None
        if current is not None and self._plainly_goes_on(line, current, at):
            current.parts += (" ", line)
            current.length += 1 + len(line)
            current.lines += 1
            self._add_codes(current, at, len(line))
            self.ends[-1] = at
            return
        label: Label | None = None
        found = self._series.read(line)
        if found and (current is None or self._accepts(*found, current, at)):
            label, line = found
            self._series.accept(label)
            current = None
        elif current is not None and self._begins(line, current, at):
            current = None
        if current is None:
            gap = flow.gap[at] or int(flow.turned[at])
            wrapped = bool(self._layout.widths[at])
            strong = bool(flow.strong)
            current = Paragraph(flow.number[at], gap, flow.page[at], label, wrapped=wrapped, strong=strong)
            current.indent = flow.indent[at]
            self.paragraphs.append(current)
            self.ends.append(at)
        self._extend(current, line, at)
        self.ends[-1] = at

    def join(self, paragraph: Paragraph, before: str, line: str) -> None:
        """Add a line to the text of a paragraph, the word that a hyphen broke between them whole."""
        if paragraph.parts and before and ends_broken(before):
            bare, between, doubt = self._hyphens.join(before, line)
            cut = len(before) - len(bare)
            paragraph.parts[-1] = paragraph.parts[-1][:-cut] + between
            paragraph.length += len(between) - cut
            if doubt:
                self.doubts.append((paragraph.number, doubt))
        elif paragraph.parts:
            paragraph.parts.append(" ")
            paragraph.length += 1
        paragraph.parts.append(line)
        paragraph.length += len(line)

    def _plainly_goes_on(self, line: str, current: Paragraph, at: int) -> bool:
        """Whether a line is one of the many inside a sentence, about which nothing needs to be asked."""
        flow = self._flow
        if not line[0].islower() or flow.gap[at] or flow.turned[at] or not self._layout.widths[at]:
            return False
        before = flow.text[at - 1]
        return (
            before[-1].isalnum()
            and len(before) <= self._layout.widths[at]
            and bool(current.parts)
            and not current.contents
            and not may_open_label(line)
            and not _may_lead(line)
        )

    def _extend(self, current: Paragraph, line: str, at: int) -> None:
        page = self._flow.page[at]
        entry = _LEADERS.fullmatch(line) if len(line) <= _LONGEST_ENTRY and _may_lead(line) else None
        if entry:
            line = entry[1].rstrip(" .…_")
            current.contents = True
        start = current.length
        if line:
            self.join(current, self._flow.text[at - 1] if at else "", line)
        self._add_codes(current, at, len(line))
        if page is not None and page != (current.breaks[-1][1] if current.breaks else current.page):
            if start:
                current.breaks.append((current.length - len(line), page))
            else:
                current.page = page
        current.lines += 1

    def _add_codes(self, current: Paragraph, at: int, length: int) -> None:
        """Give a paragraph the codes of its last line, of which the last `length` characters are its own."""
        flow = self._flow
        current.indent = min(current.indent, flow.indent[at])
        if not flow.room:
            return
        current.strong = current.strong and flow.strong[at]
        if flow.codes[at]:
            start = current.length - length
            gone = len(flow.text[at]) - length
            current.codes += [(max(offset - gone, 0) + start, code) for offset, code in flow.codes[at]]

    def _accepts(self, label: Label, rest: str, current: Paragraph, at: int) -> bool:
        """Whether what looks like a label at the beginning of a line is one."""
        if not current.parts:
            return bool(rest) and not label.is_bullet  # a label stood alone on the line before
        flow = self._flow
        before = flow.text[at - 1]
        apart = flow.gap[at] > self._layout.gap
        ended = _ITEM_ENDED.search(before[-_LAST:]) is not None
        short = self._short(before, flow.text[at], at)
        if label.is_bullet:
            if label.text not in {"-", "–", "—", "*", "o"}:
                return True
            item = current.label is not None and current.label.style == label.style != "o"
            return apart or ended or short or item or not self._layout.widths[at]
        follows = self._series.follows(label)
        if not label.is_number:
            return apart or (follows and (ended or short))
        ended = ended and before[-1] != ","
        opens = not rest or _OPENS.match(rest) is not None
        if not opens and not (follows and (apart or ended)):
            return False
        return apart or ((follows or not self._series.known(label)) and (ended or short))

    def _begins(self, line: str, current: Paragraph, at: int) -> bool:
        """Whether a line without a label begins a paragraph."""
        if current.contents:
            return True
        if not current.parts:
            return False  # a label stood alone on the line before
        flow = self._flow
        before = flow.text[at - 1]
        gap = flow.gap[at]
        if before[0] == "|" or line[0] == "|":
            return True  # a table in Markdown
        if _COLUMNS.search(line) or _COLUMNS.search(before):
            return True
        if ends_broken(before) and line[0].isalnum() and (line[0].islower() or gap <= self._layout.gap):
            return False
        if flow.turned[at] and not (flow.room and gap):
            return self._begins_on_page(before, line, at)
        if gap > self._layout.gap:
            return not self._bridges(before, line, current, at)
        width = self._layout.widths[at]
        if not width:
            return True
        if flow.room and flow.indent[at] + 2 <= current.indent and (current.lines > 1 or current.label is not None):
            return not goes_on(before, line)  # back to the margin after a list
        if len(before) > 1.35 * width + 10:
            return not goes_on(before, line)
        short = self._short(before, line, at)
        opens = _OPENS.match(line) is not None
        if before[-1] in ".!?…,;:»”)" and self._room(before, line, at) > _VERY_SHORT * width:
            return not dangles(before)
        if _ENDED.search(before[-_LAST:]):
            indented = flow.indent[at] >= flow.indent[at - 1] + 2 and current.lines > 1
            return opens and (short or indented or self._stands_alone(line, at))
        if before[-1] in ":;":
            return short
        if not opens or dangles(before):
            return False
        if is_capitals(before) or is_capitals(line):
            return is_capitals(before) != is_capitals(line) and (short or current.lines == 1)
        return before[-1] != "," and (
            self._room(before, line, at) > _VERY_SHORT * width or (short and current.lines == 1)
        )

    def _begins_on_page(self, before: str, line: str, at: int) -> bool:
        """Whether the first line of a page, without a label, begins a paragraph."""
        flow = self._flow
        full = self._layout.width > 0 and not self._short(before, line, at)
        if _ENDED.search(before[-_LAST:]):
            if flow.room:
                wide = at + 1 == len(flow.text) or flow.gap[at + 1] > 0 or flow.indent[at] < flow.indent[at + 1] + 2
            else:
                wide = len(before) >= 0.85 * self._layout.width
            goes = full and wide and not self._stands_alone(line, at)
            return not line[0].islower() and not goes
        if before[-1] in ":;" or _LISTED.search(before[-_LAST:]):
            return not full or not line[0].islower()
        if line[0].islower() or dangles(before):
            return False
        return is_capitals(before) or is_capitals(line) or not full

    def _stands_alone(self, line: str, at: int) -> bool:
        """Whether a line is short, unended, and nothing joins it: a heading."""
        flow = self._flow
        if len(line) > 0.7 * self._layout.width or _ITEM_ENDED.search(line[-_LAST:]):
            return False
        if at + 1 == len(flow.text) or flow.gap[at + 1] > self._layout.gap:
            return True
        return may_open_label(flow.text[at + 1]) or is_capitals(line)

    def _bridges(self, before: str, line: str, current: Paragraph, at: int) -> bool:
        """Whether a sentence goes on over blank lines."""
        width = self._layout.width
        if not width or not goes_on(before, line) or is_capitals(before) or _LISTED.search(before[-_LAST:]):
            return False
        if dangles(before) and (current.lines > 1 or len(before) > 0.5 * width):
            return True
        return before[-1] != "," and line[0].islower() and self._room(before, line, at) <= 0.25 * width

    def _short(self, before: str, line: str, at: int) -> bool:
        if self._flow.room:
            return self._flow.room[at] > _SLACK
        return self._room(before, line, at) > _SHORT * (self._layout.widths[at] or self._layout.width)

    def _room(self, before: str, line: str, at: int) -> int:
        """How many characters more the line before could have had, with the first word of this one; 0 without width."""
        width = self._layout.widths[at] or self._layout.width
        if not width:
            return 0
        if self._flow.room:
            return round(self._flow.room[at] * width)
        first = line.find(" ", 0, width)
        return width - len(before) - 1 - (first if first >= 0 else min(len(line), width))


def _may_lead(line: str) -> bool:
    """Whether a line has what leaders of a table of contents are made of."""
    return ".." in line or ". ." in line or "…" in line or "__" in line


def is_capitals(line: str) -> bool:
    """Whether a line is in capitals."""
    return line.isupper() and sum(map(str.isupper, line[:80])) >= 3
