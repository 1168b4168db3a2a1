"""A made archive that a lexicon can be learnt from in a moment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:  # so that the tests can import one another's helpers
    sys.path.insert(0, ROOT)

from tests.lexicon.made import made_pairs, write_memory  # noqa: E402
from tmkit.lexicon import Lexicon  # noqa: E402


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one memory with 600 units; not to be changed."""
    root = tmp_path_factory.mktemp("taught")
    write_memory(root, "reports", [{"fr": fr, "en": en} for fr, en in made_pairs(600)])
    return root


@pytest.fixture(scope="session")
def lexicon(taught: Path) -> Lexicon:
    found = Lexicon.open(taught, None, "fr", "en")
    assert found is not None
    return found
