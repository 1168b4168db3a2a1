"""Markdown: structure, places by line, inline codes, footnotes, and texts that mean harm."""

import os
import time
from pathlib import Path

import pytest

from tmkit.documents import read
from tmkit.model import InputError

REPORT = """\
---
title: not read
---
# Report of the *Contact Group*

3. The Group met in **Port-Clair** on
   14 June[^a].

   It had before it:

   - a report;
     - in two parts;
   - a letter.

4) Another list begins.

| State | Amount |
|-------|-------:|
| Clair | 12,5   |

[^a]: See [the letter](https://example.org/l).

    It was long.
"""


def shown(text, **options):
    blocks = read("page.md", text.encode(), **options).blocks
    return [(block.kind, block.label, block.path, block.place, block.text) for block in blocks]


def test_a_report():
    assert shown(REPORT) == [
        ("heading", "", "", "line 4", "Report of the Contact Group"),
        ("paragraph", "3.", "3", "line 6", "The Group met in Port-Clair on 14 June."),
        ("footnote", "a", "note a", "line 21", "See the letter."),
        ("footnote", "", "note a/¶2", "line 23", "It was long."),
        ("paragraph", "", "3/¶2", "line 9", "It had before it:"),
        ("list item", "-", "3/bullet 1", "line 11", "a report;"),
        ("list item", "-", "3/bullet 1/bullet 1", "line 12", "in two parts;"),
        ("list item", "-", "3/bullet 2", "line 13", "a letter."),
        ("list item", "4)", "3/4)", "line 15", "Another list begins."),
        ("table cell", "", "table 1/r1c1", "line 17", "State"),
        ("table cell", "", "table 1/r1c2", "line 17", "Amount"),
        ("table cell", "", "table 1/r2c1", "line 19", "Clair"),
        ("table cell", "", "table 1/r2c2", "line 19", "12,5"),
    ]


def test_numbers_are_those_that_the_reader_sees():
    assert [row[1] for row in shown("1. One thing.\n1. Two things.\n1. Three things.\n")] == ["1.", "2.", "3."]


def codes(text):
    (block,) = read("page.md", text.encode()).blocks
    return block.text, [(at, code.kind, code.attribute("type") or code.content) for at, code in block.codes]


def test_inline_codes():
    assert codes("It **met** [here](x) `on`\\\ntime<br>~~not~~ ![p](q) <b>B</b>.") == (
        "It met here on time not  B.",
        [
            (3, "bpt", "bold"),
            (6, "ept", "**"),
            (7, "bpt", "link"),
            (11, "ept", "](x)"),
            (12, "bpt", "x-code"),
            (14, "ept", "`"),
            (14, "ph", "lb"),
            (19, "ph", "lb"),
            (20, "bpt", "x-strike"),
            (23, "ept", "~~"),
            (24, "ph", "image"),
            (25, "bpt", "bold"),
            (26, "ept", "&lt;/b&gt;"),
        ],
    )
    assert codes("## **Wholly bold**") == ("Wholly bold", [])
    assert codes("No note[^x] here.") == ("No note[^x] here.", [])


def test_html_inside():
    assert [
        row[4]
        for row in shown(
            "<table><tr><th>A<th>B</table>\n\n|C|D|\n|-|-|\n\n<!-- no -->\n\n<div align=center>\n\nText\n\n</div>"
        )
    ] == [
        "A",
        "B",
        "C",
        "D",
        "Text",
    ]
    assert [row[2] for row in shown("<table><tr><th>A<th>B</table>\n\n|C|D|\n|-|-|\n")][1:3] == [
        "table 1/r1c2",
        "table 2/r1c1",
    ]


def test_code_keeps_its_words():
    assert [row[4] for row in shown("```\n[^a]: no note\n```\n\n    indented\n")] == ["[^a]: no note", "indented"]


def test_by_name_only():
    assert read("a.md", b"# Title").format == "markdown"
    assert read("a.txt", b"# Title").format == "text"
    assert read("a.md", "é".encode("cp1252")).notes == ("read as windows-1252",)
    assert read("a.md", b"").notes == ("has no text",)


@pytest.mark.parametrize(
    "data",
    [
        b"a *b* [c](d) " * 5_000,
        b"[" * 5_000,
        b"> " * 5_000 + b"x",
        b"".join(b"  " * depth + b"- x\n" for depth in range(300)),
        b"".join(b"x[^%d]\n\n[^%d]: y[^%d]\n\n" % (at, at, at + 1) for at in range(1_000)),
        b"<div>\n\nx\n\n</div>\n\n" * 500,
    ],
)
def test_texts_that_take_their_time(data):
    begun = time.process_time()
    read("x.md", data)
    assert time.process_time() - begun < 5


def test_a_line_that_is_none():
    with pytest.raises(InputError, match=r"a line of more than 2,097,152 characters; save it as \.txt"):
        read("x.md", b"mot simple. " * 200_000)


def test_two_languages_have_one_structure():
    folder = os.environ.get("TMKIT_TEST_DATA")
    if not folder:
        pytest.skip("TMKIT_TEST_DATA does not name the data folder")
    papers = Path(folder) / "documents-dev" / "gc-open-first"
    for paper in sorted((papers / "en").glob("*.md")):
        english, french = read(paper), read(papers / "fr" / paper.name)
        assert (english.language, french.language) == ("en", "fr")
        assert len(english.blocks) == len(french.blocks)
        same = [a.kind == b.kind for a, b in zip(english.blocks, french.blocks, strict=True)]
        assert same.count(False) <= 2
