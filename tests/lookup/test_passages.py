"""Where the archive has a text as a part of a longer one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.lookup.passages import _stretch

WORDS = "the harbour masters keep a register of all vessels that enter the basin each month".split()


@given(st.integers(0, 10), st.integers(1, 15), st.integers(0, 5), st.integers(0, 5))
def test_a_part_of_a_row_is_found_wherever_it_is_met(first, size, before, after):
    words = WORDS[first : first + size]
    row = ["x"] * before + WORDS + ["y"] * after
    for at in range(len(words)):
        found = _stretch(words, at, row, before + first + at)
        assert found is not None
        assert found.edits == ()
        assert list(row[found.begin : found.end]) == words


@given(st.integers(1, 13), st.sampled_from(["other", None]))
def test_a_changed_word_is_the_one_edit(place, by):
    words = [*WORDS]
    words[place : place + 1] = [by] if by else []
    found = _stretch(words, 0, ["before", *WORDS, "after"], 1)
    assert found is not None
    assert found.distance == 1
    ((first, end, begin, stop),) = found.edits
    assert (stop - begin, end - first) == (1, len([by] if by else []))
    assert ["before", *WORDS][begin] == WORDS[place]


def test_what_lies_beyond_the_row_is_neither_for_nor_against():
    found = _stretch([*WORDS, "and", "so"], 0, WORDS, 0)
    assert found is not None
    assert found.edits == ()


@pytest.mark.parametrize("words", [WORDS[:3] + ["a", "b", "c"] * 4, ["q"] * 15])
def test_too_little_in_common_is_nothing(words):
    assert _stretch(words, 0, WORDS, 0) is None
