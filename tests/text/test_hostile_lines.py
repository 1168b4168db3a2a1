"""Endless lines take time in proportion to their length: every rule on what it looks for, over and over."""

from __future__ import annotations

import time

import pytest

from tmkit.text.columns import numbered
from tmkit.text.language import detect_language
from tmkit.text.normalise import normalise
from tmkit.text.tokens import token_spans, tokens

_SIZE = 50_000
_PIECES = [
    *("a", "é", "1", " ", "'", "/", "-", ".", "«", "<", "\u00ad", "\u0301", "à", "\u1161"),
    *("a/", "1/", "a.", "a-", "1-", "1.", "1,", "l'", "qu'", "n'd", "a'", "1 000 ", "000 ", "1 ", "é ", "l' ", "- "),
    *("a/1", "a/b.c-d/", "(a)", "a(b)/", "P(IS)/1", "presqu'", "quelqu'un", "jusqu'", "<\u200b", "1\u200b ", "e\u0301"),
    *("a" * 30 + "/", "a" * 31 + ".", "mot ", "l’État, ", "\ud55c\u1100", "\U0001f600", "\x00", "\ud800"),
]


@pytest.mark.parametrize("piece", _PIECES)
def test_endless_lines(piece):
    text = piece * (_SIZE // len(piece))
    begin = time.process_time()
    cut = tokens(text)
    assert len(token_spans(text)) == len(cut)
    assert len(normalise(text)) <= 2 * len(text)
    assert numbered([text]).lengths.tolist() == [len(cut)]
    detect_language(text)
    # What is quadratic takes minutes.
    assert time.process_time() - begin < 4
