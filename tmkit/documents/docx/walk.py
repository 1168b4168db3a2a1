"""A paragraph's elements to pieces: what a reader sees of it, under one view of its tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from xml.sax.saxutils import quoteattr

from tmkit.documents.docx.bullets import symbol
from tmkit.documents.docx.fields import Fields, field_around
from tmkit.documents.docx.looks import HIDDEN
from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.pieces import LINE_BREAK, TAB, Around, Piece, Pieces
from tmkit.documents.docx.styles import ParagraphStyle, Styles
from tmkit.documents.inline import Format
from tmkit.documents.reading import Revisions

INSERTED = frozenset({"w:ins", "w:moveTo"})
DELETED = frozenset({"w:del", "w:moveFrom"})
_THROUGH = frozenset({"w:smartTag", "w:customXml", "w:dir", "w:bdo"})
# Marks of the spelling checker, and of changes that are taken or left.
_DROPPED = frozenset(
    """w:pPr w:rPr w:proofErr w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd
    w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd w:softHyphen
    w:smartTagPr w:customXmlPr""".split()
)
_NOTES = {"w:footnoteReference": "fnote", "w:endnoteReference": "enote"}
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object", "mc:AlternateContent"})
_SPACES = " \t\n\r"
_REMOVED: dict[int, str | None] = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0)]),
    **dict.fromkeys([0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029], " "),
    **dict(zip(range(0xFB00, 0xFB07), ["ff", "fi", "fl", "ffi", "ffl", "ft", "st"], strict=True)),
}


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A call of a footnote or endnote: its kind, the note's identifier, and its mark where it is typed."""

    kind: str
    identifier: str
    mark: str | None


@dataclass(slots=True)
class Walked:
    """What a walk found: pieces, the text boxes that stand here, each with its older form, and the notes called."""

    pieces: Pieces = field(default_factory=Pieces)
    boxes: list[tuple[Node, Node | None]] = field(default_factory=list)
    notes: list[NoteCall] = field(default_factory=list)
    hidden: bool = False
    comments: int = 0
    changes: int = 0


def clean(text: str) -> str:
    """A text without characters that no text may have, ligatures spelled out."""
    return text if text.isascii() and text.isprintable() else text.translate(_REMOVED)


