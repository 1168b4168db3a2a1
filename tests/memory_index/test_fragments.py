"""Passages shared with the memory, against trying every one."""

from __future__ import annotations

import random
import sys
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory_index.made import Words, made_segments, made_vocabulary, mutated
from tests.memory_index.test_rows import built
from tmkit.memory.index import suffixes
from tmkit.memory.index.build import Built
from tmkit.memory.index.fragments import Passage, passages
from tmkit.memory.index.rows import Rows
from tmkit.memory.index.suffixes import Sought, build_suffixes


def expected(query: Words, segments: list[Words], content: list[bool], least: int) -> list[tuple[int, int, int]]:
    """(start, size, places) of every passage that no other contains, tried one by one."""
    places = Counter(tuple(s[i:j]) for s in segments for i in range(len(s)) for j in range(i + 1, len(s) + 1))
    found: list[tuple[int, int, int]] = []
    covered = 0
    for start in range(len(query)):
        size = next((k for k in range(len(query) - start, 0, -1) if tuple(query[start : start + k]) in places), 0)
        if start + size > covered:
            covered = start + size
            if sum(content[start:covered]) >= least:
                found.append((start, size, places[tuple(query[start:covered])]))
    return found


def asked(parts: list[tuple[Built, suffixes.SuffixArrays]], query: Words, content: list[bool], least: int, uses=None):
    sought = [
        (number, Sought(order, Rows(made.arrays).word_ids(query), uses or np.ones_like, some_dead=uses is not None))
        for number, (made, order) in enumerate(parts)
    ]
    found = passages(sought, content, least, 5)
    for passage in found:
        for part, row, token in passage.rows:
            words = Rows(parts[part][0].arrays).words(row)
            assert words[token : token + passage.size] == query[passage.start : passage.start + passage.size]
    return found


def told(found: list[Passage]) -> list[tuple[int, int, int]]:
    return [(p.start, p.size, p.places) for p in found]


def ordered(segments: list[Words]) -> tuple[Built, suffixes.SuffixArrays]:
    made = built(segments)
    return made, build_suffixes(made.arrays)


def distinct(segments: list[Words]) -> list[Words]:
    return [list(words) for words in dict.fromkeys(map(tuple, segments))]


@pytest.mark.parametrize("with_extra", [True, False])
@pytest.mark.parametrize("count", [1, 3])
def test_same_as_trying_every_passage(monkeypatch: pytest.MonkeyPatch, with_extra: bool, count: int):
    monkeypatch.setattr(suffixes, "_WORTH_EXTRA", 0)
    if not with_extra:
        monkeypatch.setitem(sys.modules, "pydivsufsort", None)
    rng = random.Random(21)
    vocabulary = made_vocabulary(rng, 60)
    segments = distinct([s[:40] for s in made_segments(rng, 120, vocabulary)])
    parts = [ordered(segments[i::count]) for i in range(count)]
    total = 0
    for number in range(60):
        query = mutated(rng, rng.choice(segments), vocabulary, rng.choice((0.0, 0.05, 0.1, 0.3)))
        if number % 3 == 0:
            query = query[: len(query) // 2] + rng.choice(segments)[3:]
        if number % 7 == 0:
            query = [*query, "never-seen", *rng.choice(segments)]
        content = [word not in {"la", "le", "du", ",", "."} for word in query]
        found = told(asked(parts, query, content, 4))
        assert found == expected(query, segments, content, 4)
        total += len(found)
    assert total > 50


@pytest.mark.parametrize("query", [[], ["la"], ["never-seen"] * 3, ["never-seen"]])
def test_hardly_a_query(query: Words):
    parts = [ordered([["la", "bade"], ["la"], []])]
    assert told(asked(parts, query, [True] * len(query), 1)) == expected(query, [["la", "bade"], ["la"]], [True], 1)


def test_no_rows():
    assert asked([ordered([])], ["la", "bade"], [True, True], 1) == []
    assert asked([], ["la", "bade"], [True, True], 1) == []


def test_rows_that_do_not_count():
    segments = [list("abcdefghijkl"), list("abcdexyzijkl"), list("cdefgh")]
    made, order = ordered(segments)
    row_of = made.row_of.tolist()

    def uses(rows: np.ndarray) -> np.ndarray:
        return np.where(rows == row_of[0], 0, 1)

    query = list("abcdefghijkl")
    found = told(asked([(made, order)], query, [True] * 12, 3, uses))
    assert found == expected(query, segments[1:], [True] * 12, 3)


WORDS = st.lists(st.sampled_from("abcd"), max_size=25)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12), WORDS, st.integers(1, 5), st.data())
def test_same_whatever_the_texts(one: list[Words], other: list[Words], query: Words, least: int, data: st.DataObject):
    one, other = distinct(one), distinct(other)
    content = data.draw(st.lists(st.booleans(), min_size=len(query), max_size=len(query)))
    found = told(asked([ordered(one), ordered(other)], query, content, least))
    assert found == expected(query, one + other, content, least)
