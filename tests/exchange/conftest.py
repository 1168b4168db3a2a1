"""A workspace of reports, and running the command line in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.cli.made import make_workspace  # noqa: E402
from tests.cli.running import Ran, run_main  # noqa: E402


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Call `tmkit ARGUMENTS…` in a folder; gives the status and what was printed."""
    return partial(run_main, monkeypatch)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two yearly reports: five units of 2017, four of 2016."""
    return make_workspace(tmp_path / "small")
