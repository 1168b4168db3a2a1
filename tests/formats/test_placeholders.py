"""Inline codes as `{1}…{/1}` and `{2/}`: what is written is read back, whatever braces the text has."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.rows import segments
from tmkit.formats.placeholders import marked, marked_pair, unmarked
from tmkit.model import Code, Segment

OPEN, CLOSE, ALONE = Code("bpt", (("i", "7"),), "<b>"), Code("ept", (("i", "7"),), "</b>"), Code("ph", (), "<br/>")


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        (Segment("Le comité", ((3, OPEN), (9, CLOSE))), "Le {1}comité{/1}"),
        (Segment("un deux", ((2, ALONE), (2, ALONE))), "un{1/}{2/} deux"),
        (Segment("un", ((0, Code("hi")), (2, Code("/hi")))), "{1}un{/1}"),
        (Segment("un", ((2, Code("it", (("pos", "end"),))),)), "un{/1}"),
        (Segment("voir {1} et {0}"), "voir {{1} et {0}"),
        (Segment("{{1}", ((4, ALONE),)), "{{{{1}{1/}"),
        (Segment("a{", ((2, ALONE),)), "a{{{1/}"),
    ],
)
def test_what_codes_look_like(segment: Segment, text: str) -> None:
    assert marked(segment) == text
    assert unmarked(text).text == segment.text
    assert marked(unmarked(text)) == text


def test_a_code_has_one_number_on_both_sides() -> None:
    source = Segment("ab", ((0, OPEN), (1, CLOSE), (1, ALONE)))
    target = Segment("ab", ((0, ALONE), (1, OPEN), (2, CLOSE)))
    assert marked_pair(source, target) == ("{1}a{/1}{2/}b", "{2/}a{1}b{/1}")
    assert marked_pair(source, None) == ("{1}a{/1}{2/}b", "")


def test_what_a_person_writes_is_understood() -> None:
    read = unmarked("{3}un {1/}{3}deux{/3}{/3} {5} {/6}")
    kinds = [(code.kind, code.attribute("i"), code.attribute("x")) for _, code in read.codes]
    assert kinds == [
        ("bpt", "3", "3"),
        ("ph", None, "1"),
        ("bpt", "4", "3"),
        ("ept", "4", None),
        ("ept", "3", None),
        ("it", None, "5"),
        ("it", None, "6"),
    ]
    assert [code.attribute("pos") for _, code in read.codes[-2:]] == ["begin", "end"]


@settings(deadline=None)
@given(segments())
def test_segments_come_back(segment: Segment) -> None:
    text = marked(segment)
    read = unmarked(text)
    assert read.text == segment.text
    assert [offset for offset, _ in read.codes] == [offset for offset, _ in segment.codes]
    assert re.findall(r"[0-9]+", marked(read)) == re.findall(r"[0-9]+", text)


@settings(deadline=None)
@given(st.text("{}/12a", max_size=20))
def test_no_text_is_lost(text: str) -> None:
    assert unmarked(marked(Segment(text))) == Segment(text)


def test_a_long_line_of_braces_is_read_in_time() -> None:
    started = time.process_time()
    for text in ("{" * 1_000_000, "{1" * 500_000, "{1}" * 300_000):
        unmarked(text)
    assert time.process_time() - started < 5
