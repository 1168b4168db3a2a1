"""A page's elements in order, to the parts of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tmkit.documents.html.flow import Flow
from tmkit.documents.html.formats import formats_of, opening
from tmkit.documents.html.labels import ListState, list_state
from tmkit.documents.html.notes import Notes, names_of, without_mark
from tmkit.documents.html.page import Attributes, unseen
from tmkit.documents.html.tables import judge
from tmkit.documents.inline import Format, Inline
from tmkit.documents.outline import Part, note_path, without_head
from tmkit.text.reflow import reflow

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr
    ul dir""".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_NOTE_CLASSES = frozenset({"footnotes", "endnotes", "wb-fnote"})
_TYPED_MARK = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡]{1,3})[\])]?[.:)]?\s+(?=\S)")
_QUOTES = {"fr": ("«\u00a0", "\u00a0»")}

Step = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around a text make of it: a block's kind, a note by its id, the path of a cell, a name.

    `apart` is whether it stands among the page's footnotes, whose own heading is none of the document's.
    """

    kind: str | None = None
    note: str | None = None
    cell: str = ""
    apart: bool = False
    name: str = ""


@dataclass(slots=True)
class Walker:
    """Walks pages' elements; `parts` are the paragraphs, with the ids of the notes that each calls, `notes_of` the
    paragraphs of each note that is called.
    """

    notes: Notes
    language: str | None
    parts: list[tuple[Part, list[str]]] = field(default_factory=list)
    notes_of: dict[str, list[tuple[Part, list[str]]]] = field(default_factory=dict)
    _flow: Flow = field(default_factory=Flow)
    _places: list[_Place] = field(default_factory=lambda: [_Place()])
    _lists: list[ListState] = field(default_factory=list)
    _label: str | None = None
    _note: str | None = None  # the note whose id stands in the text of the paragraph
    _kept: int = 0  # how many elements keep their white space
    _tables: int = 0
    _cells: dict[int, str] = field(default_factory=dict)
    _labels: set[int] = field(default_factory=set)
    _seen: Counter[str] = field(default_factory=Counter)

    def walk(self, root: LexborNode) -> None:
        """Take a node and all in it."""
        pending: list[LexborNode | Step] = [root]
        while pending:
            item = pending.pop()
            if callable(item):
                item()
            elif item.tag == "-text":
                self._flow.text(item.text_content or "", kept=self._kept > 0)
            elif item.tag and item.tag[0].isalpha():
                steps = self._enter(item)
                if steps is not None:
                    pending.extend(steps)
                    child = item.last_child
                    while child is not None:
                        pending.append(child)
                        child = child.prev
        self._flush()

    def in_order(self) -> list[Part]:
        """The parts, each note after the paragraph that calls it."""
        found: list[Part] = []
        waiting = list(reversed(self.parts))
        while waiting:
            part, calls = waiting.pop()
            found.append(part)
            for call in reversed(calls):
                waiting.extend(reversed(self.notes_of.pop(call, [])))
        for left in self.notes_of.values():
            found.extend(part for part, _ in left)
        return found

    def _enter(self, node: LexborNode) -> list[Step] | None:
        """Enter an element: what is to be done when it is left, in reverse order, or None where it is passed over."""
        tag = node.tag or ""
        attributes = node.attributes
        named = next((name for name in names_of(attributes) if name in self.notes.marks), None)
        number = node.mem_id
        heads = self._places[-1].apart and (tag in _HEADINGS or (tag == "dt" and named is None))
        if heads or unseen(tag, attributes) or number in self.notes.back:
            self._note = named or self._note
        elif number in self._labels:
            self._flush()
            self._label = node.text(deep=True).strip()
        elif number in self.notes.calls:
            self._flow.mark(Format("fnote", node.html or "", key=self.notes.calls[number][0]))
        elif tag == "br":
            self._flow.line_break()
        elif tag == "img":
            self._flow.mark(Format("image", opening(tag, attributes)))
        elif tag in _BLOCKS or attributes.get("role") in {"heading", "listitem"}:
            self._flush()
            return self._block(node, tag, attributes, named)
        else:
            self._note = named or self._note
            return self._inline(tag, attributes)
        return None

    def _inline(self, tag: str, attributes: Attributes) -> list[Step]:
        formats = formats_of(tag, attributes)
        self._flow.formats.extend(formats)
        opened, closed = _QUOTES.get(self.language or "", ("“", "”")) if tag == "q" else ("", "")
        self._flow.text(opened)

        def leave() -> None:
            self._flow.text(closed)
            if formats:
                del self._flow.formats[-len(formats) :]

        return [leave]

    def _block(self, node: LexborNode, tag: str, attributes: Attributes, named: str | None) -> list[Step]:
        self._seen[tag] += 1
        place = replace(self._places[-1], name=f"{tag} {self._seen[tag]}")
        steps: list[Step] = [self._places.pop]
        role = attributes.get("role")
        if tag in _HEADINGS or role == "heading":
            place = replace(place, kind=place.kind or "heading")
        elif tag in {"figcaption", "caption"}:
            place = replace(place, kind="caption")
        elif tag in {"ul", "ol", "dir"}:
            around = sum(not state.counts for state in self._lists)
            self._lists.append(list_state(tag, attributes, around, lambda: _items(node)))
            steps.append(self._lists.pop)
        elif tag == "li" or role == "listitem":
            self._label = self._lists[-1].label(attributes.get("value")) if self._lists else None
            steps.append(self._forget_label)
        elif tag == "pre":
            self._kept += 1
            steps.append(self._preformatted)
        elif tag == "table":
            self._table(node)
        elif tag in {"td", "th"} and node.mem_id in self._cells:
            place = replace(place, kind="table cell", cell=self._cells[node.mem_id])
        elif tag == "tr":
            self._label = None
        if named is not None or role in _NOTE_ROLES:
            place = replace(place, kind="footnote", note=named or "", cell="")
        if role == "doc-endnotes" or not _NOTE_CLASSES.isdisjoint((attributes.get("class") or "").lower().split()):
            place = replace(place, apart=True)
        self._places.append(place)
        return [*steps, self._flush]

    def _table(self, node: LexborNode) -> None:
        sort, places = judge(node)
        if sort == "labels":
            self._labels.update(places)
        elif sort == "data":
            self._tables += 1
            self._cells.update(
                (cell, f"table {self._tables}/r{row}c{column}") for cell, (row, column) in places.items()
            )

    def _preformatted(self) -> None:
        """End text that keeps its white space: printed lines, of which paragraphs are made."""
        self._kept -= 1
        for block in reflow(self._flow.plain(), self.language).blocks:
            self._add(Inline(f"{block.label} {block.text}".strip()))

    def _forget_label(self) -> None:
        self._label = None

    def _flush(self) -> None:
        """End the paragraph. Where white space is kept, it ends with the element that keeps it."""
        if self._kept:
            self._flow.text("\n", kept=True)
            return
        for piece in self._flow.take():
            self._add(piece)

    def _add(self, piece: Inline) -> None:
        if not piece.text:
            return
        place = self._places[-1]
        note = place.note if place.note is not None else self._note
        kind = "footnote" if note is not None else place.kind
        calls = [str(origin.key) for origin in piece.origin if origin.type == "fnote"]
        path = place.cell
        if path:
            self._seen[path] += 1
            path = f"{path}/¶{self._seen[path]}" if self._seen[path] > 1 else path
        part = Part(piece.text, piece.codes, kind, self._label, len(self._lists), path, place=place.name)
        self._label = None
        if note is not None:
            mark = self.notes.marks.get(note, "")
            part = _noted(part, mark, len(self.notes_of.get(note, ())) + 1)
            self._note = None
        if note:
            self.notes_of.setdefault(note, []).append((part, calls))
        elif part.text:
            self.parts.append((part, calls))


def _noted(part: Part, mark: str, number: int) -> Part:
    """A paragraph of a footnote, without the mark that is printed before it."""
    if not mark:
        typed = _TYPED_MARK.match(part.text)
        bare = without_head(part, typed.end()) if typed else part
        return replace(bare, label=typed[1] if typed else part.label or "", level=0)
    if number > 1:
        return replace(part, label="", level=0, path=note_path(mark, number))
    return replace(without_head(part, without_mark(part.text, mark)), label=mark, level=0)


def _items(node: LexborNode) -> int:
    """The items of a list, those of lists within left out."""
    count = 0
    child = node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count
