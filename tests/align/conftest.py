"""Lets the tests of this folder import one another's helpers: `from tests.align.made_reports import …`."""

from __future__ import annotations

import sys
from pathlib import Path

REPOSITORY = str(Path(__file__).parents[2])
if REPOSITORY not in sys.path:
    sys.path.insert(0, REPOSITORY)
