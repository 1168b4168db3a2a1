"""Which part of a page is its document, and what of it no reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = dict[str, str | None]

# The share of a page's text from which a part of it is taken for the document.
_ENOUGH = 0.2
_DROPPED = frozenset(
    """script style noscript template head title iframe object embed svg canvas audio video map select datalist button
    input textarea progress meter dialog nav menu""".split()
)
_FURNITURE = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "toolbar"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_READERS_ALOUD = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "wb-inv"})
_CONSENT = re.compile(
    r"cookie[\w-]*(?:banner|notice|consent|bar|popup|modal|law|message)|(?:^|[\s_-])(?:gdpr|onetrust|didomi|axeptio"
    r"|tarteaucitron|cookieconsent|cookie-?law)",
    re.IGNORECASE,
)


def documents_of(tree: LexborHTMLParser) -> list[LexborNode]:
    """The nodes that hold the page's document, in order: its `main`, its articles, or its body."""
    body = tree.body
    if body is None:
        return [] if tree.root is None else [tree.root]
    whole = _length(body)
    for selector in ("main, [role=main]", "article, [role=article]"):
        found = _outermost(tree.css(selector))
        if found and sum(map(_length, found)) >= max(1, _ENOUGH * whole):
            return found
    return [body]


def unseen(tag: str, attributes: Attributes) -> bool:
    """Whether an element is no part of the document: hidden, of the page's furniture, or nothing to read."""
    if tag in _DROPPED:
        return True
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") in _FURNITURE:
        return True
    if _UNSEEN.search(attributes.get("style") or ""):
        return True
    names = attributes.get("class") or ""
    if not _FOR_READERS_ALOUD.isdisjoint(names.lower().split()):
        return True
    return tag in {"div", "section", "aside", "form"} and bool(
        _CONSENT.search(names) or _CONSENT.search(attributes.get("id") or "")
    )


def _length(node: LexborNode) -> int:
    """The letters of a node, those of scripts and furniture left out."""
    count = 0
    pending = [node]
    while pending:
        at = pending.pop()
        child = at.child
        while child is not None:
            if child.tag == "-text":
                count += len((child.text_content or "").strip())
            elif not unseen(child.tag or "", child.attributes) and child.tag not in {"header", "footer"}:
                pending.append(child)
            child = child.next
    return count


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that are seen and lie in no other of them."""
    chosen = {node.mem_id for node in nodes}
    kept = []
    for node in nodes:
        above = node.parent
        shown = not unseen(node.tag or "", node.attributes)
        while above is not None and shown:
            shown = above.mem_id not in chosen and not unseen(above.tag or "", above.attributes)
            above = above.parent
        if shown:
            kept.append(node)
    return kept
