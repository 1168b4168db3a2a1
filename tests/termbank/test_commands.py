from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.running import run_main
from tmkit.reports.history_page import history_page
from tmkit.termbank import History, Period, Turn

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def keys(heading: str) -> set[str]:
    """The keys that a part of docs/json.md documents."""
    part = DOCUMENTED.split(f"\n## `{heading}`\n")[1].split("\n## ")[0]
    rows = [row.split("|")[1] for row in part.splitlines() if row.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def told(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in told(each)}
    return {key for each in value for key in told(each)} if isinstance(value, list) else set()


def test_renderings_at_a_terminal(monkeypatch: pytest.MonkeyPatch, archive: Path) -> None:
    ran = run_main(monkeypatch, "terms", "renderings", "catalogues collectifs", folder=archive)
    assert ran.status == 0
    assert "240 units, 160 distinct pairs, 10 documents, 2010–2019" in ran.stdout
    assert re.search(r"60%  joint catalogue", ran.stdout)
    assert "»catalogue collectif«" in ran.stdout
    assert "»union catalogue«" in ran.stdout


def test_no_precedent_is_said_and_status_1(monkeypatch: pytest.MonkeyPatch, archive: Path) -> None:
    for command in ("renderings", "history"):
        ran = run_main(monkeypatch, "terms", command, "xylophone", folder=archive)
        assert ran.status == 1
        assert ran.stdout.startswith("no precedent")
        ran = run_main(monkeypatch, "terms", command, "xylophone", "--json", folder=archive)
        assert (ran.status, ran.object["units"]) == (1, 0)


def test_json_has_the_documented_keys(monkeypatch: pytest.MonkeyPatch, archive: Path) -> None:
    for command in ("renderings", "history"):
        ran = run_main(monkeypatch, "terms", command, "catalogue collectif", "--json", folder=archive)
        assert told(ran.object) - {"signature"} == keys(f"tmkit terms {command}")


def test_bad_input_is_one_line(monkeypatch: pytest.MonkeyPatch, archive: Path) -> None:
    assert run_main(monkeypatch, "terms", "renderings", "«»", folder=archive).refused("no word")
    assert run_main(monkeypatch, "terms", "history", "mot " * 200, folder=archive).refused("at most")
    assert run_main(monkeypatch, "terms", "renderings", "a", "--memory", "memories/x.tmx", folder=archive).refused(
        "no such"
    )
    out = archive / "tmkit.toml" / "h.html"
    assert run_main(monkeypatch, "terms", "history", "catalogue", "-o", out, *BOTH, folder=archive).refused(
        "tmkit.toml"
    )


BOTH = ("--source-lang", "fr", "--target-lang", "en")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "path", "rect", "circle"}:
            self.open.append(tag)
        self.outside += [value for name, value in attrs if name in {"src", "href", "action"} and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"path", "rect", "circle"}:
            assert self.open.pop() == tag


def test_the_page_is_whole_and_asks_for_nothing(monkeypatch: pytest.MonkeyPatch, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "history.html"
    ran = run_main(monkeypatch, "terms", "history", "catalogue collectif", "-o", out, folder=archive)
    assert ran.status == 0
    page = out.read_text(encoding="utf-8")
    assert "&#x27;joint catalogue&#x27; until 2015, &#x27;union catalogue&#x27; from 2016" in page
    assert page.count('class="part"') == 10
    parser = _Page()
    parser.feed(page.replace("<!DOCTYPE html>", ""))
    assert parser.open == []
    assert parser.outside == []
    assert "http" not in page.replace("https://www.w3.org/2000/svg", "")
    assert "<script" not in page


def test_a_page_of_hostile_names_and_of_no_dates() -> None:
    name = '<script>alert("x")</script>&'
    period = Period(None, None, name, None, 3, (2, 1, 0))
    page = history_page(History(name, "fr", "en", (name, "b"), 3, 3, (period,), (period,), (Turn(name, "b", 1, 2),)))
    assert "<script" not in page
    assert "there is no chart" in page
    many = tuple(Period(year, None, None, None, 9, (*range(9), 0)) for year in range(1, 2100, 3))
    page = history_page(History("x", "fr", "en", tuple("abcdefghi"), 9, 9, many, many, ()))
    assert page.count("<svg") < 20
    assert len(page) < 2_000_000
