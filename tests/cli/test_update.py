"""`tmkit update` at the terminal."""

from __future__ import annotations

from functools import partial

import pytest

from tests.cli.running import run_main

DRAFT, AMENDED = "drafts/contact-group-2019-fr.txt", "drafts/contact-group-2019-rev1-fr.txt"
LAST_YEAR = "memories/contact-group-2018.tmx"


@pytest.fixture
def run(monkeypatch, sample_workspace):
    monkeypatch.chdir(sample_workspace)
    return partial(run_main, monkeypatch, folder=sample_workspace)


def test_it_says_what_became_of_every_segment(run, sample_workspace) -> None:
    told = run("update", LAST_YEAR, DRAFT, "-o", "next.xlf")
    out = " ".join(told.stdout.split())
    assert told.status == 0
    assert "contact-group-2019-fr.txt from contact-group-2018.tmx: 36 unchanged, 37 changed, 5 new, 6 dropped" in out
    assert "La séance a été levée à [-17-]{+18+} h [-30-]{+10+}. The meeting rose at 6.10 p.m." in out
    assert "in conflict: negation none is now “n’avaient pas”" in out
    assert (sample_workspace / "next.xlf").exists()


def test_what_is_there_is_kept(run) -> None:
    assert run("update", LAST_YEAR, DRAFT, "-o", "next.xlf").status == 0
    again = run("update", LAST_YEAR, DRAFT, "-o", "next.xlf")
    assert again.status == 2
    assert "--force" in again.stderr
    assert run("update", LAST_YEAR, DRAFT, "-o", "next.xlf", "--force").status == 0


def test_json_keeps_notices_apart(run) -> None:
    told = run("update", LAST_YEAR, DRAFT, "--json")
    assert told.objects[-1]["counts"] == {"unchanged": 36, "changed": 37, "new": 5, "dropped": 6}
    assert all("signature" in each for each in told.objects)
    assert "source language fr" in told.stderr


def test_too_few_documents(run) -> None:
    told = run("update", DRAFT)
    assert told.status == 2
    assert "OLD-SOURCE" in told.stderr
