"""Running the command line in this process, as a person would see it; a small archive to ask."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.cli.made import DRAFT, make_workspace  # noqa: E402
from tests.cli.running import Ran, run_main  # noqa: E402

DOCUMENTED = Path(__file__).parents[2] / "docs" / "json.md"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Call `tmkit ARGUMENTS…` in a folder; gives the status and what was printed."""
    return partial(run_main, monkeypatch)


@pytest.fixture(scope="session")
def documented() -> Callable[[str], list[str]]:
    """The keys that docs/json.md documents in the first table after a line that begins so."""
    page = DOCUMENTED.read_text(encoding="utf-8")

    def keys(opening: str) -> list[str]:
        _, found, rest = f"\n{page}".partition(f"\n{opening}")
        assert found, f"docs/json.md has no line that begins '{opening}'"
        rows = re.search(r"\n\| key.*\n\|---.*\n((?:\|.*\n)+)", rest)
        assert rows is not None
        return [key for row in rows[1].splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])]

    return keys


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A small workspace that a test may change."""
    return make_workspace(tmp_path / "small")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, to be asked only."""
    return make_workspace(tmp_path_factory.mktemp("archive") / "small")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file beside the workspace."""

    def file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file


@pytest.fixture
def draft(write: Callable[[str, str | bytes], Path]) -> Path:
    """A draft of four sentences, all of them in the archive."""
    return write("draft.txt", DRAFT)
