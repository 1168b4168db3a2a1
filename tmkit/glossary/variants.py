"""Words that nearly are words of the glossary: what an official name looks like when it is misspelt.

Only names are looked for by letters, and only words that begin and end alike: one letter may differ in a word of six
or seven, two in a longer one. In any term of several words accents may be missing or wrong. A word that is known is
nobody's misspelling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from tmkit.glossary.entry import Entry
from tmkit.glossary.parts import Parts
from tmkit.model import Term
from tmkit.text.accents import without_accents

_SHORTEST = 6
_LONG = 8
_MOST_KEPT = 1 << 16


class Neighbours:
    """The words of the terms of a language, by what they nearly are. `known` is asked once, when first needed."""

    def __init__(self, known: Callable[[], Iterable[str]]) -> None:
        self._ask = known
        self._words: set[str] = set()
        self._name_words: set[str] = set()
        self._named: dict[str, list[str]] | None = None
        self._accented: dict[str, list[str]] = {}
        self._known: frozenset[str] = frozenset()
        self._kept: dict[tuple[str, bool], tuple[str, ...]] = {}

    def add(self, term: Term, parts: list[str]) -> None:
        """Note the parts of a form of a term."""
        self._words.update(parts)
        if term.part_of_speech == "proper noun" and term.form != "acronym":
            self._name_words.update(parts)

    def of(self, parts: Parts, text: str, known: Callable[[str], bool] | None) -> dict[int, tuple[str, ...]]:
        """For each part of a text that is no word of the glossary but nearly one: these words."""
        found = {}
        unknown = set(parts.texts) - self._words
        if not unknown:
            return {}
        for place, word in enumerate(parts.texts):
            if word not in unknown or len(word) < _SHORTEST or not word.isalpha():
                continue
            near = self._near(word, text[parts.starts[place]].isupper())
            if near and (known is None or not known(text[parts.starts[place] : parts.ends[place]])):
                found[place] = near
        return found

    def allowed(self, entries: tuple[Entry, ...], parts: Parts, text: str, place: tuple[int, int]) -> tuple[Entry, ...]:
        """The terms that a passage with replaced words may be.

        A term of several words whose accents alone differ; a name whose letters differ, too, but one of a single word
        only by one letter of seven or more, and not where its capital may only open the segment.
        """
        start, end = place
        found = text[parts.starts[start] : parts.ends[end - 1]]
        opens = not any(map(str.isalnum, text[: parts.starts[start]]))
        kept = []
        single = end - start == 1
        for one in entries:
            term = one.term
            if term.form == "acronym" or one.form.kind == "variant":
                continue
            name = term.part_of_speech == "proper noun"
            if _bare(found) == _bare(one.form.text):
                if name or not single:
                    kept.append(one)
            elif name and (not single or (not opens and _one_letter(parts.texts[start], one.form.text))):
                kept.append(one)
        return tuple(kept)

    def _near(self, word: str, capital: bool) -> tuple[str, ...]:
        kept = self._kept.get((word, capital))
        if kept is None:
            if self._named is None:
                self._prepare()
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[word, capital] = self._search(word, capital)
        return kept

    def _prepare(self) -> None:
        self._known = frozenset(self._ask())
        named = defaultdict(list)
        for word in sorted(self._name_words):
            if len(word) >= _SHORTEST and word.isalpha():
                named[word[0]].append(word)
        accented = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= _SHORTEST and word.isalpha():
                accented[_bare(word)].append(word)
        self._named, self._accented = dict(named), dict(accented)

    def _search(self, word: str, capital: bool) -> tuple[str, ...]:
        if word in self._known:
            return ()
        found = self._accented.get(_bare(word), [])
        if found or not capital or self._named is None:
            return tuple(found)
        from rapidfuzz.distance import Levenshtein

        most = 1 if len(word) < _LONG else 2
        return tuple(
            each
            for each in self._named.get(word[0], ())
            # Another ending is a derivation (Canada, Canadian) or another number, no slip.
            if each[-1] == word[-1]
            and abs(len(each) - len(word)) <= most
            and Levenshtein.distance(word, each, score_cutoff=most) <= most
        )


def _one_letter(word: str, name: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return len(word) > _SHORTEST and Levenshtein.distance(_bare(word), _bare(name), score_cutoff=1) <= 1


def _bare(text: str) -> str:
    """Letters without case, accents and marks between them."""
    folded = without_accents(text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(filter(str.isalnum, folded))
