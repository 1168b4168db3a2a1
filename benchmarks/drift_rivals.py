"""Rivals put in place of what the archive says: which terms, and by what (see `drift.py`)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from termbank import replaced

from tmkit.checks import Pair, Subject
from tmkit.checks.subject import joined
from tmkit.model import DraftSegment
from tmkit.termbank.departure import beginning
from tmkit.termbank.drift import DOMINANT, RARE, UNANIMOUS_PAIRS, Drift
from tmkit.termbank.forms import forms, is_content
from tmkit.termbank.learning import learn

_SAMPLE, _MOST = 200, 600
_TRIES = 20
Term = tuple[str, ...]
Written = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Planted:
    """One rival put into a pair of a draft."""

    draft: Subject
    at: int
    pair: Pair
    changed: Pair
    term: str
    tier: str
    rival: str
    usual: str
    wording: str
    all_terms: bool


@dataclass(frozen=True)
class Usual:
    """How the archive renders a term in most pairs, and in few."""

    written: Written
    rare: tuple[tuple[str, ...], ...]
    tier: str


def planted(finder: Drift, places: Sequence[tuple[Subject, int]], every: int) -> Iterator[Planted]:
    """A rival for each term, one at a time: in the first `every` pairs of all terms, then of steady ones only."""
    rng = random.Random(3)
    target = finder.way.languages[1]
    usual = Usuals(finder)
    prepared = []
    for number, (draft, at) in enumerate(places):
        text = joined(draft.pairs[at].source)
        terms = usual.terms(text) if number < every else usual.steady_terms(text)
        prepared.append((draft, at, number < every, terms))
    by_size: dict[int, list[tuple[str, ...]]] = {}
    for _, _, _, terms in prepared:
        for _, found in terms:
            by_size.setdefault(_size(found.written[0], target), []).append(found.written[0])
    for draft, at, all_terms, terms in prepared:
        pair = draft.pairs[at]
        for term, found in terms:
            wordings = list(_wordings(rng, found, by_size, target, joined(pair.target)))
            if not wordings:
                continue
            rival, wording = rng.choice(wordings)
            text = replaced(joined(pair.target), target, found.written, " ".join(wording))
            if text is not None:
                changed = replace(pair, target=(DraftSegment(pair.id, text),))
                said = " ".join(found.written[0]), " ".join(wording)
                yield Planted(draft, at, pair, changed, term, found.tier, rival, *said, all_terms)


class Usuals:
    """How the archive renders the terms of texts in most pairs; worked out once."""

    def __init__(self, finder: Drift) -> None:
        self._finder = finder
        self._known: dict[Term, Usual | None] = {}

    def terms(self, text: str) -> list[tuple[str, Usual]]:
        """The longest passages of a text that the archive renders mostly in one way, none in another."""
        read = forms(text, self._finder.way.languages[0])
        taken = [False] * len(read)
        found = []
        for start, size in self._finder.passages(read):
            if any(taken[start : start + size]):
                continue
            known = self._of(tuple(form.text for form in read[start : start + size]))
            if known is not None:
                taken[start : start + size] = [True] * size
                found.append((text[read[start].start : read[start + size - 1].end], known))
        return found

    def steady_terms(self, text: str) -> list[tuple[str, Usual]]:
        """Those that it renders steadily."""
        source = self._finder.way.languages[0]
        found = []
        for one in self._finder.evidence(text):
            known = self._of(tuple(form.text for form in forms(one.text, source)))
            if known is not None:
                found.append((one.text, known))
        return found

    def _of(self, term: Term) -> Usual | None:
        if term not in self._known:
            self._known[term] = _usual(self._finder, term, self._finder.way.languages[1])
        return self._known[term]


def _usual(finder: Drift, term: Term, target: str) -> Usual | None:
    way = finder.way
    ids = way.columns.source.ids(term)
    if min(ids) < 0:
        return None
    learnt = learn(way.columns, way.lexicon, [ids], way.reviewed(), sample=_SAMPLE, most=_MOST)
    by_group, every = learnt.pairs()
    if every < UNANIMOUS_PAIRS or not len(by_group) or by_group.max() < DOMINANT * every:
        return None
    best = int(by_group.argmax())
    written = tuple(tuple(map(way.columns.target.form, each)) for each in learnt.renderings[best])
    words = {beginning(form) for form in written[0] if is_content(form, target)}
    rare = []
    for group, count in zip(learnt.renderings, by_group.tolist(), strict=True):
        wording = tuple(map(way.columns.target.form, group[0]))
        if 0 < count < RARE * every and any(
            is_content(form, target) and beginning(form) not in words for form in wording
        ):
            rare.append(wording)
    steady = finder.steady(term)
    return Usual(written, tuple(rare), steady.tier if steady is not None else "")


def _wordings(
    rng: random.Random, found: Usual, by_size: dict[int, list[tuple[str, ...]]], target: str, text: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    usual = found.written[0]
    if found.rare:
        yield "rare", rng.choice(found.rare)
    content = [place for place, form in enumerate(usual) if is_content(form, target)]
    there = {beginning(form.text) for form in forms(text, target)}
    drawn = (rng.choice(by_size[len(content)]) for _ in range(_TRIES)) if len(content) in by_size else ()
    others = [one for one in drawn if not any(is_content(form, target) and beginning(form) in there for form in one)]
    if len(content) > 1 and others:
        exchanged = list(usual)
        exchanged[rng.choice(content)] = next(form for form in rng.choice(others) if is_content(form, target))
        yield "kin", tuple(exchanged)
    if others:
        yield "other", rng.choice(others)


def _size(wording: Sequence[str], language: str) -> int:
    return sum(is_content(form, language) for form in wording)
