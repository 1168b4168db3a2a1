"""Confirming a translation at the terminal."""

from __future__ import annotations

import pytest

from tests.cli.made import AGREED, CLOSED

NEW = ("Le guide de lecture est publié chaque année.", "The reading guide is published every year.")


def contents(folder) -> dict:
    return {path: path.read_bytes() for path in sorted((folder / "memories").rglob("*")) if path.is_file()}


def test_a_confirmed_unit_is_seen_at_once(run, workspace) -> None:
    assert run("lookup", "--json", NEW[0], folder=workspace).object["matches"] == []
    before = contents(workspace)
    ran = run("confirm", *NEW, "--into", "memories/2017.tmx", folder=workspace)
    assert ran.status == 0
    assert ran.stdout.startswith("memories/2017.tmx: unit ")
    assert ran.stdout.endswith(" added\n")
    for query, text, language in ((NEW[0], NEW[1], "fr"), (NEW[1], NEW[0], "en")):
        match = run("lookup", "--json", "--source-lang", language, query, folder=workspace).object["matches"][0]
        assert (match["score"], match["target"], match["memory"]) == (100, text, "memories/2017.new.tmx")
        assert match["unit"] in ran.stdout
    after = contents(workspace)
    assert {path: after[path] for path in before} == before
    assert [path.name for path in after.keys() - before.keys()] == ["2017.new.tmx"]


def test_json_is_as_documented(run, workspace, documented) -> None:
    found = run("confirm", "--json", *NEW, "--into", "memories/2017.tmx", folder=workspace).object
    assert list(found) == [*documented("## `tmkit confirm`"), "signature"]
    assert (found["into"], found["outcome"], found["status"]) == ("memories/2017.tmx", "added", None)
    assert found["unit"]


def test_what_is_there_already_is_not_written_again(run, workspace) -> None:
    before = contents(workspace)
    for memory in ("memories/2017.tmx", "memories/other.tmx"):
        found = run("confirm", "--json", *AGREED, "--into", memory, folder=workspace).object
        assert (found["outcome"], found["unit"], found["status"]) == ("present", None, None)
        ran = run("confirm", *AGREED, "--into", memory, folder=workspace)
        assert "already" in ran.stdout
    assert contents(workspace) == before


def test_another_translation_is_added_as_revised_beside_the_first(run, workspace) -> None:
    found = run(
        "confirm", "--json", AGREED[0], "The programme was agreed.", "--into", "memories/2017.tmx", folder=workspace
    )
    assert (found.object["outcome"], found.object["status"]) == ("revised", "revised")
    matches = run("lookup", "--json", AGREED[0], folder=workspace).object["matches"]
    assert [(one["target"], one["status"], one["agreeing"]["units"]) for one in matches] == [
        (AGREED[1], "adopted", [2, 3]),
        ("The programme was agreed.", "revised", [1, 3]),
    ]


def test_confirming_twice_adds_once(run, workspace) -> None:
    outcomes = [
        run("confirm", "--json", *NEW, "--into", "memories/2017.tmx", folder=workspace).object["outcome"]
        for _ in range(2)
    ]
    assert outcomes == ["added", "present"]


def test_a_memory_that_does_not_exist_is_made(run, workspace) -> None:
    assert run("confirm", *NEW, "--into", "memories/new/2020.tmx", folder=workspace).status == 0
    assert run("lookup", "--json", NEW[0], folder=workspace).object["matches"][0]["score"] == 100
    listed = run("memory", "list", "--json", folder=workspace).objects
    assert [(one["memory"], one["units"], one["pending"]) for one in listed if one["pending"]] == [
        ("memories/new/2020.tmx", 1, 1)
    ]


def test_from_english_and_what_the_unit_knows(run, workspace) -> None:
    known = (
        "--document",
        "guide",
        "--date",
        "2020-02",
        "--symbol",
        "G/1",
        "--body",
        "Office",
        "--authority",
        "Reviser",
    )
    ran = run("confirm", NEW[1], NEW[0], "--into", "memories/2017.tmx", *known, "--status", "draft", folder=workspace)
    assert "source language en (detected), target language fr" in ran.stderr
    match = run("lookup", "--json", NEW[1], folder=workspace).object["matches"][0]
    assert (match["document"], match["date"], match["authority"], match["status"]) == (
        "guide",
        "2020-02",
        "Reviser",
        "draft",
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("", "Text"), ("fr", "empty")),
        (("Un texte simple de la salle", " \t"), ("en", "empty")),
        ((*NEW, "--status", "final"), ("final", "adopted")),
        ((*NEW, "--date", "2018-02-30"), ("2018-02-30", "date")),
        ((*NEW, "--source-lang", "@@"), ("@@", "language")),
        ((*NEW, "--source-lang", "fr", "--target-lang", "fr"), ("both fr",)),
    ],
)
def test_what_cannot_be_confirmed_is_refused_in_a_line(run, workspace, arguments, words) -> None:
    before = contents(workspace)
    assert run("confirm", *arguments, "--into", "memories/2017.tmx", folder=workspace).refused(*words)
    assert contents(workspace) == before


@pytest.mark.parametrize("into", ["2017.tmx", "../2017.tmx", "memories/x.txt", "memories", "memories/2017.new.tmx", ""])
def test_what_is_no_memory_is_refused(run, workspace, into) -> None:
    before = contents(workspace)
    assert run("confirm", *NEW, "--into", into, folder=workspace).refused("memor")
    assert contents(workspace) == before


def test_a_character_that_no_xml_may_hold_is_left_out(run, workspace) -> None:
    assert (
        run("confirm", NEW[0], "The\x07 reading\ufffe guide", "--into", "memories/2017.tmx", folder=workspace).status
        == 0
    )
    assert run("lookup", "--json", NEW[0], folder=workspace).object["matches"][0]["target"] == "The reading guide"
    assert run("memory", "validate", folder=workspace).status == 0


def test_two_targets_of_one_source_are_both_kept(run, workspace) -> None:
    """The archive has two translations of this: confirming either says that it is there."""
    for target in (CLOSED[1], "The meeting was closed."):
        found = run("confirm", "--json", CLOSED[0], target, "--into", "memories/2017.tmx", folder=workspace).object
        assert found["outcome"] == "present"
