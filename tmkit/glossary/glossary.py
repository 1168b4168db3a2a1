"""A glossary as read: its concepts, the terms it finds in a text, the words it knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from tmkit.glossary.manner import GRAVITY, manner
from tmkit.glossary.parts import cut
from tmkit.glossary.recogniser import Entry, Recogniser
from tmkit.glossary.registry import format_of
from tmkit.glossary.validity import RANK, status_at
from tmkit.model import Concept, InputError, Rendering, Term, TermMatch
from tmkit.text.languages import closeness, primary
from tmkit.text.tokens import tokens


class Glossary:
    """Concepts in order. Recognition of a language is prepared when its first text comes.

    `skipped` are the files of the folder that no reader takes.
    """

    def __init__(self, concepts: Iterable[Concept] = (), skipped: tuple[Path, ...] = ()) -> None:
        self.concepts = tuple(concepts)
        self.skipped = skipped
        self._recognisers: dict[str, Recogniser] = {}
        self._renderings: dict[tuple[str | None, ...], tuple[Rendering, ...]] = {}

    def recognise(self, text: str, language: str, target: str | None = None, on: str | None = None) -> list[TermMatch]:
        """The terms in a text, from left to right; the longest match hides shorter ones.

        Every concept that a passage can mean has a match of its own, the better status first. `on` is the text's date
        (ISO 8601, day or month may be missing), at which the status of terms is told; with `target` each match has its
        renderings in that language, best first.
        """
        source = primary(language)
        recogniser = self._recognisers.get(source)
        if recogniser is None:
            recogniser = self._recognisers[source] = Recogniser(self.concepts, source)
        if not recogniser:
            return []
        parts = cut(text, source)
        found = []
        for start, end, entries in recogniser.find(parts, text):
            span = parts.starts[start], parts.ends[end - 1]
            passage = text[slice(*span)]
            opens = start == 0 or not any(map(str.isalnum, text[: span[0]]))
            for entry, how, status in _best_by_concept(entries, passage, opens, language, on):
                renderings = () if target is None else self._render(entry, target, on)
                found.append(
                    TermMatch(span, passage, entry.concept.identifier, how, status, renderings, entry.term.owner)
                )
        return found

    def knows(self, word: str) -> bool:
        """Whether a word, or a compound as one word (`Haut-Karabagh`), stands in a term of any language."""
        found = tokens(word)
        return len(found) == 1 and found[0] in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for concept in self.concepts for term in concept.terms for word in tokens(term.text))

    def _render(self, entry: Entry, target: str, on: str | None) -> tuple[Rendering, ...]:
        concept, term = entry.concept, entry.term
        key = (concept.identifier, target, on, term.owner, term.form, term.status)
        found = self._renderings.get(key)
        if found is None:
            ranked = sorted(
                ((status_at(one, on), one) for one in concept.in_language(primary(target))),
                key=lambda pair: (RANK[pair[0]], *_distance(pair[1], term, target)),
            )
            found = self._renderings[key] = tuple(
                Rendering(one.text, status, one.authority, one.house, one.owner) for status, one in ranked
            )
        return found


def _distance(rendering: Term, term: Term, target: str) -> tuple[bool, bool, bool, bool]:
    """Of two renderings of one status: the same body's first, then an acronym for an acronym, an old name for an old
    one (both were superseded later), the same region.
    """
    return (
        rendering.owner != term.owner,
        rendering.form != term.form,
        rendering.status != term.status,
        closeness(rendering.language, target) < 2,
    )


def _best_by_concept(
    entries: tuple[Entry, ...], passage: str, opens: bool, language: str, on: str | None
) -> list[tuple[Entry, str, str]]:
    """For each concept the term that the passage is most likely meant to be, with manner and status."""
    if len(entries) == 1:
        entry = entries[0]
        return [(entry, manner(passage, entry.term.text, opens=opens), status_at(entry.term, on))]
    ranked = []
    for entry in entries:
        how = manner(passage, entry.term.text, opens=opens)
        status = status_at(entry.term, on)
        region = closeness(entry.term.language, language) < 2
        ranked.append(((GRAVITY[how], region, RANK[status], entry.order), entry, how, status))
    ranked.sort(key=lambda one: one[0])
    best: dict[str, tuple[Entry, str, str]] = {}
    for _, entry, how, status in ranked:
        best.setdefault(entry.concept.identifier, (entry, how, status))
    return sorted(best.values(), key=lambda one: (RANK[one[2]], one[0].order))


def read_glossary(folder: Path, languages: Sequence[str] = ()) -> Glossary:
    """The glossary of a folder: all its files, in the order of their names; empty where there is none.

    Where two files have a concept of the same name, the later one's is called `file:concept`. Hidden files are no part
    of it; files of a format unknown are told in `skipped`. `languages` are source and target, for a file that does not
    tell. Raises `InputError` with file and line of the first fault.
    """
    if not folder.exists():
        return Glossary()
    try:
        files = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith("."))
    except OSError as error:
        raise InputError(f"cannot be read as the glossary's folder: {error.strerror}", file=folder) from None
    concepts: dict[str, Concept] = {}
    skipped = []
    for file in files:
        reader = format_of(file)
        if reader is None:
            skipped.append(file)
            continue
        for concept in reader.read(file, languages=languages):
            name = concept.identifier
            if name in concepts:
                name = f"{file.name}:{name}"
            concepts[name] = concept if name == concept.identifier else replace(concept, identifier=name)
    return Glossary(concepts.values(), tuple(skipped))
