"""`tmkit analyse`."""

from __future__ import annotations

import csv
import io
from functools import partial

import pytest

from tests.cli.made import AGREED, CLOSED, OPENED, make_workspace
from tests.cli.running import run_main


@pytest.fixture
def run(monkeypatch, tmp_path):
    return partial(run_main, monkeypatch, folder=make_workspace(tmp_path / "small"))


@pytest.fixture
def drafts(tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(f"1. {OPENED[0]}\n\n2. {AGREED[0]} Une phrase toute neuve.\n\n3. {AGREED[0]}\n", encoding="utf-8")
    second.write_text(f"1. {CLOSED[0]}\n\n2. Une phrase toute neuve.\n", encoding="utf-8")
    return first, second


def test_the_table(run, drafts) -> None:
    told = run("analyse", *drafts)
    assert told.status == 0
    for words in ("context", "across files", "95–98", "total", "weighted", "2 files", "white space"):
        assert words in told.stdout
    assert all(len(line) <= 100 for line in told.stdout.splitlines())


def test_json(run, drafts) -> None:
    first, second, both = run("analyse", "--json", *drafts).objects
    assert [first["file"], second["file"], both["file"]] == [*map(str, drafts), None]
    counts = {band["band"]: band["segments"] for band in both["bands"]}
    assert counts["repetition"] == counts["cross-file"] == 1
    assert both["total"]["segments"] == first["total"]["segments"] + second["total"]["segments"] == sum(counts.values())
    assert both["total"]["weighted_words"] == pytest.approx(sum(band["weighted_words"] for band in both["bands"]))


def test_csv(run, drafts) -> None:
    told = run("analyse", "--csv", drafts[0])
    assert told.stdout.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(told.stdout.removeprefix("\ufeff"))))
    assert [row["band"] for row in rows][-1] == "total"
    assert sum(int(row["words"]) for row in rows[:-1]) == int(rows[-1]["words"])


def test_a_workbook_whose_weights_can_be_changed(run, drafts, tmp_path) -> None:
    out = tmp_path / "new" / "table.xlsx"
    assert run("analyse", *drafts, "-o", out).status == 0
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["file", "band"]
    assert [row[1] for row in rows[1:]].count("total") == 3
    assert run("analyse", drafts[0], "-o", out).refused("--force")
    assert run("analyse", drafts[0], "-o", out, "--force").status == 0
    assert run("analyse", drafts[0], "-o", tmp_path / "a.csv").status == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbffile,band,")


def test_what_does_not_go_together(run, drafts, tmp_path) -> None:
    assert run("analyse", drafts[0], "--json", "--csv").refused("Choose one")
    assert run("analyse", drafts[0], "-o", tmp_path / "a.txt").refused(".csv, .json or .xlsx")
    assert run("analyse", drafts[0], "-o", drafts[0], "--csv").refused("one of the files that are read")
    assert run("analyse").refused("DRAFT")
    assert run("analyse", "none.txt").refused("none.txt")
