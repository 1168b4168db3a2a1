"""Paragraph and character styles: what they are called, what they are for, how they look, by whom they are numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmkit.documents.docx.looks import Look, combined, declared
from tmkit.documents.docx.nodes import Node

_LONGEST_CHAIN = 50
_BODY_TEXT = 9  # the outline level of what is no heading
# Word names its own styles in English in the file, whatever the user sees; other programs write what the user sees.
_HEADING = re.compile(
    r"(?:heading|titre|title|subtitle|sous-titre|titre principal|toc heading|en-tête de table des matières)\s*\d?",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:caption|légende|legende|lgende)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|tm|contents|table des matières(?: niveau)?|table of figures|table des illustrations)\s*\d*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """By which list a paragraph is numbered; `level` from 0, None where the list itself tells, by the `style`."""

    list_id: str
    level: int | None
    style: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style as its ancestors make it. `role` is `heading`, `caption`, `contents` or empty."""

    name: str
    role: str = ""
    numbered: Numbered | None = None
    look: Look = field(default_factory=dict)


class Styles:
    """The styles of a document; `languages` are those that it declares for all text."""

    def __init__(self, root: Node | None) -> None:
        self._styles: dict[str, Node] = {}
        self._defaults: dict[str, str] = {}
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, dict[str, bool]] = {}
        self._looks: dict[object, frozenset[str]] = {}
        self._base: dict[str, bool] = {}
        self.language: str | None = None
        for node in root.children if root is not None else ():
            if node.tag == "w:style":
                identifier = node.get("w:styleId") or ""
                self._styles.setdefault(identifier, node)
                if (node.get("w:default") or "0") in {"1", "true", "on"}:
                    self._defaults.setdefault(node.get("w:type") or "", identifier)
            elif node.tag == "w:docDefaults":
                properties = next(node.all("w:rPr"), None)
                self._base = declared(properties)
                language = properties.child("w:lang") if properties is not None else None
                self.language = language.get("w:val") if language is not None else None

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """The style of a paragraph, the default one where it names none."""
        found = self._paragraphs.get(identifier)
        if found is None:
            found = self._paragraphs[identifier] = self._paragraph(identifier or self._defaults.get("paragraph"))
        return found

    def numbering_list(self, identifier: str) -> str | None:
        """The list that a numbering style stands for."""
        for node in self._chain(identifier):
            found = _list_of(node)
            if found is not None and found[0]:
                return found[0]
        return None

    def look(self, style: ParagraphStyle, properties: Node | None) -> frozenset[str]:
        """How a run with these properties looks in a paragraph of this style."""
        stated = [] if properties is None else [(node.tag, node.get("w:val")) for node in properties.children]
        key = (id(style), *stated)
        found = self._looks.get(key)
        if found is None:
            character = None if properties is None else properties.value("w:rStyle")
            inherited = self._character(character) if character else {}
            found = combined(self._base, style.look, inherited, declared(properties))
            self._looks[key] = found
        return found

    def _character(self, identifier: str) -> dict[str, bool]:
        found = self._characters.get(identifier)
        if found is None:
            found = {}
            for node in reversed(self._chain(identifier)):
                found |= declared(node.child("w:rPr"))
            self._characters[identifier] = found
        return found

    def _paragraph(self, identifier: str | None) -> ParagraphStyle:
        chain = self._chain(identifier)
        look: dict[str, bool] = {}
        for node in reversed(chain):
            look |= declared(node.child("w:rPr"))
        names = [node.value("w:name") or node.get("w:styleId") or "" for node in chain] or [identifier or ""]
        return ParagraphStyle(names[0], _role(chain, names), self._numbered(chain), look)

    def _numbered(self, chain: list[Node]) -> Numbered | None:
        level: int | None = None
        for node in chain:
            found = _list_of(node)
            if found is None:
                continue
            level = found[1] if level is None else level
            if found[0] is not None:
                return Numbered(found[0], level, node.get("w:styleId") or "")
        return None

    def _chain(self, identifier: str | None) -> list[Node]:
        """A style and those that it is based on, nearest first; a circle is cut."""
        chain: list[Node] = []
        while identifier is not None and len(chain) < _LONGEST_CHAIN:
            node = self._styles.get(identifier)
            if node is None or node in chain:
                break
            chain.append(node)
            identifier = node.value("w:basedOn")
        return chain


def outline_level(properties: Node | None) -> int | None:
    """The outline level that paragraph properties state, 0 to 8; 9 is body text."""
    value = None if properties is None else properties.value("w:outlineLvl")
    return int(value) if value is not None and value.isdigit() else None


def list_reference(properties: Node | None) -> tuple[str | None, int | None] | None:
    """The list and level that paragraph properties state, None where they state nothing."""
    node = None if properties is None else properties.child("w:numPr")
    if node is None:
        return None
    level = node.value("w:ilvl")
    return node.value("w:numId"), int(level) if level is not None and level.isdigit() else None


def _list_of(style: Node) -> tuple[str | None, int | None] | None:
    return list_reference(style.child("w:pPr"))


def _role(chain: list[Node], names: list[str]) -> str:
    for pattern, role in ((_CONTENTS, "contents"), (_CAPTION, "caption"), (_HEADING, "heading")):
        if pattern.fullmatch(names[0].strip()):
            return role
    for node, name in zip(chain, names, strict=False):  # a style that is not there has a name alone
        level = outline_level(node.child("w:pPr"))
        if level is not None:
            return "heading" if level < _BODY_TEXT else ""
        if _HEADING.fullmatch(name.strip()):
            return "heading"
        if _CAPTION.fullmatch(name.strip()):
            return "caption"
        if _CONTENTS.fullmatch(name.strip()):
            return "contents"
    return ""
