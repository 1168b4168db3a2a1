from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.lookup import differences as module
from tmkit.lookup.differences import alignment, differences
from tmkit.lookup.skeleton import reading


def between(query, source):
    mine, theirs = reading(query, "fr"), reading(source, "fr")
    steps = alignment(mine.words, theirs.words)
    return [(d.operation, query[slice(*d.query)], source[slice(*d.source)]) for d in differences(mine, theirs, steps)]


@pytest.mark.parametrize(
    ("query", "source", "expected"),
    [
        ("Le comité siège.", "Le comité siège.", []),
        ("L’État « A »", 'l\'Etat "A"', []),  # apostrophe, case, accent of a capital, quotation marks
        ("Le comité siège.", "Le conseil siège.", [("replace", "comité", "conseil")]),
        ("Le grand comité siège.", "Le comité siège.", [("delete", "grand", "")]),
        ("Le comité siège.", "Le comité ad hoc siège.", [("insert", "", "ad hoc")]),
        ("Le comité siège ici.", "Un comité siège.", [("replace", "Le", "Un"), ("delete", "ici", "")]),
        (
            "Le bon comité siège.",
            "Le grand conseil plénier siège.",
            [("replace", "bon comité", "grand conseil plénier")],
        ),
    ],
)
def test_spans_of_both_texts(query, source, expected):
    assert between(query, source) == expected


@pytest.mark.parametrize(
    ("query", "source", "expected"),
    [
        ("les 12 (2011) et 14 (2012).", "les 12 (2011).", [("delete", "et 14 (2012)", "")]),
        ("les 12 (2011).", "les 12 (2011) et 14 (2012).", [("insert", "", "et 14 (2012)")]),
        ("le comité (A) et (B) siège", "le comité (A) siège", [("delete", "et (B)", "")]),
        ('un "a" et un "b" ici', 'un "a" ici', [("delete", 'et un "b"', "")]),
    ],
)
def test_a_stretch_stands_where_it_cuts_least(query, source, expected):
    assert between(query, source) == expected


def test_an_empty_span_stands_where_the_other_text_is_missing():
    mine, theirs = reading("un deux", "fr"), reading("zéro un et deux trois", "fr")
    steps = alignment(mine.words, theirs.words)
    assert [d.query for d in differences(mine, theirs, steps)] == [(0, 0), (2, 2), (7, 7)]


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_stretches_cover_both_sides_and_alternate(query, source):
    for steps in (alignment(query, source), module._edges(query, source)):
        assert [w for s in steps for w in query[s.query_start : s.query_end]] == query
        assert [w for s in steps for w in source[s.source_start : s.source_end]] == source
        for step in steps:
            same = query[step.query_start : step.query_end] == source[step.source_start : step.source_end]
            assert (step.operation == "equal") == same
        for before, after in itertools.pairwise(steps):
            assert (before.operation == "equal") != (after.operation == "equal")


@settings(deadline=None)
@given(st.lists(st.sampled_from("ab()5"), min_size=1, max_size=12), st.lists(st.sampled_from("ab()5"), min_size=1))
def test_what_is_equal_beside_the_differences_is_equal(query, source):
    mine, theirs = reading(" ".join(query), "fr"), reading(" ".join(source), "fr")
    steps = alignment(mine.words, theirs.words)
    found = differences(mine, theirs, steps)

    def left(read, spans):
        inside = [t for t in read.tokens if any(start <= t.start and t.end <= end for start, end in spans)]
        return [t.text for t in read.tokens if t not in inside], len(inside)

    kept, _ = left(mine, [d.query for d in found])
    assert kept == left(theirs, [d.source for d in found])[0]
    assert len(kept) == sum(s.query_end - s.query_start for s in steps if s.operation == "equal")


def test_two_endless_texts_are_compared_at_their_ends_only():
    words = [str(i) for i in range(40_000)]
    changed = [*words[:100], "x", *words[101:20_000], "y", *words[20_001:]]
    assert [s for s in alignment(words, changed) if s.operation != "equal"] == [("replace", 100, 20_001, 100, 20_001)]
