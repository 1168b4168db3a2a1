"""Lets the tests of this folder import one another's helpers: `from tests.memory.reading import …`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture
def make_unit():
    """A unit in two languages; keyword arguments become its props."""
    from tests.memory.reading import new_unit

    return new_unit
