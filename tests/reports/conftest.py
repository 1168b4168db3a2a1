"""A browser for the tests of pages, and what lets them import one another's helpers."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tmkit.align import Alignment
from tmkit.reports.review_page import review_page

REPOSITORY = str(Path(__file__).parents[2])
if REPOSITORY not in sys.path:
    sys.path.insert(0, REPOSITORY)

from tests.reports.review_desk import ALIGNMENT, ARGUMENTS, Desk, Opening  # noqa: E402


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = os.environ.get("TMKIT_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens HTML in a browser without a network; in the end nothing may have gone wrong or been asked for."""
    wrong: list[str] = []
    asked: list[str] = []
    contexts = []

    def opening(text: str, **how: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(offline=True, **{"viewport": {"width": 1280, "height": 800}, **how})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opening
    assert wrong == []
    assert {url.split(":", 1)[0] for url in asked} <= {"file"}
    for context in contexts:
        context.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opening]:
    contexts = []

    def opening(alignment: Alignment = ALIGNMENT, **how: object) -> Desk:
        file = tmp_path / "review.html"
        file.write_text(review_page(alignment), encoding="utf-8")
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **how)
        contexts.append(context)
        desk = Desk(context.new_page(), file.as_uri())
        desks.append(desk)
        return desk

    desks: list[Desk] = []
    yield opening
    for desk in desks:
        assert desk.wrong == []
        assert {url.split(":", 1)[0] for url in desk.requests} <= {"file", "blob"}
        assert {url for url in desk.requests if url.startswith("file:")} == {(tmp_path / "review.html").as_uri()}
    for context in contexts:
        context.close()
