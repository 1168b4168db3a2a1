"""Segmentation rules read from SRX files: languages, order, expressions, faults, hostile files."""

import time
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.model import InputError
from tmkit.text import srx_splitting
from tmkit.text.sentences import sentences
from tmkit.text.srx import read_srx


def srx(lists, maps=((".*", "any"),), cascade="yes", head="", version="2.0"):
    """An SRX file; `lists` are rules by name, each (break, before, after)."""
    rules = "".join(
        f"<languagerule languagerulename={quoteattr(name)}>"
        + "".join(
            f'<rule break="{told}">\n<beforebreak>{escape(before)}</beforebreak>\n<afterbreak>{escape(after)}</afterbreak>\n</rule>\n'
            for told, before, after in some
        )
        + "</languagerule>"
        for name, some in lists.items()
    )
    mapped = "".join(
        f"<languagemap languagepattern={quoteattr(pattern)} languagerulename={quoteattr(name)}/>"
        for pattern, name in maps
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<srx xmlns="http://www.lisa.org/srx20" version="{version}">'
        f'<header segmentsubflows="yes" cascade="{cascade}">{head}</header><body>\n<languagerules>\n{rules}</languagerules>'
        f"<maprules>{mapped}</maprules></body></srx>"
    ).encode()


def read(*rules, **others):
    return read_srx("rules.srx", srx({"any": rules}, **others))


def split(rules, text, language="fr"):
    return [text[start:end] for start, end in sentences(text, language, rules)]


STOP = ("yes", r"[.?!]+", r"\s")


def test_the_first_rule_that_holds_decides():
    text = "M. Roy parle. Il vote. Mme. Sy sort."
    assert split(read(STOP), text) == ["M.", "Roy parle.", "Il vote.", "Mme.", "Sy sort."]
    assert split(read(("no", r"\bM(me)?\.", r"\s"), STOP), text) == ["M. Roy parle.", "Il vote.", "Mme. Sy sort."]
    assert split(read(STOP, ("no", r"\bM\.", r"\s")), text) == split(read(STOP), text)


def test_without_a_rule_there_is_no_break():
    assert split(read(("no", "a", "b")), "Le vote. Il suit.") == ["Le vote. Il suit."]
    assert sentences("  \u00a0 ", "fr", read(STOP)) == []


def test_an_expression_that_is_left_out_matches_anywhere():
    assert split(read(("yes", ";", "")), "a;b; c") == ["a;", "b;", "c"]
    assert split(read(("yes", "", "(?=X)")), "aXbX") == ["a", "Xb", "X"]


def test_languages_cascade_or_do_not():
    lists = {"fr": [("no", r"\bart\.", r"\s")], "en": [("no", r"\bsect\.", r"\s")], "all": [STOP]}
    maps = (("[Ff][Rr].*", "fr"), ("EN.*", "en"), (".*", "all"))
    text = "L'art. 3. Le sect. 4."
    rules = read_srx("r.srx", srx(lists, maps))
    assert split(rules, text, "fr-CA") == ["L'art. 3.", "Le sect.", "4."]
    assert split(rules, text, "en_GB") == ["L'art.", "3.", "Le sect. 4."]
    assert split(rules, text, "de") == ["L'art.", "3.", "Le sect.", "4."]
    alone = read_srx("r.srx", srx(lists, maps, cascade="no"))
    assert split(alone, text, "fr") == [text]
    assert split(alone, text, "de") == ["L'art.", "3.", "Le sect.", "4."]


def test_a_language_without_rules_is_not_split():
    assert split(read(STOP, maps=(("FR.*", "any"),)), "One. Two.", "en") == ["One. Two."]