class Walk:
    """Walks the elements of one paragraph (of several, where a tracked change joins them)."""

    def __init__(self, styles: Styles, style: ParagraphStyle, fields: Fields, revisions: Revisions) -> None:
        self.found = Walked()
        self._styles = styles
        self._style = style
        self._fields = fields
        self._revisions = revisions

    def take(self, paragraph: Node) -> None:
        """Take the content of a paragraph."""
        self._each(paragraph, ())

    def _each(self, node: Node, around: tuple[Around, ...]) -> None:
        for child in node.children:
            self._element(child, around)

    def _element(self, node: Node, around: tuple[Around, ...]) -> None:
        tag = node.tag
        if tag == "w:r":
            self._run(node, around)
        elif tag in _DROPPED:
            pass
        elif tag in _THROUGH:
            self._each(node, around)
        elif tag in INSERTED or tag in DELETED:
            self._change(node, around)
        elif tag == "w:hyperlink":
            self._each(node, (*around, Around("link", _opening(node), "</w:hyperlink>", node)))
        elif tag == "w:fldSimple":
            self._each(node, (*around, field_around(node.get("w:instr") or "", node)))
        elif tag == "w:sdt":
            self._control(node, around)
        elif tag in {"m:oMath", "m:oMathPara"}:
            self._put(Piece("", Format("x-math", "<m:oMath/>"), around=around, node=node, in_run=False))
        else:
            self._put(Piece(around=around, node=node, in_run=False))

    def _change(self, node: Node, around: tuple[Around, ...]) -> None:
        """A tracked change: taken, left, or both shown."""
        self.found.changes += 1
        inserted = node.tag in INSERTED
        if self._revisions == "both":
            kind = "x-inserted" if inserted else "x-deleted"
            self._each(node, (*around, Around(kind, f"<{node.tag}>", f"</{node.tag}>", node)))
        elif inserted == (self._revisions == "final"):
            self._each(node, around)

    def _control(self, node: Node, around: tuple[Around, ...]) -> None:
        """A content control; one that shows only what to type in it has no text."""
        properties = node.child("w:sdtPr")
        content = node.child("w:sdtContent")
        empty = properties is not None and properties.child("w:showingPlcHdr") is not None
        if content is None or empty:
            self._put(Piece(around=around, node=node, in_run=False))
        else:
            self._each(content, (*around, Around("x-control", "<w:sdt>", "</w:sdt>", node)))

    def _run(self, run: Node, around: tuple[Around, ...]) -> None:
        properties = run.child("w:rPr")
        look = self._styles.look(self._style, properties)
        piece = partial(Piece, look=look, around=around, properties=properties)
        if self._typed_mark(run, around):
            return
        for node in run.children:
            tag = node.tag
            if tag in _DROPPED:
                continue
            if tag == "w:fldChar":
                self._field(node, piece(node=node))
            elif tag == "w:instrText":
                self._fields.instruct(node.text)
                self._put(piece(node=node))
            elif tag == "w:lastRenderedPageBreak":
                self._put(piece(node=node, page=True))
            elif HIDDEN in look or self._fields.instructing:
                self.found.hidden = self.found.hidden or bool(node.text.strip())
                self._put(piece(node=node))
            elif tag in {"w:t", "w:delText"}:
                self._put(piece(_text(node), node=node))
            elif tag in _NOTES:
                self.found.notes.append(NoteCall(_NOTES[tag], node.get("w:id") or "", None))
                self._put(piece(mark=Format(_NOTES[tag], _opening(node, "/")), node=node))
            elif tag in {"w:tab", "w:ptab"}:
                self._put(piece(mark=TAB, node=node))
            elif tag in {"w:br", "w:cr"}:
                self._put(piece(mark=LINE_BREAK, node=node))
            elif tag == "w:noBreakHyphen":
                self._put(piece("\u2011", node=node))
            elif tag == "w:sym":
                self._put(piece(_sym(node), node=node))
            elif tag == "w:ruby":
                for base in node.children:
                    if base.tag == "w:rubyBase":
                        self._each(base, around)
            elif tag in _PICTURES:
                self._picture(node, piece)
            else:
                self.found.comments += tag == "w:commentReference"
                self._put(piece(node=node))

    def _field(self, node: Node, piece: Piece) -> None:
        self._put(piece)
        self._fields.mark(node.get("w:fldCharType"), piece, self.found.pieces.all)

    def _typed_mark(self, run: Node, around: tuple[Around, ...]) -> bool:
        """Take a run that calls a note by a mark that the author typed as one thing; whether it is one."""
        for node in run.children:
            if node.tag in _NOTES and (node.get("w:customMarkFollows") or "0") in {"1", "true", "on"}:
                mark = "".join(_text(child) or _sym(child) for child in run.children).strip()
                self.found.notes.append(NoteCall(_NOTES[node.tag], node.get("w:id") or "", mark))
                call = Format(_NOTES[node.tag], _opening(node, "/"))
                self._put(Piece(mark=call, around=around, node=run, in_run=False))
                return True
        return False

    def _picture(self, node: Node, piece: partial[Piece]) -> None:
        """A picture, shape or text box. Of the two forms that a file may give it, the newer one counts."""
        shown = chosen(node)
        boxes = [] if shown is None else _boxes(shown)
        older = node.child("mc:Fallback") if shown is not node else None
        twins = _boxes(older) if older is not None and older is not shown else []
        paired = twins if len(twins) == len(boxes) else [None] * len(boxes)
        self.found.boxes += zip(boxes, paired, strict=True)
        inline = shown is not None and (shown.tag == "wp:inline" or next(shown.all("wp:inline"), None) is not None)
        old = node.tag in {"w:pict", "w:object"}
        if boxes or not (inline or old):
            self._put(piece(node=node))
        else:
            properties = next(node.all("wp:docPr"), None)
            number = (properties.get("id") if properties is not None else None) or str(node.start)
            self._put(piece(mark=Format("image", f"<{node.tag} id={quoteattr(number)}/>"), node=node))

    def _put(self, piece: Piece) -> None:
        self.found.pieces.all.append(piece)


def chosen(node: Node) -> Node | None:
    """What is shown of an element that may stand in several forms; None where none is."""
    if node.tag != "mc:AlternateContent":
        return node
    return node.child("mc:Choice") or node.child("mc:Fallback")


def _boxes(node: Node) -> list[Node]:
    """The contents of text boxes, those in text boxes left to the reading of these."""
    found: list[Node] = []
    for child in node.children:
        shown = chosen(child)
        if shown is None:
            continue
        if shown.tag == "w:txbxContent":
            found.append(shown)
        else:
            found += _boxes(shown)
    return found


def _text(node: Node) -> str:
    if node.tag not in {"w:t", "w:delText"}:
        return ""
    return clean(node.text if node.get("xml:space") == "preserve" else node.text.strip(_SPACES))


def _sym(node: Node) -> str:
    code = node.get("w:char") if node.tag == "w:sym" else None
    return symbol(int(code, 16), node.get("w:font") or "") if code and len(code) < 7 and _is_hex(code) else ""


def _is_hex(code: str) -> bool:
    return all(letter in "0123456789abcdefABCDEF" for letter in code)


def _opening(node: Node, end: str = "") -> str:
    """The start tag of an element as a code shows it."""
    pairs = zip(node.attributes[::2], node.attributes[1::2], strict=True)
    written = "".join(f" {name}={quoteattr(value)}" for name, value in pairs if name.startswith(("w:", "r:")))
    return f"<{node.tag}{written}{end}>"
