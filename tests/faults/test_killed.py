"""A process that is killed at random moments loses nothing that it acknowledged.

`TMKIT_KILLS` sets how often (30 when not set), `TMKIT_SEED` the moments.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter

import pytest

from tests.memory.reading import pairs
from tmkit.memory.bulk import fold

KILLS = int(os.environ.get("TMKIT_KILLS", "30"))
SEED = int(os.environ.get("TMKIT_SEED", "1"))
ROUND = 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_each_acknowledged_unit_is_there_exactly_once(python, tmp_path):
    acknowledged = set()
    for number in range(0, KILLS, ROUND):
        root = tmp_path / str(number)
        with python(
            "kill_loop.py", root, min(ROUND, KILLS - number), SEED * 1_000_003 + number, stdout=subprocess.PIPE
        ) as process:
            acknowledged = {f"Target {line}" for line in process.stdout.read().split()}
        assert process.returncode == 0
        assert acknowledged
        found = pairs(root)
        assert_each_once(found, acknowledged)
        fold(root, "memories/a.tmx")
        assert pairs(root) == found


def assert_each_once(found, acknowledged):
    counts = Counter(target for _, target in found)
    assert acknowledged <= set(counts)
    assert set(counts.values()) == {1}
    # A process may die between writing a unit and saying so; but only with its last one.
    assert len(set(counts) - acknowledged) <= ROUND
