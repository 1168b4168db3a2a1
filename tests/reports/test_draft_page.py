"""The page of a draft: what it says without a browser, and what it does in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cli.made import AGREED, CLOSED, OPENED, make_workspace
from tmkit import Workspace
from tmkit.reports.draft_page import DraftReport, draft_page
from tmkit.reports.draft_page.marking import Gone, Mark, marked

pytestmark = pytest.mark.xdist_group("browser")

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & $signature"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.open(make_workspace(tmp_path_factory.mktemp("page") / "small"))


@pytest.fixture(scope="module")
def report(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> DraftReport:
    folder = tmp_path_factory.mktemp("drafts")
    draft = folder / "draft.txt"
    texts = [OPENED[0], AGREED[0].replace("programme", "grand programme"), CLOSED[0], f"Une phrase neuve  {HOSTILE}."]
    draft.write_text("\n\n".join(f"{at}. {text}" for at, text in enumerate(texts, 1)), encoding="utf-8")
    before = folder / "before.tsv"
    rows = [OPENED, (CLOSED[0], "The meeting ended."), ("Une phrase ancienne.", "An old sentence.")]
    before.write_text("fr\ten\n" + "".join(f"{fr}\t{en}\n" for fr, en in rows), encoding="utf-8")
    return workspace.report(draft, earlier=[before], source_lang="fr")


def test_the_page_needs_nothing_else(report: DraftReport) -> None:
    page = draft_page(report)
    assert page == draft_page(report)
    assert HOSTILE not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", page)
    assert not re.search(r"url\(|@import|https?://", page)
    assert not re.search(r'\sstyle="', page)  # the policy would not let it have an effect
    assert page.count("<article") == len(report.lookups)


def test_it_says_all_of_the_draft(report: DraftReport) -> None:
    page = draft_page(report)
    for target in (OPENED[1], AGREED[1]):
        assert target in page
    assert "<ins>grand</ins>" in page
    assert "Since before.tsv" in page
    assert "<del>Une phrase ancienne.</del>" in page
    assert "The meeting ended." in page
    assert "So the earlier version has it" in page
    assert "two spaces" in page
    assert set(re.findall(r'href="#([^"]*)"', page)) <= {*re.findall(r'id="([^"]*)"', page)}


def test_bands_are_those_of_the_analysis(workspace: Workspace, report: DraftReport, tmp_path: Path) -> None:
    (file,) = workspace.analyse([report.file], source_lang="fr").files
    assert file == report.analysis.files[0]


def test_marks_may_overlap() -> None:
    marks = [Mark(0, 6, "ins"), Mark(3, 9, 'mark class="error"')]
    assert marked("abcdefghij", marks, [Gone(3, "<x>")]) == (
        '<ins>abc</ins><del>&lt;x&gt;</del><ins><mark class="error">def</mark></ins><mark class="error">ghi</mark>j'
    )
    assert marked("", [Mark(0, 1, "ins")], [Gone(0, "all")]) == "<del>all</del>"
    assert marked("un an", (), [Gone(2, "bon")]) == "un <del>bon</del> an"


@pytest.fixture
def shown(open_page: Callable[..., Any], report: DraftReport) -> Callable[..., Any]:
    return partial(open_page, draft_page(report))


def visible(page: Any) -> list[str]:
    return [row.get_attribute("id") for row in page.query_selector_all(".row") if row.is_visible()]


def test_narrowing_down_and_searching(shown: Any) -> None:
    page = shown()
    assert visible(page) == ["s1", "s2", "s3", "s4"]
    page.click('label[for="show-translate"]')
    assert visible(page) == ["s4"]
    assert page.inner_text("#shown") == "1 of 4 shown"
    page.click('#findings a[href="#s4"] >> nth=0')
    assert visible(page) == ["s4"]
    page.click('label[for="show-amended"]')
    assert "s1" not in visible(page)
    page.click('label[for="show-all"]')
    page.keyboard.press("/")
    page.keyboard.type("GRAND PROG")
    assert visible(page) == ["s2"]


def test_a_link_to_a_row_that_is_hidden_shows_it(shown: Any) -> None:
    page = shown()
    page.click('label[for="show-done"]')
    assert "s4" not in visible(page)
    page.click('#changes a[href="#s4"]')
    assert "s4" in visible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(shown: Any, scheme: str) -> None:
    page = shown(color_scheme=scheme)
    found = page.evaluate(
        """() => {
          const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b; };
          const parts = (c) => c.match(/[\\d.]+/g).map(Number);
          const ground = (e) => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c; } return parts(getComputedStyle(document.documentElement).backgroundColor); };
          const poor = [];
          for (const e of document.querySelectorAll("main *, .top *")) {
            if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.closest("svg") || !e.checkVisibility()) continue;
            const [a, b] = [light(parts(getComputedStyle(e).color)), light(ground(e))];
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (ratio < 4.5) poor.push([e.className || e.tagName, ratio.toFixed(2)]);
          }
          return poor; }"""
    )
    assert found == []


def test_on_a_phone_and_on_paper(shown: Any, tmp_path: Path) -> None:
    page = shown(viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.emulate_media(media="print")
    assert not page.is_visible("#search")
    assert page.is_visible("#s1")
    assert len(page.pdf(prefer_css_page_size=True)) > 1_000


def test_without_scripts_everything_is_there(shown: Any) -> None:
    page = shown(java_script_enabled=False)
    assert page.is_visible("#s4")
