"""The story of a Word document: its paragraphs in reading order, tables, text boxes and notes among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmkit.documents.docx.fields import Fields
from tmkit.documents.docx.looks import HIDDEN
from tmkit.documents.docx.nodes import Node, parse
from tmkit.documents.docx.notes import Notes
from tmkit.documents.docx.numbering import Numbering
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.docx.passage import Passage
from tmkit.documents.docx.pieces import Pieces
from tmkit.documents.docx.styles import Numbered, ParagraphStyle, Styles, list_reference, outline_level
from tmkit.documents.docx.tables import cells_of, rows_of
from tmkit.documents.docx.walk import DELETED, INSERTED, NoteCall, Walk, Walked, chosen
from tmkit.documents.reading import Revisions
from tmkit.model import InputError

_THROUGH = frozenset({"w:customXml", "w:smartTag", "w:sdtContent"})
_HEADINGS = 9  # outline levels, from 0
_LONGEST_HEADING = 330
_LONGEST_SENTENCE = 110  # what is longer and ends as a sentence does is a paragraph in a heading's style
_MOST_PASSAGES = 1_000_000


@dataclass(slots=True)
class _Story:
    """Where paragraphs are being read: the body, a cell, a note, a text box."""

    part: str
    kind: str | None = None
    path: str = ""
    label: str | None = None
    contents: bool = False
    count: int = 0
    tables: int = 0
    waiting: list[Node] = field(default_factory=list)


class Body:
    """Reads the passages of a document. `paged` says whether the file tells where pages begin."""

    def __init__(self, package: WordPackage, revisions: Revisions, language: str | None) -> None:
        self._package = package
        self._revisions = revisions
        main = package.main
        self._styles = Styles(package.tree(package.related(main, "styles")))
        self.language = self._styles.language
        numbering = package.tree(package.related(main, "numbering"))
        self._numbering = Numbering(numbering, self._styles, language or self.language)
        self._notes = Notes(package, language or self.language)
        self._fields = Fields()
        self._page = 1
        self._main = _Story(main)
        self.passages: list[Passage] = []
        self.paged = False
        self.hidden = 0
        self.comments = 0
        self.changes = 0
        self.embedded = 0

    def read(self) -> None:
        """Read the whole document. Raises InputError where a part is damaged or too large."""
        main = self._package.main
        root = parse(self._package.xml(main), self._package.where(main), inside="w:body", take=self._take)
        if root.tag not in {"w:document", "w:glossaryDocument"}:
            raise InputError("is no Word document: its main part holds something else", file=self._package.name)
        self._flush(self._main)
        self._notes.end_section(None)

    def _take(self, node: Node) -> None:
        self._block(node, self._main)

    def _block(self, node: Node, story: _Story) -> None:
        tag = node.tag
        if tag == "w:p":
            self._paragraph(node, story)
        elif tag == "w:tbl":
            self._flush(story)
            self._table(node, story)
        elif tag == "w:sdt":
            self._control(node, story)
        elif tag in _THROUGH:
            self._blocks(node, story)
        elif tag in INSERTED or tag in DELETED:
            if self._revisions == "both" or (tag in INSERTED) == (self._revisions == "final"):
                self._blocks(node, story)
        elif tag == "mc:AlternateContent":
            shown = chosen(node)
            if shown is not None:
                self._blocks(shown, story)
        elif tag == "w:sectPr":
            self._flush(story)
            self._notes.end_section(node)
        elif tag == "w:altChunk":
            self.embedded += 1

    def _blocks(self, node: Node, story: _Story) -> None:
        for child in node.children:
            self._block(child, story)

    def _control(self, node: Node, story: _Story) -> None:
        properties, content = node.child("w:sdtPr"), node.child("w:sdtContent")
        if content is None or (properties is not None and properties.child("w:showingPlcHdr") is not None):
            return
        gallery = next(properties.all("w:docPartGallery"), None) if properties is not None else None
        before = story.contents
        story.contents = before or (gallery is not None and gallery.get("w:val") == "Table of Contents")
        self._blocks(content, story)
        self._flush(story)
        story.contents = before

    def _paragraph(self, node: Node, story: _Story) -> None:
        """Take a paragraph; one whose end was deleted, or is yet to be inserted, goes on with the next."""
        story.waiting.append(node)
        properties = node.child("w:pPr")
        mark = properties.child("w:rPr") if properties is not None else None
        gone = DELETED if self._revisions == "final" else INSERTED if self._revisions == "original" else frozenset()
        joins = mark is not None and any(child.tag in gone for child in mark.children)
        frame = properties.child("w:framePr") if properties is not None else None
        drop_cap = frame is not None and (frame.get("w:dropCap") or "none") != "none"
        if not (joins or drop_cap) or len(story.waiting) >= 1000:
            self._flush(story)

    def _flush(self, story: _Story) -> None:
        """Read the paragraph that waits."""
        nodes, story.waiting = tuple(story.waiting), []
        if not nodes:
            return
        properties = self._properties(nodes[-1])
        style = self._styles.paragraph(None if properties is None else properties.value("w:pStyle"))
        contents = story.contents or self._fields.in_contents
        walked = self._walked(nodes, style, self._fields)
        self.hidden += walked.hidden
        self.comments += walked.comments
        self.changes += walked.changes
        pieces = walked.pieces
        text = bool(pieces.text.strip())
        label = None
        if text or not self._unseen(style, properties):
            label = self._label(style, properties)
        page = self._page
        breaks = []
        for piece in pieces.all:
            if piece.page:
                self._page += 1
                self.paged = True
                rest = pieces.text[piece.start :]
                breaks.append((piece.start + len(rest) - len(rest.lstrip()), self._page))
        if text:
            story.count += 1
            passage = Passage(nodes, story.part, pieces, page=page, style=style.name or None, breaks=breaks)
            passage.order = story.count
            passage.changed = walked.changes > 0 or len(nodes) > 1
            passage.path = story.path
            passage.kind = story.kind or self._kind(
                style, properties, pieces.text, contents or self._fields.in_contents
            )
            passage.label, passage.level = (label[0] or None, label[1]) if label else (story.label, 0)
            if len(self.passages) >= _MOST_PASSAGES:
                raise InputError(f"has more than {_MOST_PASSAGES:,} paragraphs; refused", file=self._package.name)
            self.passages.append(passage)
        for box, twin in walked.boxes:
            self._box(box, twin, story.part)
        for call in walked.notes:
            self._note(call)
        section = properties.child("w:sectPr") if properties is not None else None
        if section is not None:
            self._notes.end_section(section)

    def style_of(self, node: Node) -> ParagraphStyle:
        """The style of a paragraph."""
        properties = self._properties(node)
        return self._styles.paragraph(None if properties is None else properties.value("w:pStyle"))

    def pieces_of(self, nodes: tuple[Node, ...]) -> Pieces:
        """The pieces of paragraphs that stand outside of the flow, the older form of a text box."""
        return self._walked(nodes, self.style_of(nodes[-1]), Fields()).pieces

    def look(self, style: ParagraphStyle, properties: Node | None) -> frozenset[str]:
        """How a run with these properties looks in a paragraph of this style."""
        return self._styles.look(style, properties)

    def _walked(self, nodes: tuple[Node, ...], style: ParagraphStyle, fields: Fields) -> Walked:
        walk = Walk(self._styles, style, fields, self._revisions)
        for node in nodes:
            walk.take(node)
        walk.found.pieces.settle()
        fields.end_paragraph()
        return walk.found

    def _properties(self, node: Node) -> Node | None:
        """A paragraph's properties, as they were where the original is wanted."""
        properties = node.child("w:pPr")
        change = properties.child("w:pPrChange") if properties is not None else None
        if change is not None and self._revisions == "original":
            return change.child("w:pPr") or properties
        return properties

    def _unseen(self, style: ParagraphStyle, properties: Node | None) -> bool:
        """Whether an empty paragraph is hidden with its mark, and so takes no number."""
        mark = properties.child("w:rPr") if properties is not None else None
        return mark is not None and HIDDEN in self._styles.look(style, mark)

    def _label(self, style: ParagraphStyle, properties: Node | None) -> tuple[str, int] | None:
        stated = list_reference(properties)
        numbered = style.numbered
        if stated is not None:
            list_id, level = stated
            if list_id is None and numbered is not None:
                numbered = Numbered(numbered.list_id, level)
            elif list_id is not None:
                numbered = Numbered(list_id, level)
        if numbered is None or numbered.list_id == "0":
            return None
        return self._numbering.label(numbered)

    @staticmethod
    def _kind(style: ParagraphStyle, properties: Node | None, text: str, contents: bool) -> str | None:
        level = outline_level(properties)
        role = style.role if level is None else "heading" if level < _HEADINGS else ""
        if role == "contents" or (contents and role != "heading"):
            return "contents"
        bare = text.strip()
        if role == "heading":
            sentence = len(bare) > _LONGEST_SENTENCE and bare.endswith((".", ";", ":"))
            return None if sentence or len(bare) > _LONGEST_HEADING else "heading"
        return role or None

    def _table(self, table: Node, story: _Story) -> None:
        story.tables += 1
        owner = f"{story.path}/" if story.path else ""
        for number, row in enumerate(rows_of(table, self._revisions), 1):
            for column, cell in cells_of(row):
                path = f"{owner}table {story.tables}/r{number}c{column}"
                inner = _Story(story.part, "table cell", path)
                self._blocks(cell, inner)
                self._flush(inner)

    def _box(self, box: Node, twin: Node | None, part: str) -> None:
        """Read a text box; its paragraphs know those of its older form, where that has as many."""
        story = _Story(part)
        before = len(self.passages)
        self._blocks(box, story)
        self._flush(story)
        own = list(box.all("w:p"))
        others = list(twin.all("w:p")) if twin is not None else []
        if len(own) == len(others):
            older = dict(zip(own, others, strict=True))
            for passage in self.passages[before:]:
                passage.twins = tuple(older[node] for node in passage.nodes if node in older)

    def _note(self, call: NoteCall) -> None:
        """Read a note after the paragraph that calls it."""
        note = self._notes.take(call)
        if note is None:
            return
        story = _Story(self._notes.part(call.kind), "footnote", label=call.mark or "")
        page, before = self._page, len(self.passages)
        self._blocks(note, story)
        self._flush(story)
        self._page = page
        self._notes.marked(call, self.passages[before:])
