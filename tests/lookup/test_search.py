"""`look_up` against a naive twin: an archive in memory and the index of real files, 1 to 8 parts, both directions."""

from __future__ import annotations

import functools
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lookup import made
from tests.lookup.archive import Entry, ListArchive, neighbours, write
from tests.lookup.oracle import Asked, scan, seen
from tmkit.lookup import look_up
from tmkit.lookup.archive import Archive
from tmkit.memory.index import parts, upkeep
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Code, DraftSegment, InputError

WANTED = (None, None, lambda memory: memory < "memories/d")


def asked(rng: random.Random, entries: list[Entry], declared: Any) -> Asked:
    source, target = rng.choice([("fr", "en"), ("en", "fr")])
    previous, following = neighbours(entries, rng.choice(entries), source)
    return Asked(
        source,
        target,
        rng.choice([1, 30, 50, 60, 70, 70, 70, 85, 94, 95, 98, 99, 100, 101, 102]),
        rng.choice([None, 1, 2, 5, 5]),
        rng.choice([None, previous]),
        rng.choice([None, following]),
        rng.choice([(), (), ("ph",)]),
        declared,
        rng.choice(WANTED),
    )


def compare(archive: Archive, entries: list[Entry], query: str, wish: Asked) -> int:
    segment = DraftSegment(1, query, codes=tuple((0, Code(kind)) for kind in wish.codes))
    given = {name: getattr(wish, name) for name in ("minimum", "limit", "settings", "wanted")}
    beside = {"previous": _text(wish.previous), "next": _text(wish.next)}
    found = look_up(archive, segment, wish.source, wish.target, **beside, **given)
    assert list(map(seen, found)) == scan(entries, query, wish), (query, wish)
    return len(found)


def _text(neighbour: Any) -> Any:
    return " ".join(neighbour) if isinstance(neighbour, tuple) else neighbour


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(1, 8), st.data())
def test_every_look_up_gives_what_a_full_scan_gives(seed: int, count: int, parted: int, data: Any) -> None:
    rng = random.Random(seed)
    entries = made.entries(rng, count, memories=8)
    archive = ListArchive(entries, parts=parted)
    declared = made.settings(rng)
    for _ in range(10):
        wish = asked(rng, entries, declared)
        words = data.draw(
            st.lists(st.sampled_from(["le", "comité", "n'a pas", "5", "822 (1993)", "«", "."]), max_size=5)
        )
        query = made.query(rng, entries, wish.source) if rng.random() < 0.8 else " ".join(words)
        compare(archive, entries, query, wish)


@pytest.mark.parametrize("parted", range(1, 9))
def test_the_index_gives_what_a_full_scan_gives(parted: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(parted)
    entries = made.entries(rng, 110, memories=8)
    write(tmp_path, entries)
    total = sum(path.stat().st_size for path in tmp_path.rglob("*.tmx"))
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    monkeypatch.setattr(upkeep, "plan", functools.partial(parts.plan, most=parted, largest=-(-total // parted)))
    index = MemoryIndex.open(tmp_path)
    matches = 0
    for _ in range(260):
        wish = asked(rng, entries, made.settings(rng))
        matches += compare(index, entries, made.query(rng, entries, wish.source), wish)
    assert matches > 260


def test_a_minimum_out_of_range_is_refused() -> None:
    for minimum in (0, 103):
        with pytest.raises(InputError, match="expected 1 to 102"):
            look_up(ListArchive([]), "Bonjour", "fr", "en", minimum=minimum)
