"""The terms of a text."""

from __future__ import annotations

from tests.cli.made import AGREED, OPENED


def test_json_is_as_documented(run, archive, documented) -> None:
    found = run("terms", "lookup", "--json", AGREED[0], folder=archive).object
    assert list(found) == [*documented("## `tmkit terms lookup`"), "signature"]
    assert (found["segment"], found["label"]) == (AGREED[0], "")
    (term,) = found["terms"]
    assert list(term) == documented("A term")
    assert term == {
        "span": [3, 20],
        "text": "Comité de lecture",
        "concept": "committee",
        "how": "exact",
        "status": "preferred",
        "owner": "",
        "official": "",
        "renderings": [
            {
                "term": "Reading Committee",
                "inflected": "",
                "status": "preferred",
                "authority": "",
                "house": "",
                "owner": "",
            },
            {
                "term": "Readers' Committee",
                "inflected": "",
                "status": "deprecated",
                "authority": "",
                "house": "",
                "owner": "",
            },
        ],
    }


def test_both_directions_and_several_texts_in_order(run, archive) -> None:
    ran = run("terms", "lookup", "--json", "3. The Readers’ Committee met.", OPENED[1], folder=archive)
    assert [(found["segment"], found["label"]) for found in ran.objects] == [
        ("The Readers’ Committee met.", "3"),
        (OPENED[1], ""),
    ]
    (term,) = ran.objects[0]["terms"]
    assert (term["status"], [one["term"] for one in term["renderings"]]) == ("deprecated", ["Comité de lecture"])
    assert ran.objects[1]["terms"] == []
    assert ran.stderr == "tmkit: source language en (detected), target language fr\n"


def test_a_person_sees_what_to_write_and_what_not(run, archive) -> None:
    ran = run("terms", "lookup", AGREED[0], OPENED[0], folder=archive)
    assert ran.status == 0
    assert "Comité de lecture → Reading Committee | Readers' Committee (not: deprecated)" in ran.stdout
    assert "no term" in ran.stdout
    assert [line for line in ran.stdout.splitlines() if line != line.rstrip()] == []


def test_a_draft(run, archive, write) -> None:
    draft = write("draft.txt", f"1. {AGREED[0]}\n\n2. {OPENED[0]}\n")
    expected = run("terms", "lookup", "--json", "--draft", draft, folder=archive)
    assert [(found["label"], len(found["terms"])) for found in expected.objects] == [("1", 1), ("2", 0)]
    piped = run("terms", "lookup", "--json", "-", folder=archive, stdin=draft.read_bytes())
    assert piped.stdout == expected.stdout
    assert run("terms", "lookup", "--draft", draft, folder=archive).stdout.startswith("segment 1 · ¶ 1\n")


def test_an_empty_glossary_means_no_glossary(run, workspace) -> None:
    (workspace / "glossary" / "terms.csv").unlink()
    assert run("terms", "lookup", "--json", AGREED[0], folder=workspace).object["terms"] == []
    (workspace / "glossary").rmdir()
    assert run("terms", "lookup", "--json", AGREED[0], folder=workspace).object["terms"] == []
    assert run("lookup", "--json", AGREED[0], folder=workspace).object["terms"] == []


def test_a_glossary_with_a_mistake_is_told_with_its_line(run, workspace) -> None:
    glossary = workspace / "glossary" / "terms.csv"
    glossary.write_text("concept,language,term,status\nx,fr,un terme,perfect\n", encoding="utf-8")
    for command in (("terms", "lookup"), ("lookup",)):
        assert run(*command, AGREED[0], folder=workspace).refused("terms.csv:2", "perfect")


def test_nothing_to_look_up(run, archive) -> None:
    assert run("terms", "lookup", folder=archive).refused("TEXT", "--draft")
    assert run("terms", "lookup", "--draft", "none.txt", folder=archive).refused("none.txt")


def test_the_date_that_a_draft_states_decides_which_terms_are_superseded(run, sample_workspace) -> None:
    text = "Rapport annuel\n\n1. La réunion s’est tenue le {} à Valmère. Le Swaziland y a pris part.\n"
    statuses = []
    for day in ("3 mai 2012", "3 mai 2019"):
        ran = run("terms", "lookup", "-", "--json", folder=sample_workspace, stdin=text.format(day).encode())
        statuses += [t["status"] for o in ran.objects for t in o["terms"] if t["text"] == "Swaziland"]
    assert statuses == ["preferred", "superseded"]
