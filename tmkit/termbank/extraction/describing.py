"""What is said of each candidate: its forms, its renderings, whether the glossary has it, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tmkit.glossary import Glossary
from tmkit.termbank.extraction.acronyms import acronyms
from tmkit.termbank.extraction.archive_texts import ArchiveTexts
from tmkit.termbank.extraction.renderings import USUAL, Rendered, Renderer
from tmkit.termbank.extraction.scores import Scored
from tmkit.termbank.extraction.sequences import Level
from tmkit.termbank.extraction.stream import Stream
from tmkit.termbank.extraction.values import CandidateRendering, Context, TermCandidate
from tmkit.termbank.extraction.word_kinds import CONTENT, plain
from tmkit.termbank.extraction.wording import Wording, texts_of

_CONTEXTS = 2


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate by number: its level, its place in the level's `Scored`, and others that are the same but for hyphen
    or accent.
    """

    score: float
    level: int
    place: int
    others: tuple[tuple[int, int], ...] = ()


class Describing:
    """Finds out what is to be said of each candidate."""

    def __init__(
        self,
        own: Stream,
        other: Stream,
        found: Sequence[Scored],
        renderer: Renderer,
        wording: Wording,
        glossary: Glossary,
        texts: ArchiveTexts,
        language: str,
    ) -> None:
        self._own, self._other, self._found, self._renderer = own, other, found, renderer
        self._wording, self._glossary, self._texts, self._language = wording, glossary, texts, language
        self._full = acronyms(own.texts, own.kinds)
        self._short = {_key(full, own): acronym for acronym, full in self._full.items()}
        focused = np.zeros(len(texts.source), bool)
        groups = texts.groups
        of_text = np.repeat(np.arange(len(texts.source)), np.diff(groups.starts))
        focused[of_text[groups.focus[groups.groups]]] = True
        self._focused = focused
        self._compounds: dict[str, list[int]] = {}
        for number, word in enumerate(own.texts.words):
            if "-" in word and own.kinds.kind(word) == CONTENT:
                self._compounds.setdefault(_key(word.split("-"), own), []).append(number)

    def candidate(self, one: Ranked, *, new: bool) -> TermCandidate | None:
        """A candidate as it is shown; None where it cannot be read, or is known and only new ones are wanted."""
        scored_level = self._found[one.level]
        level, sequence = scored_level.level, int(scored_level.sequence[one.place])
        places = level.of(sequence)
        here = places[self._focused[self._own.text[places]]]
        forms = self._wording.forms(self._own, here, level.length)
        if not forms:
            return None
        for n, p in one.others:
            same = self._found[n]
            beside = same.level.of(int(same.sequence[p]))
            beside = beside[self._focused[self._own.text[beside]]]
            forms += self._wording.forms(self._own, beside, same.level.length)
        words = self._own.words(int(places[0]), level.length)
        joined = self._joined(words)
        forms = _merged(forms + joined)
        text = forms[0][0]
        concepts = self._known(text)
        if new and concepts:
            return None
        rendered = self._renderer.of(level, sequence)
        renderings = tuple(self._rendering(level, sequence, each) for each in rendered)
        others = sum(int(self._found[n].frequency[p]) for n, p in one.others)
        frequency = int(scored_level.frequency[one.place]) + others + sum(count for _, count in joined)
        full = self._full.get(words[0], ()) if level.length == 1 else ()
        acronym = self._short.get(_key(words, self._own), "")
        return TermCandidate(
            text,
            one.score,
            frequency,
            int(scored_level.groups[one.place]),
            float(scored_level.c_value[one.place]),
            float(scored_level.weirdness[one.place]),
            tuple(forms[1:]),
            renderings,
            bool(rendered) and rendered[0].how == "lexicon" and rendered[0].share >= USUAL,
            acronym.upper(),
            " ".join(full),
            concepts,
            self._contexts(level, here, rendered[0] if rendered else None),
        )

    def _joined(self, words: Sequence[str]) -> list[tuple[str, int]]:
        """The forms of several words that hyphens join to one, with their uses: `États-membres`."""
        numbers = self._compounds.get(_key(words, self._own)) if len(words) > 1 else None
        if not numbers:
            return []
        texts = self._own.texts
        found = []
        for number in numbers:
            at = np.flatnonzero(texts.ids == number)
            at = at[self._focused[np.searchsorted(texts.starts, at, side="right") - 1]]
            if len(at):
                found.append((self._wording.compound(texts, int(at[0])), len(at)))
        return found

    def _known(self, text: str) -> tuple[str, ...]:
        """The concepts of the glossary that the whole of a text is a term of."""
        found = self._glossary.recognise(text, self._language)
        return tuple(dict.fromkeys(match.concept for match in found if match.span == (0, len(text))))

    def _rendering(self, level: Level, sequence: int, rendered: Rendered) -> CandidateRendering:
        """With the form that it has most often beside the candidate."""
        beside, length = self._renderer.beside(level, sequence, rendered)
        forms = self._wording.forms(self._other, beside[:200], length, target=True)
        text = forms[0][0] if forms else " ".join(self._other.words(self._renderer.place(rendered)[0], length))
        return CandidateRendering(text, rendered.units, rendered.of, rendered.how)

    def _contexts(self, level: Level, places: NDArray[Any], usual: Rendered | None) -> tuple[Context, ...]:
        """Two units that have it, with its usual rendering where it has one, short ones first."""
        texts = texts_of(self._own, places)
        if usual is not None:
            with_it = texts[np.isin(texts, self._renderer.texts_with(usual))]
            texts = with_it if len(with_it) else texts
        sizes = np.diff(self._own.texts.starts)[texts]
        # Neither a bare heading nor a long text shows how a term is used.
        chosen = texts[np.argsort(np.abs(sizes - 25), kind="stable")[:_CONTEXTS]]
        found = []
        for text in chosen.tolist():
            place = int(places[np.flatnonzero(self._own.text[places] == text)[0]])
            span = self._wording.span(self._own, place, level.length)
            if span is not None:
                read = self._wording.read(text)
                found.append(
                    Context(
                        read.source,
                        span[1:],
                        read.target,
                        read.memory,
                        read.unit,
                        read.origin.document,
                        read.origin.date,
                    )
                )
        return tuple(found)


def _key(words: Sequence[str], own: Stream) -> str:
    """What tells a full form whatever its number, hyphens, accents and articles."""
    groups = [own.kinds.group(word) for word in words if word not in own.kinds.articles]
    return plain(" ".join(groups))


def _merged(forms: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    counted: dict[str, int] = {}
    for text, count in forms:
        counted[text] = counted.get(text, 0) + count
    return sorted(counted.items(), key=lambda item: -item[1])
