"""A target cut into as many parts as its source has now: joined by spaces again, they are the target as it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tmkit.model import Segment
from tmkit.text.sentences import sentences
from tmkit.text.stems import stem_spans

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w{0,12}")
_STRONG, _SEMICOLON, _COMMA, _JOINED, _ANYWHERE = 0.0, 0.05, 0.1, 0.15, 0.6
_JOINING = frozenset("and but or while whereas et mais ou tandis alors which who qui".split())
_MOST_PLACES = 60
_LEAST_LETTERS, _PREFIX = 5, 4  # of a word that both languages may have
_UNLIKE_LENGTH = 2.0  # what a part costs as much longer or shorter, in parts of the whole, than its source …
_STRANGE = 0.5  # … and for each name or number that only another source has
_LONGEST_READ = 20_000  # characters: beyond, lengths decide


def cut_target(target: Segment, sources: Sequence[str], language: str) -> tuple[list[Segment], bool]:
    """The parts of a target, one for each of some neighbouring source texts, in order, and whether it was plain where.

    It is cut at sentences first, then at semicolons, commas and before conjunctions, so that the parts have the lengths
    of their sources, and the numbers and names. A target with too few words gives its last sources none: empty parts.
    """
    text = target.text.rstrip()
    places = _places(text, language)
    if len(sources) < 2 or not places:
        return [target, *[Segment("")] * (len(sources) - 1)], len(sources) < 2
    ends = _best(text, places, sources)
    bounds = list(pairwise([0, *ends, len(target.text)]))
    plain = all(places[end] == _STRONG for end in ends) and len(ends) == len(sources) - 1
    parts = [_part(target, start, end, last=end == len(target.text)) for start, end in bounds]
    return parts + [Segment("")] * (len(sources) - len(parts)), plain


def _places(text: str, language: str) -> dict[int, float]:
    """Where a text may be cut, with what that costs; the cheapest where there are many."""
    ends = {end for _, end in sentences(text, language)[:-1]}
    found: dict[int, float] = {}
    for match in _SPACE.finditer(text):
        at = match.start()
        if not at:
            continue
        word = _WORD.match(text, match.end())
        if at in ends:
            cost = _STRONG
        elif text[at - 1] in ";:":
            cost = _SEMICOLON
        elif text[at - 1] == ",":
            cost = _COMMA
        elif word is not None and word[0].lower() in _JOINING:
            cost = _JOINED
        else:
            cost = _ANYWHERE
        found[at] = cost
    if len(found) <= _MOST_PLACES:
        return found
    every = max(1, len(found) // _MOST_PLACES)
    ranked = sorted(found.items(), key=lambda place: place[1])
    return dict(sorted([*ranked[:_MOST_PLACES], *ranked[_MOST_PLACES :: every * 2]]))


def _best(text: str, places: dict[int, float], sources: Sequence[str]) -> list[int]:
    """The cheapest places to cut at, for as many parts as there are sources, or as the places allow."""
    count = min(len(sources), len(places) + 1)
    at = [0, *places, len(text)]
    total = max(1, sum(map(len, sources)))
    asked = [*sources[: count - 1], " ".join(sources[count - 1 :])]
    shares = [len(source) / total for source in asked]
    words = [_names(source) if len(text) <= _LONGEST_READ else set() for source in asked]
    strange = _strange(text, words)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for part in range(count):
        last = part == count - 1
        row: dict[int, tuple[float, int]] = {}
        for end in range(part + 1, len(at)):
            if last != (end == len(at) - 1):
                continue
            penalty = 0.0 if last else places[at[end]]
            for start, (cost, _) in best[-1].items():
                if start < end:
                    first, stop = at[start], at[end]
                    told = cost + penalty + _UNLIKE_LENGTH * abs((stop - first) / len(text) - shares[part])
                    told += _STRANGE * (bisect_left(strange[part], stop) - bisect_left(strange[part], first))
                    if end not in row or told < row[end][0]:
                        row[end] = (told, start)
        best.append(row)
    ends: list[int] = []
    end = len(at) - 1
    for row in reversed(best[1:]):
        end = row[end][1]
        ends.append(at[end])
    return ends[-2::-1]


def _strange(text: str, words: Sequence[set[str]]) -> list[list[int]]:
    """For each part of the source, the places in the target of names that only other parts have."""
    if not any(words):
        return [[] for _ in words]
    there = list(_named(text))
    every = Counter(word for own in words for word in own)
    return [[at for word, at in there if every[word] and word not in own] for own in words]


def _names(text: str) -> set[str]:
    return {word for word, _ in _named(text)}


def _named(text: str) -> Iterator[tuple[str, int]]:
    """Beginnings of words that both languages may have, and numbers, with their places."""
    for word, start, _ in stem_spans(text):
        if word[0] == "#":
            yield word, start
        elif word[0].isalpha() and len(word) >= _LEAST_LETTERS:
            yield word[:_PREFIX], start


def _part(target: Segment, start: int, end: int, *, last: bool) -> Segment:
    """A stretch of a segment without the white space that parts it from the one before, codes at its edges within."""
    text = target.text[start:end]
    bare = text.lstrip() if start else text
    shift = start + len(text) - len(bare)
    codes = tuple(
        (min(max(at - shift, 0), len(bare)), code)
        for at, code in target.codes
        if (at > start or not start) and (at <= end or last)
    )
    return Segment(bare, codes)
