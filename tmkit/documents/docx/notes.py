"""Footnotes and endnotes: found by their calls, numbered as the reader sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tmkit.documents.docx.counting import counted
from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.docx.passage import Passage
from tmkit.documents.docx.walk import NoteCall

_KINDS = {
    "fnote": ("footnotes", "w:footnote", "w:footnotePr", "decimal"),
    "enote": ("endnotes", "w:endnote", "w:endnotePr", "lowerRoman"),
}


@dataclass(slots=True)
class _Kind:
    """The notes of one kind; `waiting` are to be numbered at the end of the section, where the file says how."""

    part: str = ""
    notes: dict[str, Node] | None = None
    properties: Node | None = None
    next: int = 1
    waiting: list[Sequence[Passage]] = field(default_factory=list)


class Notes:
    """The notes of a document."""

    def __init__(self, package: WordPackage, language: str | None) -> None:
        self._package = package
        self._language = language
        settings = package.tree(package.related(package.main, "settings"))
        self._kinds: dict[str, _Kind] = {}
        for kind, (relation, _, properties, _) in _KINDS.items():
            found = _Kind(package.related(package.main, relation) or "")
            found.properties = settings.child(properties) if settings is not None else None
            found.next = _start(found.properties) or 1
            self._kinds[kind] = found

    def part(self, kind: str) -> str:
        """The part that has the notes of a kind."""
        return self._kinds[kind].part

    def take(self, call: NoteCall) -> Node | None:
        """The note that is called, None where there is none; each is taken once."""
        kind = self._kinds[call.kind]
        if kind.notes is None:
            tree = self._package.tree(kind.part or None)
            tag = _KINDS[call.kind][1]
            nodes = [node for node in tree.children if node.tag == tag] if tree is not None else []
            kind.notes = {node.get("w:id") or "": node for node in nodes}
        return kind.notes.pop(call.identifier, None)

    def marked(self, call: NoteCall, passages: Sequence[Passage]) -> None:
        """Take the passages of a note to be numbered; one whose mark is typed takes no number."""
        own = [passage for passage in passages if passage.kind == "footnote"]
        if call.mark:
            for passage in own:
                passage.label = call.mark
        else:
            self._kinds[call.kind].waiting.append(own)

    def end_section(self, section: Node | None) -> None:
        """Number the notes of the section that ends here, in the manner that it tells."""
        for name, kind in self._kinds.items():
            _, _, tag, form = _KINDS[name]
            own = section.child(tag) if section is not None else None
            first = _start(own)
            if first is not None and self._restarts(own, kind):
                kind.next = first
            stated = (own.value("w:numFmt") if own is not None else None) or (
                kind.properties.value("w:numFmt") if kind.properties is not None else None
            )
            for passages in kind.waiting:
                mark = counted(kind.next, stated or form, self._language)
                kind.next += 1
                for passage in passages:
                    passage.label = mark
            kind.waiting = []
            if self._restarts(own, kind):
                kind.next = _start(kind.properties) or 1

    @staticmethod
    def _restarts(own: Node | None, kind: _Kind) -> bool:
        stated = (own.value("w:numRestart") if own is not None else None) or (
            kind.properties.value("w:numRestart") if kind.properties is not None else None
        )
        return stated == "eachSect"


def _start(properties: Node | None) -> int | None:
    value = properties.value("w:numStart") if properties is not None else None
    return int(value) if value is not None and value.isdigit() and len(value) < 7 else None
