"""Adding concepts to those that a glossary has, so that the same concept never stands there twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from tmkit.glossary.naming import Names
from tmkit.model import Concept, Term
from tmkit.model.account import Account
from tmkit.text.languages import primary

_FIELDS = tuple(field.name for field in fields(Term) if field.name not in {"text", "language", "line"})
_KEPT = {"status", "owner", "house"}
_MOST_COMPARED = 200  # so that a term that thousands of concepts have takes no time
_SAID = ("domain", "definition", "note")


@dataclass(slots=True)
class Merged:
    """The concepts after the merge, and what was new: concepts, terms (in new and in old concepts), fields filled."""

    concepts: list[Concept]
    added_concepts: int = 0
    added_terms: int = 0
    filled: int = 0
    present: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything was new."""
        return bool(self.added_terms or self.filled)


def merge(existing: Sequence[Concept], incoming: Iterable[Concept], account: Account) -> Merged:
    """Add concepts to others; doing it again changes nothing.

    A concept is there already if one of its name has a term of it, or if one of any name has its terms in two
    languages (all its terms, where it has one language only). Then its terms that are missing are added, and fields
    that are empty filled; where both say something, what is there stays and the account says so. A name that another
    concept has gets a number.
    """
    merger = _Merger(existing, account)
    for concept in incoming:
        merger.add(concept)
    return merger.done


class _Merger:
    def __init__(self, existing: Sequence[Concept], account: Account) -> None:
        self.done = Merged(list(existing))
        self._account = account
        self._by_name = {concept.identifier: place for place, concept in enumerate(existing)}
        self._names = Names(set(self._by_name))
        self._by_term: dict[tuple[str, str], list[int]] = {}
        for place, concept in enumerate(existing):
            self._learn(place, concept.terms)

    def add(self, concept: Concept) -> None:
        place = self._place(concept)
        if place is None:
            name = self._names.free(concept.identifier)
            if name != concept.identifier:
                line = concept.terms[0].line or None
                self._account.repair(line, concept.identifier, f"the name is another concept's; called {name}")
            place = len(self.done.concepts)
            self.done.concepts.append(replace(concept, identifier=name))
            self._by_name[name] = place
            self._learn(place, concept.terms)
            self.done.added_concepts += 1
            self.done.added_terms += len(concept.terms)
            return
        self._merge(place, concept)

    def _place(self, concept: Concept) -> int | None:
        """Where the concept is already, or None."""
        named = self._by_name.get(concept.identifier)
        terms = {(primary(term.language), term.text) for term in concept.terms}
        if named is not None and any(self._has(named, term) for term in terms):
            return named
        languages = {language for language, _ in terms}
        shared: dict[int, set[tuple[str, str]]] = {}
        for term in terms:
            for place in self._by_term.get(term, [])[:_MOST_COMPARED]:
                shared.setdefault(place, set()).add(term)
        for place in sorted(shared):
            found, there = shared[place], self.done.concepts[place]
            enough = len({language for language, _ in found}) > 1 if len(languages) > 1 else found == terms
            if enough and _one_owner(concept, there) and _agree(concept.domain, there.domain):
                return place
        return None

    def _has(self, place: int, term: tuple[str, str]) -> bool:
        return place in self._by_term.get(term, ())

    def _merge(self, place: int, concept: Concept) -> None:
        there = self.done.concepts[place]
        terms = list(there.terms)
        places = {_key(term): number for number, term in enumerate(terms)}
        for term in concept.terms:
            number = places.get(_key(term))
            if number is None:
                places[_key(term)] = len(terms)
                terms.append(term)
                self.done.added_terms += 1
            else:
                terms[number] = self._filled(terms[number], term, concept.identifier)
                self.done.present += 1
        said = {name: self._said(name, getattr(there, name), getattr(concept, name), concept) for name in _SAID}
        self.done.concepts[place] = replace(there, terms=tuple(terms), **said)
        self._learn(place, concept.terms)

    def _filled(self, there: Term, term: Term, concept: str) -> Term:
        """The term that is there with what the other one says more."""
        new = {}
        for name in _FIELDS:
            old, said = getattr(there, name), getattr(term, name)
            if old == said or not said:
                continue
            if old or name in _KEPT:
                if old and name not in {"note", "context"}:
                    message = f"'{term.text}' is there with {name.replace('_', ' ')} '{old}', not '{said}'; kept"
                    self._account.flag(term.line or None, concept, message)
            else:
                new[name] = said
        self.done.filled += len(new)
        return replace(there, **new) if new else there

    def _said(self, name: str, old: str, said: str, concept: Concept) -> str:
        if not said or old == said:
            return old
        if not old:
            self.done.filled += 1
            return said
        if name != "note":
            line = concept.terms[0].line or None
            self._account.flag(line, concept.identifier, f"the concept is there with another {name}; kept")
        return old

    def _learn(self, place: int, terms: Iterable[Term]) -> None:
        for term in terms:
            places = self._by_term.setdefault((primary(term.language), term.text), [])
            if place not in places[-1:]:
                places.append(place)


def _key(term: Term) -> tuple[str, str, str, str]:
    return (term.language, term.text, term.owner, term.house)


def _one_owner(one: Concept, other: Concept) -> bool:
    """Whether the terms of two concepts may be one body's."""
    owners, others = ({term.owner for term in concept.terms} for concept in (one, other))
    return bool(owners & others) or owners == {""} or others == {""}


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
