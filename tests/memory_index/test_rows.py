"""Finding rows against a full scan: the same rows and the same distances, for every query and minimum."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory_index.made import Scan, Words, made_vocabulary
from tmkit.memory.index import arrays, measure
from tmkit.memory.index import pieces as pieces_module
from tmkit.memory.index.build import Built, build_rows
from tmkit.memory.index.keys import keyed_rows
from tmkit.memory.index.measure import Measure
from tmkit.memory.index.pieces import cheapest_pieces
from tmkit.memory.index.rows import Query, Rows

MINIMA = (5000, 6000, 7000, 7500, 8000, 9000, 10000)


def may_belong(word: str) -> bool:
    return word in {"la", "du"} or word[0].isdigit()


def numbered(segments: list[Words]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    seen: defaultdict[str, int] = defaultdict(lambda: len(seen))
    ids = [seen[word] for segment in segments for word in segment]
    return np.array(ids, np.uint32), np.array([len(s) for s in segments], np.int64), list(seen)


def built(segments: list[Words]) -> Built:
    return build_rows(*numbered(segments), may_belong)


def search(rows: Rows, meter: Measure, query: Words, minimum: int) -> dict[int, int]:
    asked = Query(rows.word_ids(query), minimum)
    found, distances, lengths = meter.near(rows.arrays, asked, rows.sieved(asked, rows.candidates(asked)))
    assert found.tolist() == sorted(found.tolist())
    assert lengths.tolist() == rows.lengths_of(found).tolist()
    return dict(zip(found.tolist(), distances.tolist(), strict=True))


def expected(scan: Scan, row_of: np.ndarray, query: Words) -> dict[int, dict[int, int]]:
    distances, longest = scan.distances(query)
    out = {}
    for minimum in MINIMA:
        near = np.flatnonzero(10_000 * distances <= (10_000 - minimum) * longest)
        out[minimum] = dict(zip(row_of[near].tolist(), distances[near].tolist(), strict=True))
    return out


@pytest.fixture(scope="module")
def whole(segments: list[Words]) -> Built:
    return built(segments)


def test_same_as_a_full_scan(whole: Built, segments: list[Words], queries: list[Words]):
    rows, meter, scan = Rows(whole.arrays), Measure(), Scan(segments)
    compared = 0
    for query in queries:
        for minimum, wanted in expected(scan, whole.row_of, query).items():
            assert search(rows, meter, query, minimum) == wanted, (minimum, query)
            compared += 1
    assert compared >= 2_000


def test_words_beyond_two_bytes(monkeypatch: pytest.MonkeyPatch, segments: list[Words], queries: list[Words]):
    monkeypatch.setattr(arrays, "ESCAPE", 40)
    monkeypatch.setattr(measure, "ESCAPE", 40)
    few = segments[-1_500:]
    made = built(few)
    assert len(made.arrays.rare_places)
    rows, meter, scan = Rows(made.arrays), Measure(), Scan(few)
    assert {tuple(rows.words(int(row))) for row in made.row_of} == set(map(tuple, few))
    for query in queries[::2]:
        wanted = expected(scan, made.row_of, query)
        for minimum in (5000, 7000):
            assert search(rows, meter, query, minimum) == wanted[minimum]


def test_more_distinct_words_than_characters(monkeypatch: pytest.MonkeyPatch, whole: Built, segments, queries):
    monkeypatch.setattr(measure, "_CHARACTERS", 3)
    rows, meter, scan = Rows(whole.arrays), Measure(), Scan(segments)
    for query in queries[::20]:
        wanted = expected(scan, whole.row_of, query)
        assert search(rows, meter, query, 6000) == wanted[6000]


def test_every_row_says_its_words(whole: Built, segments: list[Words]):
    rows = Rows(whole.arrays)
    for segment, row in zip(segments[::7], whole.row_of[::7].tolist(), strict=True):
        assert rows.words(row) == segment
    assert whole.arrays.row_count == len(set(map(tuple, segments)))


def test_the_same_without_scipy(monkeypatch: pytest.MonkeyPatch, segments: list[Words]):
    monkeypatch.setattr("tmkit.memory.index.postings._WORTH_SCIPY", 0)
    with_scipy = built(segments[-3_000:])
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    without = built(segments[-3_000:])
    assert without.row_of.tolist() == with_scipy.row_of.tolist()
    for name in arrays.RowArrays.__slots__:
        own, other = getattr(without.arrays, name), getattr(with_scipy.arrays, name)
        assert own.dtype == other.dtype, name
        assert own.tolist() == other.tolist(), name


def test_a_failed_look_up_leaves_no_trace(monkeypatch: pytest.MonkeyPatch, whole: Built, segments, queries):
    rows, meter = Rows(whole.arrays), Measure()
    query = segments[17]
    with monkeypatch.context() as patched:
        patched.setattr(measure, "_texts", lambda *_: (_ for _ in ()).throw(MemoryError()))
        with pytest.raises(MemoryError):
            search(rows, meter, query, 7000)
    scan = Scan(segments)
    for other in queries[::40]:
        assert search(rows, meter, other, 7000) == expected(scan, whole.row_of, other)[7000]


def test_nothing_indexed():
    rows = Rows(built([]).arrays)
    assert search(rows, Measure(), ["la"], 7000) == {}
    assert search(rows, Measure(), [], 7000) == {}


def test_only_empty_texts():
    rows = Rows(built([[], []]).arrays)
    assert search(rows, Measure(), ["la"], 5000) == {}
    assert search(rows, Measure(), [], 5000) == {0: 0}


WORDS = st.lists(st.sampled_from(["la", "du", "b", "c", "d", "7", "é", "x\ud800"]), max_size=9)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.lists(WORDS, min_size=1, max_size=6), st.integers(1, 10_000))
def test_same_as_a_full_scan_whatever_the_texts(segments: list[Words], queries: list[Words], minimum: int):
    made = built(segments)
    rows, meter, scan = Rows(made.arrays), Measure(), Scan(segments)
    for query in queries:
        distances, longest = scan.distances(query)
        near = np.flatnonzero(10_000 * distances <= (10_000 - minimum) * longest)
        wanted = dict(zip(made.row_of[near].tolist(), distances[near].tolist(), strict=True))
        assert search(rows, meter, query, minimum) == wanted


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 900)), min_size=1, max_size=8), st.data())
def test_pieces_are_disjoint_and_as_many_as_asked(costs: list[tuple[int, int]], data: st.DataObject):
    wanted = data.draw(st.integers(1, len(costs)))
    words, pairs = [w for w, _ in costs], [p for _, p in costs[1:]]
    pieces = cheapest_pieces(words, pairs, wanted)
    taken = [i for start, width in pieces for i in range(start, start + width)]
    assert len(pieces) == wanted
    assert len(set(taken)) == len(taken)
    assert set(taken) <= set(range(len(costs)))
    total = sum(words[start] if width == 1 else pairs[start] for start, width in pieces)
    if total >= pieces_module._DEAR * wanted * len(words):
        assert total == cheapest(words, pairs, wanted)


def cheapest(words: list[int], pairs: list[int], wanted: int) -> int:
    """By trying everything."""
    best = 1 << 60
    for choice in product((0, 1, 2), repeat=len(words)):  # nothing, a word, or a pair begins here
        after_pair = any(choice[i] == 2 and (i + 1 == len(choice) or choice[i + 1]) for i in range(len(choice)))
        if not after_pair and sum(map(bool, choice)) == wanted:
            best = min(best, sum((0, words[i], pairs[i] if i < len(pairs) else 0)[c] for i, c in enumerate(choice)))
    return best


def reduced(segment: Words) -> list[str]:
    marked = ["#" if may_belong(word) else word for word in segment]
    return [word for i, word in enumerate(marked) if word != "#" or not i or marked[i - 1] != "#"]


@pytest.fixture(scope="module")
def stated() -> list[Words]:
    """Segments with numbers in them, some of nothing else."""
    rng = random.Random(9)
    words = made_vocabulary(rng, 30)
    plain = [rng.choices(words, k=rng.randrange(1, 5)) for _ in range(2_000)]
    for segment in plain:
        for _ in range(rng.randrange(3)):
            segment.insert(rng.randrange(len(segment) + 1), str(rng.randrange(20)))
    return plain + [[str(n)] * k for n in range(30) for k in (1, 2)] + [[], ["la", "7"]]


def test_rows_of_equal_skeleton_are_found(stated: list[Words]):
    made = built(stated)
    rows = Rows(made.arrays)
    queries = [
        *stated[::9],
        ["3"],
        ["12", "la", "5"],
        [],
        ["bada", "7"],
        ["never-seen"],
        ["never-seen", "7"],
        ["99999"],
    ]
    found = 0
    for query in queries:
        may = [may_belong(word) for word in query]
        key = reduced(query)
        same = {row for row, s in zip(made.row_of.tolist(), stated, strict=True) if reduced(s) == key}
        got = keyed_rows(made.arrays, rows.word_ids(query), may).tolist()
        assert got == (sorted(same) if any(may) else [])
        found += len(got)
    assert found > 1_000


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 900)), min_size=20, max_size=60), st.data())
def test_pieces_of_a_long_query(costs: list[tuple[int, int]], data: st.DataObject):
    wanted = data.draw(st.integers(1, len(costs)))
    pieces = cheapest_pieces([w for w, _ in costs], [p for _, p in costs[1:]], wanted)
    taken = [i for start, width in pieces for i in range(start, start + width)]
    assert len(pieces) == wanted
    assert len(set(taken)) == len(taken)
    assert set(taken) <= set(range(len(costs)))
