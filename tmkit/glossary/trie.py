"""A trie over parts, in which several words may lead to one node."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.glossary.contractions import ARTICLES, CLASSES, without_articles
from tmkit.glossary.entry import Entry


class Node:
    """A place in the trie: the parts that may follow, and the terms that end here."""

    __slots__ = ("entries", "following")

    def __init__(self, following: dict[str, Node] | None = None) -> None:
        self.following: dict[str, Node] = {} if following is None else following
        self.entries: tuple[Entry, ...] = ()


def plant(roots: dict[str, Node], parts: Sequence[str], entry: Entry, *, french: bool) -> None:
    """Add a form of a term. In French the prepositions within it stand for each other, with or without article."""
    if not parts:
        return
    following, node = roots, Node()
    for place, part in enumerate(without_articles(parts) if french else parts):
        several = CLASSES.get(part) if french and place else None
        found = following.get(part)
        if found is None:
            found = following[part] = Node()
            if several:
                # After the article the same words may follow, but no term ends with it.
                beyond = Node(found.following)
                for article in ARTICLES:
                    found.following[article] = beyond
                for word in several:
                    following[word] = found
        node, following = found, found.following
    if entry not in node.entries and not any(one.term is entry.term for one in node.entries):
        node.entries = (*node.entries, entry)
