"""The best score and kind, found the short way: the same that a whole look-up gives."""

from __future__ import annotations

import functools
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lookup import made
from tests.lookup.archive import Entry, ListArchive, write
from tests.lookup.test_search import asked
from tmkit.lookup import look_up
from tmkit.lookup.archive import Archive
from tmkit.lookup.best import best_score
from tmkit.memory.index import parts, upkeep
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Code, DraftSegment, InputError


def compare(archive: Archive, query: str, wish: Any) -> str:
    segment = DraftSegment(1, query, codes=tuple((0, Code(kind)) for kind in wish.codes))
    given = {name: getattr(wish, name) for name in ("minimum", "settings", "wanted")}
    for name in ("previous", "next"):
        beside = getattr(wish, name)
        given[name] = " ".join(beside) if isinstance(beside, tuple) else beside
    whole = look_up(archive, segment, wish.source, wish.target, limit=1, **given)
    best = best_score(archive, segment, wish.source, wish.target, **given)
    assert (best and tuple(best)) == ((whole[0].score, whole[0].kind) if whole else None), (query, wish)
    return best.kind if best else ""


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(1, 8))
def test_the_same_as_a_whole_look_up(seed: int, count: int, parted: int) -> None:
    rng = random.Random(seed)
    entries = made.entries(rng, count, memories=8)
    archive = ListArchive(entries, parts=parted)
    declared = made.settings(rng)
    for _ in range(12):
        wish = asked(rng, entries, declared)
        compare(archive, made.query(rng, entries, wish.source), wish)


@pytest.mark.parametrize("parted", [1, 4])
def test_the_same_over_real_files(parted: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(parted)
    entries: list[Entry] = made.entries(rng, 110, memories=8)
    write(tmp_path, entries)
    total = sum(path.stat().st_size for path in tmp_path.rglob("*.tmx"))
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    monkeypatch.setattr(upkeep, "plan", functools.partial(parts.plan, most=parted, largest=-(-total // parted)))
    index = MemoryIndex.open(tmp_path)
    kinds = set()
    for _ in range(300):
        wish = asked(rng, entries, made.settings(rng))
        kinds.add(compare(index, made.query(rng, entries, wish.source), wish))
    assert kinds == {"", "fuzzy", "repaired", "exact", "context"}


def test_an_exact_match_is_the_only_thing_that_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = ListArchive(made.entries(random.Random(1), 30, memories=2))
    asked_for = []
    search = archive.search
    monkeypatch.setattr(archive, "search", lambda *given: asked_for.append(given[2]) or search(*given))
    unit = next(e for e in archive.entries if e.origin.status != "unreviewed")
    found = best_score(archive, unit.text("fr"), "fr", "en")
    assert found is not None
    assert (found.score, found.kind, asked_for, archive.loaded) == (100, "exact", [10_000], 0)


def test_a_minimum_out_of_range_is_refused() -> None:
    with pytest.raises(InputError, match="expected 1 to 102"):
        best_score(ListArchive([]), "Bonjour", "fr", "en", minimum=0)
