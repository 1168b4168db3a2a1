"""The pages of the checks are those that the checks write."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_of_the_checks_are_up_to_date():
    pages = runpy.run_path(str(DOCS / "build_check_reference.py"))["pages"]()
    written = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "checks").glob("*.md")}
    assert written == pages, "run: python docs/build_check_reference.py"
