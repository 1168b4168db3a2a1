"""The made segments that the tests of the index share."""

from __future__ import annotations

import functools
import random
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:  # so that the tests can import one another's helpers
    sys.path.insert(0, ROOT)

from tests.memory_index.made import (  # noqa: E402
    Words,
    made_segments,
    made_vocabulary,
    mutated,
    odd_queries,
    odd_segments,
)
from tmkit.memory.index import parts, upkeep  # noqa: E402


@pytest.fixture(scope="session")
def vocabulary() -> Words:
    return made_vocabulary(random.Random(1), 3_000)


@pytest.fixture(scope="session")
def segments(vocabulary: Words) -> list[Words]:
    made = made_segments(random.Random(2), 12_000, vocabulary)
    return made + odd_segments() + made[:50]


@pytest.fixture(scope="session")
def queries(vocabulary: Words, segments: list[Words]) -> list[Words]:
    rng = random.Random(3)
    out = made_segments(rng, 100, vocabulary)
    out += [mutated(rng, rng.choice(segments), vocabulary, rng.uniform(0, 0.6)) for _ in range(170)]
    by_length = sorted(segments, key=len)
    out += [mutated(rng, s, vocabulary, 0.2) for s in by_length[-30:] + by_length[:30]]
    out += [s[:k] for k in (1, 2, 3, 4, 5) for s in rng.sample(segments, 6)]
    return out + odd_queries()


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch):
    """Cut the memories into about so many parts, and save them all."""

    def cut(count: int, total: int) -> None:
        monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
        monkeypatch.setattr(upkeep, "plan", functools.partial(parts.plan, most=count, largest=-(-total // count)))

    return cut
