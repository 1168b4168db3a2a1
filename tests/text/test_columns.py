"""Many texts at once give what one text at a time gives."""

from __future__ import annotations

import lzma
import sys
from itertools import islice

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.text.spellings import TEXTS, hostile_text, respelled
from tmkit.text import columns
from tmkit.text.columns import Numbered, numbered
from tmkit.text.tokens import tokens


@pytest.fixture(params=["polars", "plain"], autouse=True)
def _splitter(request, monkeypatch):
    if request.param == "plain":
        monkeypatch.setitem(sys.modules, "polars", None)
    else:
        pytest.importorskip("polars")


def _apart(texts: list[str]) -> tuple[list[list[str]], list[str]]:
    cut = [tokens(text) for text in texts]
    return cut, list(dict.fromkeys(word for words in cut for word in words))


def _agree(texts: list[str]) -> None:
    cut, words = _apart(texts)
    given = numbered(iter(texts))
    assert given.words == words
    assert given.lengths.tolist() == [len(row) for row in cut]
    assert [words[number] for number in given.ids.tolist()] == [word for row in cut for word in row]
    assert given.ids.dtype == np.uint32
    assert given.lengths.dtype == np.int64


def test_no_text_and_empty_texts():
    _agree([])
    _agree([""])
    _agree(["", " ", "\u00ad", "\n", "a", ""])
    assert isinstance(numbered([]), Numbered)


def test_every_spelling_of_the_samples():
    _agree([other for text in TEXTS for other in (text, *respelled(text).values())])


@pytest.mark.parametrize(
    "texts",
    [
        ["1 000 000", "1  000", "1 \u200b 000", "12 2000", "le 1 000", "1", "000", "x1 000 y", "1 000 2 000 3"],
        ["12", "000 x", "", "12", " ", "000"],
        ["À vous", "« À vous", "« ( À vous", "( x À", "à", "À1 000", "«à", "- -", "-à 1 000", "où à"],
        ["\ud800 lone", "le \udfff 1 000"],
        ["a\ue000b \ue000", "\x00 a\x00"],
        ["mot\u00a0: «\u00a01\u00a0000\u00a0»", "1\u00a0000 000", "1 000\u00a0000"],
    ],
)
def test_what_goes_on_beyond_a_space(texts):
    _agree(texts)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(hostile_text(), max_size=6))
@example(["1 000", "«  à"])
def test_any_texts(texts):
    _agree(texts)


def test_blocks_and_forgetting_change_nothing(monkeypatch):
    monkeypatch.setattr(columns, "_ROWS_AT_ONCE", 3)
    monkeypatch.setattr(columns, "_MOST_RUNS", 5)
    _agree([other for text in TEXTS for other in respelled(text).values()])


def test_words_that_never_stand_alone_get_no_number():
    # `000` and `à` are cut on the way, but no text has them as a token.
    assert numbered(["1 000", "À vous"]).words == ["1 000", "a", "vous"]


@pytest.mark.parametrize("name", ["canlaw-dev.tsv.xz", "europarl-dev.tsv.xz"])
@pytest.mark.parametrize("column", [0, 1])
def test_published_texts(real_data, name, column):
    with lzma.open(real_data / name, "rt", encoding="utf-8") as lines:
        _agree([line.rstrip("\n").split("\t")[column] for line in islice(lines, 0, None, 97)])
