"""The page of findings: what it says without a browser, and what it does in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.reports.findings_made import HOSTILE, MADE, checked
from tmkit.reports.findings_page import findings_page
from tmkit.reports.findings_page.page import findings_page as same

pytestmark = pytest.mark.xdist_group("browser")


def test_the_page_needs_nothing_else():
    page = findings_page(MADE)
    assert page == same(MADE)
    assert HOSTILE not in page
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", page)
    assert not re.search(r"url\(|@import|https?://", page)
    assert page.count("<article") == len(MADE.findings)


def test_accepted_findings_failures_and_what_did_not_run_are_told():
    page = findings_page(checked(["le le", "un un"], accept=1))
    assert "1 accepted" in page
    assert "as the &lt;author&gt; wants" in page
    assert "The check broken failed" in page
    assert "Not run: figure, source-twice" in page


def test_a_draft_without_findings():
    assert "Nothing to mark." in findings_page(checked(["Rien."]))


@pytest.fixture
def shown(open_page: Callable[..., Any]) -> Callable[..., Any]:
    return lambda made=MADE, **how: open_page(findings_page(made), **how)


def visible(page: Any) -> list[str]:
    return page.locator(".card:visible .check").all_inner_texts()


def test_filtering_and_sorting(shown):
    page = shown()
    every = visible(page)
    assert every == [finding.check for finding in MADE.findings]
    page.locator("label[for=show-warning]").click()
    assert set(visible(page)) == {"figure", "long"}
    assert "of" in page.locator("#shown").inner_text()
    page.locator("label[for=show-warning]").click()
    page.locator("#check").select_option("twice")
    assert set(visible(page)) == {"twice"}
    page.locator("#check").select_option("")
    page.keyboard.press("Escape")
    page.locator("body").click()
    page.keyboard.press("/")
    page.keyboard.type("STANDS twice")
    assert set(visible(page)) == {"twice"}
    page.locator("#search").fill("")
    page.locator("#order").select_option("place")
    assert page.locator(".card").first.get_attribute("data-segment") == "1"
    page.locator("#order").select_option("check")
    assert visible(page) == sorted(every)


def test_a_hostile_text_stays_a_text(shown):
    page = shown()
    assert page.locator("#findings").count() == 1
    assert HOSTILE in page.locator(".card .text").all_inner_texts() or page.get_by_text("<img src=x").count()


@pytest.mark.parametrize("width", [1280, 700, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(shown, width, scheme):
    page = shown(viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") != scheme


def test_without_scripts_every_finding_is_there(shown):
    page = shown(java_script_enabled=False)
    assert page.locator(".card:visible").count() == len(MADE.findings)


def test_printing_opens_what_is_folded(shown):
    page = shown()
    assert page.locator("details[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card details:not([open])").count() == 0
    page.emulate_media(media="print")
    assert page.locator("#search").is_hidden()
