"""Every unit that has some words."""

from __future__ import annotations

import time

import pytest

from tests.cli.made import AGREED, CLOSED, OPENED, tmx


def test_json_is_as_documented(run, archive, documented) -> None:
    ran = run("concordance", "--json", "programme", folder=archive)
    assert ran.status == 0
    assert len(ran.objects) == 4
    for found in ran.objects:
        assert list(found) == [*documented("## `tmkit concordance`"), "signature"]
    assert ran.objects[0] | {"signature": ""} == {
        "memory": "memories/2017.tmx",
        "unit": "r2017-2",
        "side": "source",
        "spans": [[35, 44]],
        "text": ["programme"],
        "source": AGREED[0],
        "target": AGREED[1],
        "renderings": [[35, 44]],
        "document": "report-2017",
        "label": "2",
        "date": "2017-05-10",
        "status": "adopted",
        "authority": "Secretariat",
        "confidence": None,
        "signature": "",
    }
    assert [found["side"] for found in ran.objects] == ["source", "target", "source", "target"]
    assert ran.stderr == "tmkit: 2 units in fr, 2 in en\n"


@pytest.mark.parametrize(
    ("pattern", "met"),
    [
        ("comité de lecture", "Comité de lecture"),
        ("COMITÉ DE LECTURE", "Comité de lecture"),
        ("comité * programme", "Comité de lecture a approuvé le programme"),
        ("programme * comité", None),
        ("lecture comité", None),
        ("program*", "programme"),
        ("*gramme", "programme"),
        ("le program* .", "le programme."),
        ("l*ture a", "lecture a"),
    ],
)
def test_words_in_order_and_what_a_star_stands_for(run, archive, pattern, met) -> None:
    ran = run("concordance", "--json", "--side", "source", pattern, folder=archive)
    assert ran.status == (1 if met is None else 0)
    assert [found["text"] for found in ran.objects] == ([] if met is None else [[met]] * 2)


def test_sides(run, archive) -> None:
    def sides(pattern: str, *options: str) -> list[str]:
        return [found["side"] for found in run("concordance", "--json", pattern, *options, folder=archive).objects]

    assert sides("meeting", "--side", "target") == ["target"] * 4
    assert sides("meeting", "--side", "source") == []
    assert sides("meeting", "--side", "source", "--source-lang", "en") == ["source"] * 4
    assert sides("program*") == ["source", "target"] * 2
    assert run("concordance", "x", "--side", "left", folder=archive).refused("--side")


def test_counts_are_exact_whatever_is_shown(run, archive) -> None:
    ran = run("concordance", "meeting", "--limit", 2, folder=archive)
    assert ran.stdout.count("»") == 2
    assert ran.stdout.splitlines()[-1] == "0 units in fr, 4 in en; the first 2 are shown"
    ran = run("concordance", "--json", "meeting", "--limit", 2, folder=archive)
    assert len(ran.objects) == 2
    assert ran.stderr == "tmkit: 0 units in fr, 4 in en\n"
    assert len(run("concordance", "--json", "meeting", "--limit", 0, folder=archive).objects) == 4


def test_only_some_memories(run, archive) -> None:
    ran = run("concordance", "--json", "meeting", "--memory", "memories/older", folder=archive)
    assert {found["memory"] for found in ran.objects} == {"memories/older/2016.tmx"}
    assert "2 in en" in ran.stderr
    assert run("concordance", "meeting", "--memory", "memories/x", folder=archive).refused("memories/x")


def test_a_person_sees_the_words_in_context(run, archive) -> None:
    ran = run("concordance", "séance * présidente", "--limit", 1, folder=archive)
    assert ran.stdout.splitlines() == [
        "La »séance est ouverte par la présidente«.",
        f"    {OPENED[1]}",
        "    memories/2017.tmx · r2017-0 · report-2017 · ¶ 0 · 2017-05-10 · adopted · Secretariat",
        "2 units in fr, 0 in en; the first 1 is shown",
    ]


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_it_fits_the_terminal(run, archive, columns) -> None:
    lines = run("concordance", "*e*", folder=archive, columns=columns).stdout.splitlines()
    assert lines
    assert max(map(len, lines)) <= columns
    assert [line for line in lines if line != line.rstrip()] == []


def test_nothing_found(run, archive) -> None:
    ran = run("concordance", "xylophone", folder=archive)
    assert (ran.status, ran.stdout) == (1, "0 units in fr, 0 in en\n")
    ran = run("concordance", "--json", "xylophone", folder=archive)
    assert (ran.status, ran.stdout) == (1, "")


@pytest.mark.parametrize("pattern", ["", " ", "*", "* *"])
def test_a_pattern_needs_a_word(run, archive, pattern) -> None:
    assert run("concordance", pattern, folder=archive).refused("word")


def test_regular_expressions_are_over_the_text_as_written(run, archive) -> None:
    def texts(pattern: str) -> list[list[str]]:
        return [one["text"] for one in run("concordance", "--json", "--regex", pattern, folder=archive).objects]

    assert texts(r"\d+ \(\d{4}\)") == [["14 (2012)"]] * 2
    assert texts("séance est (?:levée|close)") == [["séance est levée"]] * 2
    assert texts("SÉANCE") == []
    assert texts("(?i)SÉANCE EST L") == [["séance est l"]] * 2
    assert texts(r"^La .*\.$") == [[OPENED[0]], [CLOSED[0]]] * 2


@pytest.mark.parametrize("pattern", ["(", "[a", "*a", "(?P<n>", "a{5,2}", "\\"])
def test_what_is_no_regular_expression_is_refused(run, archive, pattern) -> None:
    assert run("concordance", "--regex", pattern, folder=archive).refused("regular expression")


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*$", "(.*)*x$", "(a|aa)+$", "(?:a?){40}a{40}$"])
def test_a_hostile_regular_expression_ends_soon(run, workspace, monkeypatch, pattern) -> None:
    from tmkit.memory.index.index import MemoryIndex

    monkeypatch.setattr(MemoryIndex.concordance, "__kwdefaults__", {"regex": False, "seconds": 1.0})
    text = "a" * 3_000 + "!"
    (workspace / "memories" / "long.tmx").write_text(tmx([{"fr": text, "en": text}] * 3))
    started = time.monotonic()
    ran = run("concordance", "--regex", pattern, folder=workspace)
    assert time.monotonic() - started < 10
    assert ran.status in {0, 1} or ran.refused("takes too long")
