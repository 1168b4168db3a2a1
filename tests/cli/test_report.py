"""`tmkit report`."""

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


def test_one_page(run, sample_workspace) -> None:
    told = run("report", DRAFT, "--earlier-bilingual", LAST_YEAR, "-o", "pages/report.html")
    assert (told.status, told.stdout) == (0, "")
    page = (sample_workspace / "pages" / "report.html").read_text("utf-8")
    for words in (
        "<h1>contact-group-2019-fr.txt</h1>",
        "French to English",
        "Since contact-group-2018.tmx",
        'As at <ins class="fact">30 June 2019</ins>',
        "17 (2014): known is 17 (2013)",
        "union catalogue",
    ):
        assert words in page
    assert run("report", DRAFT, "-o", "pages/report.html").refused("--force")
    assert run("report", DRAFT, "-o", "pages/report.html", "--force").status == 0


def test_an_earlier_version_of_two_documents(run, sample_workspace) -> None:
    (sample_workspace / "old.fr.txt").write_text("1. La réunion est ouverte à dix heures.\n", encoding="utf-8")
    (sample_workspace / "old.en.txt").write_text("1. The meeting is opened at ten o'clock.\n", encoding="utf-8")
    (sample_workspace / "new.txt").write_text(
        "1. La réunion est ouverte à dix heures. La salle est prête.\n", encoding="utf-8"
    )
    languages = ("--source-lang", "fr", "--target-lang", "en")
    told = run("report", "new.txt", "--earlier", "old.fr.txt", "old.en.txt", "-o", "r.html", *languages)
    assert told.status == 0, told.stderr
    assert "1 unchanged, 1 new" in (sample_workspace / "r.html").read_text("utf-8")


def test_from_standard_input(run, sample_workspace) -> None:
    told = run("report", "-", "-o", "r.html", stdin="Le comité se réunit demain à Genève.".encode())
    assert told.status == 0
    assert "standard input" in (sample_workspace / "r.html").read_text("utf-8")


def test_what_is_wrong(run, sample_workspace) -> None:
    assert run("report", DRAFT).refused("-o")
    assert run("report", DRAFT, "-o", "report.pdf").refused(".html")
    assert run("report", "none.txt", "-o", "r.html").refused("none.txt")
    both = ("--earlier", DRAFT, AMENDED, "--earlier-bilingual", LAST_YEAR)
    assert run("report", DRAFT, *both, "-o", "r.html").refused("not both")
    assert run("report", DRAFT, "--earlier-bilingual", "none.xlf", "-o", "r.html").refused("none.xlf")
    (sample_workspace / "empty.txt").write_text(" \n", encoding="utf-8")
    told = run("report", "empty.txt", "-o", "r.html")
    assert (told.status, told.stdout) == (2, "")
    assert "has no text" in told.stderr
    assert not (sample_workspace / "r.html").exists()
