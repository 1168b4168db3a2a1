"""Repair: a target with the facts of the query in place of the memory's. Refuse rather than guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tmkit.facts import compare, read, same, write
from tmkit.lookup.grammar import changes_words_before, one_against_another, one_of_many
from tmkit.lookup.references import copied, has_title, is_whole
from tmkit.lookup.skeleton import Reading
from tmkit.model import Fact, FactPair

_REFERENCES = frozenset({"reference", "symbol"})
_MOST_FACTS = 200  # beyond, a target is not rewritten: each fact is compared with each


@dataclass(frozen=True, slots=True)
class Repair:
    """A rewritten target: the pairs say what was put for what, and what followed from that by itself."""

    text: str
    replaced: tuple[FactPair, ...]
    implied: tuple[FactPair, ...] = ()


def irreplaceable(query: Reading) -> tuple[int, ...]:
    """Which facts of a query (by place) are never put into a target, whatever stands in their place there."""
    return tuple(
        place
        for place, fact in enumerate(query.facts)
        if fact.kind in _REFERENCES and (not is_whole(fact) or has_title(query.text, fact))
    )


def hopeless(query: Reading, source: Reading, fixed: Sequence[int]) -> bool:
    """Whether a source certainly has not the query's skeleton, or has another fact in place of an irreplaceable one.

    Quick to say, where thousands of sources are to be told apart.
    """
    if query.skeleton != source.skeleton:
        return True
    if query.places != source.places:
        return False
    facts = ((query.facts[place], source.facts[place]) for place in fixed)
    return any(not same(mine, theirs) and not _implied(FactPair(mine, theirs)) for mine, theirs in facts)


def may_be_repaired(
    query: Reading, source: Reading, differ: Sequence[FactPair], *, language: str, contradicted: Callable[[Fact], bool]
) -> bool:
    """Whether two sources leave it possible that a target is rewritten. Says no without having read the target."""
    differ = [pair for pair in differ if not _implied(pair)]
    return (
        0 < len(differ) <= _MOST_FACTS
        and all(
            pair.query is not None
            and pair.source is not None
            and pair.query.kind == pair.source.kind
            and not one_against_another(pair.source, pair.query, language)
            and _whole_reference(query, source, pair.query, pair.source)
            for pair in differ
        )
        and not any(
            _swapped(pair.query, differ) or _repeated(pair.source, source) or _is_contradicted(pair.query, contradicted)
            for pair in differ
            if pair.query is not None and pair.source is not None
        )
    )


def repair(query: Reading, target: Reading, differ: Sequence[FactPair], *, language: str) -> Repair | None:
    """Rewrite a target so that it has the query's facts, or None where that is not certain.

    `differ` pairs the facts to be replaced, which `may_be_repaired`; `language` is the target's. Together they ask, for
    every pair, that

    - the old value is once in source and target, as a value and as written, and is no part of another fact;
    - the new value is no other's old value (the two may have been swapped);
    - it can be written in the notation of the target, and the words around it stay as they are: never 1 for another
      count, no `a` that would become `an`;
    - a reference or symbol has number and year together, copied as written, and no title; its number is not known with
      another year.

    A fact written alike in both sources takes its value from the one beside it (`24 and 25 May`, `Add.1`): nothing is
    to be put for it. And the rewritten target, read again, has the facts of the query, no more and no fewer.
    """
    implied = tuple(pair for pair in differ if _implied(pair))
    differ = [pair for pair in differ if not _implied(pair)]
    if max(len(query.facts), len(target.facts)) > _MOST_FACTS:
        return None
    done: list[FactPair] = []
    for pair in differ:
        place = None if pair.source is None else _only_place(pair.source, target)
        if place is None:
            return None
        done.append(replace(pair, target=place))
    for number, pair in enumerate(done):
        text = _written(pair, target.text, language)
        if text is None:
            return None
        done[number] = replace(pair, replacement=text)
    text = _rewritten(target.text, done)
    if text is None or not compare(query.facts, read(text, language)).equal:
        return None
    return Repair(text, tuple(done), implied)


def _implied(pair: FactPair) -> bool:
    new, old = pair.query, pair.source
    return new is not None and old is not None and new.text.split() == old.text.split()


def _whole_reference(query: Reading, source: Reading, new: Fact, old: Fact) -> bool:
    if new.kind not in _REFERENCES:
        return True
    return is_whole(new) and is_whole(old) and not has_title(query.text, new) and not has_title(source.text, old)


def _is_contradicted(new: Fact, contradicted: Callable[[Fact], bool]) -> bool:
    return new.kind in _REFERENCES and contradicted(new)


def _repeated(old: Fact, source: Reading) -> bool:
    return len(source.facts) > _MOST_FACTS or sum(same(old, fact) for fact in source.facts) != 1


def _swapped(new: Fact, differ: Sequence[FactPair]) -> bool:
    return any(pair.source is not None and same(new, pair.source) for pair in differ)


def _only_place(old: Fact, target: Reading) -> Fact | None:
    """The one fact of the target that states the old value, if its words stand there once and are whole tokens."""
    places = [fact for fact in target.facts if same(old, fact)]
    if len(places) != 1 or _occurrences(places[0], target) != 1:
        return None
    place = places[0]
    # A fact within a token (`mi-2018`) is not all there is.
    whole = any(token.start == place.start for token in target.tokens)
    return place if whole and any(token.end == place.end for token in target.tokens) else None


def _occurrences(fact: Fact, target: Reading) -> int:
    """How often a fact's words stand in the target, within other facts too: the year 1993 is also in `822 (1993)`."""
    sought = tuple(token.text for token in target.tokens if fact.start <= token.start and token.end <= fact.end)
    if not sought:
        return 0
    words = target.words
    return sum(words[i : i + len(sought)] == sought for i in range(len(words) - len(sought) + 1))


def _written(pair: FactPair, target: str, language: str) -> str | None:
    new, old, place = pair.query, pair.source, pair.target
    if new is None or old is None or place is None:
        return None
    if new.kind in _REFERENCES:
        return None if has_title(target, place) else copied(new, old, place)
    text = write(new, language, place)
    if text is None and old.text == place.text and old.text.isdecimal() and new.text.isdecimal():
        text = new.text  # part of a longer notation: `16 and 17 May`, read again below
    if text is None or one_of_many(text) != one_of_many(place.text):
        return None
    return None if changes_words_before(target, place, text, language) else text


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
