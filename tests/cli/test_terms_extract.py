"""Term candidates at the terminal, as JSON, and as a glossary to be accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmkit.glossary.registry import read_concepts


@pytest.fixture
def sample(sample_workspace: Path) -> Path:
    return sample_workspace


def test_json_is_as_documented(run, sample, documented) -> None:
    ran = run("terms", "extract", "--json", "--limit", "5", folder=sample)
    assert ran.status == 0
    assert len(ran.objects) == 5
    for found in ran.objects:
        assert list(found) == [*documented("## `tmkit terms extract`"), "signature"]
    assert ran.objects[0]["term"] == "Groupe de contact"
    assert ran.objects[0]["concepts"] == ["contact-group"]
    assert ran.objects[0]["renderings"][0]["text"] == "Contact Group"


def test_at_the_terminal_known_ones_stand_apart(run, sample) -> None:
    ran = run("terms", "extract", folder=sample)
    assert ran.status == 0
    new, known = ran.stdout.split("in the glossary already\n")
    assert "fonds du Haut-Vallon  6 in 4\n  = Upper Vallon Collection 100%\n" in new
    assert "\nÉtats membres  " not in new
    assert "États membres  33 in 4\n  = Member States 100%\n  also État membre 4\n  concept member-state\n" in known
    assert "concept" not in run("terms", "extract", "--new", folder=sample).stdout


@pytest.mark.parametrize("name", ["new.csv", "new.tsv", "new.xlsx", "new.tbx"])
def test_written_for_a_terminologist(run, sample, name) -> None:
    ran = run("terms", "extract", "--new", "-o", name, "memories", folder=sample)
    assert ran.status == 0
    assert ran.stdout == ""
    concepts, account = read_concepts(sample / name)
    assert not account.dropped
    one = next(c for c in concepts if c.terms[0].text == "fonds du Haut-Vallon")
    assert [(t.text, t.language, t.status) for t in one.terms] == [
        ("fonds du Haut-Vallon", "fr", "admitted"),
        ("Upper Vallon Collection", "en", "admitted"),
    ]
    assert all(t.note.startswith("candidate") for c in concepts for t in c.terms)


def test_a_draft(run, sample) -> None:
    draft = sample / "drafts" / "contact-group-2019-fr.txt"
    ran = run("terms", "extract", "--json", draft, folder=sample)
    assert ran.status == 0
    told = {one["term"]: one for one in ran.objects}
    assert (
        told["Conseil des ministres des affaires étrangères"]["renderings"][0]["text"] == "Council of Foreign Ministers"
    )
    piped = run("terms", "extract", "--json", "-", "--source-lang", "fr", folder=sample, stdin=draft.read_bytes())
    assert [one["term"] for one in piped.objects] == list(told)


def test_refused(run, sample) -> None:
    assert run("terms", "extract", "nothing.txt", folder=sample).refused("nothing.txt")
    assert run("terms", "extract", "memories/none.tmx", folder=sample).refused("no such memory")
    assert run("terms", "extract", "memories", "drafts/x.txt", folder=sample).refused("one draft")
    assert run("terms", "extract", "--target-lang", "de", folder=sample).refused("no memory has units in fr and de")
    assert run("terms", "extract", "-o", "x.pdf", folder=sample).refused("x.pdf")


def test_nothing_found(run, sample) -> None:
    ran = run("terms", "extract", "--source-lang", "fr", "-", folder=sample, stdin=b"Un mot.")
    assert ran.status == 1
