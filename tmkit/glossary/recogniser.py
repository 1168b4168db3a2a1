"""Where the terms of one language stand in a text: a trie over parts, the longest match hides shorter ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tmkit.glossary.parts import Parts, forms
from tmkit.model import Concept, Term


class Entry(NamedTuple):
    """A term of a concept, and where the glossary has it (for ties)."""

    concept: Concept
    term: Term
    order: int


class Occurrence(NamedTuple):
    """Parts `start` to `end` (excluded) of a text have the form of these terms."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class _Node:
    __slots__ = ("entries", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.entries: tuple[Entry, ...] = ()


class Recogniser:
    """The forms of the terms of one language."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._roots: dict[str, _Node] = {}
        order = 0
        for concept in concepts:
            for term in concept.in_language(language):
                entry = Entry(concept, term, order)
                order += 1
                for form in forms(term, language):
                    self._plant(form, entry)

    def __bool__(self) -> bool:
        return bool(self._roots)

    def _plant(self, form: tuple[str, ...], entry: Entry) -> None:
        following, node = self._roots, None
        for part in form:
            node = following.get(part)
            if node is None:
                node = following[part] = _Node()
            following = node.following
        if node is not None:
            node.entries = (*node.entries, entry)

    def find(self, parts: Parts, text: str) -> list[Occurrence]:
        """The occurrences in a text, from left to right, none overlapping another.

        None begins or ends at a hyphen inside a compound, except between two names that the hyphen joins.
        """
        free, bound = self._candidates(parts, text)
        if bound:
            free += _joined(bound, parts.inside)
        if len(free) < 2:
            return free
        free.sort(key=lambda one: (one.start - one.end, one.start))
        taken = [False] * len(parts.texts)
        kept = []
        for one in free:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = [True] * (one.end - one.start)
                kept.append(one)
        if bound:
            kept = _joined(kept, parts.inside)
        kept.sort()
        return kept

    def _candidates(self, parts: Parts, text: str) -> tuple[list[Occurrence], list[Occurrence]]:
        """All occurrences free of compounds, and all of names that begin or end inside one."""
        texts, inside = parts.texts, parts.inside
        free: list[Occurrence] = []
        bound: list[Occurrence] = []
        count = len(texts)
        for start, first in enumerate(texts):
            node = self._roots.get(first)
            end = start + 1
            while node is not None:
                if node.entries:
                    within = inside[start] or inside[end]
                    entries = _fitting(node.entries, text[parts.starts[start] : parts.ends[end - 1]], within)
                    if entries:
                        (bound if within else free).append(Occurrence(start, end, entries))
                if end == count:
                    break
                node = node.following.get(texts[end])
                end += 1
        return free, bound


def _fitting(entries: tuple[Entry, ...], found: str, within: bool) -> tuple[Entry, ...]:
    """The terms that this passage may be: acronyms only letter for letter, within a compound only names."""
    if len(entries) == 1 and not within and entries[0].term.form != "acronym":
        return entries
    return tuple(
        one
        for one in entries
        if (one.term.form != "acronym" or one.term.text == found)
        and (not within or one.term.part_of_speech == "proper noun")
    )


def _joined(found: list[Occurrence], inside: list[bool]) -> list[Occurrence]:
    """Those that meet another of them wherever they begin or end inside a compound."""
    while True:
        starts = {one.start for one in found}
        ends = {one.end for one in found}
        kept = [
            one
            for one in found
            if (not inside[one.start] or one.start in ends) and (not inside[one.end] or one.end in starts)
        ]
        if len(kept) == len(found):
            return kept
        found = kept
