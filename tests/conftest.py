"""What all tests share: the folder of real data, the repository, and a workspace of their own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data that `TMKIT_TEST_DATA` names; the test is skipped where it is not set."""
    named = os.environ.get("TMKIT_TEST_DATA")
    if not named:
        pytest.skip("TMKIT_TEST_DATA does not name a folder of real data")
    folder = Path(named)
    if not folder.is_dir():
        pytest.skip(f"TMKIT_TEST_DATA names {folder}, which is no folder")
    return folder


@pytest.fixture
def sample_workspace(tmp_path: Path) -> Path:
    """A copy of the repository's own workspace: settings, memories, glossary, drafts, sample documents."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    for name in ("memories", "glossary", "drafts", "docs/samples"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copyfile(REPOSITORY / "tmkit.toml", folder / "tmkit.toml")
    return folder
