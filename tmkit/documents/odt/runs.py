"""A paragraph's elements as runs of formatted text, and as what stands in the text without being text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tmkit.documents.inline import Format, Run
from tmkit.documents.odt.changes import Changes
from tmkit.documents.odt.styles import Styles, whole
from tmkit.documents.odt.tree import Node

LOOKS = ("bold", "italic", "ulined", "scap", "x-strike", "superscript", "subscript")
LINK = "link"
PARTED = "parted"
_SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200
CHANGES = frozenset({"text:change", "text:change-start", "text:change-end"})
_CARRIED = frozenset(
    """text:bookmark text:bookmark-start text:bookmark-end text:reference-mark text:reference-mark-start
    text:reference-mark-end text:toc-mark text:toc-mark-start text:toc-mark-end text:alphabetical-index-mark
    text:alphabetical-index-mark-start text:alphabetical-index-mark-end text:user-index-mark text:user-index-mark-start
    text:user-index-mark-end office:annotation office:annotation-end text:hidden-text text:script text:number
    office:event-listeners text:ruby-text text:fieldmark text:fieldmark-start text:fieldmark-end""".split()
)
_OBJECTS = frozenset({"draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:line", "draw:a", "draw:control"})


@dataclass(frozen=True, slots=True)
class Sample:
    """A stretch of text with its look and the names of the character styles of the spans around it.

    That it stands in a link is part of its look: a link's own style is not that of the text beside it.
    """

    text: str
    look: frozenset[str]
    spans: tuple[str, ...]


@dataclass(slots=True)
class Taken:
    """What stands in a paragraph. An aside of the runs is an element that is carried along, or `PARTED`."""

    runs: list[Run] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    label: str | None = None
    hidden: bool = False


class Walk:
    """Walks paragraphs; several make one where a tracked change joins them."""

    def __init__(self, styles: Styles, changes: Changes) -> None:
        self._styles = styles
        self._changes = changes
        self._space = True
        self.found = Taken()

    def take(self, paragraph: Node) -> None:
        """Take what is in a paragraph."""
        look = self._styles.look("paragraph", paragraph.get("text:style-name"))
        self.found.hidden = self._styles.hidden(look)
        self._each(paragraph, look, (), ())

    def _each(self, node: Node, look: Mapping[str, bool], around: tuple[Format, ...], spans: tuple[str, ...]) -> None:
        for item in node.content:
            if isinstance(item, str):
                text = _SPACES.sub(" ", item)
                if self._space:
                    text = text.removeprefix(" ")
                self._text(text, look, around, spans)
            else:
                self._element(item, look, around, spans)

    def _text(self, text: str, look: Mapping[str, bool], around: tuple[Format, ...], spans: tuple[str, ...]) -> None:
        text = text.replace(_SOFT_HYPHEN, "")
        if not text or self._styles.hidden(dict(look)) or self._changes.left_out:
            return
        self._space = text[-1] == " "
        shown = frozenset(name for name in LOOKS if look.get(name))
        linked = any(item.type == "link" for item in around)
        if linked:
            shown -= {"ulined"}
        if self._changes.open and self._changes.revisions == "both":
            around = (Format("x-inserted", "<text:change-start/>", "<text:change-end/>"), *around)
        style = spans[-1] if spans else ""
        looks = tuple(
            Format(name, f'<text:span text:style-name="{style}">', "</text:span>") for name in LOOKS if name in shown
        )
        self.found.runs.append(Run(text, (*around, *looks)))
        self.found.samples.append(Sample(text, shown | {LINK} if linked else shown, spans))

    def _element(
        self, node: Node, look: Mapping[str, bool], around: tuple[Format, ...], spans: tuple[str, ...]
    ) -> None:
        tag = node.tag
        if tag == "text:s":
            count = max(whole(node.get("text:c"), 1), 1)
            self._text(" " * min(count, _MOST_SPACES), look, around, spans)
            self._space = False
        elif tag in {"text:tab", "text:line-break"}:
            self._mark("x-tab" if tag == "text:tab" else "lb", node, around)
            if not self._space:
                self._text(" ", look, around, spans)
        elif tag == "text:span":
            name = node.get("text:style-name")
            self._each(node, {**look, **self._styles.look("text", name)}, around, (*spans, name))
        elif tag == "text:a":
            target = node.get("xlink:href")
            self._each(
                node, look, (*around, Format("link", f'<text:a xlink:href="{target}">', "</text:a>", node)), spans
            )
        elif tag == "text:note":
            self._mark("enote" if node.get("text:note-class") == "endnote" else "fnote", node, around)
            if not self._changes.left_out:
                self.found.notes.append(node)
        elif tag in CHANGES:
            self._change(node, look, around, spans)
        elif tag == "text:number":
            self.found.label = node.text().strip() or None
            self._carry(node)
        elif tag == "text:hidden-paragraph":
            self.found.hidden = self.found.hidden or node.get("text:is-hidden") == "true"
            self._carry(node)
        elif tag in _CARRIED or tag == "text:soft-page-break":
            self._carry(node)
        elif tag in _OBJECTS:
            self._object(node, around)
        elif tag in {"text:ruby", "text:ruby-base", "text:meta"}:
            self._each(node, look, around, spans)
        elif node.content:
            self._each(node, look, (*around, Format("x-field", f"<{tag}>", f"</{tag}>", node)), spans)
        else:
            self._carry(node)

    def _mark(self, kind: str, node: Node, around: tuple[Format, ...]) -> None:
        if self._changes.left_out:
            return
        self.found.runs.append(Run("", around, Format(kind, f"<{node.tag}/>", key=node)))
        if kind not in {"lb", "x-tab"}:
            self._space = False

    def _carry(self, node: Node) -> None:
        self.found.runs.append(Run(aside=node))

    def _object(self, node: Node, around: tuple[Format, ...]) -> None:
        """Take a picture, or a frame with paragraphs of its own."""
        self.found.boxes.append(node)
        if next(node.all("draw:image"), None) is not None and next(node.all("draw:text-box"), None) is None:
            self._mark("image", node, around)
        else:
            self._carry(node)

    def _change(self, node: Node, look: Mapping[str, bool], around: tuple[Format, ...], spans: tuple[str, ...]) -> None:
        self._carry(node)
        deleted = self._changes.mark(node)
        both = self._changes.revisions == "both"
        if both:
            around = (*around, Format("x-deleted", "<text:deletion>", "</text:deletion>"))
        for number, paragraph in enumerate(deleted):
            if number and not both:
                self.found.runs.append(Run(aside=PARTED))
                self._space = True
            elif number and not self._space:
                self._text(" ", look, around, spans)
            self._each(paragraph, look, around, spans)
