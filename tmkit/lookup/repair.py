"""Repair: a target with the facts of the query in place of the memory's. Refuse rather than guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tmkit.facts import read, same, write
from tmkit.lookup.grammar import changes_words_before, one_against_another
from tmkit.lookup.references import copied, has_title
from tmkit.lookup.skeleton import Reading
from tmkit.model import Fact, FactPair

_REFERENCES = frozenset({"reference", "symbol"})
_MOST_FACTS = 200  # beyond, a target is not rewritten: each fact is compared with each


@dataclass(frozen=True, slots=True)
class Repair:
    """A rewritten target, and its facts: the pairs say what was put for what."""

    text: str
    replaced: tuple[FactPair, ...]


def repair(
    query: Reading,
    source: Reading,
    target: Reading,
    differ: Sequence[FactPair],
    *,
    language: str,
    contradicted: Callable[[Fact], bool],
) -> Repair | None:
    """Rewrite a target so that it has the query's facts, or None where that is not certain.

    `differ` pairs the facts to be replaced; `language` is the target's; `contradicted` tells whether archive or
    glossary know a reference's number with another year. Certain means, for every pair:

    - the old value is once in source and target, as a value and as written, and is no part of another fact;
    - the new value is no other's old value (the two may have been swapped);
    - it can be written in the notation of the target, and the words around it stay as they are: never 1 for another
      count, no `a` that would become `an`;
    - a reference or symbol has number and year together, copied as written, and no title; its number is not known with
      another year.

    And the rewritten target, read again, has the facts of the query, no more and no fewer.
    """
    if max(len(query.facts), len(source.facts), len(target.facts)) > _MOST_FACTS:
        return None
    done: list[FactPair] = []
    for pair in differ:
        new, old = pair.query, pair.source
        if new is None or old is None or new.kind != old.kind or _swapped(new, differ):
            return None
        if new.kind in _REFERENCES and (contradicted(new) or has_title(query.text, new) or has_title(source.text, old)):
            return None
        place = _only_place(old, source, target)
        if place is None:
            return None
        text = _written(new, old, place, target.text, language)
        if text is None:
            return None
        done.append(replace(pair, target=place, replacement=text))
    text = _rewritten(target.text, done)
    if text is None or not _same_facts(query.facts, read(text, language)):
        return None
    return Repair(text, tuple(done))


def _swapped(new: Fact, differ: Sequence[FactPair]) -> bool:
    return any(pair.source is not None and same(new, pair.source) for pair in differ)


def _only_place(old: Fact, source: Reading, target: Reading) -> Fact | None:
    """The one fact of the target that states the old value, if it is the only one there and in the source."""
    if sum(same(old, fact) for fact in source.facts) != 1:
        return None
    places = [fact for fact in target.facts if same(old, fact)]
    if len(places) != 1 or _occurrences(places[0].text, target) != 1:
        return None
    place = places[0]
    # A fact within a token (`mi-2018`) is not all there is.
    whole = any(token.start == place.start for token in target.tokens)
    return place if whole and any(token.end == place.end for token in target.tokens) else None


def _occurrences(text: str, target: Reading) -> int:
    """How often a fact's words stand in the target, within other facts too: the year 1993 is also in `822 (1993)`."""
    words = tuple(token.text for token in target.tokens)
    at = next((fact for fact in target.facts if fact.text == text), None)
    sought = () if at is None else tuple(t.text for t in target.tokens if at.start <= t.start and t.end <= at.end)
    if not sought:
        return 0
    return sum(words[i : i + len(sought)] == sought for i in range(len(words) - len(sought) + 1))


def _written(new: Fact, old: Fact, place: Fact, target: str, language: str) -> str | None:
    if new.kind in _REFERENCES:
        return None if has_title(target, place) else copied(new, old, place)
    if one_against_another(old, new, language):
        return None
    text = write(new, language, place)
    if text is None or changes_words_before(target, place, text, language):
        return None
    return text


def _rewritten(text: str, done: Sequence[FactPair]) -> str | None:
    """The text with each pair's replacement in its place; None where two places overlap."""
    for pair in sorted(done, key=lambda pair: pair.target.start if pair.target else 0, reverse=True):
        if (
            pair.target is None
            or pair.replacement is None
            or text[pair.target.start : pair.target.end] != pair.target.text
        ):
            return None
        text = text[: pair.target.start] + pair.replacement + text[pair.target.end :]
    return text


def _same_facts(query: Sequence[Fact], found: Sequence[Fact]) -> bool:
    """Whether two texts, of two languages, state the same facts."""
    if len(query) != len(found) or len(found) > _MOST_FACTS:
        return False
    left = list(found)
    for fact in query:
        equal = next((other for other in left if same(fact, other)), None)
        if equal is None:
            return False
        left.remove(equal)
    return True
