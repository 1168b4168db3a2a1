"""Findings at a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from tests.reports.findings_made import MADE, checked
from tmkit.model import Place
from tmkit.reports.findings_text import print_findings
from tmkit.reports.findings_words import excerpt, labelled, legible, others, where


def printed(made, *, width=80, info=False, terminal=False):
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, highlight=False, emoji=False, markup=False)
    print_findings(console, made, info=info)
    return stream.getvalue()


def place(text, start, end, **more):
    return Place("f.txt", 3, (start, end), text[start:end], context=text, **more)


def test_carets_stand_below_the_words():
    lines = printed(MADE).splitlines()
    marks = [at for at, line in enumerate(lines) if line.strip() and set(line.strip()) == {"^"}]
    assert len(marks) == len([one for one in MADE.findings if one.severity != "info"])
    for at in marks:
        start = lines[at].index("^")
        words = lines[at - 1][start : start + lines[at].count("^")]
        assert words in {finding.places[0].text for finding in MADE.findings}


def test_a_terminal_gets_underlines_and_no_carets():
    told = printed(MADE, terminal=True)
    assert "^^" not in told
    assert "\x1b[4m" in told or ";4m" in told


def test_no_line_is_wider_than_the_terminal():
    for width in (40, 60, 120):
        assert max(map(len, printed(MADE, width=width, info=True).splitlines())) <= width


def test_all_places_are_one_finding():
    assert printed(MADE).count("“le le”") == 1
    assert "also      ¶ 3, ¶ 4" in printed(MADE)


def test_nothing_found():
    assert "nothing found" in printed(checked(["Rien."]))


def test_what_would_steer_a_terminal_is_shown():
    made = checked(["\x1b[31m le le\x07 \u202emot\n fin"])
    told = printed(made)
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "\u202e" not in told
    assert "\ufffd[31m le le\ufffd \ufffdmot  fin" in told
    assert legible("é\u00a0«\u202f»") == "é\u00a0«\u202f»"


def test_an_excerpt_cuts_between_words():
    text = "un deux trois quatre cinq six sept huit neuf dix"
    part = excerpt(place(text, 19, 25), around=8)
    assert part == ("…quatr", "e cinq", " six…")
    assert excerpt(place(text, 0, 2), around=99) == ("", "un", text[2:])
    assert excerpt(place("x" * 500, 0, 500), longest=20).text == "x" * 10 + " … " + "x" * 10
    assert excerpt(place("mot", 3, 3)) == ("mot", "", "")


def test_where():
    assert where(place("x", 0, 1, label="3/¶2", page=4)) == "¶ 3/¶2, page 4, segment 3"
    assert where(place("x", 0, 1, side="source"), bilingual=True) == "source, unit 3"
    assert labelled("table 1/r2c3") == "table 1/r2c3"
    assert labelled("¶2") == "¶2"
    (finding,) = [one for one in MADE.findings if len(one.places) > 1]
    assert others(finding, most=1) == "¶ 3 and 1 more"
