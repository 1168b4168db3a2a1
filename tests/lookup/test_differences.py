from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.lookup import differences as module
from tmkit.lookup.differences import alignment, differences
from tmkit.text.tokens import token_spans


def between(query, source):
    mine, theirs = token_spans(query), token_spans(source)
    steps = alignment([t.text for t in mine], [t.text for t in theirs])
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


def test_an_empty_span_stands_where_the_other_text_is_missing():
    mine, theirs = token_spans("un deux"), token_spans("zéro un et deux trois")
    steps = alignment([t.text for t in mine], [t.text for t in theirs])
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


def test_two_endless_texts_are_compared_at_their_ends_only():
    words = [str(i) for i in range(40_000)]
    changed = [*words[:100], "x", *words[101:20_000], "y", *words[20_001:]]
    assert [s for s in alignment(words, changed) if s.operation != "equal"] == [("replace", 100, 20_001, 100, 20_001)]
