"""Where the terms of one language stand in a text: a trie over parts, the longest match hides shorter ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tmkit.glossary.entry import Entry, entry, fits
from tmkit.glossary.forms import forms
from tmkit.glossary.parts import Parts, cut_texts
from tmkit.glossary.trie import Node, plant
from tmkit.glossary.variants import Neighbours
from tmkit.model import Concept


class Occurrence(NamedTuple):
    """Parts `start` to `end` (excluded) of a text have the form of these terms; `near` if only nearly."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    near: bool = False


class Recogniser:
    """The forms of the terms of one language (a primary subtag).

    `concepts` are all of the glossary, `known` the words of it in any language: none of these is taken for another's
    misspelling.
    """

    def __init__(self, concepts: Iterable[Concept], language: str, known: Callable[[], Iterable[str]] = tuple) -> None:
        self._roots: dict[str, Node] = {}
        self._language = language
        self._neighbours = Neighbours(known)
        order = 0
        french = language == "fr"
        for concept in concepts:
            for term in concept.in_language(language):
                for form in forms(term, language):
                    parts = cut_texts(form.text, language)
                    plant(self._roots, parts, entry(concept, term, form, order, len(parts)), french=french)
                    self._neighbours.add(term, parts)
                order += 1

    def __bool__(self) -> bool:
        return bool(self._roots)

    def find(self, parts: Parts, text: str, known: Callable[[str], bool] | None = None) -> list[Occurrence]:
        """The occurrences in a text, from left to right, none overlapping another.

        None begins or ends at a hyphen inside a compound, except between two names that the hyphen joins. `known` says
        of a word that it is right as it is, though the glossary lacks it.
        """
        free, bound = self._candidates(parts, text)
        others = self._neighbours.of(parts, text, known)
        if others:
            free += self._nearly(parts, text, others)
        if bound:
            free += _joined(bound, parts.inside)
        if len(free) < 2:
            return free
        free.sort(key=lambda one: (one.start - one.end, one.near, one.start))
        taken = [False] * len(parts.texts)
        kept = []
        for one in free:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = [True] * (one.end - one.start)
                kept.append(one)
        if bound:
            kept = _joined(kept, parts.inside)
        kept.sort(key=lambda one: one.start)
        return kept

    def _candidates(self, parts: Parts, text: str) -> tuple[list[Occurrence], list[Occurrence]]:
        """All occurrences free of compounds, and all of names that begin or end inside one."""
        texts, inside, roots = parts.texts, parts.inside, self._roots
        free: list[Occurrence] = []
        bound: list[Occurrence] = []
        count = len(texts)
        for start, first in enumerate(texts):
            node = roots.get(first)
            if node is None:
                continue
            end = start + 1
            while True:
                if node.entries:
                    within = inside[start] or inside[end]
                    entries = self._fitting(node.entries, parts, text, (start, end), within)
                    if entries:
                        (bound if within else free).append(Occurrence(start, end, entries))
                if end == count or not node.following:
                    break
                node = node.following.get(texts[end])
                if node is None:
                    break
                end += 1
        return free, bound

    def _fitting(
        self, entries: tuple[Entry, ...], parts: Parts, text: str, place: tuple[int, int], within: bool
    ) -> tuple[Entry, ...]:
        """The terms that this passage may be, within a compound only names."""
        if len(entries) == 1 and not within and not entries[0].guarded:
            return entries
        start, end = place
        found = text[parts.starts[start] : parts.ends[end - 1]]
        before = parts.texts[start - 1] if start else ""
        return tuple(
            one
            for one in entries
            if fits(one, found, before, self._language) and (not within or one.term.part_of_speech == "proper noun")
        )

    def _nearly(self, parts: Parts, text: str, others: dict[int, tuple[str, ...]]) -> list[Occurrence]:
        """The occurrences in which a word is replaced by one it nearly is."""
        found: list[Occurrence] = []
        first, last = min(others), max(others)
        # Each state: where the passage begins, the node after it, whether it has a replaced word.
        states: list[tuple[int, Node, bool]] = []
        for place, word in enumerate(parts.texts):
            if place > last and not any(replaced for _, _, replaced in states):
                break
            near = others.get(place, ())
            following = [
                (start, node.following[each], replaced or each is not word)
                for start, node, replaced in states
                for each in (word, *near)
                if each in node.following
            ]
            following += [(place, self._roots[each], each is not word) for each in (word, *near) if each in self._roots]
            states = following if place <= last else [state for state in following if state[2]]
            for start, node, replaced in states:
                within = parts.inside[start] or parts.inside[place + 1]
                if replaced and place >= first and node.entries and not within:
                    entries = self._neighbours.allowed(node.entries, parts, text, (start, place + 1))
                    if entries:
                        found.append(Occurrence(start, place + 1, entries, near=True))
        return found


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
