"""Automatic numbering: the label that a reader sees before a paragraph. After ECMA-376-1, 17.9."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tmkit.documents.docx.bullets import bullet
from tmkit.documents.docx.counting import counted
from tmkit.documents.docx.looks import is_on
from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.styles import Numbered, Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MOST_LINKS = 10
_LARGEST = 1_000_000
_LONGEST = 200  # characters of a label


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the level, from 1, whose use begins it anew; None: any above; 0: never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    font: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    picture: bool = False


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Node | None, styles: Styles, language: str | None) -> None:
        self._styles = styles
        self._language = language
        self._abstract: dict[str, Node] = {}
        self._lists: dict[str, Node] = {}
        for node in root.children if root is not None else ():
            if node.tag == "w:abstractNum":
                self._abstract.setdefault(node.get("w:abstractNumId") or "", node)
            elif node.tag == "w:num":
                self._lists.setdefault(node.get("w:numId") or "", node)
        self._levels: dict[str, tuple[str, dict[int, Level], dict[int, int]] | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def label(self, numbered: Numbered) -> tuple[str, int] | None:
        """The label of the next paragraph of a list, and its level from 1; None for a list that is not there.

        The label is empty where the level prints nothing.
        """
        found = self._list(numbered.list_id)
        if found is None:
            return None
        counter, levels, starts = found
        at = self._level(numbered, levels)
        self._count(counter, numbered.list_id, at, levels, starts)
        return self._print(at, levels, self._counts[counter])[:_LONGEST].strip(), at + 1

    @staticmethod
    def _level(numbered: Numbered, levels: dict[int, Level]) -> int:
        if numbered.style:
            own = next((at for at, level in levels.items() if level.style == numbered.style), None)
            if own is not None:
                return own
        return min(numbered.level or 0, _LEVELS - 1)

    def _count(self, counter: str, list_id: str, at: int, levels: dict[int, Level], starts: dict[int, int]) -> None:
        counts = self._counts.setdefault(counter, [None] * _LEVELS)
        for level, start in starts.items():
            if level <= at and (list_id, level) not in self._overridden:
                self._overridden.add((list_id, level))
                counts[level] = None if level == at else start
                if level == at:
                    counts[at] = start - 1
        start = levels.get(at, Level()).start
        last = counts[at]
        counts[at] = start if last is None else min(last + 1, _LARGEST)
        for below in range(at + 1, _LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or at < restart:
                counts[below] = None

    def _print(self, at: int, levels: dict[int, Level], counts: list[int | None]) -> str:
        level = levels.get(at, Level())
        if level.picture:
            return "•"
        if level.form == "bullet":
            return bullet(level.text, level.font)
        if level.form == "none" and not _PLACE.search(level.text):
            return level.text

        def number(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            other = levels.get(of, Level())
            if other.form in {"bullet", "none"}:
                return ""
            value = counts[of]
            form = "decimal" if level.legal and other.form != "decimalZero" else other.form
            return counted(other.start if value is None else value, form, self._language)

        return _PLACE.sub(number, level.text)

    def _list(self, list_id: str) -> tuple[str, dict[int, Level], dict[int, int]] | None:
        """A list: the counter that it shares with others, its levels, and where levels begin anew."""
        if list_id not in self._levels:
            self._levels[list_id] = self._make(list_id)
        return self._levels[list_id]

    def _make(self, list_id: str) -> tuple[str, dict[int, Level], dict[int, int]] | None:
        node = self._lists.get(list_id)
        if node is None:
            return None
        counter = self._resolve(node.value("w:abstractNumId"))
        if counter is None:
            return None
        levels = {at: level for at, level in map(_level_of, self._abstract[counter].children) if at is not None}
        starts: dict[int, int] = {}
        for override in node.children:
            at = _whole(override.get("w:ilvl"), -1)
            if override.tag != "w:lvlOverride" or not 0 <= at < _LEVELS:
                continue
            own = override.child("w:lvl")
            if own is not None:
                levels[at] = _level_of(own)[1]
            start = override.value("w:startOverride")
            if start is not None:
                starts[at] = _whole(start, 1)
                levels[at] = replace(levels.get(at, Level()), start=starts[at])
        return counter, levels, starts

    def _resolve(self, abstract: str | None) -> str | None:
        """The definition that has the levels: a link to a numbering style is followed, a circle cut."""
        for _ in range(_MOST_LINKS):
            node = self._abstract.get(abstract or "")
            if node is None:
                return None
            link = node.value("w:numStyleLink")
            if link is None:
                return abstract
            target = self._lists.get(self._styles.numbering_list(link) or "")
            abstract = None if target is None else target.value("w:abstractNumId")
        return None


def _level_of(node: Node) -> tuple[int | None, Level]:
    at = _whole(node.get("w:ilvl"), -1)
    if node.tag != "w:lvl" or not 0 <= at < _LEVELS:
        return None, Level()
    properties = node.child("w:rPr")
    fonts = properties.child("w:rFonts") if properties is not None else None
    restart = node.value("w:lvlRestart")
    legal = node.child("w:isLgl")
    return at, Level(
        _whole(node.value("w:start"), 1),
        _form(node),
        node.value("w:lvlText") or "",
        (fonts.get("w:ascii") or fonts.get("w:hAnsi") or "") if fonts is not None else "",
        None if restart is None else _whole(restart, 0),
        legal is not None and is_on(legal),
        node.value("w:pStyle") or "",
        node.child("w:lvlPicBulletId") is not None,
    )


def _form(level: Node) -> str:
    """How a level counts; where a newer form stands beside an older one, that is taken if it can be."""
    node = level.child("w:numFmt") or next(level.all("w:numFmt"), None)
    if node is None:
        return "decimal"
    form = node.get("w:val") or "decimal"
    return (node.get("w:format") or "decimal") if form == "custom" else form


def _whole(value: str | None, otherwise: int) -> int:
    bare = (value or "").strip()
    return min(int(bare), _LARGEST) if bare.isdigit() and len(bare) < 12 else otherwise
