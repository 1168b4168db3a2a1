"""The text of an OpenDocument file in reading order: paragraphs, lists, tables, notes, frames."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tmkit.documents.inline import Inline, Run, inline
from tmkit.documents.odt.changes import Changes
from tmkit.documents.odt.numbering import Counter, Numbering
from tmkit.documents.odt.runs import PARTED, Sample, Taken, Walk
from tmkit.documents.odt.styles import Styles, whole
from tmkit.documents.odt.tree import PARAGRAPHS, Node
from tmkit.documents.outline import Part, note_path
from tmkit.documents.reading import Revisions

_PAGE_NUMBER = re.compile(r"(?:[\s.…_]*[\s.…_])?(?:\d{1,4}|[ivxlIVXL]{1,7})?\s*\Z")
_LONGEST_HEADING = 330
_LONGEST_SENTENCE = 110  # what is longer and ends as a sentence does is a paragraph in a heading's style
_MOST_COLUMNS = 10_000
_INDEXES = frozenset(
    f"text:{name}"
    for name in """table-of-content illustration-index table-index object-index user-index alphabetical-index
    bibliography""".split()
)
_ROWS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})
_HOLDERS = frozenset(
    {"draw:frame", "draw:text-box", "draw:g", "draw:a", "draw:custom-shape", "draw:rect", "text:index-body"}
)
_MOST_JOINED = 1000


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it was found: what `Part` knows of it, and what is needed to write it anew.

    `whole` is the paragraph with its codes; the part's text lies at its beginning, up to `end`. `plain` says that it is
    one paragraph of the file.
    """

    part: Part
    node: Node
    whole: Inline
    end: int
    samples: tuple[Sample, ...] = ()
    plain: bool = True


@dataclass(slots=True)
class _Story:
    """Where paragraphs are being read."""

    kind: str | None = None
    path: str = ""
    mark: str = ""
    count: int = 0
    tables: int = 0
    walk: Walk | None = None
    first: Node | None = None
    joined: int = 0


@dataclass(slots=True)
class _Item:
    """The item of a list in which paragraphs stand; its label goes to the first."""

    counter: Counter
    level: int
    start: int | None = None
    counted: bool = False