@pytest.mark.parametrize(
    ("before", "after", "text", "expected"),
    [
        (r"\Q...\E", r"\s", "a... b. c", ["a...", "b. c"]),
        (r"\x{2026}", r"\h", "a… b. c", ["a…", "b. c"]),
        (r"[\p{L}&&[^abc]]\.", r"\s", "a. d. e", ["a. d.", "e"]),
        (r"[\p{L}--[abc]]\.", r"\s", "a. d. e", ["a. d.", "e"]),
        (r"[[:Lu:]x]\.", r"\s+", "a. D. x. e", ["a. D.", "x.", "e"]),
        (r"(?i)stop", r"\s", "STOP a", ["STOP", "a"]),
        (r"(?iu:stop)", r"\s", "STOP a", ["STOP", "a"]),
        (r"[|~.]", r"\s", "a| b~ c. d", ["a|", "b~", "c.", "d"]),
        (r"\p{javaLowerCase}\.", r"\s", "a. B. c", ["a.", "B. c"]),
        (r"(\w)\1\.", r"\s(\w)\1", "aa. bb. bc. dd", ["aa.", "bb. bc. dd"]),
        (r"(?<x>\w)\k<x>\.", r"\s", "aa. ab. c", ["aa.", "ab. c"]),
        (r"^\d+\.", r"\s", "1. a 2. b", ["1.", "a 2. b"]),
        (r"\.", r"\s\u00c9", "a. É b. E", ["a.", "É b. E"]),
        (r"\.", r"\s+b\z", "a. b. b", ["a. b.", "b"]),
        ("{", r"\s", "a{ b", ["a{", "b"]),
    ],
)
def test_expressions_as_icu_and_java_write_them(before, after, text, expected):
    assert split(read(("yes", before, after)), text) == expected


def test_formathandle_is_said_to_be_ignored():
    rules = read(STOP, head='<formathandle type="start" include="no"/>')
    assert any("formathandle" in note for note in rules.notes)
    assert read(STOP).notes == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no xml", r"r\.srx:1: not well-formed XML"),
        (b"<tmx/>", r"r\.srx:1: is no SRX"),
        (b"<srx version='2.0'><header/><body><languagerules/><maprules/></body></srx>", "no languagemap"),
        (srx({"a": [STOP]}, ((".*", "b"),)), r"r\.srx:\d+: .*'b'"),
        (srx({"a": [STOP, ("yes", "[a", "")]}, ((".*", "a"),)), r"r\.srx:8: .*beforebreak"),
        (srx({"a": [("no", "a", "(b")]}, ((".*", "a"),)), r"r\.srx:4: .*afterbreak"),
        (srx({"a": [("maybe", "a", "b")]}, ((".*", "a"),)), r"r\.srx:4: break='maybe'"),
        (srx({"a": [STOP]}, (("(", "a"),)), r"languagepattern"),
        (b"<!DOCTYPE srx [<!ENTITY a 'b'>]><srx/>", r"entity"),
        (srx({"a": [("yes", "(?R)", "")]}, ((".*", "a"),)), r"opens no group"),
        (srx({"a": [("yes", "(?:(?:a{9999}){9999}){9999}", "")]}, ((".*", "a"),)), r"repeats too much"),
        (srx({"a": [("yes", "(" * 5000 + "a" + ")" * 5000, "")]}, ((".*", "a"),)), r"nested too deep"),
        (srx({"a": [("yes", "a" * 200_000, "")]}, ((".*", "a"),)), r"100,000 characters"),
        (srx({"a": [("yes", "\\", "")]}, ((".*", "a"),)), r"backslash"),
        (srx({"a": [("yes", r"\p{NoSuch}", "")]}, ((".*", "a"),)), r"unknown property"),
    ],
)
def test_faults_name_file_and_line(data, message):
    with pytest.raises(InputError, match=message):
        read_srx("r.srx", data)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_srx(tmp_path / "r.srx")


@pytest.mark.parametrize(("before", "after"), [("", "(a+)+b"), ("", "(?:a|aa)+b"), ("", r"(?:.*)*\d")])
def test_expressions_that_backtrack_without_end_are_given_up(before, after, monkeypatch):
    monkeypatch.setattr(srx_splitting, "SECONDS", 0.3)
    rules = read(STOP, ("yes", before, after))
    begin = time.monotonic()
    with pytest.raises(InputError, match=r"^rules\.srx:\d+: a rule takes too long"):
        sentences(("a" * 1000 + " ") * 5, "fr", rules)
    assert time.monotonic() - begin < 20


def test_long_texts_are_split_in_time():
    rules = read(("no", r"\b(?:M|MM|Mme|art|par)\.", r"\s"), ("no", r"\d\.", r"\s\d"), STOP)
    text = "Le comité a pris note. M. Roy (art. 5) a parlé ! " * 4_000
    begin = time.process_time()
    assert len(sentences(text, "fr", rules)) == 8_000
    assert time.process_time() - begin < 10


PIECES = st.lists(st.sampled_from([".", " ", "a", "M.", "\u00a0", "?", "\n", "é"]) | st.text(max_size=2), max_size=30)


@settings(deadline=None, max_examples=100)
@given(PIECES.map("".join))
def test_every_character_is_in_one_segment(text):
    spans = sentences(text, "fr", RULES)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


RULES = read(("no", r"\bM\.", ""), STOP, ("yes", "", r"\n"))
