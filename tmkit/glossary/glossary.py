"""A glossary as read: its concepts, the terms it finds in a text, the words it knows."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from tmkit.glossary.entry import Entry
from tmkit.glossary.manner import GRAVITY, MISSPELT, manner
from tmkit.glossary.parts import cut, cut_texts
from tmkit.glossary.recogniser import Recogniser
from tmkit.glossary.registry import format_of
from tmkit.glossary.renderings import Renderings
from tmkit.glossary.validity import RANK, status_at
from tmkit.model import Concept, InputError, TermMatch
from tmkit.text.languages import closeness, primary
from tmkit.text.tokens import tokens

# What may stand between the end of a sentence and the first word of the next.
_OPENING = " \t\r\n\u00a0\u202f\"'«“‘([–—-"


class Glossary:
    """Concepts in order. Recognition of a language is prepared when its first text comes.

    `skipped` are the files of the folder that no reader takes.
    """

    def __init__(self, concepts: Iterable[Concept] = (), skipped: tuple[Path, ...] = ()) -> None:
        self.concepts = tuple(concepts)
        self.skipped = skipped
        self._recognisers: dict[str, Recogniser] = {}
        self._renderings = Renderings()

    def recognise(
        self,
        text: str,
        language: str,
        target: str | None = None,
        on: str | None = None,
        *,
        known: Callable[[str], bool] | None = None,
    ) -> list[TermMatch]:
        """The terms in a text, from left to right, however inflected; the longest match hides shorter ones.

        Every concept that a passage can mean has a match of its own, the better status first. `on` is the text's date
        (ISO 8601, day or month may be missing), at which the status of terms is told; with `target` each match has its
        renderings in that language, best first. `known` tells words that are right as they are, though nearly a name
        of the glossary.
        """
        source = primary(language)
        recogniser = self._recognisers.get(source)
        if recogniser is None:
            recogniser = self._recognisers[source] = Recogniser(self.concepts, source, partial(self._foreign, source))
        if not recogniser:
            return []
        parts = cut(text, source)
        found = []
        for start, end, entries, _ in recogniser.find(parts, text, known):
            span = parts.starts[start], parts.ends[end - 1]
            passage = text[slice(*span)]
            opens = start == 0 or _opens(text, span[0])
            for one, how, status in _best_by_concept(entries, passage, opens, language, on):
                renderings = () if target is None else self._renderings.of(one.concept, one.term, one.form, target, on)
                official = "" if how not in MISSPELT else _official(one)
                found.append(
                    TermMatch(span, passage, one.concept.identifier, how, status, renderings, one.term.owner, official)
                )
        return found

    def knows(self, word: str) -> bool:
        """Whether a word, or a compound as one word (`Haut-Karabagh`), stands in a term of any language."""
        found = tokens(word)
        return len(found) == 1 and found[0] in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for concept in self.concepts for term in concept.terms for word in tokens(term.text))

    def _foreign(self, language: str) -> Iterator[str]:
        """The words of other languages' terms that are no names: in a text of `language` they are no misspellings."""
        for concept in self.concepts:
            for term in concept.terms:
                if term.part_of_speech != "proper noun" and primary(term.language) != language:
                    yield from cut_texts(term.text, primary(term.language))


def _opens(text: str, start: int) -> bool:
    """Whether a passage opens the segment or a sentence in it."""
    before = text[:start].rstrip(_OPENING)
    return not any(map(str.isalnum, before)) or before[-1] in ".!?"


def _official(one: Entry) -> str:
    return one.term.text if one.form.kind == "variant" else one.form.text


def _best_by_concept(
    entries: tuple[Entry, ...], passage: str, opens: bool, language: str, on: str | None
) -> list[tuple[Entry, str, str]]:
    """For each concept the form that the passage is most likely meant to be, with manner and status.

    Where the passage is spelt as one concept's term, those that are spelt otherwise are not meant.
    """
    if len(entries) == 1:
        one = entries[0]
        return [(one, manner(passage, one.form, opens=opens), status_at(one.term, on))]
    ranked = []
    for one in entries:
        how = manner(passage, one.form, opens=opens)
        status = status_at(one.term, on)
        region = closeness(one.term.language, language) < 2
        ranked.append(
            ((GRAVITY[how], _unlike(passage, one.form.text), region, RANK[status], one.order), one, how, status)
        )
    ranked.sort(key=lambda each: each[0])
    nearest = ranked[0][2]
    # The passage is spelt as a term is: it is none that is spelt otherwise; and no form of a verb if it is listed.
    not_meant = MISSPELT if nearest not in MISSPELT else frozenset()
    not_meant |= {"inflection"} if nearest == "exact" else frozenset()
    best: dict[str, tuple[Entry, str, str]] = {}
    for _, one, how, status in ranked:
        if how not in not_meant:
            best.setdefault(one.concept.identifier, (one, how, status))
    return sorted(best.values(), key=lambda each: (RANK[each[2]], each[0].order))


def _unlike(passage: str, form: str) -> int:
    """How far two spellings are apart that differ in the same manner; all capitals tell nothing."""
    return 0 if passage.isupper() else sum(map(operator.ne, passage, form)) + abs(len(passage) - len(form))


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