class Body:
    """Reads the passages of a document, in order."""

    def __init__(self, content: Node, styles: Node, revisions: Revisions) -> None:
        self._styles = Styles(styles, content)
        self._numbering = Numbering(self._styles)
        self._changes = Changes(revisions)
        self._content = content
        self._page = 1
        self.paged = False
        self.passages: list[Passage] = []
        self.hidden = 0

    @property
    def changes(self) -> int:
        """How many tracked changes the document lists."""
        return self._changes.count

    def read(self) -> bool:
        """Read the whole document; False where the file has no text document."""
        body = self._content.child("office:body")
        text = body.child("office:text") if body is not None else None
        if text is None:
            return False
        for changes in text.all("text:tracked-changes"):
            self._changes.collect(changes)
        self.paged = (
            text.get("text:use-soft-page-breaks") == "true" or next(text.all("text:soft-page-break"), None) is not None
        )
        self._blocks(text, _Story(), None)
        return True

    def _blocks(self, node: Node, story: _Story, item: _Item | None) -> None:
        for child in node.children:
            self._block(child, story, item)

    def _block(self, node: Node, story: _Story, item: _Item | None) -> None:
        tag = node.tag
        if tag in PARAGRAPHS:
            self._paragraph(node, story, item)
        elif tag == "text:list":
            self._list(node, story, item)
        elif tag == "text:numbered-paragraph":
            style = node.get("text:style-name")
            counter = self._numbering.open(style, node.get("text:list-id"), node.get("text:list-id"), goes_on=True)
            start = node.get("text:start-value")
            level = whole(node.get("text:level"), 1)
            self._blocks(node, story, _Item(counter, level, int(start) if start.isdigit() else None))
        elif tag == "table:table":
            self._table(node, story)
        elif tag == "text:section":
            if self._styles.section_hidden(node):
                self.hidden += 1
            else:
                self._blocks(node, story, item)
        elif tag in _INDEXES:
            self._index(node, story)
        elif tag == "text:soft-page-break":
            self._page += 1
        elif tag in {"text:index-title", *_HOLDERS}:
            self._blocks(node, story, item)

    def _index(self, node: Node, story: _Story) -> None:
        for part in node.children:
            if part.tag != "text:index-body":
                continue
            for child in part.children:
                title = child.tag == "text:index-title"
                self._block(child, replace(story, kind=story.kind if title else "contents"), None)

    def _list(self, node: Node, story: _Story, around: _Item | None) -> None:
        style = node.get("text:style-name")
        goes_on = node.get("text:continue-numbering") == "true"
        level = around.level + 1 if around else 1
        if around is None:
            style = style or self._style_of_first(node)
            counter = self._numbering.open(style, node.get("xml:id"), node.get("text:continue-list"), goes_on=goes_on)
            if not goes_on and not node.get("text:continue-list"):
                counter.restart(1)
        else:
            counter = around.counter
            levels = self._numbering.levels(style) if style else None
            if levels is not None and levels is not counter.levels:
                counter = Counter(levels, counter.last, counter.begun)
            if not goes_on and around.counted:
                counter.restart(level)
        for child in node.children:
            if child.tag == "text:list-item":
                start = child.get("text:start-value")
                self._blocks(child, story, _Item(counter, level, int(start) if start.isdigit() else None))
            elif child.tag == "text:list-header":
                self._blocks(child, story, _Item(counter, level, counted=True))

    def _style_of_first(self, node: Node) -> str:
        """The list style that the first paragraph of a list names."""
        first = next((found for tag in PARAGRAPHS for found in node.all(tag)), None)
        return self._styles.list_of(first.get("text:style-name")) if first is not None else ""

    def _table(self, node: Node, story: _Story) -> None:
        story.tables += 1
        owner = f"{story.path}/" if story.path else ""
        row = 0
        for line in _rows(node):
            column = 1
            for cell in line.children:
                if cell.tag == "table:table-cell":
                    path = f"{owner}table {story.tables}/r{row + 1}c{column}"
                    self._blocks(cell, _Story("table cell", path), None)
                if cell.tag in {"table:table-cell", "table:covered-table-cell"}:
                    column += max(whole(cell.get("table:number-columns-repeated"), 1, _MOST_COLUMNS), 1)
            row += max(whole(line.get("table:number-rows-repeated"), 1), 1)

    def _paragraph(self, node: Node, story: _Story, item: _Item | None) -> None:
        """Take a paragraph; where its end lies in an insertion that is not wanted, it goes on with the next."""
        style = node.get("text:style-name")
        if self._styles.breaks_page(style, "before") and self.passages and story.kind is None:
            self._page += 1
        walk = story.walk or Walk(self._styles, self._changes)
        first = story.first or node
        walk.take(node)
        story.joined += 1
        if self._changes.left_out and story.joined < _MOST_JOINED:
            story.walk, story.first = walk, first
            return
        joined = story.joined > 1
        story.walk, story.first, story.joined = None, None, 0
        found = walk.found
        label, level = self._label(first, item, found)
        if found.hidden:
            self.hidden += 1
        else:
            self._add(first, found, story, label, level, joined=joined)
        for box in found.boxes:
            self._blocks(box, _Story(), None)
        for note in found.notes:
            self._note(note)
        if self._styles.breaks_page(style, "after") and story.kind is None:
            self._page += 1

    def _add(self, node: Node, found: Taken, story: _Story, label: str | None, level: int, *, joined: bool) -> None:
        """Make passages of what a paragraph has: several where deleted paragraphs were put back into it."""
        pieces: list[list[Run]] = [[]]
        for run in found.runs:
            if run.aside == PARTED:
                pieces.append([])
            else:
                pieces[-1].append(run)
        style = node.get("text:style-name")
        for runs in pieces:
            whole_text = inline(runs)
            text = whole_text.text
            page, breaks = self._page, []
            for at, aside in whole_text.asides:
                if isinstance(aside, Node) and aside.tag == "text:soft-page-break":
                    self._page += 1
                    if 0 < at < len(text):
                        breaks.append((at, self._page))
                    elif at == 0:
                        page = self._page
            kind = story.kind or self._kind(node, text)
            end = len(text)
            if kind == "contents":
                end = _entry_end(whole_text)
            text = text[:end].rstrip()
            if not text:
                continue
            story.count += 1
            part = Part(
                text,
                tuple((at, code) for at, code in whole_text.codes if at <= len(text)) if end else (),
                kind,
                label,
                level,
                story.path,
                page if self.paged else None,
                self._styles.shown_name(style),
                f"content.xml ¶{node.number}",
                tuple(breaks) if self.paged else (),
            )
            label = None
            plain = not joined and len(pieces) == 1
            part = _further(part, story)
            self.passages.append(Passage(part, node, whole_text, len(text), tuple(found.samples), plain=plain))

    def _label(self, node: Node, item: _Item | None, found: Taken) -> tuple[str | None, int]:
        """What automatic numbering prints before a paragraph, and the level of its list."""
        if item is not None:
            if item.counted:
                return None, item.level
            item.counted = True
            label = item.counter.step(item.level, item.start)
            if node.tag == "text:h":
                return found.label or label, 0
            return found.label or label, item.level
        if node.tag != "text:h" or node.get("text:is-list-header") == "true":
            return found.label, 0
        outline = self._numbering.outline
        level = whole(node.get("text:outline-level"), 1)
        if level not in outline.levels or self._styles.unnumbered(node.get("text:style-name")):
            return found.label, 0
        start = node.get("text:start-value")
        restart = node.get("text:restart-numbering") == "true" and start.isdigit()
        return found.label or outline.step(level, int(start) if restart else None) or None, 0

    def _kind(self, node: Node, text: str) -> str | None:
        role = "heading" if node.tag == "text:h" else self._styles.role(node.get("text:style-name"))
        if role == "heading":
            sentence = len(text) > _LONGEST_SENTENCE and text.endswith((".", ";", ":"))
            return None if sentence or len(text) > _LONGEST_HEADING else "heading"
        return role

    def _note(self, note: Node) -> None:
        """Read a note after the paragraph that calls it."""
        citation, body = note.child("text:note-citation"), note.child("text:note-body")
        if body is None:
            return
        mark = (citation.get("text:label") or citation.text()).strip() if citation is not None else ""
        page = self._page
        self._blocks(body, _Story("footnote", mark=mark), None)
        self._page = page


def _further(part: Part, story: _Story) -> Part:
    """A part of a note or cell with its path."""
    if story.kind == "footnote":
        label = story.mark if story.count == 1 else ""
        return replace(part, label=label, level=0, path=note_path(story.mark, story.count))
    if story.kind == "table cell" and story.count > 1:
        return replace(part, path=f"{story.path}/¶{story.count}")
    return part


def _entry_end(entry: Inline) -> int:
    """Where the text of an entry of a table of contents ends, its leaders and page number left out."""
    tabs = [at for at, code in entry.codes if code.attribute("type") == "x-tab"]
    start = tabs[-1] if tabs else max(len(entry.text) - 40, 0)
    found = _PAGE_NUMBER.search(entry.text, start)
    return found.start() if found and (tabs or found[0].count(".") > 2) else len(entry.text)


def _rows(table: Node) -> list[Node]:
    found: list[Node] = []
    for child in table.children:
        if child.tag == "table:table-row":
            if child.get("table:visibility") not in {"collapse", "filter"}:
                found.append(child)
        elif child.tag in _ROWS:
            found += _rows(child)
    return found
