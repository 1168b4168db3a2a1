"""The footnotes of a page: the links that call them, the places that have them, the links that lead back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tmkit.documents.html.page import unseen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARK = re.compile(r"[\[(]?(\d{1,4}|[*†‡§]{1,4}|[a-z]{1,2}|[ivxl]{1,6})[\])]?")
_NOTE = re.compile(r"note|ftn|fn|cite", re.IGNORECASE)
_INLINE = frozenset({"sup", "span", "cite", "small", "a"})
_LONGEST_MARK = 12
_AROUND = 3  # elements around a link that may be its mark as well


@dataclass(slots=True)
class Notes:
    """`calls`: the node of each mark, by id, with the id of its note and the mark as printed; `marks`: the mark of the
    note that has an id; `back`: the nodes that lead from a note to its mark.
    """

    calls: dict[int, tuple[str, str]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)


def find_notes(tree: LexborHTMLParser) -> Notes:
    """The footnotes of a page, told by links to places of the page itself."""
    notes = Notes()
    places = {name for node in tree.css("[id], a[name]") for name in names_of(node.attributes)}
    called_from: set[str] = set()
    for node in tree.css('a[href*="#"]'):
        attributes = node.attributes
        target = (attributes.get("href") or "").partition("#")[2]
        if target in called_from:
            notes.back.add(node.mem_id)
            continue
        around = [node, *_around(node)]
        text = _text(node)
        mark = _MARK.fullmatch(text)
        if mark is None or target not in places:
            continue
        if not _is_note(around, attributes, target):
            continue
        notes.marks.setdefault(target, text)
        whole = next((outer for outer in reversed(around) if _MARK.fullmatch(_text(outer))), node)
        notes.calls[whole.mem_id] = (target, text)
        called_from.update(name for outer in around for name in names_of(outer.attributes))
    return notes


def names_of(attributes: dict[str, str | None]) -> list[str]:
    """The names by which links find an element."""
    return [name for key in ("id", "name") if (name := attributes.get(key))]


def without_mark(text: str, mark: str) -> int:
    """How many characters at the beginning of a note's text are its mark, printed once more."""
    bare = re.escape(mark.strip("[]()."))
    found = re.match(rf"\s*(?:[\[(]?{bare}[\])]?[.:)]?(?=\s|\Z)|{bare}(?=[^\w.,])|[↑^↩]+)\s*", text) if bare else None
    return found.end() if found else 0


def _is_note(around: list[LexborNode], attributes: dict[str, str | None], target: str) -> bool:
    """Whether a link is a mark: it says so, or is raised."""
    if attributes.get("role") == "doc-noteref" or any(outer.tag == "sup" for outer in around):
        return True
    if around[0].css_first("sup") is not None:
        return True
    return any(_NOTE.search(value or "") for value in (target, attributes.get("class"), attributes.get("id")))


def _around(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    above = node.parent
    while above is not None and above.tag in _INLINE and len(found) < _AROUND:
        found.append(above)
        above = above.parent
    return found


def _text(node: LexborNode) -> str:
    """The text of a small node that is seen, cut where it is too long for a mark."""
    found = ""
    pending = [node]
    while pending and len(found) <= _LONGEST_MARK and len(pending) <= _LONGEST_MARK:
        at = pending.pop()
        if at.tag == "-text":
            found += (at.text_content or "").strip()
        elif not unseen(at.tag or "", at.attributes):
            child = at.last_child
            while child is not None and len(pending) <= _LONGEST_MARK:
                pending.append(child)
                child = child.prev
    return "…" if pending else found
