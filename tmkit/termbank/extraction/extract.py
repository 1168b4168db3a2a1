"""Extraction of term candidates from an archive, or from a draft against an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tmkit.glossary import Glossary
from tmkit.lexicon import Lexicon
from tmkit.memory.index.index import MemoryIndex
from tmkit.termbank.extraction.acronyms import acronyms
from tmkit.termbank.extraction.archive_texts import ArchiveTexts, archive_texts
from tmkit.termbank.extraction.neighbours import Neighbours
from tmkit.termbank.extraction.renderings import USUAL, Rendered, Renderer
from tmkit.termbank.extraction.scores import Scored, scored
from tmkit.termbank.extraction.sequences import Level, sequences
from tmkit.termbank.extraction.stream import Stream, stream
from tmkit.termbank.extraction.values import CandidateRendering, Context, Extraction, TermCandidate
from tmkit.termbank.extraction.well_formed import well_formed
from tmkit.termbank.extraction.word_kinds import CONTENT, plain, word_kinds
from tmkit.termbank.extraction.wording import Wording, texts_of
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

LONGEST = 12
"""Words of a candidate, links counted, articles not."""

LEAST, LEAST_IN_DRAFT, LEAST_RENDERING = 3, 2, 2
"""Uses that make a candidate, in an archive and in a draft; uses that make a rendering."""

_CONTEXTS = 2
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate by number: its level, its place in the level's `Scored`, and others that are the same but for hyphen
    or accent.
    """

    score: float
    level: int
    place: int
    others: tuple[tuple[int, int], ...] = ()


def extract(
    index: MemoryIndex,
    lexicon: Lexicon | None,
    glossary: Glossary,
    source: str,
    target: str,
    *,
    wanted: Callable[[str], bool] | None = None,
    draft: Sequence[str] | None = None,
    new: bool = False,
    limit: int | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """The term candidates of the memories `wanted` (all where None), or of a draft's segments, best first.

    `new` leaves out those that the glossary has; `limit` is how many are shown. Ask through `MemoryIndex.consistent`.
    """
    say = progress or (lambda _what, _done, _of: None)
    say("counting words", 0, 4)
    drafted = None if draft is None else [tokens(text) for text in draft]
    texts = archive_texts(index, source, target, wanted, drafted)
    own = stream(texts.source, word_kinds(primary(source)))
    levels = sequences(own.group, LEAST if draft is None else LEAST_IN_DRAFT, LONGEST)
    say("counting words", 1, 4)
    neighbours = Neighbours(own)
    formed = well_formed(own, levels, neighbours)
    found = scored(own, levels, formed, neighbours.words, texts.groups, LEAST if draft is None else LEAST_IN_DRAFT)
    say("counting words", 2, 4)
    ranked = _ranked(own, found)
    other = stream(texts.target, word_kinds(primary(target)))
    other_levels = sequences(other.group, LEAST_RENDERING, LONGEST)
    renderer = Renderer(own, other, other_levels, well_formed(other, other_levels, Neighbours(other)), lexicon)
    say("counting words", 4, 4)
    describing = _Describing(
        own, other, found, renderer, Wording(index, texts, source, target, draft or ()), glossary, texts, source
    )
    shown: list[TermCandidate] = []
    for number, one in enumerate(ranked):
        if limit is not None and len(shown) >= limit:
            break
        if number % 100 == 0:
            say("looking for renderings", number, min(len(ranked), limit or len(ranked)))
        candidate = describing.candidate(one, new=new)
        if candidate is not None:
            shown.append(candidate)
    return Extraction(
        tuple(shown),
        len(ranked),
        sum(bool(one.concepts) for one in shown),
        len(texts.source) if draft is None else len(draft),
        texts.documents,
        source,
        target,
    )


def _ranked(own: Stream, found: Sequence[Scored]) -> list[_Ranked]:
    """The candidates that are no pieces of others, best first; those that differ in hyphen or accent are one."""
    every = sorted(
        (-value, number, place)
        for number, one in enumerate(found)
        for place, value in enumerate(one.score().tolist())
        if value > 0 and not one.dropped[place]
    )
    same: dict[str, list[tuple[float, int, int]]] = {}
    for value, number, place in every:
        one = found[number]
        words = own.key(int(one.level.first()[one.sequence[place]]), one.level.length)
        key = " ".join(words)
        same.setdefault(plain(key) if len(words) > 1 or "-" in key else key, []).append((value, number, place))
    ranked = [
        _Ranked(-members[0][0], members[0][1], members[0][2], tuple((n, p) for _, n, p in members[1:]))
        for members in same.values()
    ]
    return sorted(ranked, key=lambda one: -one.score)


class _Describing:
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

    def candidate(self, one: _Ranked, *, new: bool) -> TermCandidate | None:
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
        frequency = int(scored_level.frequency[one.place]) + sum(
            int(self._found[n].frequency[p]) for n, p in one.others
        )
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

    def _contexts(self, level: Level, places: np.ndarray, usual: Rendered | None) -> tuple[Context, ...]:
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
