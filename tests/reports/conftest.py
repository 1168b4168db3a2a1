"""A browser for the tests of pages, and what lets them import one another's helpers."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
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
