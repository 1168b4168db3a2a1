"""Boundaries on published documents whose lines are segments; see benchmarks/segmentation.py for the measure."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from tmkit.text.sentences import sentences

CLOSING = "»”\"')] \u00a0"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_boundaries_of_segments_joined_again(language):
    data = os.environ.get("TMKIT_TEST_DATA")
    if not data:
        pytest.skip("TMKIT_TEST_DATA does not name a folder of real data")
    right = extra = missed = 0
    for file in sorted((Path(data) / "documents-dev" / "dgt-tm" / language).iterdir()):
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        ends, at = {}, -1
        for line, following in pairwise(lines):
            at += len(line) + 1
            ends[at] = line.rstrip(CLOSING)[-1:] in ".!?…" and not following[0].islower()
        found = {end for _, end in sentences(" ".join(lines), language)[:-1]}
        expected = {end for end, counted in ends.items() if counted}
        right += len(expected & found)
        missed += len(expected - found)
        extra += len(found - ends.keys())
    assert 2 * right / (2 * right + extra + missed) >= 0.99
